import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { columnFileOf, noColumnFile } from '../../src/interchange/column-file.ts';
import { columnProfile } from '../../src/interchange/column-profile.ts';
import { type HeaderMapping, mapHeaders } from '../../src/interchange/header-mapping.ts';
import { type HeaderTerms, readHeaderTerms, tableFields } from '../../src/interchange/header-terms.ts';
import { catalogSamples, sayLeftOut } from '../support/catalog-samples.ts';

let dictionary: HeaderTerms;
beforeAll(async () => {
  dictionary = await readHeaderTerms(join(import.meta.dirname, '../../seeds/reference/header-terms.json'));
});

type Column = readonly [header: string, ...cells: string[]];
const mapped = (columns: readonly Column[], told = noColumnFile): HeaderMapping =>
  mapHeaders(
    columns.map(([header]) => header),
    new Map(columns.map(([header, ...cells]) => [header, columnProfile(cells)])),
    dictionary,
    told,
  );

/** The field a header was taken as, `person`, or null. */
const fieldOf = (mapping: HeaderMapping, header: string): string | null =>
  mapping.dropped.includes(header)
    ? 'person'
    : (mapping.mapped.find((column) => column.header === header)?.field ?? null);

describe('headers of portals that the dictionary was not written for', () => {
  const sets = JSON.parse(readFileSync(join(import.meta.dirname, 'held-out-headers.json'), 'utf8')) as {
    portal: string;
    pairs: Record<string, string | null>;
  }[];

  test('are understood, all but a few, and the misses are printed', () => {
    const misses: string[] = [];
    let asked = 0;
    for (const { portal, pairs } of sets) {
      const mapping = mapped(Object.keys(pairs).map((header) => [header]));
      for (const [header, expected] of Object.entries(pairs)) {
        asked += 1;
        const found = fieldOf(mapping, header);
        if (found !== expected) misses.push(`${portal}: ${header} is ${expected}, taken as ${found}`);
      }
    }
    process.stderr.write(`headers held out: ${asked - misses.length} of ${asked} right\n${misses.join('\n')}\n`);
    expect(sets.length).toBeGreaterThanOrEqual(30);
    expect(misses.length / asked).toBeLessThan(0.03);
  });

  test('a dictionary without its heads would miss many, so that the measure can fail', () => {
    const fields = { ...dictionary.fields };
    for (const name of tableFields) {
      const terms = fields[name];
      if (terms) fields[name] = { ...terms, heads: [], terms: terms.terms.slice(0, 2) };
    }
    const bare = { ...dictionary, fields };
    const misses = sets.flatMap(({ pairs }) => {
      const headers = Object.keys(pairs);
      const profiles = new Map(headers.map((header) => [header, columnProfile([])]));
      const mapping = mapHeaders(headers, profiles, bare, noColumnFile);
      return headers.filter((header) => fieldOf(mapping, header) !== pairs[header]);
    });
    expect(misses.length).toBeGreaterThan(100);
  });
});

describe('values are evidence', () => {
  test('of two headers for one field the one with fitting values has it, and the other is told', () => {
    const mapping = mapped([
      ['发布时间', '省统计局', '省司法厅', '省民政厅'],
      ['发布日期', '2020-01-02', '2020-01-03', '2020-01-04'],
    ]);
    expect(fieldOf(mapping, '发布日期')).toBe('issued');
    expect(mapping.unmapped).toEqual([{ header: '发布时间', reason: expect.stringContaining('发布日期') }]);
  });

  test('a column that counts the rows is no id', () => {
    const mapping = mapped([['编号', '1', '2', '3', '4'], ['名称']]);
    expect(mapping.notKept).toEqual([{ header: '编号', name: 'number' }]);
    expect(fieldOf(mapped([['编号', 'A1', 'B7', 'C3']]), '编号')).toBe('sourceId');
  });

  test('数据类型 is a format where its values are formats, else a kind', () => {
    expect(fieldOf(mapped([['数据类型', 'file', 'table', 'api']]), '数据类型')).toBe('formats');
    expect(fieldOf(mapped([['数据类型', '数据产品', '统计表', '名录']]), '数据类型')).toBe('kind');
  });
});

