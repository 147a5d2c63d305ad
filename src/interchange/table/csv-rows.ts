import { stringify } from 'csv-stringify/sync';
import { inertText } from './inert-cell.ts';
import type { TableColumn, TableRow } from './table-row.ts';

/** By which Excel knows that a file is UTF-8. */
const byteOrderMark = '\uFEFF';

/**
 * Writes a table as CSV after RFC 4180: commas, CRLF, quotes where they are needed, one line of headers. No text is
 * taken for a formula ({@link inertText}); numbers stay numbers.
 *
 * @param rows batches of rows
 * @param mark whether it begins with a byte order mark
 */
export async function* csvRows(
  columns: readonly TableColumn[],
  rows: AsyncIterable<readonly TableRow[]>,
  mark: boolean,
): AsyncGenerator<string, void, void> {
  // A line of nothing at all is no row to a reader: a lone empty cell is written as "".
  const write = (batch: readonly TableRow[]): string =>
    stringify(
      batch.map((row) => row.map(csvCell)),
      { record_delimiter: 'windows', quoted_match: /[\r\n]/, quoted_empty: columns.length === 1 },
    );
  yield (mark ? byteOrderMark : '') + write([columns.map(({ header }) => header)]);
  for await (const batch of rows) {
    if (batch.length > 0) yield write(batch);
  }
}

function csvCell(value: unknown): string | number {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return value;
  return typeof value === 'string' ? inertText(value) : String(value);
}
