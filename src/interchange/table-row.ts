import { createHash } from 'node:crypto';
import type { ColumnFile } from './column-file.ts';
import type { MappedColumn } from './column-report.ts';
import { type ForeignResource, namedItem, silentResource } from './foreign-resource.ts';
import type { TableField } from './header-terms.ts';
import { listedValues } from './listed-values.ts';
import type { RowNotes } from './row-notes.ts';
import type { SeenTexts } from './seen-texts.ts';

/** A cell: text as the file writes it, or the parts of a list. */
export type Cell = string | readonly string[];

/** A row of a table by its headers. It is a map, so that every header is plain data. */
export interface TableRow {
  readonly line: number;
  readonly cells: ReadonlyMap<string, Cell>;
  /** Number of cells of the row when they are more or fewer than the headers, otherwise null. */
  readonly miscounted: number | null;
}

const listFields = ['keywords', 'industries', 'formats'] as const;
type ListField = (typeof listFields)[number];
const isListField = (field: TableField): field is ListField => (listFields as readonly string[]).includes(field);

/** Parts of a list of items; what stands in brackets belongs to its item. */
const itemParts = (cell: string): readonly string[] =>
  /[(（][^()（）]*[;；,，、|]/u.test(cell)
    ? cell.split(/[;；,，、|\r\n\t]+(?![^(（]*[)）])/u).map((part) => part.trim())
    : listedValues(cell);

/** A body written with its code before it (`380120000J 【社會局】`) is known by its name. */
const bodyOf = (cell: string): string => /^[0-9A-Z]{4,20}\s*【(.+)】$/u.exec(cell)?.[1] ?? cell;

/**
 * What a row says, by the mapping of its headers: texts clean, lists taken apart, defaults where it says nothing.
 *
 * @param row of the table
 * @param mapped columns
 * @param told defaults of the mapping file
 * @param notes where repairs are told
 */
export function foreignOfRow(
  row: TableRow,
  mapped: readonly MappedColumn[],
  { defaults }: ColumnFile,
  notes: RowNotes,
): ForeignResource {
  const texts = new Map<TableField, string>();
  const lists = new Map<TableField, string[]>();
  for (const { header, field } of mapped) {
    const cell = row.cells.get(header) ?? '';
    if (isListField(field) || field === 'items') {
      const parts = typeof cell === 'string' ? (field === 'items' ? itemParts(cell) : listedValues(cell)) : cell;
      const cleaned = parts.map((part) => notes.clean(header, part)).filter((part) => part !== '');
      lists.set(field, [...(lists.get(field) ?? []), ...cleaned]);
    } else {
      const text = notes.clean(header, typeof cell === 'string' ? cell : cell.join('；'));
      const before = texts.get(field);
      texts.set(field, before && text && before !== text ? `${before}；${text}` : before || text);
    }
  }
  for (const [field, value] of defaults) {
    if (isListField(field) || field === 'items') {
      if (!lists.get(field)?.length) lists.set(field, [...listedValues(value)]);
    } else if (!texts.get(field)) texts.set(field, value);
  }
  const items = [...new Set(lists.get('items'))].map(namedItem);
  const listed = Object.fromEntries(listFields.map((field) => [field, [...new Set(lists.get(field))]]));
  const stated: ForeignResource = { ...silentResource, ...Object.fromEntries(texts), ...listed, items };
  return { ...stated, providerName: bodyOf(stated.providerName) };
}

const short = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 20);

/**
 * An id for a resource whose source gives none: made of its address where every resource has its own, else of its
 * provider and title. Those that would have the same are numbered in the order of the file.
 *
 * @param foreign the resource
 * @param byAddress whether addresses tell resources apart
 * @param ids of the rows before
 * @param notes told when it had to be numbered
 */
export function derivedId(foreign: ForeignResource, byAddress: boolean, ids: SeenTexts, notes: RowNotes): string {
  const { url, providerName, title } = foreign;
  if (title === '') return '';
  const base = byAddress && url !== '' ? `u-${short(url)}` : `t-${short(JSON.stringify([providerName, title]))}`;
  let id = base;
  for (let n = 2; ids.has(id); n += 1) id = `${base}-${n}`;
  if (id !== base) notes.note('id_numbered', 'an earlier row would have the same derived id; told apart by a number');
  return id;
}
