import type postgres from 'postgres';

/** A table as a backup sees it. */
export interface BackupTable {
  readonly name: string;
  /** Columns with a value of their own, in the order of their names; generated ones are computed again. */
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  /** Columns of the primary key. */
  readonly key: readonly { readonly name: string; readonly type: string }[];
  /** Tables that its foreign keys lead to, but for those that can wait for the end of the transaction. */
  readonly references: readonly string[];
}

/**
 * Tables whose rows mean nothing anywhere else: rows of imports under way, who holds a job, what migrating writes, counts of
 * changes, and what search and grids have still to do.
 */
const LEFT_OUT: ReadonlySet<string> = new Set([
  'catalog_changes',
  'coverage_marks',
  'import_staging',
  'leases',
  'schema_migrations',
  'search_pending',
]);

/** Quotes a name for SQL. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/**
 * The tables of the current schema whose rows belong into a backup, each after those that it references. Rows of a table
 * that references itself have to be written by one statement.
 *
 * @throws Error when foreign keys form a ring, since then no order is right
 */
export async function backupTables(tx: postgres.TransactionSql): Promise<BackupTable[]> {
  const rows = await tx<{ table: string }[]>`
    select json_build_object('name', name, 'columns', columns, 'key', key, 'references', "references")::text as table
    from (select c.relname as name,
      (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attname)
        from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      coalesce((select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, null)) order by k.place)
        from pg_constraint p, unnest(p.conkey) with ordinality as k(number, place), pg_attribute a
        where p.conrelid = c.oid and p.contype = 'p' and a.attrelid = c.oid and a.attnum = k.number), '[]') as key,
      coalesce((select json_agg(distinct r.relname)
        from pg_constraint f join pg_class r on r.oid = f.confrelid
        where f.conrelid = c.oid and f.contype = 'f' and not f.condeferrable), '[]') as references
    from pg_class c
    where c.relkind = 'r' and c.relnamespace = current_schema::regnamespace
    order by c.relname) t`;
  // The driver leaves JSON as it is.
  const tables = rows.map(({ table }) => JSON.parse(table) as BackupTable);
  return inOrder(tables.filter(({ name }) => !LEFT_OUT.has(name)));
}

/** Tables of the current schema of any kind of content, those that are left out among them. */
export async function allTables(tx: postgres.TransactionSql): Promise<string[]> {
  const rows = await tx<{ name: string }[]>`
    select relname as name from pg_class
    where relkind in ('r', 'p') and relnamespace = current_schema::regnamespace order by relname`;
  return rows.map(({ name }) => name);
}

function inOrder(tables: readonly BackupTable[]): BackupTable[] {
  const ordered: BackupTable[] = [];
  let left = [...tables];
  while (left.length > 0) {
    const waiting = new Set(left.map(({ name }) => name));
    const next = left.filter(({ name, references }) => references.every((to) => to === name || !waiting.has(to)));
    if (next.length === 0) {
      throw new Error(`foreign keys form a ring, so that no order is right to load them: ${[...waiting].join(', ')}`);
    }
    ordered.push(...next);
    left = left.filter((table) => !next.includes(table));
  }
  return ordered;
}
