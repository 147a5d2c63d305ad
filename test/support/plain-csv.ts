/**
 * Reads a CSV text whole, by the letter of RFC 4180 and nothing else: an oracle that shares no line with the importer.
 *
 * @returns the rows by header
 */
export function plainCsv(text: string): Record<string, string>[] {
  const records: string[][] = [[]];
  let cell = '';
  let quoted = false;
  const endCell = (): void => {
    records.at(-1)?.push(cell);
    cell = '';
  };
  for (let i = text.startsWith('\ufeff') ? 1 : 0; i < text.length; i++) {
    const char = text.charAt(i);
    if (quoted && char === '"' && text[i + 1] === '"') {
      cell += '"';
      i += 1;
    } else if (char === '"') quoted = !quoted;
    else if (quoted) cell += char;
    else if (char === ',') endCell();
    else if (char === '\n') {
      endCell();
      records.push([]);
    } else if (char !== '\r') cell += char;
  }
  if (cell !== '' || (records.at(-1)?.length ?? 0) > 0) endCell();
  const [header = [], ...rows] = records.filter((record) => record.length > 0);
  return rows.map((row) => Object.fromEntries(header.map((name, i) => [name, row[i] ?? ''])));
}

/** How many rows there are of each value of a column. */
export function countedBy(rows: readonly Record<string, string>[], column: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const value = row[column] ?? '';
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}
