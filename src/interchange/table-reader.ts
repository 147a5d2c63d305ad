import type { CatalogFile } from './catalog-file.ts';
import { type ColumnProfile, columnProfile } from './column-profile.ts';
import type { ColumnReport } from './column-report.ts';
import { FileError } from './file-error.ts';
import { type ForeignContext, recordOf } from './foreign-resource.ts';
import { mapHeaders } from './header-mapping.ts';
import type { TableField } from './header-terms.ts';
import type { ReadRow } from './resource-record.ts';
import { rowNotes } from './row-notes.ts';
import { compactSeen } from './seen-texts.ts';
import type { OpenedReader } from './source-reader.ts';
import { type Cell, derivedId, foreignOfRow, type TableRow } from './table-row.ts';

/** Rows that are looked at before the headers are understood; they bound what is held in memory. */
const sampleRows = 200;
const mostRows = 2_000_000;
const mostHeaders = 1000;

/** Rows with the form they came in. */
export interface Table {
  readonly rows: AsyncIterable<TableRow>;
  /** Known once the first row was read. */
  readonly form: () => Pick<ColumnReport, 'format' | 'encoding' | 'sheet'>;
}

const textOfCell = (cell: Cell | undefined): string =>
  cell === undefined ? '' : (typeof cell === 'string' ? cell : cell.join(';')).trim();

function profilesOf(headers: readonly string[], rows: readonly TableRow[]): Map<string, ColumnProfile> {
  return new Map(
    headers.map((header) => [header, columnProfile(rows.map(({ cells }) => textOfCell(cells.get(header))))]),
  );
}

interface Understood extends ColumnReport {
  readonly byAddress: boolean;
  readonly isDayFirst: boolean | null;
}

function understood(input: CatalogFile, table: Table, sample: readonly TableRow[]): Understood {
  const { file, headers: dictionary, columns: told } = input;
  const headers = [...new Set(sample.flatMap(({ cells }) => [...cells.keys()]))];
  if (headers.length > mostHeaders) {
    throw new FileError(
      file,
      `${headers.length} columns, the most is ${mostHeaders}`,
      'Leave out what is no metadata',
      1,
    );
  }
  const unknown = [...told.columns.keys()].filter((header) => !headers.includes(header));
  if (unknown.length > 0) {
    const found = headers.slice(0, 40).join(', ');
    throw new FileError(
      file,
      `the mapping file names columns that are not there: ${unknown.join(', ')}`,
      `Found: ${found}`,
    );
  }
  const profiles = profilesOf(headers, sample);
  const mapping = mapHeaders(headers, profiles, dictionary, told);
  const headerOf = (field: TableField) => mapping.mapped.find((column) => column.field === field)?.header;
  const has = (field: TableField) => headerOf(field) !== undefined || told.defaults.has(field);
  const lacking = [
    ...(headerOf('title') === undefined ? ['title'] : []),
    ...(has('providerName') ? [] : ['providerName']),
    ...(has('modified') || has('issued') ? [] : ['modified']),
  ];
  if (lacking.length > 0) {
    const remedy = 'Name the column in a mapping file (--columns), or a value for all rows in its "defaults"';
    const found = headers.slice(0, 40).join(', ');
    throw new FileError(file, `no column is known as ${lacking.join(', ')} among: ${found}`, remedy);
  }
  const url = headerOf('url');
  const byAddress = url !== undefined && profiles.get(url)?.isUnique === true;
  const derived = byAddress ? `derived from ${url}` : 'derived from provider and title';
  const dates = mapping.mapped.filter(({ field }) => field === 'issued' || field === 'modified');
  const orders = dates.map(({ header }) => profiles.get(header)?.isDayFirst ?? null);
  return {
    ...table.form(),
    ...mapping,
    byAddress,
    isDayFirst: orders.find((order) => order !== null) ?? null,
    idFrom: headerOf('sourceId') ?? derived,
  };
}

/**
 * Reads a table with a header as a catalog: its first rows say what the headers mean, then rows stream.
 *
 * @param input the file and what is told of it
 * @param table its rows
 * @throws FileError while iterating: no column for what a resource must have, or what the rows throw
 */
export function tableReader(input: CatalogFile, table: Table): OpenedReader {
  let report: Understood | null = null;

  async function* rows(): AsyncGenerator<ReadRow> {
    const shared = { ids: compactSeen(), titles: compactSeen() };
    let sample: TableRow[] | null = [];
    let count = 0;
    for await (const row of table.rows) {
      count += 1;
      if (count > mostRows) {
        throw new FileError(input.file, `more than ${mostRows} rows`, 'Divide the file', row.line);
      }
      if (sample === null) yield readRow(row, shared);
      else if (sample.push(row) >= sampleRows) {
        yield* flushed(sample, shared);
        sample = null;
      }
    }
    if (sample !== null) yield* flushed(sample, shared);
  }

  function* flushed(sample: readonly TableRow[], shared: Pick<ForeignContext, 'ids' | 'titles'>) {
    report = understood(input, table, sample);
    for (const row of sample) yield readRow(row, shared);
  }

  function readRow(row: TableRow, shared: Pick<ForeignContext, 'ids' | 'titles'>): ReadRow {
    const { line, cells, miscounted } = row;
    let sourceId: string | null = null;
    const notes = rowNotes(line, () => sourceId);
    if (miscounted !== null || report === null) {
      notes.refuse('columns_miscounted', `the row has ${miscounted} cells, not as many as the header`);
      return { line, record: null, problems: notes.problems };
    }
    const { mapped, byAddress, isDayFirst } = report;
    const named = (field: TableField) => mapped.find((column) => column.field === field)?.header;
    const stated = foreignOfRow(row, mapped, input.columns, notes);
    const idColumn = named('sourceId');
    const foreign =
      idColumn === undefined ? { ...stated, sourceId: derivedId(stated, byAddress, shared.ids, notes) } : stated;
    sourceId = foreign.sourceId || null;
    const record = recordOf(foreign, {
      ...shared,
      source: input.source,
      columns: Object.fromEntries(mapped.map(({ header, field }) => [field, header])),
      time: { offset: input.columns.offset ?? '+08:00', isDayFirst },
      mapping: input.mapping,
      rawTitle: textOfCell(cells.get(named('title') ?? '')),
      notes,
    });
    notes.tellRepairs(0);
    return { line, record: notes.refused ? null : record, problems: notes.problems };
  }

  return { rows: rows(), droppedColumns: () => [...(report?.dropped ?? [])], columns: () => reportOf(report) };
}

function reportOf(report: Understood | null): ColumnReport | null {
  if (report === null) return null;
  const { byAddress: _, isDayFirst: __, ...rest } = report;
  return rest;
}
