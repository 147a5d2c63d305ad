import { type SQL, sql } from 'drizzle-orm';
import type { NounName } from '../../rules/catalog/nouns.ts';
import { organizations } from '../tables/organizations.ts';
import { resourceItems } from '../tables/resources.ts';
import { scenarioNeeds } from '../tables/scenarios.ts';
import { searchDocuments } from '../tables/search.ts';
import type { FacetShape } from './facet-shape.ts';
import type { BoundNoun } from './noun.ts';
import type { PageShape } from './page.ts';
import type { SearchedNoun, SearchShape } from './search-page.ts';
import type { SearchFacetParts, SearchParts, Selection } from './selection.ts';
import {
  isFew,
  isFound,
  isFoundBy,
  rankedByRarity,
  rankedWhole,
  relaxedTokensOf,
  relevance,
  rowsFound,
  type TextShape,
  titleRelevance,
} from './text-match.ts';
import type { WhereShape } from './where.ts';

/** What the statement of a search is made with: the parts of the planner that know rows and who may see them. */
export interface SearchScope {
  /** The noun under an alias of its own. */
  bind(noun: NounName): BoundNoun;
  /** What the viewer may see of it. */
  visible(noun: NounName, row: BoundNoun): SQL;
  /** @param text one that stands in the where and is known to be met */
  filtered(row: BoundNoun, where: WhereShape, text: TextShape): SQL;
  columns(row: BoundNoun, selection: Selection): { readonly columns: SQL; readonly joins: SQL };
  value(index: number): SQL;
  /**
   * Facets of a noun, as JSON.
   *
   * @param where what all of its rows meet, the text among it
   * @param rows the select of some columns, the key first, of those that meet a where without some of its conditions
   */
  facets(
    parts: SearchFacetParts,
    shape: FacetShape,
    where: WhereShape,
    rows: (row: BoundNoun, columns: SQL, where: WhereShape | null) => SQL,
  ): SQL;
}

type SearchedRows = SearchShape['nouns'];

/**
 * The statement of a search: documents that are found, with their rank; of these the rows that the viewer may see and that
 * match their where; of these one page, whose rows are then read. Other texts are tried when there is no row at all.
 *
 * @param selections what is asked of the rows of each noun
 * @param shape the page, and what is searched for
 * @param parts which parts of the connection are asked for
 */
