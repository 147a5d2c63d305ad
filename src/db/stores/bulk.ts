import { getTableColumns, getTableName, type SQL, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Database } from '../client.ts';

/** How many rows a set-based write has added, changed and found as they should be. */
export interface WriteCounts {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
}

type Rows<T extends PgTable> = readonly T['$inferInsert'][];

/** Kept by the store itself: never a reason to say that a row differs. */
const bookkeeping = new Set(['id', 'revision', 'createdAt', 'updatedAt']);

/**
 * Inserts all rows with one statement. They travel as one JSON parameter, since a parameter per value ends at 65,535.
 *
 * @param rows all with the properties of the first
 */
export async function bulkInsert<T extends PgTable>(db: Database, table: T, rows: Rows<T>): Promise<void> {
  const shape = shapeOf(table, rows);
  if (shape.length === 0) return;
  await db.execute(sql`insert into ${table} (${names(shape)}) select ${values(shape)} from ${recordset(shape, rows)}`);
}

/**
 * As {@link bulkInsert}, but a row that is already there is left alone.
 */
export async function bulkInsertMissing<T extends PgTable>(db: Database, table: T, rows: Rows<T>): Promise<void> {
  const shape = shapeOf(table, rows);
  if (shape.length === 0) return;
  await db.execute(
    sql`insert into ${table} (${names(shape)}) select ${values(shape)} from ${recordset(shape, rows)}
      on conflict do nothing`,
  );
}

/**
 * Updates rows by their id with one statement: every property that is given is set. A table that counts revisions
 * gets the next one.
 *
 * @param rows all with the properties of the first, `id` among them
 */
export async function bulkUpdate<T extends PgTable>(
  db: Database,
  table: T,
  rows: readonly (Partial<T['$inferInsert']> & { readonly id: string })[],
): Promise<void> {
  const shape = shapeOf(table, rows);
  if (shape.length === 0) return;
  const set = shape
    .filter(({ property }) => property !== 'id')
    .map(({ property, column }) => sql`${name(column)} = r.${sql.identifier(property)}`);
  await db.execute(
    sql`update ${table} as t set ${sql.join([...set, ...nextRevision(table)], sql`, `)}
      from ${recordset(shape, rows)} where t.id = r.id`,
  );
}

/**
 * Inserts what is new and updates what differs, by a unique column. A row that is already as given is not written, so
 * its revision and its `updated_at` stay.
 *
 * @param key property of the unique column; an `id` that is given counts for new rows only
 */
export async function bulkUpsert<T extends PgTable>(
  db: Database,
  table: T,
  rows: Rows<T>,
  key: keyof T['$inferInsert'] & string,
): Promise<WriteCounts> {
  const shape = shapeOf(table, rows);
  if (shape.length === 0) return { added: 0, changed: 0, unchanged: 0 };
  const content = shape.filter(({ property }) => property !== key && !bookkeeping.has(property));
  const columns = (from: SQL) =>
    sql.join(
      content.map(({ column }) => sql`${from}.${name(column)}`),
      sql`, `,
    );
  const touched = shape.filter(({ property }) => property === 'updatedAt');
  const set = [...content, ...touched].map(({ column }) => sql`${name(column)} = excluded.${name(column)}`);
  const unique = shape.filter(({ property }) => property === key);
  const written = await db.execute<{ added: boolean }>(
    sql`insert into ${table} as t (${names(shape)}) select ${values(shape)} from ${recordset(shape, rows)}
      on conflict (${names(unique)}) do update set ${sql.join([...set, ...nextRevision(table)], sql`, `)}
      where (${columns(sql`t`)}) is distinct from (${columns(sql`excluded`)})
      returning (t.xmax = 0) as added`,
  );
  const added = written.filter((row) => row.added).length;
  return { added, changed: written.length - added, unchanged: rows.length - written.length };
}

interface Place {
  readonly property: string;
  readonly column: PgColumn;
}

function shapeOf(table: PgTable, rows: readonly object[]): Place[] {
  const columns: Record<string, PgColumn> = getTableColumns(table);
  return Object.keys(rows[0] ?? {}).map((property) => {
    const column = columns[property];
    if (column === undefined) throw new Error(`table ${getTableName(table)} has no property ${property}`);
    return { property, column };
  });
}

function recordset(shape: readonly Place[], rows: readonly object[]): SQL {
  const fields = shape.map(({ property, column }) => sql`${sql.identifier(property)} ${sql.raw(column.getSQLType())}`);
  // Through text, so that no layer between here and the server takes it for a value that is still to be serialised.
  return sql`json_to_recordset(${JSON.stringify(rows)}::text::json) as r(${sql.join(fields, sql`, `)})`;
}

const name = (column: PgColumn): SQL => sql`${sql.identifier(column.name)}`;

const names = (shape: readonly Place[]): SQL =>
  sql.join(
    shape.map(({ column }) => name(column)),
    sql`, `,
  );

const values = (shape: readonly Place[]): SQL =>
  sql.join(
    shape.map(({ property }) => sql`r.${sql.identifier(property)}`),
    sql`, `,
  );

const nextRevision = (table: PgTable): SQL[] =>
  'revision' in getTableColumns(table) ? [sql`revision = t.revision + 1`] : [];

/** A list of ids as one parameter, for `= any(…)`. */
export function idList(ids: readonly string[]): SQL {
  return sql`${sql.param([...ids])}::uuid[]`;
}

/** A list of texts as one parameter, for `= any(…)`. */
export function textList(texts: readonly string[]): SQL {
  return sql`${sql.param([...texts])}::text[]`;
}
