import { type SQL, sql } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import { type Facet, type FacetedNoun, facetsOf } from '../../rules/catalog/facets.ts';
import type { NounName } from '../../rules/catalog/nouns.ts';
import { type FacetShape, withoutOwn } from './facet-shape.ts';
import type { BoundNoun, Expression, FacetSource } from './noun.ts';
import type { Selection } from './selection.ts';
import type { WhereShape } from './where.ts';

/** What facets need of the statement they become part of. */
export interface FacetScope {
  /** The rows that are counted, under their alias. */
  readonly row: BoundNoun;
  /** The condition on them: where they hang, what the viewer may see, and a where. */
  matching(where: WhereShape | null): SQL;
  /** The bound value at a place of the page's list. */
  value(index: number): SQL;
  /** A name that nothing else in the statement has. */
  name(): string;
  /** Whether rows of a relation that the viewer may see exist. */
  exists(relation: string): SQL;
  /** The value of a field, as far as the viewer may see it. */
  guarded(field: string, expression: Expression): Expression;
  /** A relation's noun under an alias, and what the viewer may see of it. */
  related(relation: string): { readonly row: BoundNoun; readonly name: string; readonly visible: SQL };
  /** A row by its key, as JSON. */
  node(noun: NounName, key: SQL, selection: Selection): SQL;
}

/** Facets that are counted over the same rows. */
interface Group {
  readonly where: WhereShape | null;
  readonly facets: { readonly name: string; readonly facet: Facet; readonly source: FacetSource }[];
}

const dialect = new PgDialect();
const textOf = (expression: Expression): string => dialect.sqlToQuery(sql`${expression}`).sql;

/**
 * Writes the facets of a page as a sub-select that answers a JSON list, in the order they are asked for. Facets that leave
 * out the same conditions share one pass over the matching rows: their columns are counted by grouping sets, and what
 * follows from a column (the provider's name, the formats of a list) is looked up once for each value, not for each row.
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
    const counted = new CountedRows(group, scope);
    tables.push(...counted.tables);
    for (const { name, facet, source } of group.facets)
      answers.set(name, answer(name, facet, counted.values(source, facet, name), shape, nodes, scope));
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

/** The rows that match, and how many of them have each value of each column. */
class CountedRows {
  /** Common table expressions: the rows with the columns that are counted, and the counts. */
  readonly tables: readonly SQL[];
  readonly #scope: FacetScope;
  readonly #rows: SQL;
  readonly #counts: SQL;
  /** Columns that are counted, by what they say. */
  readonly #columns = new Map<string, { readonly expression: Expression; readonly name: SQL }>();

  constructor(group: Group, scope: FacetScope) {
    this.#scope = scope;
    this.#rows = sql`${sql.identifier(scope.name())}`;
    this.#counts = sql`${sql.identifier(scope.name())}`;
    const sets = new Map<string, SQL>();
    for (const { name, source } of group.facets) {
      const keys = this.#keys(source, name);
      // Two facets by the same column share its counts: a set named twice would count twice.
      if (keys.length > 0) sets.set(keys.map(textOf).join(), sql`(${sql.join(keys, sql`, `)})`);
    }
    const { row } = scope;
    const columns = [...this.#columns.values()].map(({ expression, name }) => sql`${expression} as ${name}`);
    // Without a filter every use reads the table, or an index of it, faster than a copy of its rows.
    const kept = group.where === null ? sql`not materialized` : sql`materialized`;
    const rows = sql`${this.#rows} as ${kept} (select ${sql.join([sql`${row.key}`, ...columns], sql`, `)}
      from ${row.from} where ${scope.matching(group.where)})`;
    const names = this.#names();
    const counts = sql`${this.#counts} as (select ${names}, grouping(${names}) as "sets", count(*) as n
      from ${this.#rows} ${row.alias} group by grouping sets (${sql.join([...sets.values()], sql`, `)}))`;
    this.tables = sets.size === 0 ? [rows] : [rows, counts];
  }

  /** How many rows have each value: `value`, `label`, `ref` (the key of the row it is) and `n`. Null is what is missing. */
  values(source: FacetSource, facet: Facet, name: string): SQL {
    const spelt = (value: SQL | Expression): SQL => (facet.labels ? sql`upper(${value}::text)` : sql`${value}::text`);
    switch (source.kind) {
      case 'column': {
        const [value, label = sql`null::text`] = this.#keys(source, name);
        return this.#grouped(spelt(value ?? sql`null`), label, sql`null::uuid`, this.#counted(source, name));
      }
      case 'array': {
        const [values = sql`null`] = this.#keys(source, name);
        const each = sql`${this.#counted(source, name)} left join lateral (select distinct unnest(${values})) e(each) on true`;
        return this.#grouped(spelt(sql`e.each`), sql`null::text`, sql`null::uuid`, each);
      }
      case 'presence':
        return this.#presence(source.relation);
      case 'row':
        return this.#related(source, name, facet.node !== undefined, spelt);
    }
  }

  #grouped(value: SQL, label: SQL | Expression, ref: SQL | Expression, from: SQL): SQL {
    return sql`select ${value} as value, max(${label}) as label, ${ref} as ref, sum(c.n)::bigint as n from ${from} group by 1, 3`;
  }

