import { looksCalculated } from './inert-cell.ts';
import type { TableColumn, TableRow } from './table-row.ts';
import { xlsxText } from './xlsx-text.ts';

/** Rows of a sheet at most, headers among them (ECMA-376 as Excel has it). */
export const sheetRows = 1_048_576;

const head =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
  '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' +
  '</sheetView></sheetViews><sheetData>';
const tail = '</sheetData></worksheet>';

/** Where rows come from that may go on in another sheet. */
export interface RowSource {
  /** At most so many rows; none when there are no more. */
  take(most: number): Promise<readonly TableRow[]>;
}

/**
 * Writes one worksheet of SpreadsheetML, until it is full or the rows have ended. Texts stand in the cells themselves,
 * so nothing of a row is kept once it is written; no cell ever holds a formula.
 */
export async function* xlsxSheet(
  columns: readonly TableColumn[],
  rows: RowSource,
  most = sheetRows,
): AsyncGenerator<string, void, void> {
  const letters = columns.map((_, index) => columnLetters(index));
  const write = (row: TableRow, number: number): string =>
    `<row r="${number}">${row.map((value, index) => cell(`${letters[index]}${number}`, value)).join('')}</row>`;
  yield head +
    write(
      columns.map(({ header }) => header),
      1,
    );
  let written = 1;
  while (written < most) {
    const batch = await rows.take(most - written);
    if (batch.length === 0) break;
    const first = written + 1;
    written += batch.length;
    yield batch.map((row, index) => write(row, first + index)).join('');
  }
  yield tail;
}

function cell(place: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return '';
  if (typeof value === 'number' && Number.isFinite(value)) return `<c r="${place}"><v>${value}</v></c>`;
  if (typeof value === 'boolean') return `<c r="${place}" t="b"><v>${value ? 1 : 0}</v></c>`;
  const text = String(value);
  // The second format keeps a text a text also when somebody edits its cell.
  const format = looksCalculated(text) ? ' s="1"' : '';
  return `<c r="${place}" t="inlineStr"${format}><is><t xml:space="preserve">${xlsxText(text)}</t></is></c>`;
}

/** A, B, … Z, AA, … */
function columnLetters(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnLetters(Math.floor(index / 26) - 1) + letter;
}
