import type postgres from 'postgres';
import type { DatabasePool } from '../client.ts';
import { lockMigrations, type Migration, migrateIn, migrationsOnDisk } from '../migrate.ts';
import { TEXT_FORM } from './dump.ts';
import { BackupError, type BackupHeader } from './format.ts';
import { allTables, type BackupTable, backupTables, quoted } from './tables.ts';

/** Characters of rows sent with one statement. */
const SENT_CHARACTERS = 2_000_000;

/** The rows of a backup in their order, and whether what was read is what was written. */
export interface BackupSource {
  readonly header: BackupHeader;
  /** Lines of rows with the table of each; throws BackupError where the file is not whole. */
  rows(): AsyncIterable<{ readonly table: string; readonly lines: readonly string[] }>;
}

/** What loading needs beside its source. */
export interface LoadOptions {
  /** Also where the tables of this service are already, as long as they hold no rows. */
  readonly force: boolean;
  readonly signal?: AbortSignal;
  /** Told how many rows of a table have been written. */
  readonly onRows?: (table: string, rows: number) => void;
}

/**
 * Brings an empty place to what a backup holds: migrates to the version it was made at, writes the rows, and sets the
 * sequences; in one transaction, so that a place is restored whole or stays as it was.
 *
 * Foreign keys and constraints judge the rows as always. Triggers that people wrote do not run: what they would write is
 * in the backup already.
 *
 * @returns rows by table
 * @throws BackupError when the place is not empty or the backup does not fit this version
 */
export async function loadDatabase(
  pool: DatabasePool,
  source: BackupSource,
  options: LoadOptions,
): Promise<Record<string, number>> {
  const { header } = source;
  const migrations = migrationsOf(header);
  return await pool.$client.begin(async (tx) => {
    // A service that starts here meanwhile waits, and finds the restored data.
    await lockMigrations(tx);
    await refuseFullPlace(tx, options.force);
    await migrateIn(tx, migrations);
    const tables = await backupTables(tx);
    refuseOtherTables(header, tables);
    for (const statement of TEXT_FORM) await tx.unsafe(statement);
    const triggers = await silenceTriggers(tx);
    // What migrations wrote is in the backup too.
    await tx.unsafe(`truncate ${tables.map(({ name }) => quoted(name)).join(', ')} cascade`);
    // Tables that refer to each other are written one after the other; the keys between them are judged at the end.
    await tx.unsafe('set constraints all deferred');
    const written = await writeRows(tx, source, tables, options);
    await tx.unsafe('set constraints all immediate');
    await restoreTriggers(tx, triggers);
    for (const { name, last, isCalled } of header.sequences) {
      await tx`select setval(${quoted(name)}::regclass, ${last}::bigint, ${isCalled})`;
    }
    return written;
  });
}

/** The migrations a backup was made at, which must be ours. */
function migrationsOf(header: BackupHeader): Migration[] {
  const onDisk = migrationsOnDisk();
  return header.migrations.map(({ createdAt, hash }) => {
    const migration = onDisk.find((each) => each.createdAt === createdAt);
    if (migration === undefined) {
      throw new BackupError('the backup was made by a newer version of this program; restore it with that version');
    }
    if (migration.hash !== hash) {
      throw new BackupError(
        'a migration has another text than when the backup was made; restore it with the version that made it',
      );
    }
    return migration;
  });
}

async function refuseFullPlace(tx: postgres.TransactionSql, force: boolean): Promise<void> {
  const found = await allTables(tx);
  if (found.length === 0) return;
  for (const name of found) {
    const [row] = await tx.unsafe(`select 1 from ${quoted(name)} limit 1`);
    if (row !== undefined && name !== 'schema_migrations' && name !== 'leases') {
      throw new BackupError(
        `the place is not empty: ${name} has rows; restore into a new database or another DATA_DIR, nothing is ever overwritten`,
      );
    }
  }
  if (!force) {
    throw new BackupError(
      'the place is not empty: it has tables, though without rows; say --force to restore into them',
    );
  }
}

