import type { TableRecord } from './csv-records.ts';
import { FileError } from './file-error.ts';
import type { XlsxArchive } from './xlsx-archive.ts';
import type { XlsxSheet, XlsxWorkbook } from './xlsx-workbook.ts';
import { type XmlEvent, xmlEvents } from './xml-events.ts';

const mostColumns = 1000;
const longestRow = 1_000_000;
const dayLength = 86_400_000;

/** A cell under way. */
interface OpenCell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  value: string;
  formula: string;
}

/** B in B5 is 1; the place after the last cell when a cell does not say where it is. */
function columnOf(reference: string | undefined, next: number): number {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0];
  if (letters === undefined) return next;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** A number of days as a date, with its time where it has one. */
function dateOf(value: string, from1904: boolean): string {
  const days = Number(value);
  if (value === '' || !Number.isFinite(days) || days < 0 || days > 2_958_465) return value;
  const start = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  const text = new Date(start + Math.round((days * dayLength) / 1000) * 1000).toISOString();
  return Number.isInteger(days) ? text.slice(0, 10) : text.slice(0, 19).replace('T', ' ');
}

/** ST_Xstring of ECMA-376 (22.9.2.19): `_x000D_` stands for a character that XML cannot hold, or for a `_` before such. */
const unescaped = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

function textOf({ type, style, value, formula }: OpenCell, workbook: XlsxWorkbook): string {
  if (type === 's') return unescaped(workbook.shared[Number(value)] ?? '');
  if (type === 'b') return value === '1' ? 'TRUE' : value === '' ? '' : 'FALSE';
  if (type === 'inlineStr' || type === 'str') return unescaped(value);
  if (type === 'd') return value;
  // What a spreadsheet could not compute is no text of the source.
  if (type === 'e') return '';
  if (value === '' && formula !== '') return `=${formula}`;
  return workbook.dateStyles.has(style) ? dateOf(value, workbook.from1904) : value;
}

/** Puts events of one sheet together to rows. */
class RowBuilder {
  readonly #workbook: XlsxWorkbook;
  readonly #path: string;
  #row: { readonly line: number; readonly cells: string[]; length: number } | null = null;
  #cell: OpenCell | null = null;
  #into: 'value' | 'formula' | null = null;
  #isAside = false;
  #line = 0;

  constructor(path: string, workbook: XlsxWorkbook) {
    this.#path = path;
    this.#workbook = workbook;
  }

  /** @returns the row that this event ends */
  take(event: XmlEvent): TableRecord | null {
    if (event.kind === 'text') {
      if (this.#cell && this.#into && !this.#isAside) this.#cell[this.#into] += event.text;
      return null;
    }
    const isOpen = event.kind === 'open';
    if (event.name === 'row') return isOpen ? this.#openRow(event.attributes['r']) : this.#closeRow();
    if (event.name === 'c' && isOpen) this.#openCell(event.attributes);
    else if (event.name === 'c') this.#closeCell();
    else if (event.name === 'v' || event.name === 't') this.#into = isOpen ? 'value' : null;
    else if (event.name === 'f') this.#into = isOpen ? 'formula' : null;
    else if (event.name === 'rPh') this.#isAside = isOpen;
    return null;
  }

  #openRow(number: string | undefined): null {
    this.#line = /^\d{1,7}$/.test(number ?? '') ? Number(number) : this.#line + 1;
    this.#row = { line: this.#line, cells: [], length: 0 };
    return null;
  }

  #closeRow(): TableRecord | null {
    const row = this.#row;
    this.#row = null;
    return row;
  }

  #openCell(attributes: Readonly<Record<string, string>>): void {
    const column = columnOf(attributes['r'], this.#row?.cells.length ?? 0);
    const style = Number(attributes['s'] ?? -1);
    this.#cell = { column, type: attributes['t'] ?? 'n', style, value: '', formula: '' };
  }

  #closeCell(): void {
    const [row, cell] = [this.#row, this.#cell];
    this.#cell = null;
    if (!row || !cell) return;
    const text = textOf(cell, this.#workbook);
    if (text === '') return;
    row.length += text.length;
    const fault =
      cell.column >= mostColumns
        ? `a cell stands in column ${cell.column + 1}; the most is ${mostColumns}`
        : row.length > longestRow
          ? `the row has more than ${longestRow} characters`
          : null;
    if (fault !== null) throw new FileError(this.#path, fault, 'Leave out what is no metadata', row.line);
    while (row.cells.length < cell.column) row.cells.push('');
    row.cells[cell.column] = text;
  }
}

/**
 * The rows of a sheet as a stream, each with the number it has in the spreadsheet. Text, also `469,585` and `=1+1`,
 * stays text; a formula counts by the value the spreadsheet saved for it; dates are `YYYY-MM-DD`, with `HH:mm:ss` where
 * they have a time.
 *
 * @param path of the file, for messages
 * @param archive its parts
 * @param workbook what the sheet refers to
 * @param sheet that is read
 */
export async function* sheetRows(
  path: string,
  archive: XlsxArchive,
  workbook: XlsxWorkbook,
  sheet: XlsxSheet,
): AsyncGenerator<TableRecord> {
  const builder = new RowBuilder(path, workbook);
  for await (const events of xmlEvents(path, sheet.part, archive.read(sheet.part))) {
    for (const event of events) {
      const row = builder.take(event);
      if (row && row.cells.length > 0) yield row;
    }
  }
}
