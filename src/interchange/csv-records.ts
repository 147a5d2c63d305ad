import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { FileError } from './file-error.ts';
import { decoded } from './text-encoding.ts';

/** A record longer than this many characters is a quote that was never closed; it also bounds what is held in memory. */
const longestRecord = 1_000_000;

/** One record of a table, also the header. */
export interface TableRecord {
  /** Line on which it begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * Turns the line count of csv-parse into lines on which records begin. That count stands at the end of a record, and
 * takes CR LF inside a quoted cell for two breaks.
 */
function lineCounter() {
  let countedTwice = 0;
  let ended = 0;
  return {
    /** Line on which a record begins, told the count at its end. */
    begins(cells: readonly string[], counted: number): number {
      let breaks = 0;
      for (const cell of cells) {
        for (const found of cell.match(/\r\n|\r|\n/g) ?? []) {
          breaks += 1;
          if (found.length === 2) countedTwice += 1;
        }
      }
      ended = counted - countedTwice;
      return ended - breaks;
    },
    /** First line after the last record: where the one begins that could not be read. */
    next: () => ended + 1,
  };
}

/** Text the parser refuses, as a fault of the file; every other error as it is. */
function explained(path: string, error: unknown, line: number): unknown {
  if (!(error instanceof CsvError)) return error;
  return error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE'
    ? new FileError(path, 'a quoted cell is never closed; the file may be cut off', 'Fetch or export it again', line)
    : new FileError(
        path,
        'quotes are not written as CSV has them',
        'Quote whole cells and double the quotes in them',
        line,
      );
}

/**
 * The records of a CSV file (RFC 4180) as a stream: memory does not grow with the file. Cells are text and stay as they
 * are, formulas too.
 *
 * @param path of the file
 * @param encoding as `encodingOf` found it
 * @param delimiter between cells: a comma, a tab, a semicolon or |
 * @throws FileError while iterating: quotes that do not close or stand where none may
 */
export async function* csvRecords(path: string, encoding: string, delimiter = ','): AsyncGenerator<TableRecord> {
  const counter = lineCounter();
  const beginnings = new WeakMap<readonly string[], number>();
  const parser = parse({
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: longestRecord,
    on_record: (cells, { lines }) => {
      beginnings.set(cells, counter.begins(cells, lines));
      return cells;
    },
  });
  // A failure of either stream reaches the loop below through the parser; the callback only keeps it from escaping.
  pipeline(Readable.from(decoded(path, encoding)), parser, () => {});
  try {
    for await (const cells of parser as AsyncIterable<readonly string[]>) {
      yield { line: beginnings.get(cells) ?? 0, cells };
    }
  } catch (error) {
    throw explained(path, error, counter.next());
  }
}

/** Characters that stand between cells, the likeliest first. */
const delimiters = [',', '\t', ';', '|'] as const;

/**
 * Which character stands between the cells of a text: the one that splits its first lines most.
 *
 * @param head the beginning of the text
 * @returns null when its first lines hold none
 */
export function delimiterOf(head: string): string | null {
  // What stands in quotes is no delimiter, and a cut at the end of the head may have opened a quote.
  const lines = head
    .replace(/"(?:[^"]|"")*("|$)/g, '')
    .split(/\r\n|\r|\n/, 20)
    .filter((line) => line.trim() !== '');
  const counts = delimiters.map((delimiter) => {
    const each = lines.map((line) => line.split(delimiter).length - 1);
    return { delimiter, most: Math.max(0, ...each) };
  });
  const best = counts.reduce((one, other) => (other.most > one.most ? other : one));
  return best.most > 0 ? best.delimiter : null;
}
