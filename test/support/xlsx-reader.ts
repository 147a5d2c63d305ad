import { text } from 'node:stream/consumers';
import { SaxesParser } from 'saxes';
import { fromBufferPromise } from 'yauzl';

/** A workbook, read by other means than it was written with. */
export interface ReadWorkbook {
  /** Paths of its parts, in the order of the archive. */
  readonly parts: readonly string[];
  /** The rows of each sheet, by its name; a cell under its column letters. */
  readonly sheets: ReadonlyMap<string, readonly Readonly<Record<string, string | number | boolean>>[]>;
  /** Names of all elements of the sheets. */
  readonly elements: ReadonlySet<string>;
  /** How many cells have a format of their own. */
  readonly formatted: number;
}

/** Reads a whole workbook; fails on an archive with a wrong check sum, and on XML that is not well-formed. */
export async function readWorkbook(bytes: Buffer): Promise<ReadWorkbook> {
  const contents = new Map<string, string>();
  const zip = await fromBufferPromise(bytes, { validateEntrySizes: true, strictFileNames: true });
  for await (const entry of zip.eachEntry()) {
    contents.set(entry.fileName, await text(await zip.openReadStreamPromise(entry)));
  }
  const elements = new Set<string>();
  let formatted = 0;
  const sheets = new Map<string, Record<string, string | number | boolean>[]>();
  for (const [name, path] of sheetPaths(contents)) {
    const rows: Record<string, string | number | boolean>[] = [];
    let cell: { place: string; type: string | undefined; text: string } | undefined;
    parse(contents.get(path) ?? '', {
      open: (tag, attributes) => {
        elements.add(tag);
        if (tag === 'row') rows.push({});
        if (tag === 'c') {
          cell = { place: (attributes['r'] ?? '').replace(/\d/g, ''), type: attributes['t'], text: '' };
          if (attributes['s'] !== undefined) formatted += 1;
        }
      },
      text: (part) => {
        if (cell !== undefined) cell.text += part;
      },
      close: (tag) => {
        if (tag !== 'c' || cell === undefined) return;
        const row = rows.at(-1);
        if (row !== undefined) row[cell.place] = cellValue(cell);
        cell = undefined;
      },
    });
    sheets.set(name, rows);
  }
  return { parts: [...contents.keys()], sheets, elements, formatted };
}

function cellValue({ type, text: content }: { type: string | undefined; text: string }): string | number | boolean {
  if (type === 'b') return content === '1';
  if (type === undefined) return Number(content);
  return content.replace(/_x([0-9A-F]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** Sheets by name, found as a program that opens the file finds them: through the workbook and its relationships. */
function sheetPaths(contents: ReadonlyMap<string, string>): [string, string][] {
  const targets = new Map<string, string>();
  const found: [string, string][] = [];
  parse(contents.get('xl/_rels/workbook.xml.rels') ?? '', {
    open: (tag, { Id, Target }) => {
      if (tag === 'Relationship') targets.set(String(Id), `xl/${Target}`);
    },
  });
  parse(contents.get('xl/workbook.xml') ?? '', {
    open: (tag, attributes) => {
      if (tag === 'sheet') found.push([String(attributes['name']), targets.get(String(attributes['r:id'])) ?? '']);
    },
  });
  for (const path of ['[Content_Types].xml', '_rels/.rels', 'xl/styles.xml']) parse(contents.get(path) ?? '', {});
  return found;
}

interface Listener {
  readonly open?: (tag: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text?: (text: string) => void;
  readonly close?: (tag: string) => void;
}

function parse(xml: string, { open, text: onText, close }: Listener): void {
  const parser = new SaxesParser();
  parser.on('error', (fault) => {
    throw fault;
  });
  parser.on('opentag', ({ name, attributes }) => open?.(name, attributes));
  parser.on('text', (part) => onText?.(part));
  parser.on('closetag', ({ name }) => close?.(name));
  parser.write(xml).close();
}
