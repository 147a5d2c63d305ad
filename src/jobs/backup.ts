import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { access, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { dumpDatabase } from '../db/backup/dump.ts';
import { BackupDigest, type BackupEnd, BackupError, type BackupHeader } from '../db/backup/format.ts';
import { loadDatabase } from '../db/backup/load.ts';
import type { DatabasePool } from '../db/client.ts';
import { checkBackup, readRows } from './backup-file.ts';

/** What both directions take. */
export interface BackupOptions {
  readonly pool: DatabasePool;
  readonly file: string;
  readonly signal?: AbortSignal;
  /** Told rows so far, and of how many. */
  readonly onProgress?: (step: 'writing' | 'checking' | 'restoring', rows: number, total: number) => void;
}

/** What was written or restored. */
export interface BackupReport {
  readonly header: BackupHeader;
  readonly end: BackupEnd;
  readonly rows: number;
}

const rowsOf = ({ tables }: BackupHeader): number => tables.reduce((sum, { rows }) => sum + rows, 0);

/**
 * Writes everything the database holds at one instant to a gzip file that only its owner may read. The file gets its name
 * once it is whole and on the disk; what is left of a broken attempt is overwritten by the next.
 *
 * @throws BackupError when there is a file of that name already
 */
export async function writeBackup(
  { pool, file, signal, onProgress = () => {} }: BackupOptions,
  madeAt: Date,
): Promise<BackupReport> {
  if (await exists(file)) throw new BackupError(`${file} exists already; name another file, nothing is overwritten`);
  const part = `${file}.part`;
  const gzip = createGzip();
  const written = pipeline(gzip, createWriteStream(part, { mode: 0o600 }));
  // Told below, where it is waited for.
  written.catch(() => {});
  const digest = new BackupDigest();
  const write = async (lines: readonly string[], table?: string): Promise<void> => {
    digest.add(lines, table);
    if (!gzip.write(`${lines.join('\n')}\n`)) await Promise.race([once(gzip, 'drain'), written]);
  };
  let total = 0;
  let rows = 0;
  try {
    const header = await dumpDatabase(
      pool,
      {
        header: async (begun) => {
          total = rowsOf(begun);
          await write([JSON.stringify(begun)]);
        },
        rows: async (table, lines) => {
          await write(lines, table);
          rows += lines.length;
          onProgress('writing', rows, total);
        },
      },
      { madeAt, ...(signal && { signal }) },
    );
    const end = digest.end(header.tables.map(({ name }) => name));
    gzip.end(`${JSON.stringify(end)}\n`);
    await written;
    await keep(part, file);
    return { header, end, rows };
  } catch (error) {
    gzip.destroy();
    await written.catch(() => {});
    await rm(part, { force: true });
    throw error;
  }
}

/**
 * Restores a backup into an empty place. The file is read to its end first, so that one that is cut off or changed is
 * refused before anything is written; what is then written is checked again and kept only as a whole.
 *
 * @throws BackupError when the file is not whole, or the place not empty or of another version
 */
export async function restoreBackup(options: BackupOptions & { readonly force: boolean }): Promise<BackupReport> {
  const { pool, file, signal, force, onProgress = () => {} } = options;
  let total = 0;
  const { header, end } = await checkBackup(file, (rows) => onProgress('checking', rows, total));
  total = rowsOf(header);
  let before = 0;
  let current = { table: '', rows: 0 };
  const onRows = (table: string, rows: number): void => {
    if (table !== current.table) before += current.rows;
    current = { table, rows };
    onProgress('restoring', before + rows, total);
  };
  const source = { header, rows: () => readRows(file, header) };
  const written = await loadDatabase(pool, source, { force, onRows, ...(signal && { signal }) });
  return { header, end, rows: Object.values(written).reduce((sum, rows) => sum + rows, 0) };
}

const exists = async (file: string): Promise<boolean> =>
  await access(file).then(
    () => true,
    () => false,
  );

/** Gives a whole file its name, after it has reached the disk. */
async function keep(part: string, file: string): Promise<void> {
  const whole = await open(part, 'r+');
  await whole.sync();
  await whole.close();
  await rename(part, file);
  const folder = await open(path.dirname(path.resolve(file)), 'r').catch(() => undefined);
  // Not every system lets a directory be synced.
  await folder?.sync().catch(() => {});
  await folder?.close();
}
