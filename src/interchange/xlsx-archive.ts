import type { Readable } from 'node:stream';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { FileError } from './file-error.ts';

const mostEntries = 10_000;
/** Bytes of one part, unpacked; a sheet streams, so this bounds time and not memory. */
const largestPart = 1_000_000_000;
/** Sheets pack to a twentieth, seldom to a hundredth; what grows more is made to exhaust. */
const largestRatio = 300;
const ratioMatters = 10_000_000;

const saveAnew = 'Save the workbook anew with a spreadsheet program, or as CSV';

/** Parts of a workbook by their name. */
export interface XlsxArchive {
  has(name: string): boolean;
  /**
   * @returns the bytes of a part, unpacked as they are read
   * @throws FileError when there is none, or it is larger than it says or may be
   */
  read(name: string): AsyncGenerator<Buffer>;
  close(): void;
}

const refused = (entry: Entry): string | null => {
  if (entry.isEncrypted()) return 'it is encrypted';
  const { fileName, uncompressedSize, compressedSize } = entry;
  if (uncompressedSize > largestPart)
    return `its part ${fileName} has ${uncompressedSize} bytes, the most is ${largestPart}`;
  const grows = uncompressedSize / Math.max(1, compressedSize);
  return uncompressedSize > ratioMatters && grows > largestRatio
    ? `its part ${fileName} would grow to ${Math.round(grows)} times its size`
    : null;
};

/**
 * Opens a workbook (XLSX, a ZIP archive) and looks at its table of contents before anything is unpacked.
 *
 * @param path of the file
 * @throws FileError for what is no workbook, is cut off, encrypted, or would unpack beyond all bounds
 */
export async function openXlsx(path: string): Promise<XlsxArchive> {
  const zip = await openPromise(path, { autoClose: false, lazyEntries: true }).catch((error: Error) => {
    throw new FileError(
      path,
      `the archive cannot be read (${error.message.slice(0, 100)})`,
      'Fetch or export it again',
    );
  });
  try {
    return archiveOf(path, zip, await entriesOf(path, zip));
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function entriesOf(path: string, zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  try {
    for await (const entry of zip.eachEntry()) {
      const fault = refused(entry) ?? (entries.size >= mostEntries ? `it holds more than ${mostEntries} parts` : null);
      if (fault !== null) throw new FileError(path, fault, saveAnew);
      if (!entries.has(entry.fileName)) entries.set(entry.fileName, entry);
    }
  } catch (error) {
    if (error instanceof FileError) throw error;
    const said = error instanceof Error ? error.message.slice(0, 100) : 'unknown fault';
    throw new FileError(path, `the archive is damaged (${said})`, 'Fetch or export it again');
  }
  if (!entries.has('xl/workbook.xml')) {
    const other = entries.has('content.xml') ? 'an OpenDocument file' : 'a ZIP archive';
    throw new FileError(path, `this is ${other} and no Excel workbook`, 'Unpack it, or save the sheet as XLSX or CSV');
  }
  return entries;
}

function archiveOf(path: string, zip: ZipFile, entries: ReadonlyMap<string, Entry>): XlsxArchive {
  return {
    has: (name) => entries.has(name),
    close: () => zip.close(),
    async *read(name) {
      const entry = entries.get(name);
      if (!entry) throw new FileError(path, `the workbook lacks its part ${name}`, saveAnew);
      try {
        const stream: Readable = await zip.openReadStreamPromise(entry);
        yield* stream as AsyncIterable<Buffer>;
      } catch (error) {
        const said = error instanceof Error ? error.message.slice(0, 100) : 'unknown fault';
        throw new FileError(path, `its part ${name} is damaged (${said})`, 'Fetch or export it again');
      }
    },
  };
}
