import { type SQL, sql } from 'drizzle-orm';
import { type DayCounts, unknownDay } from '../../rules/review/waiting-statistics.ts';
import type { StepKind } from '../../rules/workflow/words.ts';
import { concludedSteps, steps } from '../tables/steps.ts';
import type { FigureScope } from './figures.ts';
import type { Figures } from './read.ts';
import type { RootSelection } from './selection.ts';

/** Steps of one organisation and kind that are alike: all waiting, or concluded in the same number of working days. */
export interface RawWaiting {
  readonly kind: StepKind;
  readonly isWaiting: boolean;
  /** Null while they wait, and where a calendar is missing. */
  readonly days: number | null;
  readonly steps: number;
  readonly overdue: number;
  readonly returned: number;
}

/** What waits and waited for one organisation. */
export interface RawWaitingOrganization {
  readonly organization?: object | null;
  readonly groups: readonly RawWaiting[];
}

type Rows = Extract<RootSelection, { kind: 'figures' }>['rows'];

/** What is asked of the statistics. */
export interface WaitingQuestion {
  readonly rows: Rows;
  /** The one organisation they are about; null for all. */
  readonly organizationId: string | null;
  /** The first day of what was concluded, and today. */
  readonly since: string;
  readonly today: string;
  readonly days: DayCounts;
  readonly most: number;
}

/**
 * What waits for organisations, and how long what they have concluded took, in one statement. Working days are differences
 * of running sums that the calendar of the rules makes.
 */
export function waitingFigures(question: WaitingQuestion): Figures {
  const { rows, organizationId, since, today, days, most } = question;
  const organization = rows.get('organization');
  return {
    name: JSON.stringify(['waiting', organizationId === null]),
    values: [today, since, `{${days.sums.join()}}`, days.from, most, organizationId],
    write: (scope) => {
      const row = organization && scope.row(organization.noun, sql`o.organization_id`, organization.selection);
      return sql`(with sums as materialized (select ${scope.value(2)}::text::int[] as value, ${scope.value(3)}::text::date as first),
        alike as (${alikeSteps(scope, organizationId !== null)}),
        grouped as (select organization_id, kind, waiting, days, sum(steps) as steps, sum(late) as late,
          sum(steps) filter (where returned) as returned from (${countedDays()}) y group by 1, 2, 3, 4),
        ofeach as (select organization_id, sum(steps) filter (where waiting) as open, json_agg(json_build_object('kind', kind,
          'isWaiting', waiting, 'days', days, 'steps', steps, 'overdue', late, 'returned', coalesce(returned, 0))) as groups
          from grouped group by 1 order by 2 desc nulls last, 1 limit ${scope.value(4)}::text::int)
        select coalesce(json_agg(row_to_json(x)), '[]'::json) from (select o.groups ${row ? sql`, ${row} as organization` : sql``}
          from ofeach o order by o.open desc nulls last, o.organization_id) x)`;
    },
  };
}

/**
 * Steps that agree in all that is counted: what was concluded as it is kept by the days of its clock, so that days are
 * counted for those alone; of what still waits no days are counted, so it is all one whenever it began.
 */
function alikeSteps(scope: FigureScope, ofOne: boolean): SQL {
  const today = sql`${scope.value(0)}::text::date`;
  const since = sql`${scope.value(1)}::text::date`;
  const own = ofOne ? sql` and s.organization_id = ${scope.value(5)}::text::uuid` : sql``;
  return sql`select s.organization_id, s.kind, s.started_on, s.closed_on, s.pauses, false as waiting, sum(s.delta)::int as steps, 0 as late
    from ${concludedSteps} s where s.closed_on >= ${since}${own} group by 1, 2, 3, 4, 5 having sum(s.delta) <> 0
    union all select s.organization_id, s.kind, null, null, null, true, count(*)::int,
      (count(*) filter (where s.status = 'open' and s.due_on < ${today}))::int
    from ${steps} s where s.status in ('open', 'paused')${own} group by 1, 2`;
}

/**
 * The working days of each of them: a difference of running sums, less that of every stretch in which the clock stood still.
 * `offset 0` keeps what was counted as a value; the planner would write the expression wherever it is named, and count twice.
 */
function countedDays(): SQL {
  const sumOn = (day: SQL): SQL => sql`((select value from sums))[${day} - (select first from sums) + 1]`;
  const paused = sql`(select coalesce(sum(${sumOn(sql`coalesce(q."to", x.closed_on)`)} - ${sumOn(sql`q."from"`)}), 0)::int
    from jsonb_to_recordset(x.pauses) as q("from" date, "to" date))`;
  const used = sql`${sumOn(sql`x.closed_on`)} - ${sumOn(sql`x.started_on`)}
    - case when x.pauses is null then 0 else ${paused} end`;
  return sql`select z.*, case when z.used < ${sql.raw(String(unknownDay))} then z.used end as days
    from (select x.organization_id, x.kind, x.waiting, x.steps, x.late, x.pauses is not null as returned,
      case when x.waiting then null else ${used} end as used from alike x offset 0) z`;
}
