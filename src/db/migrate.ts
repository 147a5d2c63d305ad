import { fileURLToPath } from 'node:url';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import type postgres from 'postgres';
import type { DatabasePool } from './client.ts';

const folder = fileURLToPath(new URL('../../drizzle', import.meta.url));

/** Any number that nothing else locks on: `select hashtext('catalog migrations')`. */
const lockKey = 1_236_771_049;

/** A migration as it stands in `drizzle/`. */
export interface Migration {
  readonly hash: string;
  readonly createdAt: number;
  readonly statements: readonly string[];
}

/** The migrations in `drizzle/`, oldest first. */
export function migrationsOnDisk(): Migration[] {
  return readMigrationFiles({ migrationsFolder: folder }).map((file) => ({
    hash: file.hash,
    createdAt: file.folderMillis,
    statements: file.sql,
  }));
}

/**
 * Brings the database to the newest migration, all in one transaction under one lock: of several instances that start
 * together one migrates and the others wait and find nothing to do, and a process that is killed half-way leaves
 * nothing behind. (drizzle's own migrator reads what is applied before its transaction begins, which loses that race.)
 *
 * @returns how many migrations were applied now
 * @throws Error when the database was migrated by a newer version of this program
 */
export async function migrate(
  pool: DatabasePool,
  migrations: readonly Migration[] = migrationsOnDisk(),
): Promise<number> {
  return await pool.$client.begin(async (tx) => {
    // Neither a long migration nor the wait for another instance's is a statement gone astray.
    await tx`set local statement_timeout = 0`;
    await lockMigrations(tx);
    return await migrateIn(tx, migrations);
  });
}

/** Waits until nobody else migrates, and keeps others from it until the transaction ends. */
export async function lockMigrations(tx: postgres.TransactionSql): Promise<void> {
  await tx`select pg_advisory_xact_lock(${lockKey})`;
}

/**
 * Migrates within a transaction that holds the lock.
 *
 * @returns how many migrations were applied now
 * @throws Error when the database was migrated by a newer version of this program
 */
export async function migrateIn(tx: postgres.TransactionSql, migrations: readonly Migration[]): Promise<number> {
  await tx`create table if not exists schema_migrations (
      created_at bigint primary key, hash text not null, applied_at timestamptz not null)`;
  const applied = await tx<{ created_at: string }[]>`select created_at from schema_migrations`;
  const known = new Set(applied.map((row) => Number(row.created_at)));
  for (const createdAt of known) {
    if (!migrations.some((migration) => migration.createdAt === createdAt)) {
      throw new Error(
        'the database holds a migration that this version does not know: it was migrated by a newer version; ' +
          'run that version, or restore a backup made before it',
      );
    }
  }
  const pending = migrations.filter((migration) => !known.has(migration.createdAt));
  for (const migration of pending) {
    for (const statement of migration.statements) await tx.unsafe(statement);
    await tx`insert into schema_migrations (created_at, hash, applied_at)
        values (${migration.createdAt}, ${migration.hash}, ${new Date().toISOString()})`;
  }
  return pending.length;
}

/**
 * Counts the migrations on disk that are not applied; for readiness. A newer version may have applied more while this one
 * still serves.
 */
export async function pendingMigrations(pool: DatabasePool): Promise<number> {
  const onDisk = migrationsOnDisk();
  const [found] = await pool.$client<
    { table: string | null }[]
  >`select to_regclass('schema_migrations')::text as table`;
  if (!found?.table) return onDisk.length;
  const applied = await pool.$client<{ created_at: string }[]>`select created_at from schema_migrations`;
  const known = new Set(applied.map((row) => Number(row.created_at)));
  return onDisk.filter((migration) => !known.has(migration.createdAt)).length;
}
