import { type SQL, sql } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import type { Facet } from '../../rules/catalog/facets.ts';
import type { NounName } from '../../rules/catalog/nouns.ts';
import { summaryOf } from './facet-summary.ts';
import type { BoundNoun, Expression, FacetSource } from './noun.ts';
import type { Selection } from './selection.ts';
import type { WhereShape } from './where.ts';

/** What facets need of the statement they become part of. */
export interface FacetScope {
  /** The rows that are counted, under their alias. */
  readonly row: BoundNoun;
  /** The select of their keys and some columns: those that hang there, that the viewer may see, and that match a where. */
  rows(where: WhereShape | null, columns: readonly Column[]): SQL;
  /** The condition on the counts that are kept, where they answer for such a where; null where rows have to be counted. */
  kept(where: WhereShape | null): SQL | null;
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

/** A facet that is asked for. */
export interface CountedFacet {
  readonly name: string;
  readonly facet: Facet;
  readonly source: FacetSource;
}

/** Where the counts of a facet stand: rows under the name `c` with their number `n`, and the columns of its keys. */
interface Counts {
  readonly from: SQL;
  readonly keys: readonly SQL[];
}

export interface Column {
  readonly text: string;
  readonly expression: Expression;
  readonly name: SQL;
}

const dialect = new PgDialect();

/**
 * Counts the rows that match a condition by several facets. Where counts are kept that answer, they are added up.
 * Everything else is counted in one pass: columns by grouping sets, and what follows from a column (the provider's name,
 * the formats of a list) is looked up once for each value, not for each row.
 */
export class FacetCounts {
  /** Common table expressions: the rows with the columns that are counted, and the counts. None where all is kept. */
  readonly tables: readonly SQL[];
  readonly #scope: FacetScope;
  readonly #kept: SQL | null;
  readonly #rows: SQL;
  readonly #counts: SQL;
  /** Columns that are counted, by what they say: two facets by the same column share its counts. */
  readonly #columns = new Map<string, Column>();
  readonly #columnsOf = new Map<string, readonly Column[]>();

  /**
   * @param where the condition
   * @param facets what is counted
   * @param scope the statement it becomes part of
   */
  constructor(where: WhereShape | null, facets: readonly CountedFacet[], scope: FacetScope) {
    this.#scope = scope;
    this.#kept = scope.kept(where);
    this.#rows = sql`${sql.identifier(scope.name())}`;
    this.#counts = sql`${sql.identifier(scope.name())}`;
    const counted = facets.filter(({ source }) => this.#kept === null || source.kept === undefined);
    const sets = new Map<string, SQL>();
    for (const { name, source } of counted) {
      const columns = expressionsOf(source).map((each) => this.#column(scope.guarded(name, each)));
      this.#columnsOf.set(name, columns);
      if (columns.length > 0) sets.set(columns.map(({ text }) => text).join(), sql`(${listed(columns)})`);
    }
    const all = [...this.#columns.values()];
    // Without a filter every use reads the table, or an index of it, faster than a copy of its rows. With one, the
    // database makes the copy where there are several uses.
    const rows = sql`${this.#rows} as ${where === null ? sql`not materialized ` : sql``}(${scope.rows(where, all)})`;
    const counts = sql`${this.#counts} as (select ${listed(all)}, grouping(${listed(all)}) as "sets", count(*) as n
      from ${this.#rows} ${scope.row.alias} group by grouping sets (${sql.join([...sets.values()], sql`, `)}))`;
    if (counted.length === 0) this.tables = [];
    else this.tables = sets.size === 0 ? [rows] : [rows, counts];
  }

  /** How many rows have each value: `value`, `label`, `ref` (the key of the row it is) and `n`. Null is what is missing. */
  values(counted: CountedFacet): SQL {
    const { source, facet } = counted;
    const spelt = (value: Expression): SQL => (facet.labels ? sql`upper(${value}::text)` : sql`${value}::text`);
    switch (source.kind) {
      case 'column': {
        const { from, keys } = this.#countsOf(counted, sql`c.key`);
        const [value = sql`null`, label = sql`null::text`] = keys;
        return grouped(spelt(value), label, sql`null::uuid`, from);
      }
      case 'flag': {
        const { from, keys } = this.#countsOf(counted, sql`c.key`);
        return grouped(sql`${listedKeys(keys)}::text`, sql`null::text`, sql`null::uuid`, from);
      }
      case 'array': {
        const { from, keys } = this.#countsOf(counted, sql`c.key::text[]`);
        const each = sql`${from} left join lateral (select distinct unnest(${listedKeys(keys)})) e(each) on true`;
        return grouped(spelt(sql`e.each`), sql`null::text`, sql`null::uuid`, each);
      }
      case 'presence':
        return this.#presence(source.relation);
      case 'row':
        return source.key ? this.#one(counted, source, spelt) : this.#several(source, spelt);
    }
  }

  /** By the row that a column refers to. */
  #one(counted: CountedFacet, source: RowSource, spelt: (value: Expression) => SQL): SQL {
    const { row, name, visible } = this.#scope.related(source.relation);
    const { value, label } = source.of(name);
    const { from, keys } = this.#countsOf(counted, sql`c.key::uuid`);
    // A value that several rows share, such as a division, is none of them.
    const ref = counted.facet.node ? row.key : sql`null::uuid`;
    const found = sql`${from} left join ${row.from} on ${row.key} = ${listedKeys(keys)} and ${visible}`;
    return grouped(spelt(value), label, ref, found);
  }

  /** By rows that others in between lead to; a row that leads nowhere, or nowhere the viewer may see, has no key. */
  #several(source: RowSource, spelt: (value: Expression) => SQL): SQL {
    const { row, visible } = this.#scope.related(source.relation);
    const { row: end, name } = this.#scope.related(source.relation);
    const { value, label } = source.of(name);
    const counts =
      this.#kept !== null && source.kept !== undefined
        ? sql`select r.key, sum(c.n)::bigint as n from ${summaryOf(source.kept, this.#kept)} left join lateral (
            select ${row.key} as key from ${row.from} where ${row.key} = any(c.key::uuid[]) and ${visible}) r on true group by 1`
        : this.#linked(source, row, visible);
    return sql`select ${spelt(value)} as value, ${label} as label, ${end.key} as ref, c.n
      from (${counts}) c left join ${end.from} on ${end.key} = c.key`;
  }

  #linked(source: RowSource, row: BoundNoun, visible: SQL): SQL {
    const relation = this.#scope.row.relations[source.relation];
    if (!relation || relation.kind === 'embed' || !relation.link)
      throw new Error(`${source.relation} has no rows in between`);
    const { link } = relation;
    return sql`select ${row.key} as key, count(*) as n from ${this.#rows} ${this.#scope.row.alias}
      left join (${link.from} join ${row.from} on ${row.key} = ${link.id} and ${visible}) on ${link.where} group by 1`;
  }

