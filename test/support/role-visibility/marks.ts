import type { Role } from '../../../src/rules/vocabulary.ts';

const reviewers = ['authority_officer', 'mechanism_member', 'auditor'] as const;

/**
 * Who sees what, acting for an organisation that has no part in it; `anonymous` and all others see none of it. Written from
 * the tables of docs/reference/permissions.md, noun by noun and field by field.
 */
const seenBy = {
  // What is being written is its steward's; administrators meet it in the events, which they keep.
  draft: ['auditor', 'administrator'],
  scenario: ['auditor', 'administrator'],
  handedIn: [...reviewers, 'administrator'],
  revision: ['auditor', 'administrator'],
  reason: [...reviewers, 'administrator'],
  name: ['auditor', 'administrator'],
  email: ['auditor', 'administrator'],
  message: ['authority_officer', 'auditor'],
  account: ['auditor', 'administrator'],
  provision: ['auditor', 'administrator'],
  file: ['authority_officer', 'auditor', 'administrator'],
  refusal: ['authority_officer', 'auditor', 'administrator'],
  imported: [...reviewers, 'administrator'],
  plan: ['auditor', 'administrator'],
  deliberated: ['mechanism_member', 'auditor', 'administrator'],
  notice: ['auditor', 'administrator'],
  webhook: ['auditor', 'administrator'],
  webhookAnswer: ['auditor', 'administrator'],
  // Its keeper's, and its reader's organisation's, alone.
  search: [],
  told: [],
  // What is not handed in is its registrant's; who objects, and by what evidence, is known to those who answer.
  registration: ['auditor'],
  objection: ['authority_officer', 'auditor'],
  evidence: ['auditor'],
  // What is to be corrected is between whoever asks, the registrant and the registrar.
  correctionRequest: ['authority_officer', 'auditor'],
  correctionEvidence: ['authority_officer', 'auditor'],
  correctionAnswer: ['authority_officer', 'auditor'],
  // Of what is registered, the papers and what was said of them are between registrant and registrar.
  registrationPaper: ['authority_officer', 'auditor'],
  registrationDecision: ['authority_officer', 'auditor'],
  registrationDelay: ['authority_officer', 'auditor'],
  // A file is its applicant's until it was handed in; from then on it is known to those who review and decide.
  applicationDraft: ['auditor'],
  draftItem: ['auditor'],
  application: reviewers,
  submission: reviewers,
  item: reviewers,
  decision: reviewers,
  round: reviewers,
  // What was said in the events as well, which administrators keep.
  returned: [...reviewers, 'administrator'],
  opinion: reviewers,
  note: reviewers,
  consent: reviewers,
  entityReview: reviewers,
  advice: reviewers,
  conflict: reviewers,
  resultObjection: reviewers,
  resultEvidence: reviewers,
  objectionAnswer: reviewers,
  // That there is an agreement in force is public; what the parties have agreed on is not.
  agreementDraft: reviewers,
  agreement: reviewers,
  abandoned: reviewers,
  inspection: reviewers,
  rectification: reviewers,
  rectified: reviewers,
  // Every demand that is handed in goes through the province; the platform delivers what was granted.
  demandDraft: ['auditor'],
  demand: [...reviewers, 'provincial_authority'],
  demandItem: [...reviewers, 'provincial_authority'],
  demandRefusal: [...reviewers, 'provincial_authority'],
  demandConsent: reviewers,
  delivery: [...reviewers, 'provincial_authority', 'platform_operator'],
  // What is not public of products is known to the authority once it was handed in, and to who gives an opinion.
  productDraft: ['auditor'],
  product: ['authority_officer', 'auditor'],
  specification: ['authority_officer', 'auditor'],
  versionDraft: ['auditor'],
  version: ['authority_officer', 'auditor'],
  changeNote: ['authority_officer', 'auditor'],
  productDecision: ['authority_officer', 'auditor'],
  productOpinion: reviewers,
  trade: ['authority_officer', 'auditor'],
  listingAsked: reviewers,
  listingRefused: reviewers,
  listingReason: reviewers,
  // Ceilings and fees are as public as their product; what may be and was earned is between the operator and the authorities.
  ceiling: ['authority_officer', 'auditor'],
  fee: ['authority_officer', 'auditor'],
  permittedRevenue: [...reviewers, 'price_authority'],
  revenueReport: [...reviewers, 'price_authority'],
} as const satisfies Readonly<Record<string, readonly Role[]>>;

export type Mark = keyof typeof seenBy;
export const everyMark = Object.keys(seenBy) as Mark[];

const audienceOf = (mark: Mark): string => [...seenBy[mark]].sort().join();
const audiences = [...new Set(everyMark.map(audienceOf))];
/** What the texts of all marks with the same audience begin with. */
const beginningOf = (mark: Mark): string => `ZQ${String.fromCharCode(65 + audiences.indexOf(audienceOf(mark)))}`;

/** What every mark begins with. */
export const ANY_MARK = 'ZQ';

const textOf = (mark: Mark): string => `${beginningOf(mark)}${mark.toUpperCase()}Z`;

/** Texts that stand in nothing but the rows they are named after. */
export const marks = {
  ...(Object.fromEntries(everyMark.map((mark) => [mark, textOf(mark)])) as Record<Mark, string>),
  email: `${textOf('email').toLowerCase()}@example.org`,
};

/** What none of some roles is to see; everything for those who have none. */
export const hiddenFrom = (some: readonly Role[]): Mark[] =>
  everyMark.filter((mark) => !some.some((role) => (seenBy[mark] as readonly Role[]).includes(role)));

/** The fewest texts by which all of that is looked for, and nothing else. */
export function textsHiddenFrom(some: readonly Role[]): string[] {
  const hidden = hiddenFrom(some);
  return hidden.length === everyMark.length ? [ANY_MARK] : [...new Set(hidden.map(beginningOf))];
}

/** The marks that stand in a text. */
export const marksIn = (text: string): Mark[] => everyMark.filter((mark) => text.includes(marks[mark]));
