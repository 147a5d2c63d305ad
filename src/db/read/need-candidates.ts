import { type SQL, sql } from 'drizzle-orm';
import type { CatalogStatus, OpeningAttribute, SensitivityGrade } from '../../rules/vocabulary.ts';
import { domains } from '../tables/domains.ts';
import { resourceDomains } from '../tables/resources.ts';
import { scenarioDomains } from '../tables/scenarios.ts';
import type { FigureScope } from './figures.ts';
import type { Figures } from './read.ts';
import type { RootSelection } from './selection.ts';

/** A resource that sounds like a need. */
export interface RawCandidate {
  readonly score: number;
  /** Pairs of characters of the need's title that its own title has. */
  readonly pairs: readonly string[];
  readonly isSameDomain: boolean;
  readonly opening: OpeningAttribute;
  readonly status: CatalogStatus;
  readonly grade: SensitivityGrade;
  readonly resource?: object | null;
}

/** A provider of such resources. */
export interface RawOwner {
  readonly resources: number;
  readonly score: number;
  readonly organization?: object | null;
}

/** A need with what sounds like it. */
export interface RawNeed {
  readonly title: string;
  readonly need?: object | null;
  readonly candidates: readonly RawCandidate[];
  readonly owners: readonly RawOwner[];
}

type Rows = Extract<RootSelection, { kind: 'figures' }>['rows'];

/** How many owners are named, and among how many resources they are looked for. */
const ownersAtMost = 3;
const ownersAmong = 20;

/** What is asked of candidates: where rows of nouns stand below them, and how many there may be of each need. */
export interface CandidateQuestion {
  readonly rows: Rows;
  /** Where the needs stand in the selection, such as `nodes.`. */
  readonly at: string;
  readonly first: number;
  /** Place of the filter of resources among the inputs. */
  readonly filterAt: number;
}

/**
 * Needs that are described in words, with the resources that sound like them.
 *
 * @param needs their titles
 * @param domain code of the domain they belong to
 */
export function describedNeeds(question: CandidateQuestion, needs: readonly string[], domain: string | null): Figures {
  return {
    name: nameOf('described', question),
    values: [question.first, JSON.stringify(needs), domain],
    write: (scope) => {
      const own = sql`(select array_agg(d.id) from ${domains} d where d.code::text = ${scope.value(2)}::text)`;
      const asked = sql`select place::int, null::uuid as id, title, ${own} as domain_ids
        from json_array_elements_text(${scope.value(1)}::text::json) with ordinality as x(title, place)`;
      return sql`(with ${matched(scope, asked, question)} select coalesce(json_agg(row_to_json(x)), '[]'::json) from (${shown(scope, question)}) x)`;
    },
  };
}

/**
 * Needs that no published resource answers, the most important first, with the resources that sound like them.
 *
 * @param page how many needs, and the id of the need to go on after
 * @param needsAt place of the filter of needs among the inputs
 */
export function unmetNeeds(
  question: CandidateQuestion,
  page: { readonly first: number; readonly after: string | null },
  needsAt: number,
): Figures {
  return {
    name: nameOf('unmet', question, needsAt, page.after !== null),
    values: [question.first, page.first + 1, page.after],
    write: (scope) => {
      const n = scope.bind('ScenarioNeed');
      const rank = sql`${n.sorts['importance']}`;
      const beyond = sql`(${rank}, ${n.key}) > (select ${placeOf(scope)})`;
      const unmet = sql`${scope.seen(n)} and not ${n.fields['isMet']} and ${scope.matching(n, needsAt)}`;
      const asked = sql`select row_number() over (order by rank, id)::int as place, y.* from (
        select ${n.key} as id, ${n.alias}.title, ${rank} as rank, (select array_agg(sd.domain_id) from ${scenarioDomains} sd
          where sd.scenario_id = ${n.alias}.scenario_id) as domain_ids
        from ${n.from} where ${unmet} ${page.after === null ? sql`` : sql`and ${beyond}`}
        order by ${rank}, ${n.key} limit ${scope.value(1)}::text::int) y`;
      return sql`(with ${matched(scope, asked, question)} select json_build_object(
        'rows', (select coalesce(json_agg(row_to_json(x)), '[]'::json) from (${shown(scope, question)}) x),
        'total', (select count(*) from ${n.from} where ${unmet})))`;
    },
  };
}

