import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { z } from 'zod';
import { BackupDigest, type BackupEnd, BackupError, type BackupHeader, FORMAT, VERSION } from '../db/backup/format.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const headerShape = z.object({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  madeAt: z.iso.datetime(),
  migrations: z.array(z.object({ createdAt: z.number().int(), hash: sha256 })),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()), rows: z.number().int().nonnegative() })),
  sequences: z.array(z.object({ name: z.string(), last: z.string().regex(/^-?\d{1,19}$/), isCalled: z.boolean() })),
});
const endShape = z.object({ digests: z.record(z.string(), sha256), sha256 });

/** A file that was read to its end and is whole. */
export interface CheckedBackup {
  readonly header: BackupHeader;
  readonly end: BackupEnd;
}

/** Rows of one table that came together. */
export interface RowBatch {
  readonly table: string;
  readonly lines: readonly string[];
}

/**
 * Reads a backup to its end without keeping it.
 *
 * @returns its header and end
 * @throws BackupError when it is no backup, was cut off, or is not what was written
 */
export async function checkBackup(file: string, onRows: (rows: number) => void = () => {}): Promise<CheckedBackup> {
  const header = await readHeader(file);
  let rows = 0;
  let end: BackupEnd | undefined;
  const onEnd = (found: BackupEnd): void => {
    end = found;
  };
  for await (const { lines } of readRows(file, header, onEnd)) {
    rows += lines.length;
    onRows(rows);
  }
  if (end === undefined) throw notWhole(file, 'it was cut off');
  return { header, end };
}

async function readHeader(file: string): Promise<BackupHeader> {
  for await (const [first] of lineBatches(file)) return parsed(headerShape, first ?? '', 'its first line', file);
  throw notWhole(file, 'it is empty');
}

/**
 * The rows of a backup, table by table. Whoever reads them to the end knows that they are what was written; nothing of
 * them may be kept before.
 *
 * @param header of the same file; another one means that the file has been exchanged
 * @param onEnd told the end of a file that is whole
 * @throws BackupError as above
 */
export async function* readRows(
  file: string,
  header: BackupHeader,
  onEnd: (end: BackupEnd) => void = () => {},
): AsyncGenerator<RowBatch> {
  const digest = new BackupDigest();
  const expected = JSON.stringify(header);
  const left = header.tables.map(({ name, rows }) => ({ name, rows }));
  let isFirst = true;
  let end: BackupEnd | undefined;
  for await (const batch of lineBatches(file)) {
    let lines = batch;
    if (isFirst) {
      if (JSON.stringify(parsed(headerShape, lines[0] ?? '', 'its first line', file)) !== expected) {
        throw notWhole(file, 'it was exchanged while it was read');
      }
      digest.add(lines.slice(0, 1));
      lines = lines.slice(1);
      isFirst = false;
    }
    while (lines.length > 0) {
      while (left[0]?.rows === 0) left.shift();
      const table = left[0];
      if (table === undefined) {
        if (end !== undefined || lines.length > 1) throw notWhole(file, 'something follows its end');
        end = parsed(endShape, lines[0] ?? '', 'its last line', file);
        break;
      }
      const rows = lines.slice(0, table.rows);
      if (rows.some((row) => !row.startsWith('['))) throw notWhole(file, `rows of ${table.name} are missing`);
      digest.add(rows, table.name);
      table.rows -= rows.length;
      lines = lines.slice(rows.length);
      yield { table: table.name, lines: rows };
    }
  }
  if (end === undefined) throw notWhole(file, 'it was cut off');
  const found = digest.end(header.tables.map(({ name }) => name));
  if (found.sha256 !== end.sha256) throw notWhole(file, 'its check sum is another: it was changed or damaged');
  onEnd(end);
}

function parsed<T>(shape: z.ZodType<T>, line: string, what: string, file: string): T {
  try {
    return shape.parse(JSON.parse(line));
  } catch {
    throw notWhole(file, `${what} is not that of a backup of this program`);
  }
}

const notWhole = (file: string, reason: string): BackupError =>
  new BackupError(`${file} cannot be restored: ${reason}; take another backup`);

/** Lines of a gzip file as they come, without their ends; what does not end is none. */
async function* lineBatches(file: string): AsyncGenerator<string[]> {
  const bytes = createReadStream(file);
  const text = createGunzip();
  bytes.on('error', (error) => text.destroy(error)).pipe(text);
  text.setEncoding('utf8');
  let open = '';
  try {
    for await (const chunk of text) {
      const lines = (open + String(chunk)).split('\n');
      open = lines.pop() ?? '';
      if (lines.length > 0) yield lines;
    }
  } catch (error) {
    throw readFault(error, file);
  } finally {
    bytes.destroy();
    text.destroy();
  }
  if (open !== '') throw notWhole(file, 'it was cut off');
}

function readFault(error: unknown, file: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT') return new BackupError(`there is no file ${file}`);
  if (code === 'Z_BUF_ERROR') return notWhole(file, 'it was cut off');
  if (code.startsWith('Z_')) return notWhole(file, 'it is damaged, or no gzip file');
  return error;
}
