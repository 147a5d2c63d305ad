import { encodeGlobalId } from '../catalog/global-id.ts';
import type { NodeName } from '../catalog/nouns.ts';
import type { ExportColumn } from './export-column.ts';

/** A value as a table holds it. */
export type Cell = string | number | boolean | null;

type Language = 'zh' | 'en';

/** Between the values of a cell that holds several. */
const separator = ';';

/**
 * The value of a column as programs read it: words as the API writes them, lists as lists; only labels, which are for people,
 * are in their language.
 *
 * @param row a row as the read planner answers it
 */
export function plainValue(column: ExportColumn, noun: NodeName | null, row: object, language: Language): unknown {
  const value = storedValue(column, row, language);
  if (Array.isArray(value)) return value.map((each) => plain(column, noun, each));
  return plain(column, noun, value);
}

/**
 * The value of a column as people read it in a table: words in their language, several values in one cell.
 *
 * @param row a row as the read planner answers it
 */
export function tableCell(column: ExportColumn, noun: NodeName | null, row: object, language: Language): Cell {
  const value = storedValue(column, row, language);
  if (value === null) return null;
  if (column.kind === 'json') return JSON.stringify(value);
  if (column.kind === 'boolean' && language === 'zh') return value === true ? '是' : '否';
  const term = (each: unknown): Cell => {
    const found = language === 'zh' ? column.words?.[wordOf(column, each)]?.zh : undefined;
    return found ?? (plain(column, noun, each) as Cell);
  };
  return Array.isArray(value) ? value.map(term).join(separator) : term(value);
}

const wordOf = (column: ExportColumn, value: unknown): string => column.stored?.[String(value)] ?? String(value);

function plain(column: ExportColumn, noun: NodeName | null, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (column.kind === 'word') return wordOf(column, value).toUpperCase();
  if (column.kind === 'id' && noun !== null) return encodeGlobalId(noun, String(value));
  return value;
}

/** What the planner has put at the column's place; null where the viewer may not see it, or there is nothing. */
function storedValue({ place, kind }: ExportColumn, row: object, language: Language): unknown {
  const { relation, field, part, only } = place;
  const from = relation === undefined ? row : member(row, relation);
  if (only !== undefined && member(from, only.field) !== only.is) return null;
  const value = Array.isArray(from) ? from.map((each) => member(each, field)) : member(from, field);
  if (kind === 'label') return member(value, language);
  return part === undefined ? value : member(value, part);
}

function member(of: unknown, name: string): unknown {
  if (typeof of !== 'object' || of === null) return null;
  return (of as Readonly<Record<string, unknown>>)[name] ?? null;
}