/** The place of the need to go on after; one that is gone is after everything. */
function placeOf(scope: FigureScope): SQL {
  const o = scope.bind('ScenarioNeed');
  const id = sql`${scope.value(2)}::text::uuid`;
  return sql`(select ${o.sorts['importance']} from ${o.from} where ${o.key} = ${id}), ${id}`;
}

/** What else the statement depends on hangs on the document, with which it is kept. */
const nameOf = (kind: string, { at, filterAt }: CandidateQuestion, ...more: readonly unknown[]): string =>
  JSON.stringify([kind, at, filterAt, ...more]);

/**
 * Which resources sound like which need: those whose titles share pairs of characters with its own. A pair counts the
 * more, the fewer resources have it, so that 信息 and 数据 count for little; a resource of a domain of the need counts for a
 * quarter more.
 */
function matched(scope: FigureScope, asked: SQL, { filterAt }: CandidateQuestion): SQL {
  const r = scope.bind('Resource');
  return sql`asked as materialized (${asked}),
    pairs as (select a.place, a.domain_ids, p.pair from asked a cross join lateral (
      select distinct substr(a.title, i, 2) as pair from generate_series(1, length(a.title) - 1) i) p
      where p.pair !~ '[[:space:][:punct:]，。、；：“”（）《》]'),
    pool as materialized (select ${r.key} as id, ${r.alias}.title, ${r.alias}.provider_id, ${r.alias}.opening_attribute,
      ${r.alias}.status, ${r.alias}.grade from ${r.from} where ${scope.seen(r)} and ${scope.matching(r, filterAt)}),
    hits as (select p.place, p.domain_ids, p.pair, pool.id, count(*) over (partition by p.place, p.pair) as having_it
      from pairs p join pool on position(p.pair in pool.title) > 0),
    scored as (select h.place, h.id, array_agg(h.pair) as pairs,
        bool_or(exists (select 1 from ${resourceDomains} rd where rd.resource_id = h.id and rd.domain_id = any(h.domain_ids))) as same,
        sum(ln(1 + (select count(*) from pool)::float8 / h.having_it)) as weight from hits h group by 1, 2),
    ranked as (select s.*, s.weight * case when s.same then 1.25 else 1 end as score, pool.title, pool.provider_id,
        pool.opening_attribute, pool.status, pool.grade, row_number() over (partition by s.place
          order by s.weight * case when s.same then 1.25 else 1 end desc, pool.title collate "C", s.id) as rank
      from scored s join pool on pool.id = s.id)`;
}

function shown(scope: FigureScope, { rows, at }: CandidateQuestion): SQL {
  const row = (place: string, key: SQL): SQL => {
    const found = rows.get(`${at}${place}`);
    const name = place.slice(place.lastIndexOf('.') + 1);
    return found === undefined
      ? sql``
      : sql`, ${scope.row(found.noun, key, found.selection)} as ${sql.identifier(name)}`;
  };
  return sql`select a.title ${row('need', sql`a.id`)},
    (select coalesce(json_agg(row_to_json(c)), '[]'::json) from (select round(k.score::numeric, 3)::float8 as score, k.pairs,
      k.same as "isSameDomain", k.opening_attribute as opening, k.status, k.grade ${row('candidates.resource', sql`k.id`)}
      from ranked k where k.place = a.place and k.rank <= ${scope.value(0)}::text::int order by k.rank) c) as candidates,
    (select coalesce(json_agg(row_to_json(w)), '[]'::json) from (select g.resources, round(g.score::numeric, 3)::float8 as score
      ${row('likelyOwners.organization', sql`g.provider_id`)} from (select k.provider_id, count(*) as resources, sum(k.score) as score
        from ranked k where k.place = a.place and k.rank <= ${sql.raw(String(ownersAmong))} group by 1
        order by 3 desc, 1 limit ${sql.raw(String(ownersAtMost))}) g order by g.score desc, g.provider_id) w) as owners
    from asked a order by a.place`;
}
