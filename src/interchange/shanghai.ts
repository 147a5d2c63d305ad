import { readCsv } from './csv.ts';
import type { DomainMapping } from './domain-mapping.ts';
import { recordOf } from './foreign-resource.ts';
import { chineseTime } from './instant-of.ts';
import type { ReadRow } from './resource-record.ts';
import { type RowNotes, rowNotes } from './row-notes.ts';
import { shanghaiFields } from './shanghai-fields.ts';
import { type ShanghaiCells, shanghaiColumns, shanghaiNames, shanghaiResource } from './shanghai-record.ts';
import type { OpenedReader, SourceReader } from './source-reader.ts';

export interface ShanghaiInput {
  /** Path of the catalog, one row a data set. */
  readonly catalog: string;
  /** Path of the field list; without it no row has items, an address or formats. */
  readonly fields?: string | undefined;
  /** Encoding of both files, named by a person; detected when absent. */
  readonly encoding?: string | undefined;
  readonly mapping: DomainMapping;
}

function cleaned(row: ShanghaiCells, notes: RowNotes): ShanghaiCells {
  const cells: Record<string, string> = {};
  for (const column of shanghaiColumns) cells[column] = notes.clean(column, row[column]);
  // The loop went over every column.
  return cells as ShanghaiCells;
}

function open(input: ShanghaiInput): OpenedReader {
  const catalog = readCsv(input.catalog, { columns: shanghaiColumns, encoding: input.encoding });
  const fields = input.fields === undefined ? null : shanghaiFields(input.fields, input.encoding);

  async function* rows(): AsyncGenerator<ReadRow> {
    const listed = await fields?.read();
    const ids = new Set<string>();
    const titles = new Set<string>();
    for await (const { line, row, miscounted, nulsRemoved } of catalog) {
      let sourceId: string | null = null;
      const notes = rowNotes(line, () => sourceId);
      if (miscounted !== null) {
        notes.refuse('columns_miscounted', `the row has ${miscounted} cells, not as many as the header`);
        yield { line, record: null, problems: notes.problems };
        continue;
      }
      const cells = cleaned(row, notes);
      sourceId = cells.数据集ID || null;
      const record = recordOf(shanghaiResource(cells, listed?.get(cells.数据集ID), notes), {
        source: 'shanghai',
        columns: shanghaiNames,
        time: chineseTime,
        rawTitle: row.数据资源名称,
        mapping: input.mapping,
        ids,
        titles,
        notes,
      });
      notes.tellRepairs(nulsRemoved);
      yield { line, record: notes.refused ? null : record, problems: notes.problems };
    }
  }

  return { rows: rows(), droppedColumns: () => [...catalog.droppedColumns(), ...(fields?.droppedColumns() ?? [])] };
}

/**
 * Reads the open-data catalog of Shanghai (data.sh.gov.cn): the field list is read whole before the first row and kept
 * compact; the catalog streams.
 *
 * @param input the two files and the table of domains
 * @returns each row with its record or why it is refused, in the order of the catalog
 * @throws FileError while iterating, when a file cannot be read as what it was given for
 */
export const readShanghaiCatalog = (input: ShanghaiInput): AsyncIterable<ReadRow> => open(input).rows;

export const shanghaiReader: SourceReader = {
  source: 'shanghai',
  describe: 'the open-data catalog of Shanghai (data.sh.gov.cn): CSV of the data sets, CSV of their fields',
  files: ['catalog', 'fields'],
  open: ({ file, ...rest }) => open({ catalog: file, ...rest }),
};
