import type { TableField } from './header-terms.ts';

/** What became of the columns of a file: each stands in exactly one of the lists. */
export interface ColumnReport {
  /** Form of the file, such as `csv`. */
  readonly format: string;
  /** Encoding of its text; null where the form says it. */
  readonly encoding: string | null;
  /** Sheet that was read, and how many the workbook has; null for other forms. */
  readonly sheet: string | null;
  readonly mapped: readonly MappedColumn[];
  /** Known to catalogs, and not kept by this one. */
  readonly notKept: readonly { readonly header: string; readonly name: string }[];
  readonly unmapped: readonly { readonly header: string; readonly reason: string }[];
  /** Left out because they name persons. */
  readonly dropped: readonly string[];
  /** Where the id of a resource comes from: a column, or what it is made of. */
  readonly idFrom: string;
}

export interface MappedColumn {
  readonly header: string;
  readonly field: TableField;
  readonly reason: string;
}

/** Characters of a header that a report keeps. */
const longestHeader = 300;

/** A header as a report keeps it: short, and without what no database takes. */
export const storable = (text: string): string =>
  text
    .slice(0, longestHeader)
    .replaceAll('\0', '')
    .replace(/\p{Cs}/gu, '\ufffd');

/**
 * The report in a form that every database takes: a header may hold what no text of ours can, half a character say, and
 * is only shown.
 */
export function storableColumns(report: ColumnReport | null): ColumnReport | null {
  if (report === null) return null;
  const headed = <T extends { readonly header: string }>(column: T): T => ({
    ...column,
    header: storable(column.header),
  });
  return {
    format: report.format,
    encoding: report.encoding,
    sheet: report.sheet === null ? null : storable(report.sheet),
    mapped: report.mapped.map(headed),
    notKept: report.notKept.map(headed),
    unmapped: report.unmapped.map(headed).map((column) => ({ ...column, reason: storable(column.reason) })),
    dropped: report.dropped.map(storable),
    idFrom: storable(report.idFrom),
  };
}
