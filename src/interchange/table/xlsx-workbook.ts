import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { RowBatches } from './row-batches.ts';
import type { TableColumn, TableRow } from './table-row.ts';
import { sheetPath, workbookParts } from './xlsx-parts.ts';
import { sheetRows, xlsxSheet } from './xlsx-sheet.ts';

/** A fixed instant: the same rows make the same bytes. */
const written = new Date('2020-01-01T00:00:00Z');

/**
 * Writes a table as an Excel workbook (ECMA-376, SpreadsheetML), row by row: what is written is not kept. Rows beyond
 * those of one sheet stand in further ones, each with its headers.
 *
 * @param title names the sheets
 * @param mostRows rows of a sheet with its headers; a test may take fewer
 * @returns the bytes; destroying it ends the rows, and a fault of the rows destroys it
 */
export function xlsxWorkbook(
  columns: readonly TableColumn[],
  batches: AsyncIterable<readonly TableRow[]>,
  title: string,
  mostRows = sheetRows,
): Readable {
  const zip = new ZipFile();
  const out = zip.outputStream;
  if (!(out instanceof Readable)) throw new Error('yazl hands out a stream of Node');
  const rows = new RowBatches(batches);
  let sheet: Readable | undefined;
  const write = async (): Promise<void> => {
    let number = 0;
    do {
      number += 1;
      sheet = Readable.from(xlsxSheet(columns, rows, mostRows), { objectMode: false });
      zip.addReadStream(sheet, sheetPath(number), { mtime: written });
      await finished(sheet);
    } while (!(await rows.hasEnded()));
    for (const [path, content] of workbookParts(title, number)) {
      zip.addBuffer(Buffer.from(content), path, { mtime: written });
    }
    zip.end();
  };
  out.once('close', () => {
    sheet?.destroy();
    void rows.close();
  });
  write().catch((fault: unknown) => out.destroy(fault instanceof Error ? fault : new Error(String(fault))));
  return out;
}
