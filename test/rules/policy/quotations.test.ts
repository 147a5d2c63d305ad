import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { seededProvisions } from '../../support/policy-seeds.ts';

/** A folder of the national documents as text files, each named with its number; set, they must all be there. */
const folder = process.env['LAW_TEXTS'];
const documents: readonly [string, string][] = [
  ['n26-', '2025-26号'],
  ['n27-', '2025-27号'],
  ['n65-', '2025-65号'],
];

const bare = (text: string): string => text.replaceAll(/\s/g, '');

describe('quotations', () => {
  it('are a sentence or less, and say so when the wording was not seen', () => {
    for (const { quotation, mark } of seededProvisions) {
      expect(quotation.length).toBeLessThanOrEqual(120);
      expect(quotation.startsWith('（未见原文）')).toBe(mark === 'recalled');
    }
  });

  if (folder === undefined) {
    process.stdout.write('quotations of the national documents are not compared with their texts (set LAW_TEXTS)\n');
    return;
  }

  it.each(documents)('of %s stand in the document %s as they are quoted', (prefix, number) => {
    expect(existsSync(folder)).toBe(true);
    const file = readdirSync(folder).find((name) => name.includes(number));
    expect(file).toBeDefined();
    const text = bare(readFileSync(path.join(folder, file ?? ''), 'utf8'));
    const quoted = seededProvisions.filter(({ code }) => code.startsWith(prefix));
    expect(quoted.length).toBeGreaterThan(10);
    expect(quoted.filter(({ quotation }) => !text.includes(bare(quotation))).map(({ code }) => code)).toEqual([]);
  });
});
