import process from 'node:process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rdfFormNames } from '../../src/interchange/dcat/forms.ts';
import { validIri } from '../../src/interchange/dcat/valid-iri.ts';
import { entryOf, generatedRecord } from '../support/generated-entries.ts';
import { rowsOfText, textOf } from '../support/rdf-files.ts';
import { canonicalText, parseGraph } from '../support/rdf-graphs.ts';

const runs = process.env['LONG'] === undefined ? 60 : 2000;
const records = fc.uniqueArray(generatedRecord, { minLength: 1, maxLength: 4, selector: ({ sourceId }) => sourceId });

describe('a record', () => {
  test.each(rdfFormNames)('comes back from %s as it went out', async (form) => {
    await fc.assert(
      fc.asyncProperty(records, async (given) => {
        const rows = await rowsOfText(form, await textOf(form, given.map(entryOf)));
        expect(rows.map(({ problems }) => problems)).toEqual(given.map(() => []));
        expect(rows.map(({ record }) => record)).toEqual(given);
      }),
      { numRuns: runs, seed: 20260601 },
    );
  });

  test('is the same graph in all forms, by parsers that are not ours', async () => {
    await fc.assert(
      fc.asyncProperty(records, async (given) => {
        const graphs = [];
        for (const form of rdfFormNames) {
          graphs.push(canonicalText(await parseGraph(form, await textOf(form, given.map(entryOf)))));
        }
        expect(new Set(graphs).size).toBe(1);
      }),
      { numRuns: runs, seed: 20260601 },
    );
  });

  test('with what XML cannot hold is the same in all forms: it is replaced', async () => {
    const [given] = fc.sample(generatedRecord, { numRuns: 1, seed: 1 });
    if (given === undefined) throw new Error('nothing was generated');
    const spoilt = { ...given, title: '公\u0001共\u{FFFE}数\uD800据\u0085', formats: ['A\uDC00'] };
    const titles = [];
    for (const form of rdfFormNames) {
      const [row] = await rowsOfText(form, await textOf(form, [entryOf(spoilt)]));
      titles.push(row?.record?.title, row?.record?.formats[0]);
    }
    expect(new Set(titles)).toEqual(new Set(['公\u{FFFD}共\u{FFFD}数\u{FFFD}据\u0085', 'A\u{FFFD}']));
  });
});

describe('an address', () => {
  test.each([
    ['https://data.example/a?b=c#d', 'https://data.example/a?b=c#d'],
    ['https://数据.example/目录', 'https://数据.example/目录'],
    ['http://data.example/a b', 'http://data.example/a%20b'],
    ['http://data.example/> <evil:x> <evil:y> .', 'http://data.example/%3E%20%3Cevil:x%3E%20%3Cevil:y%3E%20.'],
    ['http://data.example/x/../y', 'http://data.example/y'],
    ['javascript:alert(1)', null],
    ['dct:title', null],
    ['/relative', null],
    ['', null],
  ])('%s is written as %s', (given, written) => {
    expect(validIri(given)).toBe(written);
  });
});
