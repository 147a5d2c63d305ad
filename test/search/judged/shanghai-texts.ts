import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { plainCsv } from '../../support/plain-csv.ts';

/** The texts of a row of the Shanghai catalog, as the portal wrote them. */
export interface ShanghaiText {
  readonly id: string;
  readonly title: string;
  readonly abstract: string;
  readonly provider: string;
  /** Names of the items, separated by semicolons. */
  readonly items: string;
}

/**
 * Reads the texts of the whole catalog, past the importer, so that judgements do not depend on what it does.
 *
 * @param samples the folder that `CATALOG_SAMPLES` names
 * @throws when a file is missing, or has not the columns that it should have
 */
export async function readShanghaiTexts(samples: string): Promise<ShanghaiText[]> {
  const read = async (name: string): Promise<Record<string, string>[]> =>
    plainCsv(await readFile(join(samples, 'cn-shanghai', name), 'utf8'));
  const [catalog, fields] = await Promise.all([read('shanghai_catalog.csv'), read('shanghai_fields.csv')]);
  const items = new Map(fields.map((row) => [cell(row, '数据集ID'), cell(row, 'field_names')]));
  return catalog.map((row) => ({
    id: cell(row, '数据集ID'),
    title: cell(row, '数据资源名称'),
    abstract: cell(row, '数据资源内容描述'),
    provider: cell(row, '数据资源提供部门'),
    items: items.get(cell(row, '数据集ID')) ?? '',
  }));
}

function cell(row: Readonly<Record<string, string>>, column: string): string {
  const text = row[column];
  if (text === undefined) throw new Error(`the column ${column} is missing`);
  return text;
}
