import fc from 'fast-check';
import type { CatalogEntry, EntryBody } from '../../src/interchange/dcat/entry.ts';
import type { ItemRecord, ResourceRecord } from '../../src/interchange/resource-record.ts';
import {
  domainCodes,
  itemTypes,
  openingAttributes,
  resourceClasses,
  sensitivityGrades,
  sharingTypes,
  updateCycles,
  wordsOf,
} from '../../src/rules/vocabulary.ts';

/** Text with what the forms treat in ways of their own: signs of XML, quotes, line ends, characters beyond 16 bits. */
const piece = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom(
    '<a>&amp;',
    ']]>',
    '"""',
    "'",
    '\\',
    '\\n',
    '\n',
    '\r\n',
    '\t',
    '公共数据',
    '𠮷',
    '\u{2028}',
    '@zh',
    '^^',
    '#',
    ' ',
  ),
);
const text = (most: number) =>
  fc
    .array(piece, { maxLength: 6 })
    // What XML cannot hold is replaced on the way out, so it cannot come back; a test of its own says so.
    .map((pieces) =>
      pieces
        .join('')
        .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
        .slice(0, most),
    )
    .map((joined) => joined.replace(/\p{Surrogate}/gu, ''));
const filled = (most: number) => text(most - 1).map((joined) => `数${joined}`);
const perhaps = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const word = <T extends string>(words: Readonly<Record<T, unknown>>) => fc.constantFrom(...(Object.keys(words) as T[]));
const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const instant = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .chain((date) => fc.constantFrom(date.toISOString(), date.toISOString().replace(/\.\d+Z$/, '+08:00')));
const address = fc.oneof(
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.constantFrom(
    'http://data.example/a b',
    'https://data.example/{id}?q=<x>&y="1"',
    'https://数据.example/目录?名=值',
    'http://data.example/100%',
  ),
);

const item: fc.Arbitrary<ItemRecord> = fc.record({
  name: filled(40),
  nameEn: perhaps(text(40)),
  description: perhaps(text(60)),
  dataType: word(itemTypes),
  length: perhaps(fc.integer({ min: 1, max: 2_147_483_647 })),
  grade: word(sensitivityGrades),
});

const inOrderOfScheme = fc
  .subarray(wordsOf(domainCodes), { minLength: 1 })
  .map((codes) => wordsOf(domainCodes).filter((code) => codes.includes(code)));

const access: fc.Arbitrary<ResourceRecord['access']> = fc.oneof(
  fc.record({ kind: fc.constant('open' as const), url: address }),
  fc.record({ kind: fc.constantFrom('apply' as const, 'authorised_operation' as const), organizationName: filled(60) }),
);

/** Records as the catalog may hold them. */
export const generatedRecord: fc.Arbitrary<ResourceRecord> = fc.record({
  sourceId: fc.stringMatching(/^[A-Z0-9][A-Z0-9_.-]{0,30}$/),
  sourceUrl: perhaps(address),
  title: filled(80),
  abstract: text(200),
  providerName: filled(60),
  domains: inOrderOfScheme,
  sectors: fc.subarray(['CREDIT', 'MEDICAL', 'TRAFFIC']),
  resourceClass: word(resourceClasses),
  category: perhaps(text(40)),
  formats: fc.array(fc.oneof(fc.constantFrom('CSV', 'XLSX', 'API', 'JSON'), filled(10)), { maxLength: 5 }),
  sharingType: word(sharingTypes),
  sharingCondition: perhaps(text(60)),
  openingAttribute: word(openingAttributes),
  openingCondition: perhaps(text(60)),
  updateCycle: word(updateCycles),
  licence: perhaps(text(60)),
  access,
  spatialCoverage: perhaps(text(60)),
  temporalStartOn: perhaps(day),
  temporalEndOn: perhaps(day),
  issuedAt: perhaps(instant),
  modifiedAt: instant,
  status: fc.constantFrom('published', 'suspended', 'withdrawn'),
  items: fc.array(item, { maxLength: 12 }),
});

const bodyOf = (name: string): EntryBody => ({
  code: `B-${Buffer.from(name).toString('hex').toUpperCase()}`,
  name,
  kinds: ['data_provider'],
  jurisdiction: { code: '330100', name: '杭州市' },
});

/** A record as the export has it, with the bodies it names. */
export const entryOf = (record: ResourceRecord): CatalogEntry => ({
  record,
  provider: bodyOf(record.providerName),
  accessBody: record.access.kind === 'open' ? null : bodyOf(record.access.organizationName),
  contactOffice: record.licence,
  isProvincialReturn: false,
  grade: 'ungraded',
  provenance: null,
});
