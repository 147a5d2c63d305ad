import { eq, type SQL, sql } from 'drizzle-orm';
import { type AnyPgColumn, alias, type PgTable } from 'drizzle-orm/pg-core';
import type { FacetedNoun, FacetName } from '../../rules/catalog/facets.ts';
import type { FilteredNoun, FilterName, PagedNoun, SortName } from '../../rules/catalog/filters.ts';
import type { NounName, Nouns } from '../../rules/catalog/nouns.ts';
import { submissions } from '../tables/proposals.ts';

/** A value of a row: a column, or an expression over its columns. */
export type Expression = SQL | AnyPgColumn;

/** Rows that tie one row to others: `where` says which of them are the row's own, `id` names the other row. */
export interface Link {
  readonly from: SQL;
  readonly where: SQL;
  readonly id: SQL;
}

/** A relation to rows of another noun. */
export interface RowRelation {
  readonly kind: 'one' | 'list' | 'page';
  readonly to: NounName;
  /** The condition between both rows, given the alias of the other. */
  readonly on: (alias: string) => SQL;
  /** The same, where rows stand in between, for a statement that looks from many rows at once. */
  readonly link?: Link;
  /** The column that names the other row by its key, where there is one. */
  readonly reference?: AnyPgColumn;
}

/** How one row leads to others. */
export type Relation =
  | RowRelation
  /** The same row seen as another type: a union or a part with relations of its own. */
  | { readonly kind: 'embed'; readonly fields: Readonly<Record<string, Expression>>; readonly relations: Relations };

export type Relations = Readonly<Record<string, Relation>>;

/** Whether a row leads to any row of a relation that the viewer may see. */
export interface Presence {
  readonly anyOf: string;
}

/**
 * Where the values of a facet are found. `kept` names the counts that triggers keep of it (`facet_deltas`), where they do.
 */
export type FacetSource = { readonly kept?: string } & (
  | /** A value of the row itself, with its label where that is another column. */ {
      readonly kind: 'column';
      readonly value: Expression;
      readonly label?: Expression;
    }
  | /** Whether something holds of the row: true or false. */ { readonly kind: 'flag'; readonly value: Expression }
  | /** A list of values in the row itself. */ { readonly kind: 'array'; readonly values: Expression }
  | /** A value of a row it leads to: of one, by the column that refers to it, or of several through rows in between. */ {
      readonly kind: 'row';
      readonly relation: string;
      readonly key?: Expression;
      readonly of: (alias: string) => { readonly value: Expression; readonly label: Expression };
    }
  | { readonly kind: 'presence'; readonly relation: string }
);

/** Who asks, as bound values; null where they have none, so that nothing is theirs. */
export interface ViewerValues {
  /** The organisation they act for. */
  readonly organization: SQL;
  /** Their own id. */
  readonly id: SQL;
}

/** Says whether a row is in the viewer's hands. */
export type Ownership = (viewer: ViewerValues) => SQL;

/** A noun bound to one alias in a statement. */
export interface BoundNoun {
  readonly noun: NounName;
  /** The table under its alias, as it stands behind `from`. */
  readonly from: SQL;
  /** The alias, quoted. */
  readonly alias: SQL;
  /** What tells two rows apart: the last sort key of every page. */
  readonly key: Expression;
  readonly fields: Readonly<Record<string, Expression>>;
  /** Fields whose value depends on who reads, such as whether they have read it. */
  readonly viewed: Readonly<Record<string, Ownership>>;
  readonly relations: Relations;
  /** Filters that are not fields or relations of the same name. */
  readonly filters: Readonly<Record<string, Expression | Presence>>;
  /** What its rows can be counted by. */
  readonly facets: Readonly<Record<string, FacetSource>>;
  readonly sorts: Readonly<Record<string, Expression>>;
  /** The ways in which a row can be in the viewer's hands, by the names the permissions use. */
  readonly own: Readonly<Record<string, Ownership>>;
  /** Kinds of rows, by the names the permissions use. */
  readonly flags: Readonly<Record<string, Expression>>;
  /** Which rows there are for any reader at all; null for all of them. */
  readonly only: SQL | null;
  /** Order of plain lists of it. */
  readonly listOrder: SQL;
}

/** A noun as the planner reads it: given an alias, its expressions over that alias. */
export type NounModel = (alias: string) => BoundNoun;

type OwnFields<N extends NounName> = { readonly [F in keyof Nouns[N]]-?: Expression | Ownership };
type FiltersOf<N extends NounName> = N extends FilteredNoun ? FilterName<N> : never;
type SortsOf<N extends NounName> = N extends PagedNoun
  ? { readonly sorts: { readonly [S in SortName<N>]: Expression } }
  : { readonly sorts?: undefined };
type FacetsOf<N extends NounName> = N extends FacetedNoun
  ? { readonly facets: { readonly [F in FacetName<N>]: FacetSource } }
  : { readonly facets?: undefined };

