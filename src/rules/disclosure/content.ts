import type { ProductStatus, ProductType, UseClass } from '../vocabulary.ts';
import type { FeeForm } from '../workflow/registry-words.ts';
import type { AgreementStatus } from '../workflow/words.ts';

/** A body that a disclosure names. */
export interface DisclosedBody {
  readonly code: string;
  readonly name: string;
  readonly unifiedSocialCreditCode: string | null;
}

/** Whom, what, scope and term (27号 art. 18): an agreement that ran on any day of the year. */
export interface DisclosedAuthorisation {
  readonly code: string;
  readonly operator: DisclosedBody;
  readonly scenario: { readonly code: string; readonly title: string };
  readonly domains: readonly string[];
  readonly status: AgreementStatus;
  readonly startsOn: string;
  readonly expiresOn: string;
  readonly endedOn: string | null;
  /** How many resources its list names. */
  readonly resources: number;
}

/** A resource that an operator has obtained: items made available inside the platform by the end of the year. */
export interface DisclosedResource {
  readonly code: string;
  readonly title: string;
  readonly provider: string;
  readonly agreement: string;
  /** How many of its items. */
  readonly items: number;
}

/** A price as it is published (65号 五). */
export interface DisclosedPrice {
  readonly form: FeeForm;
  readonly unit: string;
  readonly amountFen: number;
  readonly startsOn: string;
  readonly endsOn: string | null;
}

/** A product or service that passed its review by the end of the year, with its prices of the year. */
export interface DisclosedProduct {
  readonly code: string;
  readonly name: string;
  readonly type: ProductType;
  readonly useClass: UseClass;
  readonly status: ProductStatus;
  readonly operator: string;
  readonly agreement: string;
  readonly ceilings: readonly (DisclosedPrice & { readonly isTrial: boolean })[];
  readonly fees: readonly DisclosedPrice[];
}

/** What an implementing body and its operators disclose about a year (27号 arts 18–19; the notice of 2026-02-10). */
export interface DisclosureContent {
  readonly year: number;
  readonly implementingBody: DisclosedBody;
  readonly authorisations: readonly DisclosedAuthorisation[];
  readonly resources: readonly DisclosedResource[];
  readonly products: readonly DisclosedProduct[];
}