  #presence(relation: string): SQL {
    return sql`select v.value, null as label, null::uuid as ref, v.n from (
        select count(*) as n from ${this.#rows} ${this.#scope.row.alias} where ${this.#scope.exists(relation)}) c
      cross join (select count(*) as n from ${this.#rows}) r
      cross join lateral (values ('true', c.n), ('false', r.n - c.n)) v(value, n) where v.n > 0`;
  }

  /** The counts of one facet: those that are kept, whose key is read as told, or those of this pass. */
  #countsOf({ name, source }: CountedFacet, key: SQL): Counts {
    if (this.#kept !== null && source.kept !== undefined)
      return { from: summaryOf(source.kept, this.#kept), keys: [key] };
    const own = this.#columnsOf.get(name) ?? [];
    // As `grouping` tells it: a bit for each column, set where it is not counted by.
    const bits = [...this.#columns.values()].map((column) => (own.includes(column) ? '0' : '1')).join('');
    const set = sql.raw(String(Number.parseInt(bits, 2)));
    return {
      from: sql`(select * from ${this.#counts} where "sets" = ${set}) c`,
      keys: own.map((column) => column.name),
    };
  }

  #column(expression: Expression): Column {
    const text = dialect.sqlToQuery(sql`${expression}`).sql;
    const known = this.#columns.get(text) ?? { text, expression, name: sql.raw(`k${this.#columns.size}`) };
    this.#columns.set(text, known);
    return known;
  }
}

type RowSource = Extract<FacetSource, { kind: 'row' }>;

function expressionsOf(source: FacetSource): Expression[] {
  switch (source.kind) {
    case 'column':
      return source.label ? [source.value, source.label] : [source.value];
    case 'flag':
      return [source.value];
    case 'array':
      return [source.values];
    case 'row':
      return source.key ? [source.key] : [];
    case 'presence':
      return [];
  }
}

const grouped = (value: SQL, label: Expression, ref: Expression, from: SQL): SQL =>
  sql`select ${value} as value, max(${label}) as label, ${ref} as ref, sum(c.n)::bigint as n from ${from} group by 1, 3`;

const listedKeys = (keys: readonly SQL[]): SQL => sql.join([...keys], sql`, `);

const listed = (columns: readonly Column[]): SQL => listedKeys(columns.map(({ name }) => name));
