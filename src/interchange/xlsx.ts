import type { CatalogFile } from './catalog-file.ts';
import type { TableRecord } from './csv-records.ts';
import { FileError } from './file-error.ts';
import { headedRows } from './headed-rows.ts';
import type { OpenedReader } from './source-reader.ts';
import { tableReader } from './table-reader.ts';
import { openXlsx } from './xlsx-archive.ts';
import { sheetRows } from './xlsx-sheet.ts';
import { readWorkbook, type XlsxSheet, type XlsxWorkbook } from './xlsx-workbook.ts';

function chosen(file: string, { sheets }: XlsxWorkbook, named: string | undefined): XlsxSheet {
  const names = sheets.map(({ name }) => name).join(', ');
  const sheet =
    named === undefined
      ? (sheets.find(({ isHidden }) => !isHidden) ?? sheets[0])
      : sheets.find(({ name }) => name === named);
  if (sheet) return sheet;
  const fault = named === undefined ? 'the workbook holds no sheet' : `the workbook has no sheet “${named}”`;
  throw new FileError(file, fault, `Its sheets: ${names || 'none'}`);
}

/**
 * Reads a sheet of an Excel workbook as a catalog: the one a person names, else the first that is not hidden.
 *
 * @param input the file and what is told of it
 * @throws FileError while iterating: no workbook, damaged, beyond the bounds, no such sheet
 */
export function xlsxReader(input: CatalogFile): OpenedReader {
  const { file, headers, columns } = input;
  let said: string | null = null;

  async function* records(): AsyncGenerator<TableRecord> {
    const archive = await openXlsx(file);
    try {
      const workbook = await readWorkbook(file, archive);
      const sheet = chosen(file, workbook, input.sheet);
      said = workbook.sheets.length === 1 ? sheet.name : `${sheet.name} (1 of ${workbook.sheets.length})`;
      yield* sheetRows(file, archive, workbook, sheet);
    } finally {
      archive.close();
    }
  }

  const rows = headedRows(file, records(), headers, columns, true);
  return tableReader(input, { rows, form: () => ({ format: 'xlsx', encoding: null, sheet: said }) });
}