type Definition<N extends NounName, R extends Relations> = {
  readonly fields: OwnFields<N>;
  readonly relations: R;
  readonly listOrder: Expression;
  readonly own?: Readonly<Record<string, Ownership>>;
  readonly flags?: Readonly<Record<string, Expression>>;
  readonly only?: SQL;
} & SortsOf<N> &
  FacetsOf<N> & {
    /** Every filter of the noun that is neither a field nor a relation must stand here. */
    readonly filters: { readonly [F in Exclude<FiltersOf<N>, keyof OwnFields<N> | keyof R>]: Expression | Presence };
  };

/**
 * Declares a noun over its table. The type asks for every field, sort and filter that the rules name, so that what the
 * API offers and what the statement can say are the same.
 *
 * @param noun its name
 * @param table its table
 * @param define its expressions, given the aliased table
 */
export function defineNoun<N extends NounName, T extends PgTable, R extends Relations>(
  noun: N,
  table: T & { id: AnyPgColumn },
  define: (row: T) => Definition<N, R>,
): NounModel {
  return (name) => {
    const row = alias(table, name) as unknown as T & { id: AnyPgColumn };
    const definition = define(row);
    const fields = Object.entries(definition.fields as Readonly<Record<string, Expression | Ownership>>);
    return {
      noun,
      from: sql`${table} ${sql.identifier(name)}`,
      alias: sql`${sql.identifier(name)}`,
      key: row.id,
      fields: Object.fromEntries(fields.filter((each): each is [string, Expression] => !isViewed(each[1]))),
      viewed: Object.fromEntries(fields.filter((each): each is [string, Ownership] => isViewed(each[1]))),
      relations: definition.relations,
      filters: definition.filters,
      facets: definition.facets ?? {},
      sorts: definition.sorts ?? {},
      own: definition.own ?? {},
      flags: definition.flags ?? {},
      only: definition.only ?? null,
      listOrder: sql`${definition.listOrder}`,
    };
  };
}

/** A value that depends on who reads; neither a column nor a piece of SQL is a function. */
const isViewed = (value: Expression | Ownership): value is Ownership => typeof value === 'function';

/**
 * A relation to another noun.
 *
 * @param kind `one` row, a bounded `list`, or a `page` of a connection
 * @param to the noun
 * @param table its table
 * @param on the condition, given the aliased table
 */
export function relation<T extends PgTable>(
  kind: 'one' | 'list' | 'page',
  to: NounName,
  table: T,
  on: (other: T) => SQL,
): RowRelation {
  return { kind, to, on: (name) => on(alias(table, name) as unknown as T) };
}

/**
 * A relation to the one row that a column names. A filter that names that row, by its code or id, looks it up once, and the
 * column is compared with what is found: so an index that begins with it gives the rows in its order.
 *
 * @param to the noun
 * @param table its table
 * @param reference the column
 */
export function refersTo(to: NounName, table: PgTable & { id: AnyPgColumn }, reference: AnyPgColumn): RowRelation {
  return { ...relation('one', to, table, (other) => eq(other.id, reference)), reference };
}

/**
 * A relation to another noun through rows in between.
 *
 * @param kind a bounded `list`, or a `page` of a connection
 * @param to the noun
 * @param table its table
 * @param link the rows in between
 */
export function linked(
  kind: 'list' | 'page',
  to: NounName,
  table: PgTable & { id: AnyPgColumn },
  link: Link,
): RowRelation {
  const own = relation(
    kind,
    to,
    table,
    (other) => sql`${other.id} in (select ${link.id} from ${link.from} where ${link.where})`,
  );
  return { ...own, link };
}

/**
 * The values of a facet that stand in rows of another table.
 *
 * @param relationName how a row leads to them
 * @param table their table
 * @param of the value and its label, given the aliased table
 * @param more the column that refers to the row, where there is one row; the kept counts
 */
export function rowFacet<T extends PgTable>(
  relationName: string,
  table: T,
  of: (other: T) => { readonly value: Expression; readonly label: Expression },
  more: { readonly key?: Expression; readonly kept?: string } = {},
): FacetSource {
  return { kind: 'row', relation: relationName, of: (name) => of(alias(table, name) as unknown as T), ...more };
}

/** The year of an instant, as people in China date it. */
export const chineseYear = (column: AnyPgColumn): SQL =>
  sql`extract(year from ${column} at time zone 'Asia/Shanghai')::int`;

/** Text sorted by code point, so that pages are the same on every server whatever its locale. */
export const byCodePoint = (column: AnyPgColumn): SQL => sql`${column} collate "C"`;

/**
 * How well a row answers the text it is searched by: a column of its own in what a page that is sorted so is read from.
 */
export const byRelevance: SQL = sql`"#relevance"`;

/** A row is the viewer's when this column names the organisation they act for. */
export const ofOrganization =
  (column: AnyPgColumn): Ownership =>
  ({ organization }) =>
    sql`${column} = ${organization}`;

/** A row is the viewer's when this column names the viewer. */
export const ofViewer =
  (column: AnyPgColumn): Ownership =>
  ({ id }) =>
    sql`${column} = ${id}`;

/** A row is in the reviewers' hands when it was handed in once. */
export const handedIn =
  (subjectType: string, id: AnyPgColumn): Ownership =>
  () =>
    sql`exists (select 1 from ${submissions} handed where handed.subject_type = ${sql.raw(`'${subjectType}'`)} and handed.subject_id = ${id})`;
