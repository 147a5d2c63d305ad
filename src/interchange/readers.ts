import { fileURLToPath } from 'node:url';
import { RequestError } from '../rules/errors.ts';
import type { CatalogFile } from './catalog-file.ts';
import { ckanReader } from './ckan.ts';
import { type ColumnFile, noColumnFile } from './column-file.ts';
import { csvRecords, delimiterOf, type TableRecord } from './csv-records.ts';
import type { RdfForm } from './dcat/forms.ts';
import { dcatUsReader } from './dcat-us.ts';
import { decodedHead } from './decoded-head.ts';
import { FileError } from './file-error.ts';
import { type FileFormat, fileFormats, formOf } from './file-format.ts';
import { headedRows } from './headed-rows.ts';
import { type HeaderTerms, readHeaderTerms } from './header-terms.ts';
import { jsonRows } from './json-rows.ts';
import { type JsonShape, jsonShape } from './json-shape.ts';
import { openRdf } from './rdf/rdf-reader.ts';
import { shanghaiReader } from './shanghai.ts';
import type { OpenedReader, ReaderInput, SourceReader } from './source-reader.ts';
import { restoredText } from './table/inert-cell.ts';
import { tableReader } from './table-reader.ts';
import { encodingOf } from './text-encoding.ts';
import { fileHead, textHead } from './text-file.ts';
import { xlsxReader } from './xlsx.ts';

/** Readers of sources whose files are like no other's, by the name of the source. */
export const readers: ReadonlyMap<string, SourceReader> = new Map(
  [shanghaiReader].map((reader) => [reader.source, reader]),
);

/**
 * Opens the files of a source that has a reader of its own. Nothing is read before the rows are iterated.
 *
 * @param source name of the source, such as `shanghai`
 * @param input the files, their encoding if a person named one, and the table of domains
 * @returns the rows and, once one was read, the columns left out because they name persons
 * @throws RequestError when no reader has this name
 */
export function openReader(source: string, input: ReaderInput): OpenedReader {
  const reader = readers.get(source);
  if (!reader) {
    const known = [...readers.keys()].join(', ');
    throw new RequestError('BAD_USER_INPUT', `There is no reader for the source “${source}”. Known: ${known}.`, [
      'source',
    ]);
  }
  return reader.open(input);
}

/** A file that is to be opened, as a person or a job hands it in. */
export interface CatalogRequest extends Omit<CatalogFile, 'columns' | 'headers'> {
  /** Second file with the items of each resource, where the source has one. */
  readonly fields?: string | undefined;
  /** Its form, where a person names it; seen from its content when absent. */
  readonly format?: FileFormat | undefined;
  /** What a person says of its columns; nothing when absent. */
  readonly columns?: ColumnFile | undefined;
  /** The dictionary of headers; the one of the reference data when absent. */
  readonly headers?: HeaderTerms | undefined;
}

const headerTermsFile = fileURLToPath(new URL('../../seeds/reference/header-terms.json', import.meta.url));

/**
 * Opens a catalog file of any known form. A source with files of its own is read by its own reader, unless a form is
 * named; any other file is what its content says, and a name of its form is checked against that.
 *
 * @param request the file and what is told of it
 * @returns its rows, not yet read
 * @throws FileError when the file cannot be read, is of no known form, or of another one than named
 */
export async function openCatalogFile(request: CatalogRequest): Promise<OpenedReader> {
  const { file, format, source } = request;
  const own = readers.get(source);
  if (own && format === undefined) {
    await textHead(file);
    return own.open(request);
  }
  const columns = request.columns ?? noColumnFile;
  return await openFound(
    { ...request, columns, headers: request.headers ?? (await readHeaderTerms(headerTermsFile)) },
    format,
  );
}

async function openFound(input: CatalogFile, named: FileFormat | undefined): Promise<OpenedReader> {
  const { file } = input;
  // A graph need not show at its beginning what it is; its parser knows.
  if (isRdf(named)) return openGraph(input, named);
  const form = await formOf(file, input.encoding);
  if (form === 'xlsx') {
    requireForm(file, named, ['xlsx'], 'a workbook or another ZIP archive');
    return xlsxReader(input);
  }
  if (form === 'json') return await openJson(input, named);
  if (form === 'turtle' || form === 'rdf-xml') {
    requireForm(file, named, [form], fileFormats[form]);
    return openGraph(input, form);
  }
  requireForm(file, named, ['csv', 'tsv'], 'a text with cells');
  return await openCsv(input);
}

async function openCsv(input: CatalogFile): Promise<OpenedReader> {
  const { file, headers, columns } = input;
  const encoding = await encodingOf(file, input.encoding);
  const delimiter = delimiterOf(decodedHead(await fileHead(file), encoding)) ?? ',';
  const records = restored(csvRecords(file, encoding, delimiter));
  const rows = headedRows(file, records, headers, columns, false);
  const format = delimiter === '\t' ? 'tsv' : 'csv';
  return tableReader(input, { rows, form: () => ({ format, encoding, sheet: null }) });
}

/** Cells without the quote that keeps a spreadsheet from calculating them, which our exports and others put in front. */
async function* restored(records: AsyncIterable<TableRecord>): AsyncGenerator<TableRecord> {
  for await (const { line, cells } of records) yield { line, cells: cells.map(restoredText) };
}

async function openJson(input: CatalogFile, named: FileFormat | undefined): Promise<OpenedReader> {
  const { file } = input;
  const encoding = await encodingOf(file, input.encoding);
  const shape = await jsonShape(file, encoding);
  if (shape === null) {
    throw new FileError(
      file,
      'this JSON holds no list of objects',
      'Give a list of data sets, or an object that holds one',
    );
  }
  // Any list of objects may be read as a table, when a person says so.
  requireForm(file, named, [shape.format, 'json'], fileFormats[shape.format]);
  return openShape(input, encoding, named === 'json' ? { ...shape, format: 'json' } : shape);
}

function openShape(input: CatalogFile, encoding: string, shape: JsonShape): OpenedReader {
  if (shape.format === 'json-ld') return openGraph(input, 'json-ld');
  if (shape.format === 'ckan') return ckanReader(input, encoding, shape);
  if (shape.format === 'dcat-us') return dcatUsReader(input, encoding, shape);
  const rows = jsonRows(input.file, encoding, shape);
  return tableReader(input, { rows, form: () => ({ format: 'json', encoding, sheet: null }) });
}

function requireForm(file: string, named: FileFormat | undefined, found: readonly FileFormat[], seems: string): void {
  if (named === undefined || found.includes(named)) return;
  throw new FileError(
    file,
    `it was named as ${named}, and seems to be: ${seems}`,
    'Leave --format out, or name what it is',
  );
}

const isRdf = (format: FileFormat | undefined): format is RdfForm =>
  format === 'turtle' || format === 'rdf-xml' || format === 'json-ld';

function openGraph({ file, source, encoding, mapping, columns }: CatalogFile, form: RdfForm): OpenedReader {
  return openRdf({ form, file, source, encoding, mapping, defaults: columns.defaults });
}
