import type { CatalogStatus, ProposalState } from '../vocabulary.ts';

/**
 * The life of a resource or a scenario, as a table. Its stage is its state in the catalog together with the revision that
 * is proposed for it, if any: readers see the state, the steward and the reviewers both.
 */
export type Stage =
  | 'draft'
  | 'submitted'
  | 'published'
  | 'published_revised'
  | 'published_resubmitted'
  | 'suspended'
  | 'suspended_revised'
  | 'suspended_resubmitted'
  | 'withdrawn';

/** What can be done with it. */
export type Verb = 'revise' | 'discard' | 'submit' | 'return' | 'publish' | 'suspend' | 'resume' | 'withdraw';

const stages: Readonly<Record<Stage, { readonly status: CatalogStatus; readonly proposal: ProposalState | null }>> = {
  draft: { status: 'draft', proposal: null },
  submitted: { status: 'submitted', proposal: null },
  published: { status: 'published', proposal: null },
  published_revised: { status: 'published', proposal: 'draft' },
  published_resubmitted: { status: 'published', proposal: 'submitted' },
  suspended: { status: 'suspended', proposal: null },
  suspended_revised: { status: 'suspended', proposal: 'draft' },
  suspended_resubmitted: { status: 'suspended', proposal: 'submitted' },
  withdrawn: { status: 'withdrawn', proposal: null },
};

/** Every stage there is. */
export const allStages = Object.keys(stages) as Stage[];

/**
 * Where each verb leads from each stage; what is not here is refused. What is under review is changed by nobody: it must
 * be returned first. Publishing the revision of something suspended brings it back.
 */
export const lifecycle: Readonly<Record<Verb, Readonly<Partial<Record<Stage, Stage>>>>> = {
  revise: {
    draft: 'draft',
    published: 'published_revised',
    published_revised: 'published_revised',
    suspended: 'suspended_revised',
    suspended_revised: 'suspended_revised',
  },
  discard: { published_revised: 'published', suspended_revised: 'suspended' },
  submit: {
    draft: 'submitted',
    published_revised: 'published_resubmitted',
    suspended_revised: 'suspended_resubmitted',
  },
  return: {
    submitted: 'draft',
    published_resubmitted: 'published_revised',
    suspended_resubmitted: 'suspended_revised',
  },
  publish: { submitted: 'published', published_resubmitted: 'published', suspended_resubmitted: 'published' },
  suspend: {
    published: 'suspended',
    published_revised: 'suspended_revised',
    published_resubmitted: 'suspended_resubmitted',
  },
  resume: {
    suspended: 'published',
    suspended_revised: 'published_revised',
    suspended_resubmitted: 'published_resubmitted',
  },
  withdraw: {
    draft: 'withdrawn',
    submitted: 'withdrawn',
    published: 'withdrawn',
    published_revised: 'withdrawn',
    published_resubmitted: 'withdrawn',
    suspended: 'withdrawn',
    suspended_revised: 'withdrawn',
    suspended_resubmitted: 'withdrawn',
  },
};

/**
 * The stage of a row.
 *
 * @param status its state in the catalog
 * @param proposal the state of the revision proposed for it; null when there is none
 * @throws for a pair that the service never writes
 */
export function stageOf(status: CatalogStatus, proposal: ProposalState | null): Stage {
  const found = allStages.find((stage) => stages[stage].status === status && stages[stage].proposal === proposal);
  if (found === undefined) throw new Error(`no stage has the state ${status} and the proposal ${proposal}`);
  return found;
}

/** What a stage means for the rows: the state in the catalog, and the state of the proposed revision. */
export const partsOf = (stage: Stage): (typeof stages)[Stage] => stages[stage];

/** Nouns with this life. */
export type LivingNoun = 'Resource' | 'Scenario';

/** Whether a noun has a stage: a scenario, which hands out no data, is never suspended. */
const hasStage = (noun: LivingNoun, stage: Stage): boolean =>
  noun === 'Resource' || stages[stage].status !== 'suspended';

/** Where a verb leads; null where it is refused. */
export function after(stage: Stage, verb: Verb, noun: LivingNoun = 'Resource'): Stage | null {
  const to = hasStage(noun, stage) ? lifecycle[verb][stage] : undefined;
  return to !== undefined && hasStage(noun, to) ? to : null;
}

/** The stages from which a verb leads somewhere. */
export const stagesAllowing = (verb: Verb, noun: LivingNoun = 'Resource'): readonly Stage[] =>
  allStages.filter((stage) => after(stage, verb, noun) !== null);