function refuseOtherTables(header: BackupHeader, tables: readonly BackupTable[]): void {
  const shape = (name: string, columns: readonly string[]): string => `${name}(${[...columns].sort().join(', ')})`;
  const ours = new Set(
    tables.map(({ name, columns }) =>
      shape(
        name,
        columns.map((column) => column.name),
      ),
    ),
  );
  const other = header.tables.find(({ name, columns }) => !ours.has(shape(name, columns)));
  if (other !== undefined || ours.size !== header.tables.length) {
    throw new BackupError(
      `the tables here are not those of the backup${other ? ` (${other.name})` : ''}; the place was migrated by another version`,
    );
  }
}

interface Trigger {
  readonly table: string;
  readonly name: string;
  readonly state: string;
}

async function silenceTriggers(tx: postgres.TransactionSql): Promise<readonly Trigger[]> {
  const triggers = await tx<Trigger[]>`
    select c.relname as table, t.tgname as name, t.tgenabled as state
    from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where not t.tgisinternal and t.tgenabled <> 'D' and c.relnamespace = current_schema::regnamespace`;
  for (const { table, name } of triggers) {
    await tx.unsafe(`alter table ${quoted(table)} disable trigger ${quoted(name)}`);
  }
  return triggers;
}

const ENABLED: Readonly<Record<string, string>> = { A: 'enable always', R: 'enable replica' };

async function restoreTriggers(tx: postgres.TransactionSql, triggers: readonly Trigger[]): Promise<void> {
  for (const { table, name, state } of triggers) {
    await tx.unsafe(`alter table ${quoted(table)} ${ENABLED[state] ?? 'enable'} trigger ${quoted(name)}`);
  }
}

async function writeRows(
  tx: postgres.TransactionSql,
  source: BackupSource,
  tables: readonly BackupTable[],
  { signal, onRows }: LoadOptions,
): Promise<Record<string, number>> {
  const written: Record<string, number> = Object.fromEntries(tables.map(({ name }) => [name, 0]));
  const known = new Map(tables.map((table) => [table.name, inFileOrder(table, source.header)]));
  let waiting: string[] = [];
  let characters = 0;
  let current: BackupTable | undefined;
  const send = async (): Promise<void> => {
    if (current === undefined || waiting.length === 0) return;
    await insert(tx, current, waiting);
    written[current.name] = (written[current.name] ?? 0) + waiting.length;
    onRows?.(current.name, written[current.name] ?? 0);
    waiting = [];
    characters = 0;
  };
  for await (const { table, lines } of source.rows()) {
    signal?.throwIfAborted();
    if (table !== current?.name) await send();
    current = known.get(table);
    for (const line of lines) {
      waiting.push(line);
      characters += line.length;
      // A row may name any other of its own table, which then has to come with the same statement.
      const isWhole = current?.references.includes(table) === true;
      if (characters >= SENT_CHARACTERS && !isWhole) await send();
    }
  }
  await send();
  return written;
}

/** The table with its columns as the rows of the file have them. */
function inFileOrder(table: BackupTable, { tables }: BackupHeader): BackupTable {
  const order = tables.find(({ name }) => name === table.name)?.columns ?? [];
  const columns = order.flatMap((name) => table.columns.filter((column) => column.name === name));
  return { ...table, columns };
}

async function insert(
  tx: postgres.TransactionSql,
  { name, columns }: BackupTable,
  lines: readonly string[],
): Promise<void> {
  const names = columns.map((column) => quoted(column.name)).join(', ');
  const values = columns.map(({ type }, place) => `(line->>${place})::${type}`).join(', ');
  await tx.unsafe(
    `insert into ${quoted(name)} (${names}) overriding system value
      select ${values} from jsonb_array_elements($1::text::jsonb) with ordinality as given(line, place) order by place`,
    [`[${lines.join(',')}]`],
  );
}
