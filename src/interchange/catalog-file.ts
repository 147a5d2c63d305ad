import type { ColumnFile } from './column-file.ts';
import type { DomainMapping } from './domain-mapping.ts';
import type { HeaderTerms } from './header-terms.ts';

/** A catalog file that is to be read, whatever its form. */
export interface CatalogFile {
  /** Path of the file. */
  readonly file: string;
  /** Name of the source, by which the domain mapping knows it. */
  readonly source: string;
  /** Encoding named by a person; detected when absent. */
  readonly encoding?: string | undefined;
  /** Sheet of a workbook, by its name; the first one when absent. */
  readonly sheet?: string | undefined;
  /** What a person says of its columns. */
  readonly columns: ColumnFile;
  readonly mapping: DomainMapping;
  readonly headers: HeaderTerms;
}
