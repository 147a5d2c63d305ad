import { type SQL, sql } from 'drizzle-orm';
import { type FacetedNoun, facetsOf } from '../../rules/catalog/facets.ts';
import type { NounName } from '../../rules/catalog/nouns.ts';
import { type CountedFacet, FacetCounts, type FacetScope } from './facet-counts.ts';
import { type FacetShape, withoutOwn } from './facet-shape.ts';
import type { BoundNoun } from './noun.ts';
import type { Selection } from './selection.ts';
import type { WhereShape } from './where.ts';

/** Facets that are counted over the same rows. */
interface Group {
  readonly where: WhereShape | null;
  readonly facets: CountedFacet[];
}

/**
 * Writes the facets of a page as a sub-select that answers a JSON list, in the order they are asked for. Facets that leave
 * out the same conditions are counted together, see {@link FacetCounts}.
 *
 * @param noun whose rows are counted
 * @param shape which facets
 * @param where the where of the page
 * @param nodes what is asked of the rows that values are
 */
export function compileFacets(
  noun: FacetedNoun,
  shape: FacetShape,
  where: WhereShape | null,
  nodes: ReadonlyMap<NounName, Selection>,
  scope: FacetScope,
): SQL {
  const tables: SQL[] = [];
  const answers = new Map<string, SQL>();
  for (const group of groupsOf(noun, shape, where, scope.row)) {
    const counted = new FacetCounts(group.where, group.facets, scope);
    tables.push(...counted.tables);
    for (const each of group.facets) answers.set(each.name, answer(each, counted.values(each), shape, nodes, scope));
  }
  const list = sql`json_build_array(${sql.join(
    [...shape.fields].map((field) => answers.get(field)),
    sql`, `,
  )})`;
  return tables.length === 0 ? list : sql`(with ${sql.join(tables, sql`, `)} select ${list})`;
}

function groupsOf(noun: FacetedNoun, shape: FacetShape, where: WhereShape | null, row: BoundNoun): Group[] {
  const groups = new Map<string, Group>();
  for (const name of shape.fields) {
    const facet = facetsOf(noun)[name];
    const source = row.facets[name];
    if (!facet || !source) throw new Error(`the read model has no facet ${name}`);
    const rest = withoutOwn(where, noun, name);
    const key = JSON.stringify(rest);
    const group = groups.get(key) ?? { where: rest, facets: [] };
    group.facets.push({ name, facet, source });
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** The finished answer of one facet: its values in their order, cut, and what is not among them. */
function answer(
  { name, facet }: CountedFacet,
  values: SQL,
  shape: FacetShape,
  nodes: ReadonlyMap<NounName, Selection>,
  scope: FacetScope,
): SQL {
  const known = Object.entries(facet.labels ?? {}).map(
    ([value, { zh, en }]) => sql`(${literal(value)}, ${literal(zh)}, ${literal(en)})`,
  );
  const words = sql`(values ${sql.join(known.length > 0 ? known : [sql`(null, null, null)`], sql`, `)}) w(value, zh, en)`;
  const pattern = scope.value(shape.at + 1);
  const matches = shape.contains
    ? sql`(v.label ilike ${pattern} or coalesce(v.en ilike ${pattern}, false))`
    : sql`true`;
  const selection = facet.node && nodes.get(facet.node);
  const node =
    facet.node && selection
      ? sql`, 'nodeType', ${literal(facet.node)}, 'node', ${scope.node(facet.node, sql`v.ref`, selection)}`
      : sql``;
  const listed = sql`v.matches and v.place <= ${scope.value(shape.at)}::int`;
  return sql`(select json_build_object('field', ${literal(name)},
      'values', coalesce(json_agg(json_build_object('value', v.value, 'label', v.label, 'en', v.en, 'count', v.n${node})
        order by v.place) filter (where ${listed}), '[]'::json),
      'otherCount', coalesce(sum(v.n) filter (where v.value is not null and not (${listed})), 0),
      'missingCount', coalesce(sum(v.n) filter (where v.value is null), 0),
      'distinctCount', count(*) filter (where v.matches))
    from (select v.*, row_number() over (order by v.matches desc, v.n desc, v.value collate "C") as place from (
      select v.*, v.value is not null and ${matches} as matches from (
        select v.value, coalesce(v.label, w.zh, v.value) as label, w.en, v.ref, v.n
        from (${values}) v left join ${words} on w.value = v.value) v) v) v)`;
}

const literal = (word: string): SQL => sql.raw(`'${word.replaceAll("'", "''")}'`);
