import type { Word } from '../vocabulary.ts';

/** What a cell of a column holds; decides how it is written. */
export type CellKind = 'text' | 'number' | 'boolean' | 'word' | 'label' | 'json' | 'id';

/** Where a value stands: a field of the row itself, or of the rows it leads to. */
export interface CellPlace {
  readonly field: string;
  /** The part of a field that is made of several. */
  readonly part?: string;
  /** The edge to the other row or rows. */
  readonly relation?: string;
  /** There is a value only where another field of the same row says so. */
  readonly only?: { readonly field: string; readonly is: string };
}

/** One column of an exported list. */
export interface ExportColumn {
  /** By which callers choose it, and its key in JSON Lines: the path of the API's field in one word. */
  readonly name: string;
  readonly zh: string;
  readonly en: string;
  readonly kind: CellKind;
  readonly place: CellPlace;
  /** For words: the list they are of. */
  readonly words?: Readonly<Record<string, Word>>;
  /** For words that are stored under other names. */
  readonly stored?: Readonly<Record<string, string>>;
  /** For what is worked out from other fields of the row: those fields. */
  readonly reads?: readonly string[];
}

type Titles = readonly [zh: string, en: string];

/** A column over a field of the row itself. */
export const own = (field: string, [zh, en]: Titles, kind: CellKind = 'text'): ExportColumn => ({
  name: field,
  zh,
  en,
  kind,
  place: { field },
});

/** A column over a field that holds one word or several of a list. */
export const word = (field: string, titles: Titles, words: Readonly<Record<string, Word>>): ExportColumn => ({
  ...own(field, titles, 'word'),
  words,
});

/** A column over a part of a field that is made of several. */
export const part = (field: string, of: string, titles: Titles, kind: CellKind = 'text'): ExportColumn => ({
  ...own(field, titles, kind),
  name: joined(field, of),
  place: { field, part: of },
});

/** A column over a field of the row, or of each of the rows, that an edge leads to. */
export const of = (relation: string, field: string, titles: Titles, kind: CellKind = 'text'): ExportColumn => ({
  ...own(field, titles, kind),
  name: joined(relation, field),
  place: { relation, field },
});

/** The global id, by which the API finds the row again. */
export const globalId: ExportColumn = own('id', ['全局标识', 'Global id'], 'id');

const joined = (first: string, second: string): string => `${first}${second.charAt(0).toUpperCase()}${second.slice(1)}`;
