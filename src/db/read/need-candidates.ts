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

/** How many resources of each need are ranked: as many as are shown, or looked through for owners. */
const rankedAtMost = 20;

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
    name: nameOf('described', question, needs.length),
    values: [question.first, JSON.stringify(needs), domain],
    write: (scope) => {
      const own = sql`(select array_agg(d.id) from ${domains} d where d.code::text = ${scope.value(2)}::text)`;
      const asked = sql`select place::int, null::uuid as id, title, ${own} as domain_ids
        from json_array_elements_text(${scope.value(1)}::text::json) with ordinality as x(title, place)`;
      return sql`(with ${matched(scope, asked, needs.length, question)} select coalesce(json_agg(row_to_json(x)), '[]'::json) from (${shown(scope, question)}) x)`;
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
    name: nameOf('unmet', question, needsAt, page.first, page.after !== null),
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
      return sql`(with ${matched(scope, asked, page.first + 1, question)} select json_build_object(
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

/** The most pairs of characters that are compared; it also tells the database that they are few. */
const pairsAtMost = 5_000;

/**
 * Which resources sound like which need: those whose titles share pairs of characters with its own. A pair counts the
 * more, the fewer resources have it, so that 信息 and 数据 count for little; a resource of a domain of the need counts for a
 * quarter more.
 *
 * Every title is cut into its pairs once, whatever is looked for, and its weights for all needs are summed side by side,
 * so the work grows with the titles and not with the pairs that they are compared with. Weights are whole numbers: their
 * sum is the same in whatever order they are added.
 *
 * @param needs how many there are at most
 */
function matched(scope: FigureScope, asked: SQL, needs: number, { filterAt }: CandidateQuestion): SQL {
  const r = scope.bind('Resource');
  const places = Array.from({ length: needs }, (_, index) => sql.raw(String(index + 1)));
  const weight = (place: SQL): SQL => sql.raw('w').append(place);
  const weights = places.map((place) => sql`case when ${place} = any(p.places) then h.weight end as ${weight(place)}`);
  const sums = places.map((place) => sql`sum(${weight(place)})`);
  const same = sql`coalesce(s.domains && a.domain_ids, false)`;
  const score = sql`s.weights[a.place] * case when ${same} then 5 else 4 end`;
  return sql`asked as materialized (${asked}),
    pairs as materialized (select pair, array_agg(distinct place) as places from (
        select a.place, substr(a.title, i, 2) as pair from asked a cross join lateral generate_series(1, length(a.title) - 1) i) p
      where pair !~ '[[:space:][:punct:]，。、；：“”（）《》]' group by pair limit ${sql.raw(String(pairsAtMost))}),
    pool as materialized (select ${r.key} as id, ${r.alias}.title, ${r.alias}.provider_id, ${r.alias}.opening_attribute,
      ${r.alias}.status, ${r.alias}.grade from ${r.from} where ${scope.seen(r)} and ${scope.matching(r, filterAt)}),
    cut as (select id, title, i, substr(title, i, 2) as pair from (
        select id, title, generate_series(1, length(title) - 1) as i from pool) x),
    hits as materialized (select id, pair from cut where (pair in (select pair from pairs)) is true and position(pair in title) = i),
    weighed as materialized (select p.pair, ${sql.join(weights, sql`, `)} from pairs p join (
        select pair, round(1e6 * ln(1 + (select count(*) from pool)::float8 / count(*)))::int as weight from hits group by pair) h
      on h.pair = p.pair),
    summed as materialized (select h.id, array[${sql.join(sums, sql`, `)}] as weights from hits h join weighed w on w.pair = h.pair group by h.id),
    filed as (select resource_id, array_agg(domain_id) as domains from ${resourceDomains}
      where domain_id in (select unnest(domain_ids) from asked) group by resource_id),
    scored as materialized (select s.id, s.weights, f.domains, pool.title from summed s join pool on pool.id = s.id
      left join filed f on f.resource_id = s.id),
    best as materialized (select a.place, k.* from asked a cross join lateral (
        select s.id, ${score} as score, ${same} as same from scored s
        where s.weights[a.place] > 0 order by ${score} desc, s.title collate "C", s.id limit ${sql.raw(String(rankedAtMost))}) k),
    ranked as materialized (select b.place, b.id, b.score / 4e6 as score, b.same, pool.provider_id, pool.opening_attribute,
        pool.status, pool.grade, row_number() over (partition by b.place order by b.score desc, pool.title collate "C", b.id) as rank,
        array(select pair from unnest(own.pairs) pair where position(pair in pool.title) > 0) as pairs
      from best b join pool on pool.id = b.id
      join (select place, array_agg(pair) as pairs from pairs cross join unnest(places) place group by place) own on own.place = b.place)`;
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