describe('every header stands in one list', () => {
  test('also __proto__, constructor and toString, which mean nothing', () => {
    const odd = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', ' ', '🙂'];
    const mapping = mapped([['标题'], ...odd.map((header): Column => [header])]);
    expect(mapping.unmapped.map(({ header }) => header)).toEqual(odd);
  });

  test('and persons are dropped whatever a mapping file says', () => {
    const told = columnFileOf({ columns: { 联系人: 'providerName', 标题: 'title' } });
    expect(mapped([['标题'], ['联系人'], ['maintainer_email']], told)).toMatchObject({
      mapped: [{ header: '标题', reason: 'the mapping file says so' }],
      dropped: ['联系人', 'maintainer_email'],
    });
  });

  test('brackets, script, case and width make no difference', () => {
    for (const header of [
      '数据集名称(中文)',
      '數據集名稱',
      '資料集名稱',
      '【数据集名称】',
      'ＤＡＴＡＳＥＴ Title',
      'dataset_title',
    ]) {
      expect([header, fieldOf(mapped([[header]]), header)]).toEqual([header, 'title']);
    }
  });
});

describe('a mapping file', () => {
  test('overrules the dictionary and leaves columns out', () => {
    const told = columnFileOf({ columns: { 备注: 'abstract', 描述: null } });
    const mapping = mapped([['描述'], ['备注']], told);
    expect(mapping.mapped.map(({ header, field }) => [header, field])).toEqual([['备注', 'abstract']]);
    expect(mapping.unmapped).toEqual([{ header: '描述', reason: 'left out by the mapping file' }]);
  });

  test.each([
    [{ columns: { 标题: 'titel' } }, /columns\.标题: is no field; fields are sourceId, title/],
    [{ columns: { 标题: 'access' } }, /is no field/],
    [{ defaults: { nobody: 'x' } }, /defaults/],
    [{ offset: 'Beijing' }, /offset: is Z or an offset/],
    [{ column: {} }, /column/],
  ])('%j is refused by name', (file, expected) => {
    expect(() => columnFileOf(file)).toThrow(expected);
  });
});

const samples = catalogSamples();
if (samples === undefined) {
  sayLeftOut('the header mapping against the mappings of the collectors of cn-codp');
} else {
  describe('the six portals of cn-codp', () => {
    const fields: Record<string, string> = {
      ...{ title: 'title', publish_time: 'issued', update_time: 'modified', department: 'providerName' },
      ...{ category: 'category', is_open: 'opening', description: 'abstract', update_frequency: 'updateCycle' },
      ...{ data_formats: 'formats', url: 'url', industry: 'industries', tags: 'keywords' },
      ...{ telephone: 'person', email: 'person', data_volume: 'volume' },
    };
    const portals = [
      ...['anhui_anhui', 'anhui_chizhou', 'anhui_luan', 'anhui_suzhou', 'jiangxi_jiangxi'].map((name) => [name, name]),
      ['anhui_huainan', 'anhui_huanna'],
    ] as [string, string][];
    const read = (name: string): unknown => JSON.parse(readFileSync(join(samples, 'cn-codp', `${name}.json`), 'utf8'));

    test('all but one of the pairs whose header is present are as the collectors made them', () => {
      const misses: string[] = [];
      let asked = 0;
      for (const [portal, pairs] of portals) {
        const rows = read(portal) as Record<string, string>[];
        const headers = [...new Set(rows.flatMap((row) => Object.keys(row)))];
        const mapping = mapped(
          headers.map((header) => [header, ...rows.slice(0, 200).map((row) => String(row[header] ?? ''))]),
        );
        for (const [header, name] of Object.entries(read(`mapping_${pairs}`) as Record<string, string>)) {
          if (!headers.includes(header)) continue;
          asked += 1;
          const kept = mapping.notKept.find((column) => column.header === header)?.name;
          const found = fieldOf(mapping, header) ?? kept;
          if (found !== fields[name]) misses.push(`${portal}: ${header} is ${name}, taken as ${found}`);
        }
      }
      process.stderr.write(`headers of cn-codp: ${asked - misses.length} of ${asked} right\n${misses.join('\n')}\n`);
      expect(asked).toBe(60);
      expect(misses.length).toBeLessThanOrEqual(1);
    });
  });
}
