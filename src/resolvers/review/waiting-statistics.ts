import type { RequestContext } from '../../context.ts';
import { readFigures } from '../../db/read/read.ts';
import { type RawWaiting, type RawWaitingOrganization, waitingFigures } from '../../db/read/waiting-statistics.ts';
import { addMonths, compareDates, dateInShanghai, type LocalDate } from '../../rules/calendar/local-date.ts';
import type { WorkCalendar } from '../../rules/calendar/work-calendar.ts';
import { decodeGlobalId } from '../../rules/catalog/global-id.ts';
import { RequestError } from '../../rules/errors.ts';
import { seesAllStatistics } from '../../rules/permissions.ts';
import { dayCounts, figuresOf, type WaitingFigures, type WaitingKind } from '../../rules/review/waiting-statistics.ts';
import { organizationOf } from '../../rules/viewer.ts';
import type { StepKind } from '../../rules/workflow/words.ts';
import type { Asked } from '../catalog/queries.ts';

/** How many organisations are told of at most. */
export const mostOrganizations = 500;

/** The figures of one kind of step of an organisation. */
export interface KindStatistics extends WaitingFigures {
  readonly kind: StepKind;
}

/** The figures of an organisation. */
export interface WaitingStatistics extends WaitingFigures {
  readonly organization?: object | null;
  readonly byKind: readonly KindStatistics[];
}

export interface WaitingArguments {
  readonly organization?: string | null | undefined;
  readonly since?: LocalDate | null | undefined;
}

/**
 * What waits for organisations and how long it takes them: of all for the authority, the mechanism and auditors, of their own
 * for everybody else. One statement.
 *
 * @param args `organization` by global id, all that may be seen when left out; `since`, a year ago when left out
 * @returns empty for whoever may see none of it
 * @throws RequestError when `since` lies in the future or before what can be counted
 */
export async function waitingStatistics(
  context: RequestContext,
  asked: Asked<'figures'>,
  args: WaitingArguments,
): Promise<readonly WaitingStatistics[]> {
  const { calendars } = await context.policy();
  const today = dateInShanghai(context.now());
  const since = args.since ?? addMonths(today, -12);
  const earliest = addMonths(today, -12 * 20);
  if (compareDates(since, today) > 0 || compareDates(since, earliest) < 0) {
    const message = `since: must lie between ${earliest} and ${today}, is ${since}`;
    throw new RequestError('BAD_USER_INPUT', message, ['since']);
  }
  const organizationId = organizationAsked(context, args.organization);
  if (organizationId === undefined) return [];
  const question = { rows: asked.root.rows, organizationId, since, today, most: mostOrganizations };
  const days = dayCounts(calendars, countedFrom(calendars, since), today);
  const figures = waitingFigures({ ...question, days });
  const found = (await readFigures(context.db, context.viewer, asked, figures)) as readonly RawWaitingOrganization[];
  return found.map(({ groups, ...rest }) => statisticsOf(groups, rest));
}

/** Null for all; undefined where there is nothing to be seen. */
function organizationAsked({ viewer }: RequestContext, globalId: string | null | undefined): string | null | undefined {
  const own = organizationOf(viewer)?.id;
  const target = globalId == null ? null : decodeGlobalId(globalId);
  const named = target?.noun === 'Organization' ? target.id : undefined;
  if (seesAllStatistics(viewer)) return globalId == null ? null : named;
  if (globalId == null) return own;
  return named === own ? own : undefined;
}

/** Before the first calendar no day can be counted, so that nothing is gained by going further back. */
const countedFrom = (calendars: readonly WorkCalendar[], since: LocalDate): LocalDate =>
  calendars.map(({ year }) => `${String(year).padStart(4, '0')}-01-01`).reduce((a, b) => (a < b ? a : b), since);

function statisticsOf(groups: readonly RawWaiting[], rest: { organization?: object | null }): WaitingStatistics {
  const kinds = [...new Set(groups.map(({ kind }) => kind))].map((kind) =>
    kindOf(
      kind,
      groups.filter((group) => group.kind === kind),
    ),
  );
  return { ...rest, ...figuresOf(kinds), byKind: kinds.map((each) => ({ kind: each.kind, ...figuresOf([each]) })) };
}

function kindOf(kind: StepKind, groups: readonly RawWaiting[]): WaitingKind {
  const waiting = groups.filter(({ isWaiting }) => isWaiting);
  const sum = (of: (group: RawWaiting) => number) => waiting.reduce((total, group) => total + of(group), 0);
  return {
    kind,
    open: sum(({ steps }) => steps),
    overdue: sum(({ overdue }) => overdue),
    concluded: groups.filter(({ isWaiting }) => !isWaiting),
  };
}
