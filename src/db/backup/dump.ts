import type postgres from 'postgres';
import type { DatabasePool } from '../client.ts';
import { type BackupDigest, type BackupHeader, FORMAT, VERSION } from './format.ts';
import { type BackupTable, backupTables, quoted } from './tables.ts';

/** Rows fetched at once: some hundred kilobytes. */
const FETCHED = 1000;

/**
 * How values are written as text, so that every server and the embedded engine write and read the same. Ends with the
 * transaction.
 */
export const TEXT_FORM = [
  `set local datestyle to 'ISO, YMD'`,
  `set local intervalstyle to 'iso_8601'`,
  'set local extra_float_digits to 1',
  `set local bytea_output to 'hex'`,
  `set local timezone to 'UTC'`,
];

/** Takes the lines of a backup as they come, header first; each once it has been kept or written. */
export interface BackupSink {
  header(header: BackupHeader): Promise<void>;
  /** Lines of rows of one table, without their ends. */
  rows(table: string, lines: readonly string[]): Promise<void>;
}

/**
 * Reads everything that belongs into a backup, as it was at one instant, while others go on writing: one transaction that
 * sees a single snapshot and can change nothing. On the embedded engine, which has one session, others wait meanwhile.
 *
 * @param sink told the header and then the rows, table by table
 * @param options `madeAt`: the instant for the header; `signal` ends the work between two batches
 */
export async function dumpDatabase(
  pool: DatabasePool,
  sink: BackupSink,
  options: { readonly madeAt: Date; readonly signal?: AbortSignal },
): Promise<BackupHeader> {
  return await pool.$client.begin('isolation level repeatable read read only', async (tx) => {
    for (const statement of TEXT_FORM) await tx.unsafe(statement);
    const tables = await backupTables(tx);
    const header = await headerOf(tx, tables, options.madeAt);
    await sink.header(header);
    for (const table of tables) {
      await eachBatch(tx, table, async (lines) => {
        options.signal?.throwIfAborted();
        await sink.rows(table.name, lines);
      });
    }
    return header;
  });
}

async function headerOf(
  tx: postgres.TransactionSql,
  tables: readonly BackupTable[],
  madeAt: Date,
): Promise<BackupHeader> {
  const counted = [];
  for (const { name, columns } of tables) {
    const [count] = await tx.unsafe<{ rows: string }[]>(`select count(*)::text as rows from ${quoted(name)}`);
    counted.push({ name, columns: columns.map((column) => column.name), rows: Number(count?.rows) });
  }
  const migrations = await tx<{ created_at: string; hash: string }[]>`
    select created_at::text, hash from schema_migrations order by created_at`;
  return {
    format: FORMAT,
    version: VERSION,
    madeAt: madeAt.toISOString(),
    migrations: migrations.map((each) => ({ createdAt: Number(each.created_at), hash: each.hash })),
    tables: counted,
    sequences: await sequencesOf(tx),
  };
}

/** Sequences stand outside of snapshots: read after the snapshot was taken, they are beyond every number in it. */
async function sequencesOf(tx: postgres.TransactionSql): Promise<BackupHeader['sequences']> {
  const names = await tx<{ name: string }[]>`
    select relname as name from pg_class
    where relkind = 'S' and relnamespace = current_schema::regnamespace order by relname`;
  const found = [];
  for (const { name } of names) {
    const [state] = await tx.unsafe<{ last: string; called: boolean }[]>(
      `select last_value::text as last, is_called as called from ${quoted(name)}`,
    );
    if (state !== undefined) found.push({ name, last: state.last, isCalled: state.called });
  }
  return found;
}

async function eachBatch(
  tx: postgres.TransactionSql,
  { name, columns, key }: BackupTable,
  take: (lines: readonly string[]) => Promise<void>,
): Promise<void> {
  const values = columns.map((column) => `${quoted(column.name)}::text`).join(', ');
  // Languages order texts differently; the same rows have to come in the same order everywhere.
  const keys = key.map((column) => `${quoted(column.name)}${column.type === 'text' ? ' collate "C"' : ''}`);
  const order = keys.length === 0 ? '' : ` order by ${keys.join(', ')}`;
  await tx.unsafe(
    `declare backup_rows no scroll cursor for select json_build_array(${values})::text as line from ${quoted(name)}${order}`,
  );
  for (;;) {
    const rows = await tx.unsafe<{ line: string }[]>(`fetch ${FETCHED} from backup_rows`);
    if (rows.length > 0) await take(rows.map(({ line }) => line));
    if (rows.length < FETCHED) break;
  }
  await tx.unsafe('close backup_rows');
}

/** Digests of the tables of a database as they would stand in a backup of it; for comparing two. */
export async function digestDatabase(pool: DatabasePool, digest: BackupDigest, madeAt: Date): Promise<BackupHeader> {
  return await dumpDatabase(
    pool,
    {
      header: async () => {},
      rows: async (table, lines) => {
        digest.add(lines, table);
      },
    },
    { madeAt },
  );
}
