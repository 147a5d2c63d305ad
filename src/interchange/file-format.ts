import { delimiterOf } from './csv-records.ts';
import { decodedHead } from './decoded-head.ts';
import { FileError } from './file-error.ts';
import { fileHead } from './text-file.ts';

/** Forms a catalog file can have. */
export const fileFormats = {
  csv: 'CSV, one row a data set; a comma, semicolon or | between cells',
  tsv: 'the same with tabs',
  xlsx: 'a sheet of an Excel workbook',
  json: 'JSON: a list of objects, or an object that holds one',
  ckan: 'CKAN: the answer of package_search or package_show, or a list of packages',
  'dcat-us': 'DCAT-US 1.1: data.json',
  turtle: 'DCAT in Turtle',
  'rdf-xml': 'DCAT in RDF/XML',
  'json-ld': 'DCAT in JSON-LD',
} as const;

export type FileFormat = keyof typeof fileFormats;

/** Whether something is the name of a form. */
export const isFileFormat = (name: unknown): name is FileFormat =>
  typeof name === 'string' && Object.hasOwn(fileFormats, name);

/** What a file is by its first bytes; a JSON text is looked into further. */
type FoundForm = Exclude<FileFormat, 'ckan' | 'dcat-us' | 'json-ld'>;

const known = Object.keys(fileFormats).join(', ');
const sayFormat = `Name its form with --format: ${known}`;

/** Other things people hand in by mistake. */
const others: readonly (readonly [RegExp, string])[] = [
  [/^\s*(<!doctype html|<html)/i, 'this is a web page (HTML); the portal may have asked for a login'],
  [/^%PDF/, 'this is a PDF'],
  [/^\{\\rtf/, 'this is a text document (RTF)'],
];

const isTurtle = (text: string): boolean => /^(\s|#[^\n]*\n)*(@prefix|@base|prefix\s|base\s)/iu.test(text);

/** What may stand before the document type and the first element of XML. */
const prolog = /\s+|<\?[\s\S]*?\?>|<!--[\s\S]*?-->/uy;
const documentType = /<!DOCTYPE\s+([\w:.-]*)/uy;
const element = /<([A-Za-z_][\w:.-]*)/gu;
const isRdfName = (name: string | undefined): boolean => /^(\w+:)?RDF$/u.test(name ?? '');

/**
 * Whether XML begins with RDF: its document type says so, or its first element is it. Each expression begins where the
 * last one ended, so no text takes longer than its length; what a document type declares is judged by the parser.
 */
function isRdfXml(text: string): boolean {
  let at = 0;
  for (;;) {
    prolog.lastIndex = at;
    if (!prolog.test(text)) break;
    at = prolog.lastIndex;
  }
  documentType.lastIndex = at;
  const declared = documentType.exec(text);
  if (isRdfName(declared?.[1])) return true;
  element.lastIndex = at;
  const first = element.exec(text);
  return first !== null && (declared !== null || first.index === at) && isRdfName(first[1]);
}

/**
 * Says what form a file has by its first bytes, whatever its name says.
 *
 * @param path of the file
 * @param encoding named by a person
 * @returns `json` for every JSON text
 * @throws FileError when it is missing, empty, or of no known form; it says what it seems to be
 */
export async function formOf(path: string, encoding: string | undefined): Promise<FoundForm> {
  const head = await fileHead(path);
  const start = head.subarray(0, 8).toString('hex');
  if (start.startsWith('504b0304')) return 'xlsx';
  if (start === 'd0cf11e0a1b11ae1') {
    throw new FileError(path, 'this is an old Excel workbook (XLS), or one with a password', 'Save it as XLSX or CSV');
  }
  if (start.startsWith('1f8b')) throw new FileError(path, 'this is a gzip archive', 'Unpack it');
  const text = decodedHead(head, encoding);
  const other = others.find(([sign]) => sign.test(text));
  if (other) throw new FileError(path, other[1], sayFormat);
  if (/^\s*[[{]/.test(text)) return 'json';
  if (isRdfXml(text)) return 'rdf-xml';
  if (isTurtle(text)) return 'turtle';
  if (/^\s*</.test(text)) throw new FileError(path, 'this is XML, and no RDF', sayFormat);
  const delimiter = delimiterOf(text);
  if (delimiter === null) throw new FileError(path, 'its form is not known: no line of it has cells', sayFormat);
  return delimiter === '\t' ? 'tsv' : 'csv';
}
