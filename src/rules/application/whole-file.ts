import type { LocalDate } from '../calendar/local-date.ts';
import { type Provision, provisionsInForce } from '../policy/provision.ts';
import { bindingValue } from '../policy/settlement.ts';
import type { Clock } from '../workflow/clock.ts';

/** An organisation or a thing, as a file names it; null where its reader may not see it, or there is none. */
export interface Named {
  readonly code: string;
  readonly name: string;
}

/** What somebody says of one line of the list. */
export interface FiledConsent {
  readonly organization: Named | null;
  readonly state: string;
  readonly reason: string | null;
  readonly answeredAt: string | null;
}

/** A line of the list. */
export interface FiledItem {
  readonly position: number;
  readonly resourceCode: string;
  readonly resourceTitle: string;
  readonly itemName: string | null;
  readonly grade: string;
  readonly isProvincialReturn: boolean;
  readonly needTitle: string;
  readonly justification: string;
  readonly addedIn: number;
  readonly removedIn: number | null;
  readonly provider: Named | null;
  readonly consents: readonly FiledConsent[];
}

/** An expert's part in a step of advice. */
export interface FiledAdvice {
  readonly expert: string | null;
  readonly state: string;
  readonly recommendation: string | null;
  readonly advice: string | null;
  readonly conflictReason: string | null;
}

/** A step, with its opinion and its clock on the day of the export. */
export interface FiledStep {
  readonly kind: string;
  readonly status: string;
  readonly outcome: string | null;
  readonly organization: Named | null;
  readonly opinion: string | null;
  readonly note: string | null;
  readonly cause: unknown;
  readonly submission: number;
  readonly openedAt: string;
  readonly closedAt: string | null;
  readonly concludedBy: string | null;
  /** Code of the earlier review that stands in for it. */
  readonly citedReview: string | null;
  /** Code of the provision that fixes its time, or `notice`. */
  readonly limitSource: string | null;
  readonly clock: Clock;
  readonly advice: readonly FiledAdvice[];
}

/** What was handed in. */
export interface FiledSubmission {
  readonly number: number;
  readonly submittedAt: string;
  readonly submittedBy: string | null;
  readonly digest: string;
  readonly content: unknown;
}

/** Something that has happened to the application or to one of its steps. */
export interface FiledEvent {
  readonly sequence: number;
  readonly type: string;
  readonly occurredAt: string;
  readonly actor: string | null;
  readonly organization: Named | null;
  readonly data: unknown;
  readonly changes: unknown;
  readonly reason: string | null;
}

/** A provision that the file rests on, in its own words. */
export type QuotedProvision = Pick<
  Provision,
  'code' | 'title' | 'document' | 'documentNumber' | 'article' | 'quotation' | 'url' | 'layer' | 'mark'
>;

/** Name and version of the form of {@link WholeFile}. */
export const wholeFileForm = 'scenario-operation-file/1';

/** The whole file of an application as one document, as far as its reader may see it. */
export interface WholeFile {
  readonly form: typeof wholeFileForm;
  readonly exportedAt: string;
  /** The legal day of the export, on which its clocks are read. */
  readonly exportedOn: LocalDate;
  readonly application: {
    readonly id: string;
    readonly code: string;
    readonly kind: string;
    readonly status: string;
    readonly submission: number;
    readonly createdAt: string;
    readonly submittedAt: string | null;
    readonly acceptedAt: string | null;
    readonly updatedAt: string;
    readonly revision: number;
    readonly content: unknown;
  };
  readonly applicant: Named | null;
  readonly notice: Named | null;
  readonly scenario: (Named & { readonly description: string }) | null;
  readonly citedScenario: Named | null;
  /** The agreement it follows on or changes. */
  readonly renews: Named | null;
  readonly round: Named | null;
  readonly list: readonly FiledItem[];
  /** Papers and findings of the last submission; of the draft before the first. */
  readonly papers: readonly unknown[];
  readonly findings: readonly unknown[];
  readonly submissions: readonly FiledSubmission[];
  readonly steps: readonly FiledStep[];
  readonly decision: {
    readonly decidedAt: string;
    readonly isGranted: boolean;
    readonly decidedFor: Named | null;
    readonly reason: string | null;
  } | null;
  readonly result: Readonly<Record<string, unknown>> | null;
  readonly agreement: Readonly<Record<string, unknown>> | null;
  readonly provisions: readonly QuotedProvision[];
  readonly history: readonly FiledEvent[];
}

/** Parameters of the law that every application is reviewed under, in the order of the procedure. */
const groundsOfReview = [
  'notice.content',
  'application.reviewed_by',
  'application.required_reviews',
  'review.basic_security.validity',
  'review.technical_security.validity',
  'review.scenario.unit',
  'operation.requires',
  'demand.provincial_return.consents',
  'authorisation.decided_by',
  'result.published',
  'result.filed_with',
  'agreement.term',
  'agreement.content',
  'renewal.lead_time',
] as const;

/**
 * The provisions that a file rests on, on a day: those that bind for its review, and those that its parts cite.
 *
 * @param provisions approved versions, in the order of their approval
 * @param grounds parameters of the law that it is reviewed under, in the order of the procedure
 * @param cited codes that steps and findings name; unknown ones are left out
 * @returns each once, with its own words
 */
export function quotedProvisions(
  provisions: readonly Provision[],
  on: LocalDate,
  cited: ReadonlySet<string>,
  grounds: readonly string[] = groundsOfReview,
): QuotedProvision[] {
  const binding = grounds.flatMap((parameter) => bindingValue(provisions, parameter, on)?.provisions ?? []);
  const named = provisionsInForce(provisions, on).filter(({ code }) => cited.has(code));
  const once = new Map([...binding, ...named].map((provision) => [provision.code, provision]));
  return [...once.values()].map(
    ({ code, title, document, documentNumber, article, quotation, url, layer, mark }): QuotedProvision => ({
      ...{ code, title, document, documentNumber, article },
      ...{ quotation, url, layer, mark },
    }),
  );
}

/** Codes of provisions that stand anywhere in a value under the name `provision`. */
export function citedIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(citedIn);
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, part]) =>
    key === 'provision' && typeof part === 'string' ? [part] : citedIn(part),
  );
}
