import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type DomainMapping, readDomainMapping } from '../../src/interchange/domain-mapping.ts';
import { FileError } from '../../src/interchange/file-error.ts';
import { openReader, readers } from '../../src/interchange/readers.ts';
import type { ReadRow } from '../../src/interchange/resource-record.ts';
import { RequestError } from '../../src/rules/errors.ts';
import { catalogSamples, ownSample, sayLeftOut } from '../support/catalog-samples.ts';

const table = join(import.meta.dirname, '../../seeds/reference/domain-mapping.json');
let mapping: DomainMapping;
beforeAll(async () => {
  mapping = await readDomainMapping(table);
});

async function read(file: string, fields?: string): Promise<{ rows: ReadRow[]; dropped: string[] }> {
  const opened = openReader('shanghai', { file, fields, mapping });
  const rows: ReadRow[] = [];
  for await (const row of opened.rows) rows.push(row);
  return { rows, dropped: opened.droppedColumns() };
}

/** How often each code stands in the rows. */
function counted(rows: readonly ReadRow[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { problems } of rows) for (const { code } of problems) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

describe('our own small catalog', () => {
  let rows: readonly ReadRow[];
  let byTitle: (title: string) => ReadRow;
  beforeAll(async () => {
    ({ rows } = await read(ownSample('shanghai-catalog.csv'), ownSample('shanghai-fields.csv')));
    byTitle = (title) => {
      const found = rows.find(({ record }) => record?.title === title);
      if (!found) throw new Error(`no record is called ${title}`);
      return found;
    };
  });
  const codesOf = (row: ReadRow | undefined) => row?.problems.map(({ code }) => code);

  test('a clean row becomes a whole record', () => {
    expect(byTitle('示例区医院名录').record).toEqual({
      sourceId: 'S001',
      sourceUrl: 'https://data.example.test/view?type=cp&&id=S001',
      title: '示例区医院名录',
      abstract: '示例说明。',
      providerName: '上海市示例局',
      domains: ['health'],
      sectors: [],
      resourceClass: 'unknown',
      category: '卫生健康',
      formats: ['CSV', 'JSON'],
      sharingType: 'unknown',
      sharingCondition: null,
      openingAttribute: 'unconditional',
      openingCondition: null,
      updateCycle: 'yearly',
      licence: null,
      access: { kind: 'open', url: 'https://data.example.test/view?type=cp&&id=S001' },
      spatialCoverage: '上海市',
      temporalStartOn: '2019-01-01',
      temporalEndOn: '2025-12-31',
      issuedAt: '2024-01-02T08:00:00+08:00',
      modifiedAt: '2025-03-04T09:30:00+08:00',
      status: 'published',
      items: ['机构名称', '姓名', '地址'].map((name) => ({
        name,
        nameEn: null,
        description: null,
        dataType: 'unknown',
        length: null,
        grade: 'ungraded',
      })),
    });
    expect(codesOf(byTitle('示例区医院名录'))).toEqual(['items_repeated', 'text_trimmed']);
  });

  test('a restricted interface is had by application, under its distinct conditions', () => {
    expect(byTitle('示例区公交线路')).toMatchObject({
      problems: [],
      record: {
        access: { kind: 'apply', organizationName: '上海市交通委员会' },
        openingAttribute: 'restricted',
        openingCondition: '注明来源；依申请开放；每次一年',
        formats: ['API'],
        updateCycle: 'real_time',
        domains: ['transport'],
        sectors: ['TRAFFIC'],
        spatialCoverage: '徐汇区',
        temporalStartOn: '2024-01-01',
        temporalEndOn: '2024-12-31',
      },
    });
  });

  test.each([
    ['首次发布晚于最近更新', 'issued_after_modified', { issuedAt: '2025-03-05T09:30:00+08:00' }],
    ['首次发布晚于最近更新', 'fields_row_repeated', { items: [{ name: '编号' }, { name: '名称' }] }],
    ['没有首次发布日期', 'issued_missing', { issuedAt: null }],
    ['首次发布日期不成立', 'issued_invalid', { issuedAt: null }],
    ['没有开放条件', 'condition_missing', { openingCondition: null, openingAttribute: 'restricted' }],
    ['标题 有换行 和零宽字符', 'text_repaired', {}],
    ['陌生的词', 'cycle_unknown', { updateCycle: 'unknown' }],
    ['陌生的词', 'opening_unknown', { openingAttribute: 'unknown', access: { kind: 'apply' } }],
    ['陌生的词', 'status_unknown', { status: 'suspended' }],
    ['脚本地址', 'url_refused', { sourceUrl: null, access: { kind: 'apply' } }],
    ['脚本地址', 'address_missing', {}],
    ['没有字段清单', 'items_missing', { items: [], formats: [] }],
    ['没有字段清单', 'formats_missing', {}],
    ['字段清单说已下架', 'reported_gone', { status: 'published' }],
    ['时间范围颠倒', 'coverage_reversed', { temporalStartOn: null, temporalEndOn: null }],
    ['无条件开放却有条件', 'coverage_unreadable', { temporalStartOn: null }],
    ['无条件开放却有条件', 'condition_on_unconditional', { openingCondition: '请注明来源' }],
    ['禁止开放的数据', 'domain_unmapped', { openingAttribute: 'prohibited', domains: ['other'] }],
    ['字段清单列数不对', 'fields_row_unreadable', { items: [] }],
    ['静态数据接口', 'format_unknown', { formats: ['CSV', 'XLSX', 'API'], updateCycle: 'static' }],
  ])('%s is noted as %s', (title, code, record) => {
    expect(codesOf(byTitle(title))).toContain(code);
    expect(byTitle(title).record).toMatchObject(record);
  });

  test.each([
    ['id_missing', 18],
    ['title_missing', 19],
    ['provider_missing', 20],
    ['modified_invalid', 21],
    ['id_repeated', 22],
    ['columns_miscounted', 23],
    ['title_too_long', 24],
    ['item_too_long', 27],
  ])('%s refuses the row of line %i', (code, line) => {
    const row = rows.find((each) => each.line === line);
    expect(row?.record).toBeNull();
    expect(row?.problems.filter(({ severity }) => severity === 'refused').map((problem) => problem.code)).toEqual([
      code,
    ]);
  });

  test('a record is null exactly when a problem refuses the row', () => {
    for (const { record, problems } of rows) {
      expect(record === null).toBe(problems.some(({ severity }) => severity === 'refused'));
    }
  });

  test('of two equal titles the later row is noted, and both are kept', () => {
    expect(rows.filter(({ record }) => record?.title === '标题重复')).toHaveLength(2);
    expect(counted(rows)['title_repeated']).toBe(1);
  });

  test('formulas and markup are text', () => {
    expect(byTitle('=HYPERLINK("http://example.test","点击")').record?.abstract).toBe(
      '<script>alert(1)</script> +1 @甲 -2',
    );
  });

  test('without a field list every row says so', async () => {
    const alone = await read(ownSample('shanghai-catalog.csv'));
    const kept = alone.rows.filter(({ record }) => record !== null);
    expect(kept.every((row) => codesOf(row)?.includes('items_missing'))).toBe(true);
  });

  test('a file of another shape is refused with all the columns it lacks', async () => {
    const fault: unknown = await read(ownSample('shanghai-fields.csv')).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(FileError);
    expect(String(fault)).toContain('数据资源提供部门, 数据领域, 开放条件');
  });
});

test('a source without a reader is refused, and the known ones are named', () => {
  expect([...readers.keys()]).toEqual(['shanghai']);
  expect(() => openReader('atlantis', { file: 'x.csv', mapping })).toThrow(RequestError);
  expect(() => openReader('atlantis', { file: 'x.csv', mapping })).toThrow(/Known: shanghai/);
});

const samples = catalogSamples();
if (samples === undefined) {
  sayLeftOut('the counts of known dirt in the real catalog of Shanghai');
} else {
  describe('the real catalog of April 2026', () => {
    let rows: readonly ReadRow[];
    let dropped: readonly string[];
    beforeAll(async () => {
      const folder = join(samples, 'cn-shanghai');
      ({ rows, dropped } = await read(join(folder, 'shanghai_catalog.csv'), join(folder, 'shanghai_fields.csv')));
    });
    const records = () => rows.flatMap(({ record }) => (record ? [record] : []));

    test('is read whole: no row is refused, no column names a person', () => {
      expect(records()).toHaveLength(9793);
      expect(dropped).toEqual([]);
      expect(new Set(records().map(({ providerName }) => providerName)).size).toBe(73);
    });

    test('shows the known dirt, counted', () => {
      const { domain_unmapped: _, ...counts } = counted(rows);
      expect(counts).toEqual({
        issued_after_modified: 848,
        issued_missing: 13,
        condition_missing: 1,
        // Titles equal as written; one more pair differs by a blank at the end (乙级安全评价机构).
        title_repeated: 33,
        // Line breaks and tabs in 开放条件 and 数据资源内容描述; there are no zero-width characters.
        text_repaired: 60,
        text_trimmed: 48,
        items_missing: 310,
        formats_missing: 126,
        reported_gone: 126,
        coverage_reversed: 2,
        condition_on_unconditional: 177,
      });
    });

    test('says how often each resource is updated', () => {
      const cycles = records().map(({ updateCycle }) => updateCycle);
      const count = (cycle: string) => cycles.filter((each) => each === cycle).length;
      expect([count('irregular'), count('static'), count('unknown')]).toEqual([1708, 928, 0]);
    });

    test('has 106,251 field names, at most 225 on one data set', () => {
      const sizes = records().map(({ items }) => items.length);
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(106_251);
      expect(Math.max(...sizes)).toBe(225);
    });

    test('opens what is unconditional at its address and leaves the rest to application', () => {
      expect(records().filter(({ access }) => access.kind === 'open')).toHaveLength(5708);
      expect(
        records().every(
          ({ sharingType, items }) => sharingType === 'unknown' && items.every((i) => i.grade === 'ungraded'),
        ),
      ).toBe(true);
    });
  });
}
