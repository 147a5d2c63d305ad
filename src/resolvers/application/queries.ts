import type { RequestContext } from '../../context.ts';
import { readApplicationFacts } from '../../db/stores/application-facts.ts';
import { applicationRows } from '../../db/stores/application-rows.ts';
import type { ListTotals, WaitingStep } from '../../rules/application/figures.ts';
import { filingActions, judgeFiling, submissionFindings } from '../../rules/application/judge.ts';
import { type AvailableAction, availableActions } from '../../rules/available-action.ts';
import { dateInShanghai, type LocalDate } from '../../rules/calendar/local-date.ts';
import { decodeGlobalId } from '../../rules/catalog/global-id.ts';
import { type Finding, failing } from '../../rules/finding.ts';
import { type Action, denialOf, mayRead } from '../../rules/permissions.ts';
import { rolesOf, type Viewer } from '../../rules/viewer.ts';
import { grantAvailableActions } from '../result/queries.ts';
import { fileAvailableActions } from '../review/queries.ts';
import { applicationReadFacts, filingPermission } from './application-workflow.ts';

/** What handing an application in would be told today. */
export interface ApplicationCheck {
  readonly mayBeSubmitted: boolean;
  readonly checkedOn: LocalDate;
  /** What every rule found, those that are met among it. */
  readonly findings: readonly Finding[];
}

/**
 * Looks at an application as `submitApplication` would, and changes nothing.
 *
 * @param globalId of the application
 * @returns null when there is none that the viewer may see
 */
export async function checkApplication(context: RequestContext, globalId: string): Promise<ApplicationCheck | null> {
  const { viewer, db } = context;
  const decoded = decodeGlobalId(globalId);
  if (decoded?.noun !== 'Application') return null;
  const [row] = await applicationRows(db, [decoded.id], viewer);
  if (row === undefined || !mayRead(viewer, 'Application', applicationReadFacts(row))) return null;
  const facts = (await readApplicationFacts(db, [row.id])).get(row.id);
  if (facts === undefined) return null;
  const { provisions } = await context.policy();
  const checkedOn = dateInShanghai(context.now());
  const findings = judgeFiling('submitApplication', row.status, () => submissionFindings(facts, provisions, checkedOn));
  return { mayBeSubmitted: failing(findings).length === 0, checkedOn, findings };
}

/**
 * What the caller may do now with an application, by its uuid: everything of its life cycle, from the filing of it by its
 * review to its publication and its agreement.
 */
export async function applicationAvailableActions(
  context: RequestContext,
  id: string,
): Promise<readonly AvailableAction[]> {
  const parts = await Promise.all([
    filingAvailableActions(context, id),
    fileAvailableActions(context, id),
    grantAvailableActions(context, id),
  ]);
  return parts.flat();
}

/** The part of its applicant, and of the authority up to the opening of its reviews. */
async function filingAvailableActions(context: RequestContext, id: string): Promise<readonly AvailableAction[]> {
  const { viewer, loaders } = context;
  if (viewer.kind !== 'person' && viewer.kind !== 'service') return [];
  const row = await loaders.applications.rows.load(id);
  if (row === null) return [];
  const permission = filingPermission(row);
  const mayHandIn = denialOf(viewer, 'submitApplication', permission) === null;
  const [facts, waiting, { provisions }] = await Promise.all([
    mayHandIn ? loaders.applications.facts.load(id) : null,
    loaders.applications.waiting.load(id),
    context.policy(),
  ]);
  const today = dateInShanghai(context.now());
  return availableActions(
    viewer,
    filingActions,
    permission,
    (action) =>
      judgeFiling(action as (typeof filingActions)[number], row.status, () =>
        facts === null ? [] : submissionFindings(facts, provisions, today),
      ),
    (action) => deadlineOf(action, waiting ?? [], row.submission === 0 ? (facts?.notice.closesOn ?? null) : null),
  );
}

/** The last day of the step that an action concludes; of the notice for what was never handed in. */
function deadlineOf(action: Action, waiting: readonly WaitingStep[], closesOn: LocalDate | null): LocalDate | null {
  if (action === 'submitApplication' && closesOn !== null) return closesOn;
  const kind = { acceptApplication: 'acceptance', submitApplication: 'supplement' }[action as string];
  return waiting.find((step) => step.kind === kind)?.dueOn ?? null;
}

/** What waits in an application, for whom, since when and until when. */
export async function applicationWaiting({ loaders }: RequestContext, id: string): Promise<readonly WaitingStep[]> {
  return (await loaders.applications.waiting.load(id)) ?? [];
}

const emptyList: ListTotals = {
  itemCount: 0,
  resourceCount: 0,
  providerCount: 0,
  provincialReturnCount: 0,
  byGrade: [],
};

/** What is on the list of an application now, in figures. */
export async function applicationList({ loaders }: RequestContext, id: string): Promise<ListTotals> {
  return (await loaders.applications.totals.load(id)) ?? emptyList;
}

const deciding: readonly string[] = ['authority_officer', 'mechanism_member', 'auditor'];

const decides = (viewer: Viewer): boolean =>
  viewer.kind === 'system' || rolesOf(viewer).some((role) => deciding.includes(role));

/** What the rules said when an application was last handed in; null for those who do not decide, and before. */
export async function applicationFindings(context: RequestContext, id: string): Promise<readonly Finding[] | null> {
  if (!decides(context.viewer)) return null;
  return (await context.loaders.applications.lastSubmissions.load(id))?.findings ?? null;
}
