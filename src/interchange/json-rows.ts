import { jsonRecords } from './json-records.ts';
import type { JsonShape } from './json-shape.ts';
import { textOf, textsOf } from './json-values.ts';
import type { Cell, TableRow } from './table-row.ts';

/**
 * The records of a JSON file as rows of a table, their keys as headers. A list stays a list; an object counts by its name.
 * A row is known by its number: many files of JSON are one line.
 *
 * @param path of the file
 * @param encoding as `encodingOf` found it
 * @param shape where its records are
 */
export async function* jsonRows(path: string, encoding: string, shape: JsonShape): AsyncGenerator<TableRow> {
  let line = 0;
  for await (const { path: place, object } of jsonRecords(path, encoding, shape.whole)) {
    if (place !== shape.list) continue;
    line += 1;
    const cells = Object.entries(object).map(([key, value]): [string, Cell] => [
      key,
      Array.isArray(value) ? textsOf(value) : textOf(value),
    ]);
    yield { line, cells: new Map(cells), miscounted: null };
  }
}
