import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { digestDatabase } from '../db/backup/dump.ts';
import { BackupDigest, BackupError } from '../db/backup/format.ts';
import { connect } from '../db/connect.ts';
import { migrate } from '../db/migrate.ts';
import { type BackupOptions, restoreBackup } from './backup.ts';

/** What a drill found. */
export interface DrillReport {
  readonly madeAt: string;
  readonly tables: readonly { readonly name: string; readonly rows: number; readonly isEqual: boolean }[];
  /** Migrations that this version has beyond the backup, and that were applied to the copy without a fault. */
  readonly newerMigrations: number;
  readonly isEqual: boolean;
}

/**
 * Restores a backup into an embedded place of its own, reads it back, and compares each table by its digest. The place is
 * removed afterwards; nothing else is touched.
 *
 * @param options a backup file, and who is told of progress
 * @throws BackupError as a restore does
 */
export async function drillRestore(options: Omit<BackupOptions, 'pool'>, now: () => Date): Promise<DrillReport> {
  const folder = await mkdtemp(path.join(tmpdir(), 'catalog-drill-'));
  const connection = await connect({ dataDir: path.join(folder, 'data'), log: () => {}, max: 1 });
  try {
    const { header, end } = await restoreBackup({ ...options, pool: connection.pool, force: false });
    const digest = new BackupDigest();
    const restored = await digestDatabase(connection.pool, digest, now());
    const { digests } = digest.end(restored.tables.map(({ name }) => name));
    const tables = header.tables.map(({ name, rows }) => ({
      name,
      rows,
      isEqual:
        digests[name] === end.digests[name] && restored.tables.find((table) => table.name === name)?.rows === rows,
    }));
    const sameSequences = JSON.stringify(restored.sequences) === JSON.stringify(header.sequences);
    if (!sameSequences) throw new BackupError('the sequences of the restored database are not those of the backup');
    const newerMigrations = await migrate(connection.pool);
    return { madeAt: header.madeAt, tables, newerMigrations, isEqual: tables.every(({ isEqual }) => isEqual) };
  } finally {
    await connection.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
