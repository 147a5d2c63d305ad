import type { ColumnReport } from './column-report.ts';
import type { DomainMapping } from './domain-mapping.ts';
import type { ReadRow } from './resource-record.ts';

/** What a person hands to a reader. */
export interface ReaderInput {
  /** Path of the catalog. */
  readonly file: string;
  /** Path of a second file with the items of each resource, where the source has one. */
  readonly fields?: string | undefined;
  /** Encoding of the files, named by a person; detected when absent. */
  readonly encoding?: string | undefined;
  readonly mapping: DomainMapping;
}

export interface OpenedReader {
  /** Rows in the order of the file; to be iterated once. It throws a FileError when a file cannot be read. */
  readonly rows: AsyncIterable<ReadRow>;
  /** Headers of the columns left out because they name persons; complete once the first row was read. */
  droppedColumns(): string[];
  /** What became of the columns; null before the first row was read. */
  columns(): ColumnReport | null;
}

/** How the catalog of one source is read. */
export interface SourceReader {
  /** Name of the source, as `seeds/reference/sources.json` and `--source` have it. */
  readonly source: string;
  /** For people who choose: what it reads, in one line. */
  readonly describe: string;
  /** Which files it takes, the catalog first. */
  readonly files: readonly ('catalog' | 'fields')[];
  open(input: ReaderInput): OpenedReader;
}
