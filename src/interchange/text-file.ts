import { open, stat } from 'node:fs/promises';
import { FileError } from './file-error.ts';

/** What a file begins with that is no text, and what it then is. */
const signatures: readonly (readonly [string, string])[] = [
  ['504b0304', 'an Excel workbook (XLSX) or another ZIP archive'],
  ['d0cf11e0a1b11ae1', 'an old Excel workbook (XLS)'],
  ['25504446', 'a PDF'],
  ['1f8b', 'a gzip archive'],
];
const saveAsCsv = 'Open it in a spreadsheet program and save the sheet as “CSV UTF-8”';

async function readHead(path: string): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const head = Buffer.alloc(65_536);
    const { bytesRead } = await file.read(head, 0, head.length, 0);
    return head.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function refuseForeign(path: string, head: Buffer): void {
  const start = head.subarray(0, 8).toString('hex');
  const known = signatures.find(([bytes]) => start.startsWith(bytes));
  if (known) throw new FileError(path, `this is ${known[1]}, not a CSV file`, saveAsCsv);
}

/** What the system says of a file that cannot be opened; its own message would tell the whole path. */
const openingFaults: Readonly<Record<string, readonly [string, string]>> = {
  ENOENT: ['there is no such file', 'Check the path'],
  ENOTDIR: ['there is no such file', 'Check the path'],
  EACCES: ['the file may not be read', 'Check its permissions'],
};

/**
 * Opens a file far enough to see that it can be read: there, a regular file, not empty.
 *
 * @param path of the file
 * @returns its first bytes, at most 65,536
 * @throws FileError that says which of these it is not
 */
export async function fileHead(path: string): Promise<Buffer> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) throw new FileError(path, 'this is a directory', 'Name the file in it');
    if (!found.isFile()) throw new FileError(path, 'this is not a regular file', 'Name a file on disk');
    if (found.size === 0) throw new FileError(path, 'the file is empty', 'Check that it was fetched whole');
    return await readHead(path);
  } catch (error) {
    if (error instanceof FileError) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown fault';
    const [fault, remedy] = openingFaults[code] ?? [
      `the file cannot be opened (${code})`,
      'Check the path and the disk',
    ];
    throw new FileError(path, fault, remedy);
  }
}

/**
 * Opens a file far enough to see that it may be text: as `fileHead`, and no workbook or archive.
 *
 * @param path of the file
 * @returns its first bytes, at most 65,536
 * @throws FileError that says which of these it is not
 */
export async function textHead(path: string): Promise<Buffer> {
  const head = await fileHead(path);
  refuseForeign(path, head);
  return head;
}

/**
 * Refuses bytes that no text in an 8-bit encoding or in UTF-8 has. A few NUL characters are dirt; one in a hundred is not.
 *
 * @param path of the file, for the message
 * @param head its first bytes
 * @throws FileError when the bytes are not those of a text
 */
export function refuseBinary(path: string, head: Buffer): void {
  const odd = head.filter((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27)).length;
  if (odd * 100 > head.length) {
    throw new FileError(path, 'this is a binary file, or text in UTF-16 without a mark', saveAsCsv);
  }
}