export function searchStatement(
  selections: ReadonlyMap<NounName, Selection>,
  shape: PageShape & { readonly search: SearchShape },
  parts: SearchParts,
  scope: SearchScope,
): SQL {
  const { text, nouns } = shape.search;
  const members: SQL[] = [];
  if (parts.rows) members.push(sql`'rows', ${rows(selections, shape, parts, scope)}`);
  if (parts.total) members.push(sql`'total', (select count(*) from hits)`);
  if (parts.counts)
    members.push(sql`'counts', (select coalesce(json_object_agg(c.noun, c.count), '{}') from (
      select h.noun, count(*) from hits h group by h.noun) c)`);
  if (parts.ends && shape.seek)
    members.push(sql`'behind', exists (select 1 from hits h where not ${beyond(shape, scope)})`);
  if (parts.nearest) members.push(sql`'nearest', ${nearest(shape.search, scope)}`);
  const counted: SQL[] = [];
  if (parts.facets.length > 0) members.push(sql`'facets', ${facets()}`);
  const tables = [...documents(), ...found('', nouns), ...ranked(), ...counted];
  return sql`(with ${sql.join(tables, sql`, `)} select json_build_object(${sql.join(members, sql`, `)}))`;

  /** Documents with all words. */
  function documents(): SQL[] {
    const d = sql`d`;
    return [
      sql`found as materialized (select d.id, d.noun, ${titleRelevance(d, text, scope.value)} as relevance
        from ${searchDocuments} d where ${isFound(d, text, scope.value)})`,
      sql`few as materialized ${isFew(sql`found`)}`,
    ];
  }

  /**
   * Rows with all words, and behind few of them those with most: so many as anybody looks at, the best by their titles.
   *
   * @param name what the names of the tables begin with
   * @param asked the nouns, each with its where
   */
  function found(name: string, asked: SearchedRows): SQL[] {
    const { value } = scope;
    const d = sql`d`;
    const seen = sql`${table(name, 'seen')} as materialized (${seenBy(asked, sql`found`, sql`few`)})`;
    if (!text.isRelaxed) return [seen];
    const most = isFound(d, text, value, relaxedTokensOf(text, value));
    const [partly, few] = [table(name, 'partly_found'), table(name, 'partly_few')];
    return [
      seen,
      sql`${partly} as materialized (select d.id, d.noun, ${titleRelevance(d, text, value)} as relevance from ${searchDocuments} d
        where (select count(*) from ${table(name, 'seen')}) < ${sql.raw(String(fewHits))}
          and not ${isFound(d, text, value)} and ${most})`,
      sql`${few} as materialized ${isFew(partly)}`,
      sql`${table(name, 'partly')} as materialized (select b.noun, b.id from (${seenBy(asked, partly, few)}) b
        order by b.relevance desc, b.id desc limit ${sql.raw(String(behindAtMost))})`,
    ];
  }

  /** Of the documents of a table, the rows that the viewer may see and that match their where. */
  function seenBy(asked: SearchedRows, documents: SQL, few: SQL): SQL {
    return union(
      asked.map(({ noun, where }) => {
        const row = scope.bind(noun);
        const met = where === null ? sql`` : sql` and ${scope.filtered(row, where, text)}`;
        // An id says which noun it is of. Asked for it in the join, the planner would expect few rows and loop over many.
        const ids = sql`select id from ${documents} where noun = ${word(noun)}`;
        const columns = sql`${word(noun)} as noun, f.id, f.relevance`;
        return rowsFound(columns, row, { found: documents, few, ids }, sql`${scope.visible(noun, row)}${met}`);
      }),
    );
  }

  /** The rows with their rank. Up to a number of them are ranked by all their texts; of more, which few page through, by title. */
  function ranked(): SQL[] {
    const { value } = scope;
    const isRankedWhole = sql`(select count(*) from seen) <= ${sql.raw(String(rankedWhole))}`;
    const whole = sql`(select ${relevance(sql`d`, text, value)} from ${searchDocuments} d where d.id = s.id)`;
    const rows = sql`select s.noun, s.id, case when ${isRankedWhole} then ${whole} else s.relevance end as relevance from seen s`;
    if (!text.isRelaxed) return [sql`hits as materialized (${rows})`];
    return [
      sql`full_hits as materialized (${rows})`,
      sql`more as materialized (select noun, id, relevance - ${sql.raw(String(behind))} as relevance from (
        ${rankedByRarity(sql`partly join ${searchDocuments} d on d.id = partly.id`, text, value)}) m)`,
      sql`hits as materialized (select * from full_hits union all select * from more)`,
    ];
  }

  /** The facets asked for. One that leaves conditions out counts what the search would find without them. */
  function facets(): SQL {
    const names = new Map<string, SQL>();
    const hitsOf = (noun: SearchedNoun, where: WhereShape | null): SQL => {
      const key = JSON.stringify([noun, where]);
      const name = `x${names.size}_`;
      const known = names.get(key);
      if (known !== undefined) return known;
      const own = table(name, 'hits');
      names.set(key, own);
      const isWhole = JSON.stringify(where) === JSON.stringify(wholeOf(noun));
      if (!isWhole)
        counted.push(
          ...found(
            name,
            nouns.map((each) => (each.noun === noun ? { noun, where } : each)),
          ),
        );
      const from = isWhole ? ['hits'] : text.isRelaxed ? [`${name}seen`, `${name}partly`] : [`${name}seen`];
      const parts = from.map((each) => sql`select h.id from ${sql.identifier(each)} h where h.noun = ${word(noun)}`);
      counted.push(sql`${own} as materialized (${sql.join(parts, sql` union all `)})`);
      return own;
    };
    const asked = parts.facets.map((each, index) => {
      const facetShape = shape.facets[index];
      if (facetShape === undefined) throw new Error(`no input of ${each.property}`);
      const counts = scope.facets(each, facetShape, wholeOf(each.noun), (row, columns, where) => {
        const own = { found: hitsOf(each.noun, where), few: sql`few` };
        return rowsFound(columns, row, own, sql`true`);
      });
      return sql`${sql.raw(`'${each.property}'`)}, ${counts}`;
    });
    return sql`json_build_object(${sql.join(asked, sql`, `)})`;
  }

  /** What the hits of a noun meet: its where, and the text. */
  function wholeOf(noun: SearchedNoun): WhereShape {
    const where = nouns.find((each) => each.noun === noun)?.where ?? null;
    return ['and', [...(where === null ? [] : [where]), ['text', text]]];
  }
}

/** The name of a table of the statement. */
const table = (name: string, what: string): SQL => sql`${sql.identifier(`${name}${what}`)}`;

/** Below so many hits with all words, those with most of them come behind; their rank is lower by more than any rank. */
const fewHits = 10;
const behind = 10_000;
const behindAtMost = 1_000;

const union = (parts: readonly SQL[]): SQL =>
  parts.length === 0
    ? sql`select null::text as noun, null::uuid as id, 0 as relevance where false`
    : sql.join([...parts], sql` union all `);

const word = (noun: SearchedNoun): SQL => sql.raw(`'${noun}'`);

