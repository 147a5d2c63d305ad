import type { PaperKind } from '../workflow/words.ts';
import type { ApplicantKind, DeclaredCondition } from './words.ts';

/** A paper that comes with an application: described here, kept elsewhere. */
export interface Paper {
  /** Given once, by which changes name it. */
  readonly key: string;
  readonly kind: PaperKind;
  readonly title: string;
  /** SHA-256 of the file, in hexadecimal. */
  readonly digest: string;
  /** Bytes. */
  readonly size: number;
  readonly mediaType: string;
  /** Where the file is kept, in words or as an address; never fetched. */
  readonly location: string;
}

/** What an applicant declares of itself: only what 27号 art. 12 and the provincial conditions (浙政办发〔2023〕44号) name. */
export interface DeclaredFacts {
  readonly kind: ApplicantKind | null;
  /** Whole years without an incident of network or data security up to now. */
  readonly incidentFreeYears: number | null;
  /** How each condition is met, by condition; what is not there was not declared. */
  readonly conditions: Readonly<Partial<Record<DeclaredCondition, string>>>;
}

/** Everything that an applicant writes, but for what it applies for. An empty text says nothing yet. */
export interface ApplicationContent {
  /** What it is for (申请目的). */
  readonly statement: string;
  readonly securityPlan: string;
  readonly technicalPlan: string;
  readonly expectedBenefits: string;
  /** Term asked for, in months; null for what the rules give. */
  readonly termMonths: number | null;
  /** Trial (试运营) asked for, in months; null for none. */
  readonly trialMonths: number | null;
  readonly applicant: DeclaredFacts;
  readonly papers: readonly Paper[];
}

/** Bounds of what is stored; beyond them an input is refused. */
export const applicationBounds = {
  text: 20_000,
  months: 600,
  years: 200,
  papers: 50,
  paperTitle: 300,
  paperSize: 2_000_000_000,
  location: 1000,
  mediaType: 200,
  condition: 4000,
} as const;

/** What a draft starts from: nothing is claimed that nobody has said. */
export const emptyApplication: ApplicationContent = {
  statement: '',
  securityPlan: '',
  technicalPlan: '',
  expectedBenefits: '',
  termMonths: null,
  trialMonths: null,
  applicant: { kind: null, incidentFreeYears: null, conditions: {} },
  papers: [],
};

type Cleared<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** A change of a content: absent keeps; texts are cleared by an empty one, the rest by null; papers come and go one by one. */
export type ApplicationPatch = Cleared<Omit<ApplicationContent, 'applicant' | 'papers'>> & {
  readonly applicant?:
    | (Cleared<Omit<DeclaredFacts, 'conditions'>> & {
        /** An empty text takes a declaration back. */
        readonly conditions?: Readonly<Partial<Record<DeclaredCondition, string>>> | undefined;
      })
    | undefined;
  readonly papers?: { readonly remove: readonly string[]; readonly add: readonly Omit<Paper, 'key'>[] } | undefined;
};

/** The content that came of a change, or what is wrong with the change. */
export type PatchedApplication =
  | { readonly content: ApplicationContent }
  | { readonly fault: 'paper_unknown' | 'too_many_papers'; readonly name: string };

/**
 * Applies a change to a content.
 *
 * @param newKey makes the key of a paper that is added
 */
export function patchApplication(
  content: ApplicationContent,
  patch: ApplicationPatch,
  newKey: () => string,
): PatchedApplication {
  const { applicant, papers, ...rest } = patch;
  const known = new Set(content.papers.map(({ key }) => key));
  const unknown = papers?.remove.find((key) => !known.has(key));
  if (unknown !== undefined) return { fault: 'paper_unknown', name: unknown };
  const kept = content.papers.filter(({ key }) => !papers?.remove.includes(key));
  const all = [...kept, ...(papers?.add ?? []).map((paper) => ({ key: newKey(), ...paper }))];
  if (all.length > applicationBounds.papers) return { fault: 'too_many_papers', name: String(all.length) };
  return {
    content: { ...content, ...defined(rest), applicant: declared(content.applicant, applicant ?? {}), papers: all },
  };
}

function declared(before: DeclaredFacts, patch: NonNullable<ApplicationPatch['applicant']>): DeclaredFacts {
  const { conditions, ...rest } = patch;
  const all = Object.entries({ ...before.conditions, ...conditions }).filter(([, text]) => text !== '');
  return { ...before, ...defined(rest), conditions: Object.fromEntries(all) };
}

const defined = (fields: object): object =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
