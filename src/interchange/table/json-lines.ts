import type { TableColumn, TableRow } from './table-row.ts';

/**
 * Writes a table as JSON Lines: an object a line, every key on each, null for nothing.
 *
 * @param rows batches of rows
 */
export async function* jsonLines(
  columns: readonly TableColumn[],
  rows: AsyncIterable<readonly TableRow[]>,
): AsyncGenerator<string, void, void> {
  const keys = columns.map(({ name }) => JSON.stringify(name));
  const line = (row: TableRow): string =>
    `{${keys.map((key, index) => `${key}:${JSON.stringify(row[index] ?? null)}`).join()}}\n`;
  for await (const batch of rows) {
    if (batch.length > 0) yield batch.map(line).join('');
  }
}
