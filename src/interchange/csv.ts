import { isPersonColumn } from '../rules/catalog/person-columns.ts';
import { cleanText } from './clean-text.ts';
import { csvRecords } from './csv-records.ts';
import { FileError } from './file-error.ts';
import { encodingOf } from './text-encoding.ts';

export interface CsvOptions<C extends string> {
  /** Columns the reader relies on; one error names all that are missing. */
  readonly columns: readonly C[];
  /** Named by a person when detection is wrong; detected when absent. */
  readonly encoding?: string | undefined;
}

export interface CsvRow<C extends string> {
  /** Line on which the row begins, from 1; the header is line 1. */
  readonly line: number;
  /** Cells by header, as decoded; a cell that is not there is ''. It has no prototype, so every header is plain data. */
  readonly row: Readonly<Record<C, string>>;
  /** Number of cells of the row when it differs from that of the header, otherwise null. */
  readonly miscounted: number | null;
  /** NUL characters that were removed from the row, which no database takes in text. */
  readonly nulsRemoved: number;
}

/** Rows of one file; it can be iterated once. */
export interface CsvReading<C extends string> extends AsyncIterable<CsvRow<C>> {
  /** Headers of the columns left out because they name persons; known once the first row was read. */
  droppedColumns(): readonly string[];
}

function headerOf(path: string, record: readonly string[], required: readonly string[]): string[] {
  const header = record.map((name) => cleanText(name.replaceAll('\0', '')).text);
  const unnamed = header.indexOf('');
  if (unnamed >= 0) throw new FileError(path, `column ${unnamed + 1} has no name`, 'Give it one, or delete it', 1);
  const repeated = [...new Set(header.filter((name, i) => header.indexOf(name) !== i))];
  if (repeated.length > 0) {
    throw new FileError(path, `the header names ${repeated.join(', ')} more than once`, 'Leave one of each', 1);
  }
  const missing = required.filter((name) => !header.includes(name));
  if (missing.length > 0) {
    const found = header.length > 30 ? `${header.length} columns` : header.join(', ');
    throw new FileError(path, `columns are missing: ${missing.join(', ')}`, `Found: ${found}`, 1);
  }
  return header;
}

/**
 * Reads a CSV file (RFC 4180, commas, a header) as a stream: memory does not grow with the file. Columns that name
 * persons are left out by their header. Cells are text and stay as they are, formulas too.
 *
 * @param path of the file
 * @param options the columns relied on, and the encoding if a person named one
 * @returns the rows in the order of the file, and which columns were left out
 * @throws FileError while iterating: file missing or no text, header unfit, quotes that do not close
 */
export function readCsv<C extends string>(path: string, options: CsvOptions<C>): CsvReading<C> {
  let dropped: readonly string[] = [];

  async function* rows(): AsyncGenerator<CsvRow<C>> {
    const encoding = await encodingOf(path, options.encoding);
    let header: readonly string[] | null = null;
    for await (const { line, cells } of csvRecords(path, encoding)) {
      if (header === null) {
        header = headerOf(path, cells, options.columns);
        dropped = header.filter(isPersonColumn);
      } else {
        yield rowOf<C>(cells, line, header, dropped);
      }
    }
    if (header === null) throw new FileError(path, 'the file has no header', 'Check that it was fetched whole');
  }

  return { [Symbol.asyncIterator]: rows, droppedColumns: () => dropped };
}

function rowOf<C extends string>(
  cells: readonly string[],
  line: number,
  header: readonly string[],
  dropped: readonly string[],
): CsvRow<C> {
  const row: Record<string, string> = Object.create(null);
  let nulsRemoved = 0;
  for (const [i, name] of header.entries()) {
    if (dropped.includes(name)) continue;
    const cell = cells[i] ?? '';
    const text = cell.includes('\0') ? cell.replaceAll('\0', '') : cell;
    nulsRemoved += cell.length - text.length;
    row[name] = text;
  }
  return {
    line,
    // Every required column was found in the header, so the row has it.
    row: row as Record<C, string>,
    miscounted: cells.length === header.length ? null : cells.length,
    nulsRemoved,
  };
}
