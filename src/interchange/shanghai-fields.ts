import { cleanText } from './clean-text.ts';
import { readCsv } from './csv.ts';

const columns = [
  '数据集ID',
  'dataset_url',
  'download_formats',
  'spatial_scope',
  'time_scope',
  'field_names',
  '备注',
] as const;

/** What the field list file says of one data set, as written. */
export interface FieldInfo {
  readonly line: number;
  readonly url: string;
  readonly formats: string;
  readonly place: string;
  readonly years: string;
  /** Names of the items joined by `;`. */
  readonly items: string;
  readonly remark: string;
  /** Cells of the row when they are not as many as the header's: then nothing in it can be trusted. */
  readonly miscounted: number | null;
  /** How many further rows name the same data set; the first counts. */
  repeated: number;
}

/**
 * Opens the field list file of Shanghai: one row a data set, with its address, formats and items.
 *
 * @param path of the CSV file
 * @param encoding named by a person; detected when absent
 * @returns `read`, which yields what is known by id of the data set, and the columns left out because they name persons
 */
export function shanghaiFields(path: string, encoding: string | undefined) {
  const file = readCsv(path, { columns, encoding });
  return {
    droppedColumns: file.droppedColumns,
    /** @throws FileError when the file is missing, no text, or lacks a column */
    async read(): Promise<ReadonlyMap<string, FieldInfo>> {
      const byId = new Map<string, FieldInfo>();
      for await (const { line, row, miscounted } of file) {
        const id = cleanText(row.数据集ID).text;
        const known = byId.get(id);
        if (known) {
          known.repeated += 1;
          continue;
        }
        byId.set(id, {
          line,
          url: row.dataset_url.trim(),
          formats: row.download_formats,
          place: row.spatial_scope,
          years: row.time_scope.trim(),
          items: row.field_names,
          remark: row.备注,
          miscounted,
          repeated: 0,
        });
      }
      return byId;
    },
  };
}
