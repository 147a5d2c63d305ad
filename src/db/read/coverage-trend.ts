import { type SQL, sql } from 'drizzle-orm';
import type { Month } from '../../rules/analysis/months.ts';
import { resources } from '../tables/resources.ts';
import { needMatches } from '../tables/scenarios.ts';
import { asOf } from './as-of.ts';
import { madeResources, usedResources } from './coverage.ts';
import type { FigureScope } from './figures.ts';
import type { BoundNoun } from './noun.ts';
import type { Figures } from './read.ts';

/** Which figures of a month are asked for. */
export interface TrendParts {
  readonly used: boolean;
  readonly productised: boolean;
  readonly demand: boolean;
  readonly changes: boolean;
}

/** One month as it was counted, at its end. */
export interface RawMonth {
  readonly supply: number;
  readonly used: number;
  readonly productised: number;
  readonly listed: number;
  readonly demand: number;
  readonly met: number;
  readonly added: number;
  readonly removed: number;
}

/**
 * The figures of each month at its end: the rows of then, by the same conditions as any other read. The tables of an
 * instant stand inside a lateral part, so one statement reads as of as many instants as there are months.
 *
 * @param filtersAt place of the filter of resources among the inputs; that of needs follows
 */
export function trendFigures(months: readonly Month[], parts: TrendParts, filtersAt: number): Figures {
  const ends = months.map((month) => month.asOf ?? 'infinity');
  return {
    name: JSON.stringify(['trend', parts, filtersAt]),
    values: [`{${months.map(({ before }) => before).join()}}`, `{${ends.join()}}`],
    readsPast: true,
    settled: months.findLast((month) => month.asOf !== null)?.asOf ?? months[0]?.before ?? null,
    write: (scope) => trend(scope, parts, filtersAt),
  };
}

function trend(scope: FigureScope, parts: TrendParts, filtersAt: number): SQL {
  const list = (value: number): SQL => sql`${scope.value(value)}::text::timestamptz[]`;
  const at = sql`m.at`;
  const before = sql`m.before`;
  const supply = (): SQL => supplyOf(scope, parts, filtersAt);
  const demand = (): SQL => (parts.demand ? demandOf(scope, filtersAt + 1) : sql`select 0 as demand, 0 as met`);
  const none = sql`select 0 as added, 0 as removed`;
  return sql`select coalesce(json_agg(row_to_json(x) order by x.place), '[]'::json) from (
    select m.place, s.*, d.*, c.* from unnest(${list(0)}, ${list(1)}) with ordinality as m(before, at, place)
    cross join lateral (${then(supply(), at)}) s cross join lateral (${parts.demand ? then(demand(), at) : demand()}) d
    cross join lateral (${parts.changes ? changesOf(scope, filtersAt, before, at) : none}) c) x`;
}

const then = (statement: SQL, instant: SQL): SQL => asOf(statement, instant);

function supplyOf(scope: FigureScope, parts: TrendParts, input: number): SQL {
  const r = scope.bind('Resource');
  // Sets that a row is looked up in: of an instant nothing is known of their size, and joins of several are planned badly.
  const counted = (isAsked: boolean, ids: () => SQL): SQL =>
    isAsked ? sql`count(*) filter (where ${r.key} in (${ids()}))` : sql`0`;
  const made = (): SQL => sql`select made.id from (${madeResources(scope)}) made`;
  return sql`select count(*) as supply, ${counted(parts.used, () => usedResources(scope))} as used,
    ${counted(parts.productised, made)} as productised, ${counted(parts.productised, () => sql`${made()} where made.listed`)} as listed
    from ${r.from} where ${seenAndMatching(scope, r, input)}`;
}

/** Which needs are met is found for all of them at once: of an instant, a look for each of them has no index to use. */
function demandOf(scope: FigureScope, input: number): SQL {
  const n = scope.bind('ScenarioNeed');
  return sql`select count(*) as demand, count(met.id) as met from ${n.from} left join (${metNeeds()}) met on met.id = ${n.key}
    where ${seenAndMatching(scope, n, input)}`;
}

/** Needs that a published resource answers, each once: the meaning that `isMet` of a need has. */
const metNeeds = (): SQL =>
  sql`select distinct m.need_id as id from ${needMatches} m join ${resources} r on r.id = m.resource_id where r.status = 'published'`;

/** Resources that are there at the end and were not before, and the other way round. */
function changesOf(scope: FigureScope, input: number, before: SQL, at: SQL): SQL {
  const ids = (instant: SQL): SQL => {
    const r = scope.bind('Resource');
    return sql`(${then(sql`select ${r.key} as id from ${r.from} where ${seenAndMatching(scope, r, input)}`, instant)})`;
  };
  return sql`select count(*) filter (where o.id is null) as added, count(*) filter (where n.id is null) as removed
    from ${ids(at)} n full join ${ids(before)} o on o.id = n.id`;
}

const seenAndMatching = (scope: FigureScope, row: BoundNoun, input: number): SQL =>
  sql`${scope.seen(row)} and ${scope.matching(row, input)}`;
