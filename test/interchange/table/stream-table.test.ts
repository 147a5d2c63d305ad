import { buffer, text } from 'node:stream/consumers';
import { setImmediate as turn } from 'node:timers/promises';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { restoredText } from '../../../src/interchange/table/inert-cell.ts';
import { streamTable } from '../../../src/interchange/table/stream-table.ts';
import type { TableRow } from '../../../src/interchange/table/table-row.ts';
import type { TableFormat } from '../../../src/rules/exports/table-format.ts';
import { formulaTexts } from '../../support/formula-texts.ts';

const columns = ['a', 'b', 'c'].map((name) => ({ name, header: `列${name}` }));

async function* batchesOf(rows: readonly TableRow[], size = 7): AsyncGenerator<readonly TableRow[], void, void> {
  for (let at = 0; at < rows.length; at += size) {
    await turn();
    yield rows.slice(at, at + size);
  }
}

const written = (rows: readonly TableRow[], format: TableFormat, hasMark = true, of = columns) =>
  streamTable(of, batchesOf(rows), { format, title: '表', hasMark });

const cellText = fc.oneof(
  fc.constantFrom(...formulaTexts),
  fc.string({ unit: fc.constantFrom('"', ',', '\r', '\n', ';', "'", '=', ' ', '数', 'a') }),
);

describe('CSV', () => {
  test('E54 holds every text so that reading it gives the text back', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cellText, cellText, cellText), { maxLength: 20 }), async (rows) => {
        const read: string[][] = parse(await text(written(rows, 'csv')), { bom: true });
        expect(read.slice(1).map((row) => row.map(restoredText))).toEqual(rows);
        for (const cell of read.flat()) expect(cell).not.toMatch(/^\s*[=+\-@]/);
      }),
      { numRuns: 300 },
    );
  });

  test('begins with a byte order mark unless it is not wanted, has CRLF and one line of headers', async () => {
    expect((await buffer(written([['x', 1, true]], 'csv'))).toString()).toBe('\u{FEFF}列a,列b,列c\r\nx,1,true\r\n');
    expect(await text(written([], 'csv', false))).toBe('列a,列b,列c\r\n');
  });

  test('leaves numbers numbers, and writes nothing for nothing', async () => {
    expect(await text(written([[-5, 2.5, null]], 'csv', false))).toBe('列a,列b,列c\r\n-5,2.5,\r\n');
  });

  test('has a line for a row whose only cell is empty', async () => {
    const bytes = await text(written([[null], ['']], 'csv', false, [{ name: 'a', header: 'a' }]));
    expect(parse(bytes)).toEqual([['a'], [''], ['']]);
  });
});

test('JSON Lines hold values as they are, under the names of the columns', async () => {
  const rows = [
    ['=1+1', -1, ['甲', '乙']],
    ['a\r\nb\u2028', null, { x: true }],
  ];
  const lines = (await text(written(rows, 'jsonl'))).trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(rows.map(([a, b, c]) => ({ a, b, c })));
});

test.each(['csv', 'xlsx', 'jsonl'] as const)(
  '%s of a source that fails breaks off and never ends well',
  async (format) => {
    async function* failing(): AsyncGenerator<readonly TableRow[], void, void> {
      yield [['x', 1, true]];
      await turn();
      throw new Error('the source is gone');
    }
    await expect(buffer(streamTable(columns, failing(), { format, title: '表', hasMark: true }))).rejects.toThrow(
      'the source is gone',
    );
  },
);

test.each(['csv', 'xlsx', 'jsonl'] as const)(
  '%s reads no further than it is taken, and ends its source when it is left',
  async (format) => {
    let read = 0;
    let ended = false;
    async function* endless(): AsyncGenerator<readonly TableRow[], void, void> {
      try {
        for (;;) {
          await turn();
          read += 1;
          yield Array.from({ length: 500 }, () => [`行${Math.random()}`, Math.random(), true]);
        }
      } finally {
        ended = true;
      }
    }
    const table = streamTable(columns, endless(), { format, title: '表', hasMark: true });
    await new Promise((resolve) => table.once('data', resolve));
    table.pause();
    // Until what flows between the steps has filled them: then the source stands still.
    for (let before = -1; before !== read; ) {
      before = read;
      for (let index = 0; index < 200; index += 1) await turn();
    }
    expect(read).toBeLessThan(60);
    table.destroy();
    while (!ended) await turn();
  },
);
