import { jsonRecords } from './json-records.ts';
import type { JsonShape } from './json-shape.ts';
import { textOf, textsOf } from './json-values.ts';
import type { Cell, TableRow } from './table-row.ts';

/**
 * The records of a JSON file as rows of a table, their keys as headers. A list stays a list; an object counts by its name.
 *
 * @param path of the file
 * @param encoding as `encodingOf` found it
 * @param shape where its records are
 */
export async function* jsonRows(path: string, encoding: string, shape: JsonShape): AsyncGenerator<TableRow> {
  for await (const { path: place, line, object } of jsonRecords(path, encoding, shape.whole)) {
    if (place !== shape.list) continue;
    const cells = Object.entries(object).map(([key, value]): [string, Cell] => [
      key,
      Array.isArray(value) ? textsOf(value) : textOf(value),
    ]);
    yield { line, cells: new Map(cells), miscounted: null };
  }
}
