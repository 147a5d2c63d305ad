import type { ScenarioContent } from '../scenario/content.ts';
import { canonicalText } from './canonical.ts';
import type { ApplicationContent, Paper } from './content.ts';
import { type ListDifference, type ListLine, lineName } from './list.ts';

/** What exactly changed from one submission to the next, as it is kept with the later one. */
export interface SubmissionChanges {
  /** Texts, term and declarations, by the names of the contract. */
  readonly fields: readonly { readonly field: string; readonly from: unknown; readonly to: unknown }[];
  readonly papers: {
    readonly added: readonly Paper[];
    readonly removed: readonly Paper[];
  };
  /** Fields of the scenario that changed, such as `description`. */
  readonly scenario: readonly string[];
  readonly list: {
    readonly added: readonly string[];
    readonly removed: readonly string[];
    readonly changed: readonly { readonly line: string; readonly fields: readonly string[] }[];
  };
}

/** What two submissions are compared by. */
export interface Compared {
  readonly content: ApplicationContent;
  readonly scenario: ScenarioContent;
}

const fields = [
  'statement',
  'securityPlan',
  'technicalPlan',
  'expectedBenefits',
  'termMonths',
  'trialMonths',
  'applicant',
] as const satisfies readonly (keyof ApplicationContent)[];

/** The mapping is compared line by line; this is what else a scenario says. */
const scenarioFields = ['title', 'description', 'jurisdiction', 'domains', 'needs'] as const;

/**
 * Compares a submission with the one before. A paper with another digest is another paper: it shows as one that went and
 * one that came.
 */
export function submissionChanges(
  before: Compared,
  after: Compared,
  list: ListDifference<ListLine>,
): SubmissionChanges {
  const differs = (a: unknown, b: unknown): boolean => canonicalText(a) !== canonicalText(b);
  const papersOf = ({ papers }: ApplicationContent) => new Map(papers.map((paper) => [paper.key, paper]));
  const [was, is] = [papersOf(before.content), papersOf(after.content)];
  const needs = ({ needs: all }: ScenarioContent) => all.map(({ matches: _matches, ...need }) => need);
  const said = (content: ScenarioContent) => ({ ...content, needs: needs(content) });
  const [scenarioBefore, scenarioAfter] = [said(before.scenario), said(after.scenario)];
  return {
    fields: fields
      .filter((field) => differs(before.content[field], after.content[field]))
      .map((field) => ({ field, from: before.content[field], to: after.content[field] })),
    papers: {
      added: [...is.values()].filter(({ key }) => !was.has(key)),
      removed: [...was.values()].filter(({ key }) => !is.has(key)),
    },
    scenario: scenarioFields.filter((field) => differs(scenarioBefore[field], scenarioAfter[field])),
    list: {
      added: list.added.map(lineName),
      removed: list.removed.map(lineName),
      changed: list.changed.map(({ from, to }) => ({ line: lineName(to), fields: lineFields(from, to) })),
    },
  };
}

const lineFields = (from: ListLine, to: ListLine): string[] =>
  (['grade', 'providerId', 'isProvincialReturn', 'needTitle', 'justification'] as const).filter(
    (field) => from[field] !== to[field],
  );

/** Whether the scenario review has to be made anew: the list, or what the scenario says, is another. */
export const changesScenario = ({ scenario, list }: SubmissionChanges): boolean =>
  scenario.length > 0 || list.added.length > 0 || list.removed.length > 0 || list.changed.length > 0;

/** Whether the emergency plan is another. */
export const changesEmergencyPlan = ({ papers }: SubmissionChanges): boolean =>
  [...papers.added, ...papers.removed].some(({ kind }) => kind === 'emergency_plan');
