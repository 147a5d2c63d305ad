import { FileError } from './file-error.ts';
import type { XlsxArchive } from './xlsx-archive.ts';
import { type XmlEvent, xmlEvents } from './xml-events.ts';

/** Texts that cells share, in all: they are held in memory while a sheet is read. */
const mostShared = 2_000_000;
const longestShared = 40_000_000;

export interface XlsxSheet {
  readonly name: string;
  /** Name of its part in the archive. */
  readonly part: string;
  readonly isHidden: boolean;
}

/** What of a workbook is needed to read a sheet. */
export interface XlsxWorkbook {
  readonly sheets: readonly XlsxSheet[];
  readonly shared: readonly string[];
  /** Styles, by their number, that show a number as a date. */
  readonly dateStyles: ReadonlySet<number>;
  /** Days are counted from 1904, as old Macintosh versions do. */
  readonly from1904: boolean;
}

async function* eventsOf(path: string, archive: XlsxArchive, part: string): AsyncGenerator<XmlEvent> {
  for await (const events of xmlEvents(path, part, archive.read(part))) yield* events;
}

/** Where the parts of the workbook are, by the id it uses for them. */
async function targetsOf(path: string, archive: XlsxArchive): Promise<ReadonlyMap<string, string>> {
  const targets = new Map<string, string>();
  for await (const event of eventsOf(path, archive, 'xl/_rels/workbook.xml.rels')) {
    if (event.kind !== 'open' || event.name !== 'Relationship') continue;
    const target = event.attributes['Target'] ?? '';
    targets.set(event.attributes['Id'] ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`);
  }
  return targets;
}

async function sharedOf(path: string, archive: XlsxArchive): Promise<readonly string[]> {
  const shared: string[] = [];
  let length = 0;
  let text: string | null = null;
  let isText = false;
  if (!archive.has('xl/sharedStrings.xml')) return shared;
  for await (const event of eventsOf(path, archive, 'xl/sharedStrings.xml')) {
    if (event.kind === 'text') {
      if (isText && text !== null) text += event.text;
    } else if (event.name === 't') isText = event.kind === 'open';
    else if (event.name === 'si' && event.kind === 'open') text = '';
    // A reading aid (rPh) holds a <t> of its own that is no part of the text.
    else if (event.name === 'rPh') {
      if (event.kind === 'open' && text !== null) shared.push(text);
      text = event.kind === 'open' ? null : (shared.pop() ?? '');
    } else if (event.name === 'si' && text !== null) {
      shared.push(text);
      length += text.length;
      text = null;
    }
    if (shared.length > mostShared || length > longestShared) {
      throw new FileError(path, 'the workbook holds more text than is read at once', 'Save the sheet as CSV');
    }
  }
  return shared;
}

/** Numbers of the formats that Excel knows as dates or times without saying so in the file. */
const builtInDate = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

const showsDate = (code: string): boolean =>
  /[ymdhs年月日]/i.test(code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_./g, '').replace(/general/i, ''));

async function dateStylesOf(path: string, archive: XlsxArchive): Promise<ReadonlySet<number>> {
  const dates = new Set<number>();
  const formats = new Map<number, string>();
  let style: number | null = null;
  if (!archive.has('xl/styles.xml')) return dates;
  for await (const event of eventsOf(path, archive, 'xl/styles.xml')) {
    if (event.kind === 'text') continue;
    const { kind, name } = event;
    if (name === 'cellXfs') style = kind === 'open' ? 0 : null;
    if (kind !== 'open') continue;
    const id = Number(event.attributes['numFmtId'] ?? 0);
    if (name === 'numFmt') formats.set(id, event.attributes['formatCode'] ?? '');
    if (name !== 'xf' || style === null) continue;
    const code = formats.get(id);
    if (code === undefined ? builtInDate(id) : showsDate(code)) dates.add(style);
    style += 1;
  }
  return dates;
}

/**
 * Reads what of a workbook is needed to read a sheet of it.
 *
 * @param path of the file, for messages
 * @param archive its parts
 * @throws FileError when a part is missing or unfit
 */
export async function readWorkbook(path: string, archive: XlsxArchive): Promise<XlsxWorkbook> {
  const targets = await targetsOf(path, archive);
  const sheets: XlsxSheet[] = [];
  let from1904 = false;
  for await (const event of eventsOf(path, archive, 'xl/workbook.xml')) {
    if (event.kind !== 'open') continue;
    const { name, attributes } = event;
    if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attributes['date1904'] ?? '');
    if (name !== 'sheet') continue;
    const part = targets.get(
      attributes['r:id'] ?? Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '',
    );
    const isHidden = /hidden/i.test(attributes['state'] ?? '');
    if (part !== undefined) sheets.push({ name: attributes['name'] ?? '', part, isHidden });
  }
  return { sheets, from1904, shared: await sharedOf(path, archive), dateStyles: await dateStylesOf(path, archive) };
}
