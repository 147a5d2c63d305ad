import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { readCsv } from '../../src/interchange/csv.ts';
import {
  type DomainMapping,
  domainMappingSchema,
  domainsOf,
  readDomainMapping,
  sectorsOf,
} from '../../src/interchange/domain-mapping.ts';
import { catalogSamples, ownSample, sayLeftOut } from '../support/catalog-samples.ts';

const table = join(import.meta.dirname, '../../seeds/reference/domain-mapping.json');
let mapping: DomainMapping;
beforeAll(async () => {
  mapping = await readDomainMapping(table);
});

const row = (title: string, category = '民生服务', providerName = '上海市示例区人民政府') => ({
  source: 'shanghai',
  title,
  providerName,
  category,
});

describe('the table', () => {
  test.each([
    ['示例区三级医院名录', ['health']],
    ['药品经营许可信息', ['market_supervision']],
    ['公交站点信息', ['transport']],
    ['公共停车场信息', ['transport']],
    ['公共图书馆名录', ['culture_tourism']],
    ['旅游咨询中心', ['culture_tourism']],
    ['食品抽检结果', ['market_supervision']],
    ['企业登记信息', ['market_supervision']],
    ['中小企业信贷产品', ['finance']],
    ['外商投资企业名单', ['commerce']],
    ['养老机构名录', ['other']],
    ['部门决算表（体育局）', ['other']],
    ['不曾见过的题目', ['other']],
  ])('places %s under %j', (title, domains) => expect(domainsOf(row(title), mapping).domains).toEqual(domains));

  test('gives a second domain when two are strong', () => {
    expect(domainsOf(row('示例区服装零售单位变更信息'), mapping).domains).toEqual(['market_supervision', 'commerce']);
  });

  test('falls back on the provider, then on the category, then on other without a rule', () => {
    expect(domainsOf(row('线圈表', '城市建设', '上海市交通委员会'), mapping).rule).toBe('transport-authority');
    expect(domainsOf(row('线圈表', '道路交通'), mapping).rule).toBe('transport-category');
    expect(domainsOf(row('线圈表', '城市建设'), mapping)).toEqual({ domains: ['other'], rule: null });
  });

  test('keeps the category words of one source from others, and gives sectors where the source names them', () => {
    expect(domainsOf({ ...row('线圈表', '道路交通'), source: 'elsewhere' }, mapping).rule).toBeNull();
    expect(sectorsOf(row('线圈表', '道路交通'), mapping)).toEqual(['TRAFFIC']);
    expect(sectorsOf(row('线圈表', '城市建设'), mapping)).toEqual([]);
  });
});

describe('a table', () => {
  const rule = { id: 'a', source: '*', when: { title: ['(甲'] }, domain: 'health', weight: 10, why: '试' };
  const parse = (rules: readonly object[]) => domainMappingSchema.safeParse({ note: '试', strong: 86, rules });

  test('takes words as they are written, not as patterns', () => {
    const parsed = parse([rule]);
    expect(parsed.success && domainsOf(row('(甲)'), parsed.data).domains).toEqual(['health']);
  });

  test('decides by weight, and among equals by its order', () => {
    const parsed = parse([
      rule,
      { ...rule, id: 'b', domain: 'finance' },
      { ...rule, id: 'c', domain: 'commerce', weight: 11 },
    ]);
    expect(parsed.success && domainsOf(row('(甲)'), parsed.data).rule).toBe('c');
    const equal = parse([rule, { ...rule, id: 'b', domain: 'finance' }]);
    expect(equal.success && domainsOf(row('(甲)'), equal.data).rule).toBe('a');
  });

  test.each([
    ['an unknown domain', [{ ...rule, domain: 'sport' }]],
    ['a rule that looks at nothing', [{ ...rule, when: { notTitle: ['甲'] } }]],
    ['an empty word', [{ ...rule, when: { title: [''] } }]],
    ['an id given twice', [rule, rule]],
    ['no reason', [{ ...rule, why: '' }]],
  ])('with %s is refused', (_, rules) => expect(parse(rules).success).toBe(false));

  test('that is missing or of another shape is refused by name', async () => {
    await expect(readDomainMapping('/nowhere/table.json')).rejects.toThrow(/^table\.json: the table cannot be read/);
    await expect(readDomainMapping(ownSample('shanghai-fields.csv'))).rejects.toThrow(/not JSON/);
  });
});

interface Judged {
  readonly sourceId: string;
  readonly domain: string;
  readonly alsoFits: readonly string[];
}

const samples = catalogSamples();
if (samples === undefined) {
  sayLeftOut('agreement of the domain mapping with the rows judged by hand');
} else {
  describe('agreement with rows judged by hand', () => {
    const said = new Map<string, string>();
    beforeAll(async () => {
      const columns = ['数据集ID', '数据资源名称', '数据资源提供部门', '数据领域'] as const;
      for await (const { row: cells } of readCsv(join(samples, 'cn-shanghai/shanghai_catalog.csv'), { columns })) {
        const { domains } = domainsOf(row(cells.数据资源名称, cells.数据领域, cells.数据资源提供部门), mapping);
        said.set(cells.数据集ID, domains[0].toUpperCase());
      }
    });

    // The bounds lie a little under what is reached, so that a change of the table may cost a row, not a field. Two
    // thirds of each draw are OTHER: a table that says nothing else would agree on them, and find none of the rest.
    test.each([
      ['shanghai-domains-by-hand.json', { lenient: 0.95, strict: 0.93, found: 0.88 }],
      ['shanghai-domains-second-draw.json', { lenient: 0.95, strict: 0.9, found: 0.8 }],
      ['shanghai-domains-third-draw.json', { lenient: 0.95, strict: 0.88, found: 0.75 }],
    ])('%s', (file, bounds) => {
      const judged: readonly Judged[] = JSON.parse(readFileSync(join(import.meta.dirname, file), 'utf8')).rows;
      const share = (part: readonly Judged[], whole: readonly Judged[]) => part.length / whole.length;
      const same = (each: Judged) => said.get(each.sourceId) === each.domain;
      const accepted = (each: Judged) => same(each) || each.alsoFits.includes(said.get(each.sourceId) ?? '');
      const notOther = judged.filter(({ domain }) => domain !== 'OTHER');

      expect(judged.length).toBeGreaterThanOrEqual(100);
      expect(judged.every(({ sourceId }) => said.has(sourceId))).toBe(true);
      expect(share(judged.filter(accepted), judged)).toBeGreaterThanOrEqual(bounds.lenient);
      expect(share(judged.filter(same), judged)).toBeGreaterThanOrEqual(bounds.strict);
      expect(share(notOther.filter(same), notOther)).toBeGreaterThanOrEqual(bounds.found);
    });
  });
}