  #related(
    source: Extract<FacetSource, { kind: 'row' }>,
    name: string,
    isNode: boolean,
    spelt: (value: Expression) => SQL,
  ): SQL {
    const { row: related, name: alias, visible } = this.#scope.related(source.relation);
    const { value, label } = source.of(alias);
    if (source.key) {
      const [key] = this.#keys(source, name);
      const rows = sql`${this.#counted(source, name)} left join ${related.from} on ${related.key} = ${key} and ${visible}`;
      // A value that several rows share, such as a division, is none of them.
      const ref = isNode ? related.key : sql`null::uuid`;
      return this.#grouped(spelt(value), label, ref, rows);
    }
    const relation = this.#scope.row.relations[source.relation];
    if (relation?.kind === 'embed' || !relation?.link) throw new Error(`${source.relation} has no rows in between`);
    const { link } = relation;
    const { row: end, name: endName } = this.#scope.related(source.relation);
    const { value: found, label: shown } = source.of(endName);
    // One pass: a row that leads nowhere, or nowhere the viewer may see, is left without a key.
    return sql`select ${spelt(found)} as value, ${shown} as label, ${end.key} as ref, c.n from (
        select ${related.key} as key, count(*) as n from ${this.#rows} ${this.#scope.row.alias}
          left join (${link.from} join ${related.from} on ${related.key} = ${link.id} and ${visible}) on ${link.where}
        group by 1) c
      left join ${end.from} on ${end.key} = c.key`;
  }

  #presence(relation: string): SQL {
    const { alias } = this.#scope.row;
    return sql`select v.value, null as label, null::uuid as ref, v.n from (
        select count(*) as n from ${this.#rows} ${alias} where ${this.#scope.exists(relation)}) c
      cross join (select count(*) as n from ${this.#rows}) r
      cross join lateral (values ('true', c.n), ('false', r.n - c.n)) v(value, n) where v.n > 0`;
  }

  /** The counts of one facet's columns, under the name `c`. */
  #counted(source: FacetSource, facet: string): SQL {
    const set = sql.raw(String(Number.parseInt(this.#bitsOf(source, facet), 2)));
    return sql`(select * from ${this.#counts} where "sets" = ${set}) c`;
  }

  /** Which columns a facet is counted by, as `grouping` tells it: a bit for each column, not set for its own. */
  #bitsOf(source: FacetSource, facet: string): string {
    const own = new Set(this.#entries(source, facet).map(({ text }) => text));
    return [...this.#columns.keys()].map((text) => (own.has(text) ? '0' : '1')).join('');
  }

  #names(): SQL {
    return sql.join(
      [...this.#columns.values()].map(({ name }) => name),
      sql`, `,
    );
  }

  /** The names of the columns that a facet is counted by; one that another facet counts by as well is the same column. */
  #keys(source: FacetSource, facet: string): SQL[] {
    return this.#entries(source, facet).map(({ text, expression }) => {
      const known = this.#columns.get(text) ?? {
        expression,
        name: sql`${sql.identifier(`k${this.#columns.size}`)}`,
      };
      this.#columns.set(text, known);
      return known.name;
    });
  }

  #entries(source: FacetSource, facet: string): { readonly text: string; readonly expression: Expression }[] {
    return expressionsOf(source).map((each) => {
      const expression = this.#scope.guarded(facet, each);
      return { text: textOf(expression), expression };
    });
  }
}

function expressionsOf(source: FacetSource): Expression[] {
  switch (source.kind) {
    case 'column':
      return source.label ? [source.value, source.label] : [source.value];
    case 'array':
      return [source.values];
    case 'row':
      return source.key ? [source.key] : [];
    case 'presence':
      return [];
  }
}

/** The finished answer of one facet: its values in their order, cut, and what is not among them. */
function answer(
  name: string,
  facet: Facet,
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
