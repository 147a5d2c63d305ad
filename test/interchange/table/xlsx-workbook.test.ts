import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TableRow } from '../../../src/interchange/table/table-row.ts';
import { xlsxWorkbook } from '../../../src/interchange/table/xlsx-workbook.ts';
import { formulaTexts } from '../../support/formula-texts.ts';
import { readWorkbook } from '../../support/xlsx-reader.ts';

const columns = [
  { name: 'a', header: '名称' },
  { name: 'b', header: '数量' },
];

async function* inBatches(rows: readonly TableRow[], size = 3): AsyncGenerator<readonly TableRow[], void, void> {
  for (let at = 0; at < rows.length; at += size) yield rows.slice(at, at + size);
}

const workbook = async (rows: readonly TableRow[], title = '数据资源', most?: number, of = columns) =>
  await readWorkbook(await buffer(xlsxWorkbook(of, inBatches(rows), title, most)));

test('E54 every text comes back as it was, and nothing in the file is a formula', async () => {
  const hostile = [...formulaTexts, 'a\u0001b\u000bc\u0085', '_x005F_x000D_', ']]>&amp;<c/>', '\ud83d\ude00', 'x\r\ny'];
  const read = await workbook(hostile.map((each) => [each, 1]));
  const [header, ...rows] = read.sheets.get('数据资源') ?? [];
  expect(header).toEqual({ A: '名称', B: '数量' });
  expect(rows.map(({ A }) => A ?? '')).toEqual(hostile);
  expect(read.elements).not.toContain('f');
  expect([...read.elements].sort()).toEqual(
    ['c', 'is', 'pane', 'row', 'sheetData', 'sheetView', 'sheetViews', 't', 'v', 'worksheet'].sort(),
  );
  // What would be calculated once its cell is edited is marked as text.
  expect(read.formatted).toBeGreaterThan(15);
});

test('holds any text', async () => {
  const any = fc.string({ unit: 'grapheme' }).filter((each) => each !== '');
  await fc.assert(
    fc.asyncProperty(fc.array(any, { minLength: 1, maxLength: 30 }), async (texts) => {
      const { sheets } = await workbook(texts.map((each) => [each, null]));
      expect([...sheets.values()][0]?.slice(1)).toEqual(texts.map((A) => ({ A })));
    }),
    { numRuns: 60 },
  );
});

test('has numbers, yes and no as such, and no cell for nothing', async () => {
  const { sheets } = await workbook([
    [true, -1.5],
    [null, 0],
    ['', Number.NaN],
  ]);
  expect(sheets.get('数据资源')?.slice(1)).toEqual([{ A: true, B: -1.5 }, { B: 0 }, { B: 'NaN' }]);
});

test('goes on in a further sheet when one is full, and never adds an empty one', async () => {
  const rows = (count: number) => Array.from({ length: count }, (_, index) => [`行${index}`, index]);
  for (const [count, sizes] of [
    [0, [1]],
    [3, [4]],
    [4, [4, 2]],
    [7, [4, 4, 2]],
  ] as const) {
    const { sheets, parts } = await workbook(rows(count), '甲[乙]:丙', 4);
    expect([...sheets.values()].map(({ length }) => length)).toEqual(sizes);
    expect([...sheets.keys()][0]).toBe('甲 乙  丙');
    expect(parts.filter((part) => part.includes('worksheets'))).toHaveLength(sizes.length);
    expect([...sheets.values()].flatMap((sheet) => sheet.slice(1).map(({ B }) => B))).toEqual(
      rows(count).map(([, index]) => index),
    );
  }
});

test('cuts a text that no cell can hold, and says so in the cell', async () => {
  const { sheets } = await workbook([['长'.repeat(40_000), 1]]);
  const cell = String(sheets.get('数据资源')?.[1]?.['A']);
  expect(cell.length).toBeLessThanOrEqual(32_767);
  expect(cell).toMatch(/^长{32000}.*40000 characters/);
});

test('the same rows make the same bytes', async () => {
  const make = async () => await buffer(xlsxWorkbook(columns, inBatches([['x', 1]]), '表'));
  expect((await make()).equals(await make())).toBe(true);
});

test('names columns beyond Z as a spreadsheet does', async () => {
  const wide = Array.from({ length: 30 }, (_, index) => ({ name: `c${index}`, header: `h${index}` }));
  const { sheets } = await workbook([], '表', undefined, wide);
  expect(Object.keys(sheets.get('表')?.[0] ?? {}).slice(25, 28)).toEqual(['Z', 'AA', 'AB']);
});
