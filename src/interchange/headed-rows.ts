import { cleanText } from './clean-text.ts';
import type { ColumnFile } from './column-file.ts';
import type { TableRecord } from './csv-records.ts';
import { FileError } from './file-error.ts';
import { headerMeanings } from './header-meaning.ts';
import type { HeaderTerms } from './header-terms.ts';
import type { TableRow } from './table-row.ts';

/** Records among which the header is looked for: above it may stand a title, a date, a note. */
const headerWithin = 10;

/** What a record would be worth as a header: how many of its cells are known. */
function worthOf({ cells }: TableRecord, dictionary: HeaderTerms, { columns }: ColumnFile): number {
  const known = cells.filter((cell) => {
    const header = cleanText(cell).text;
    return columns.has(header) || (headerMeanings(header, dictionary)[0]?.score ?? 0) >= 80;
  });
  return new Set(known).size;
}

/** Names of the columns: unnamed ones by their place, a repeated name with its number. */
function headersOf({ cells }: TableRecord): readonly string[] {
  const taken = new Set<string>();
  return cells.map((cell, i) => {
    const name = cleanText(cell.replaceAll('\0', '')).text || `(column ${i + 1})`;
    let header = name;
    for (let n = 2; taken.has(header); n += 1) header = `${name} (${n})`;
    taken.add(header);
    return header;
  });
}

/** Trailing empty cells are no cells: spreadsheets write them, or leave them out, as they please. */
function trimmed(cells: readonly string[], width: number): readonly string[] {
  let length = cells.length;
  while (length > width && (cells[length - 1] ?? '').trim() === '') length -= 1;
  return cells.slice(0, length);
}

/**
 * Finds the header among the first records, and gives the rows below it by their headers.
 *
 * @param path of the file, for messages
 * @param records of the table
 * @param dictionary and `told`: what headers are known
 * @param mayBeShort whether a row may have fewer cells than the header, as rows of a sheet have
 * @throws FileError while iterating, when no record can be a header
 */
export async function* headedRows(
  path: string,
  records: AsyncIterable<TableRecord>,
  dictionary: HeaderTerms,
  told: ColumnFile,
  mayBeShort: boolean,
): AsyncGenerator<TableRow> {
  const first: TableRecord[] = [];
  let headers: readonly string[] | null = null;

  const rowOf = ({ line, cells: written }: TableRecord, names: readonly string[]): TableRow | null => {
    const cells = trimmed(written, names.length);
    if (cells.every((cell) => cell.trim() === '')) return null;
    const fits = cells.length === names.length || (mayBeShort && cells.length < names.length);
    return {
      line,
      cells: new Map(names.map((name, i) => [name, cells[i] ?? ''])),
      miscounted: fits ? null : cells.length,
    };
  };
  function* below(): Generator<TableRow> {
    const worth = first.map((record) => worthOf(record, dictionary, told));
    const at = worth.indexOf(Math.max(...worth));
    const header = first[at];
    if (!header) throw new FileError(path, 'the file has no header', 'Check that it was fetched whole');
    headers = headersOf(header);
    for (const record of first.slice(at + 1)) {
      const row = rowOf(record, headers);
      if (row) yield row;
    }
  }

  for await (const record of records) {
    if (headers === null) {
      first.push(record);
      if (first.length >= headerWithin) yield* below();
      continue;
    }
    const row = rowOf(record, headers);
    if (row) yield row;
  }
  if (headers === null) yield* below();
}
