import type { LocalDate } from '../calendar/local-date.ts';
import type { SensitivityGrade } from '../vocabulary.ts';
import type { DemandStatus } from '../workflow/registry-words.ts';
import type { AgreementStatus } from '../workflow/words.ts';
import type { ProductContent } from './content.ts';

/** The agreement a product is made under, as the rules look at it. */
export interface ProductAgreement {
  readonly id: string;
  readonly code: string;
  readonly status: AgreementStatus;
  readonly startsOn: LocalDate;
  readonly expiresOn: LocalDate;
  readonly trialStartsOn: LocalDate | null;
  readonly operatorId: string;
  readonly authorityId: string;
  readonly scenarioId: string;
}

/** An item of a data demand that a product names as an input, with what is known of it today. */
export interface InputFacts {
  readonly demandItemId: string;
  readonly demandCode: string;
  readonly demandStatus: DemandStatus;
  readonly demandEndsOn: LocalDate;
  /** The agreement it was asked for under. */
  readonly agreement: Pick<ProductAgreement, 'id' | 'code' | 'status' | 'expiresOn'>;
  readonly isDelivered: boolean;
  readonly resourceCode: string;
  readonly itemName: string | null;
  /** Names of what it holds: its own, or of all items of the resource where it is the resource as a whole. */
  readonly itemNames: readonly string[];
  /** The highest that it had or has: a higher grade than when it was asked for counts. */
  readonly grade: SensitivityGrade;
  /** Whether its resource was withdrawn or is 禁止开放: nothing may be made from it any more. */
  readonly isClosed: boolean;
  /** Whether its resource is open to everyone (无条件开放). */
  readonly isOpen: boolean;
}

/** Everything that decides whether what a version says may be approved. */
export interface ProductFacts {
  readonly agreement: ProductAgreement;
  readonly content: ProductContent;
  /** Those of its inputs that the operator has asked for; what was given to others is not known here. */
  readonly inputs: readonly InputFacts[];
  /** Public codes of other products of the operator, made from the same items, that were delivered already. */
  readonly deliveredBefore: readonly string[];
}

/** What was said of a version by those who are asked. */
export interface Opinions {
  /** Public codes of organisations whose opinion is waited for. */
  readonly waiting: readonly string[];
  /** Those that oppose it. */
  readonly opposed: readonly string[];
}
