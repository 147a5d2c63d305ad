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
