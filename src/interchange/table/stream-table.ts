import { Readable } from 'node:stream';
import type { TableFormat } from '../../rules/exports/table-format.ts';
import { csvRows } from './csv-rows.ts';
import { jsonLines } from './json-lines.ts';
import type { TableColumn, TableRow } from './table-row.ts';
import { xlsxWorkbook } from './xlsx-workbook.ts';

/** How a table is written. */
export interface TableOptions {
  readonly format: TableFormat;
  /** Names the sheet of a workbook. */
  readonly title: string;
  /** Whether CSV begins with a byte order mark, by which Excel reads it as UTF-8. */
  readonly hasMark: boolean;
}

/**
 * Writes any table as a file: a list of the catalog, a grid. Rows are taken no faster than the bytes are, nothing is kept
 * of those that are written, and when nobody takes the bytes any more the rows are ended.
 *
 * @param columns names and headers, in the order of the values of a row
 * @param batches the rows, in batches of any size
 * @returns the bytes; a fault of the rows destroys the stream, so that a file that ends well is whole
 */
export function streamTable(
  columns: readonly TableColumn[],
  batches: AsyncIterable<readonly TableRow[]>,
  { format, title, hasMark }: TableOptions,
): Readable {
  switch (format) {
    case 'csv':
      return Readable.from(csvRows(columns, batches, hasMark), { objectMode: false });
    case 'jsonl':
      return Readable.from(jsonLines(columns, batches), { objectMode: false });
    case 'xlsx':
      return xlsxWorkbook(columns, batches, title);
  }
}
