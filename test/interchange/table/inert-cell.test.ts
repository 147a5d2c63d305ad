import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inertText, restoredText } from '../../../src/interchange/table/inert-cell.ts';
import { formulaTexts } from '../../support/formula-texts.ts';

const near = fc.oneof(
  fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '＝', '\t', '\r', '\n', ' ', '\u200b', 'a', '1') }),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(...formulaTexts),
);

test('E54 no cell begins like a formula, and every text comes back as it was', () => {
  fc.assert(
    fc.property(near, (text) => {
      const cell = inertText(text);
      expect(restoredText(cell)).toBe(text);
      expect(cell.trimStart()).not.toMatch(/^[=+\-@＝＋－＠]/);
      expect(cell).not.toMatch(/^[\t\r\n]/);
    }),
    { numRuns: 5_000 },
  );
});

test('a text that nobody would calculate stays as it is', () => {
  for (const text of ['公共数据', 'a=b', "'", "it's", '1', '', '1-2', '（=1）']) expect(inertText(text)).toBe(text);
});

test('a cell of others that only looks quoted stays as it is', () => {
  for (const cell of ["'quoted'", "'", "'1", 'plain']) expect(restoredText(cell)).toBe(cell);
});