/** Rows beyond the cursor, in the direction of the page. */
function beyond(shape: PageShape, { value }: SearchScope): SQL {
  const keys = sql`${value(shape.keysAt)}::int, ${value(shape.keysAt + 1)}::text::uuid`;
  return sql`(h.relevance, h.id) ${shape.backward ? sql`>` : sql`<`} (${keys})`;
}

function rows(
  selections: ReadonlyMap<NounName, Selection>,
  shape: PageShape & { readonly search: SearchShape },
  parts: SearchParts,
  scope: SearchScope,
): SQL {
  const direction = shape.backward ? sql`` : sql` desc`;
  const limit = scope.value(parts.ends ? shape.limitAt + 1 : shape.limitAt);
  const seek = shape.seek ? sql` where ${beyond(shape, scope)}` : sql``;
  const choose = (of: (noun: SearchedNoun) => SQL): SQL =>
    shape.search.nouns.length === 0
      ? sql`null::json`
      : sql`case p.noun ${sql.join(
          shape.search.nouns.map(({ noun }) => sql`when ${word(noun)} then ${of(noun)}`),
          sql` `,
        )} end`;
  const node = (noun: SearchedNoun): SQL => {
    const row = scope.bind(noun);
    const { columns, joins } = scope.columns(row, selections.get(noun) ?? { fields: [], related: [] });
    return sql`(select row_to_json(r) from (select ${word(noun)} as "__typename", ${columns}
      from ${row.from}${joins} where ${row.key} = p.id and ${scope.visible(noun, row)}) r)`;
  };
  const texts = parts.matches ? sql`, ${choose((noun) => writtenTexts(scope.bind(noun), noun))} as texts` : sql``;
  return sql`(select coalesce(json_agg(row_to_json(r)), '[]'::json) from (
    select p.relevance, json_build_array(p.relevance, p.id) as "#keys", ${choose(node)} as node${texts}
    from (select h.* from hits h${seek} order by h.relevance${direction}, h.id${direction} limit ${limit}) p
    order by p.relevance${direction}, p.id${direction}) r)`;
}

/** The texts of a row that can have been found, as they were written. */
function writtenTexts(row: BoundNoun, noun: SearchedNoun): SQL {
  const t = row.alias;
  const body = (column: 'provider_id' | 'operator_id' | 'owner_id'): SQL =>
    sql`(select o.name from ${organizations} o where o.id = ${t}.${sql.identifier(column)})`;
  const texts: Readonly<Record<SearchedNoun, SQL>> = {
    Resource: sql`'title', ${t}.title, 'code', ${t}.code, 'body', ${body('provider_id')}, 'category', ${t}.category,
      'part', (select coalesce(json_agg(i.name order by i.position), '[]') from ${resourceItems} i where i.resource_id = ${t}.id),
      'abstract', ${t}.abstract`,
    Scenario: sql`'title', ${t}.title, 'code', ${t}.code, 'body', ${body('owner_id')},
      'part', (select coalesce(json_agg(n.title order by n.position), '[]') from ${scenarioNeeds} n where n.scenario_id = ${t}.id),
      'abstract', ${t}.description`,
    Product: sql`'title', ${t}.name, 'code', ${t}.code, 'body', ${body('operator_id')}, 'abstract', ${t}.abstract`,
    Organization: sql`'title', ${t}.name, 'code', ${t}.code, 'credit_code', ${t}.unified_social_credit_code,
      'abstract', ${t}.description`,
  };
  return sql`(select json_build_object(${texts[noun]}) from ${row.from} where ${row.key} = p.id)`;
}

/** How many rows each of the other texts finds, with the shortest title among them; nothing where something was found. */
function nearest({ nouns, nearestAt, text }: SearchShape, scope: SearchScope): SQL {
  const list = (name: string): SQL =>
    sql`array(select json_array_elements_text(other.query -> ${sql.raw(`'${name}'`)}))`;
  const tokens = sql`(other.query ->> 'tokens')::tsquery`;
  const found = isFoundBy(sql`d`, text, { tokens, phrases: list('phrases'), excluded: list('excluded') });
  const visible = nouns.map(({ noun, where }) => {
    const row = scope.bind(noun);
    return sql`select d.title from ${searchDocuments} d join ${row.from} on ${row.key} = d.id
      where ${found} and ${scope.visible(noun, row)}${where === null ? sql`` : sql` and ${scope.filtered(row, where, text)}`}`;
  });
  if (visible.length === 0) return sql`'[]'::json`;
  return sql`(select coalesce(json_agg(json_build_object('place', other.place, 'count', n.count, 'title', n.title)
      order by other.place), '[]'::json)
    from json_array_elements(${scope.value(nearestAt)}::text::json) with ordinality as other(query, place)
    cross join lateral (select count(*) as count, (array_agg(v.title order by char_length(v.title), v.title))[1] as title
      from (${sql.join(visible, sql` union all `)}) v) n
    where n.count > 0 and not exists (select from hits))`;
}
