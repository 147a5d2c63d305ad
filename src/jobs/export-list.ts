import type { Readable } from 'node:stream';
import type { Language, RequestContext } from '../context.ts';
import { streamTable } from '../interchange/table/stream-table.ts';
import type { TableRow } from '../interchange/table/table-row.ts';
import { type AskedList, listRows } from '../resolvers/exports/list-rows.ts';
import { noteExport } from '../resolvers/exports/note-export.ts';
import { type AskedReport, reportRows } from '../resolvers/exports/report-rows.ts';
import { plainValue, tableCell } from '../rules/exports/export-cell.ts';
import { exportFile } from '../rules/exports/export-file.ts';
import type { TableFormat } from '../rules/exports/table-format.ts';

/** A list or a report to be written as a file. */
export interface ExportRequest {
  readonly asked: AskedList | AskedReport;
  readonly format: TableFormat;
  /** Of headers and words; JSON Lines have none. */
  readonly language: Language;
  readonly hasMark: boolean;
  /** The caller as they stand now; asked anew for each page. */
  readonly context: () => RequestContext;
  /** Told how many rows were written so far. */
  readonly onRows?: (rows: number) => void;
}

/**
 * Writes a list or a report as a file. The first page is read before this returns, so that what cannot be asked for is refused
 * before a byte is written; then rows are read no faster than the bytes are taken.
 *
 * @returns the bytes; the stream ends well only when it is whole
 * @throws RequestError naming the argument that cannot be
 */
export async function exportList(request: ExportRequest): Promise<Readable> {
  const { asked, format, language, hasMark, context } = request;
  const pages = 'args' in asked ? reportRows(context, asked) : listRows(context, asked);
  const first = await pages.next();
  await noteExport(context(), asked, format);
  const headers = asked.columns.map((column) => ({ name: column.name, header: column[language] }));
  const { zh } = exportFile(asked.name);
  const title = language === 'zh' ? zh : asked.name;
  return streamTable(headers, tableRows(request, first.value ?? [], pages), { format, title, hasMark });
}

async function* tableRows(
  { asked, format, language, onRows }: ExportRequest,
  first: readonly object[],
  rest: AsyncGenerator<readonly object[], void, void>,
): AsyncGenerator<readonly TableRow[], void, void> {
  const { noun } = exportFile(asked.name);
  const write = (row: object): TableRow =>
    asked.columns.map((column) =>
      format === 'jsonl' ? plainValue(column, noun, row, language) : tableCell(column, noun, row, language),
    );
  let rows = first.length;
  yield first.map(write);
  onRows?.(rows);
  for await (const page of rest) {
    yield page.map(write);
    rows += page.length;
    onRows?.(rows);
  }
}
