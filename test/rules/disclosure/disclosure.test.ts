import { describe, expect, it } from 'vitest';
import type { DisclosedProduct, DisclosureContent } from '../../../src/rules/disclosure/content.ts';
import { disclosureDifference } from '../../../src/rules/disclosure/difference.ts';
import { disclosureFindings } from '../../../src/rules/disclosure/judge.ts';
import { disclosureColumns, disclosureLines } from '../../../src/rules/disclosure/table.ts';

const body = (code: string, name: string) => ({ code, name, unifiedSocialCreditCode: null });
const product = (code: string, amountFen: number): DisclosedProduct => ({
  ...{ code, name: '理赔核验', type: 'api', useClass: 'industry', status: 'listed', operator: '栖澜', agreement: 'X1' },
  ceilings: [{ form: 'per_use', unit: '每次', amountFen, startsOn: '2026-01-01', endsOn: null, isTrial: true }],
  fees: [{ form: 'per_use', unit: '每次', amountFen: 80, startsOn: '2026-01-01', endsOn: '2026-06-30' }],
});
const content: DisclosureContent = {
  year: 2026,
  implementingBody: body('HZ-DATA', '杭州市数据资源管理局'),
  authorisations: [
    {
      ...{ code: 'X1', operator: body('OP', '栖澜'), scenario: { code: 'S1', title: '=理赔' }, domains: ['金融保险'] },
      ...{ status: 'active', startsOn: '2026-01-01', expiresOn: '2027-12-31', endedOn: null, resources: 3 },
    },
  ],
  resources: [{ code: 'R1', title: '参保信息', provider: '医保局', agreement: 'X1', items: 2 }],
  products: [product('P1', 100), product('P2', 100)],
};

describe('a disclosure', () => {
  it('is compared with that of the year before, part by part', () => {
    const before = { ...content, year: 2025, authorisations: [], products: [product('P2', 90), product('P3', 1)] };
    const same = { added: [], removed: [], changed: [] };
    expect(disclosureDifference(before, content)).toEqual({
      authorisations: { ...same, added: ['X1'] },
      resources: same,
      products: { added: ['P1'], removed: ['P3'], changed: ['P2'] },
    });
    expect(disclosureDifference(content, { ...content })).toEqual({
      authorisations: same,
      resources: same,
      products: same,
    });
    expect(disclosureDifference(null, content).resources.added).toEqual(['X1 R1']);
  });

  it('is a table with a line for each part, in yuan', () => {
    const lines = disclosureLines(content);
    const column = (name: string) => disclosureColumns.findIndex(([each]) => each === name);
    expect(lines.map((line) => line[0])).toEqual([
      ...['实施机构', '授权情况', '获得的数据资源'],
      ...['产品和服务清单', '上限收费标准', '具体收费标准', '产品和服务清单', '上限收费标准', '具体收费标准'],
    ]);
    expect(new Set(lines.map(({ length }) => length))).toEqual(new Set([disclosureColumns.length]));
    expect(lines[4]?.[column('amount')]).toBe('1.00');
    expect(lines[5]?.[column('ends_on')]).toBe('2026-06-30');
  });

  it.each([
    ['2026-12-31', ['disclosed-year-is-over']],
    ['2027-01-01', []],
  ] as const)('of 2026 on %s', (today, failing) => {
    expect(disclosureFindings(2026, today).flatMap(({ rule, status }) => (status === 'fail' ? [rule] : []))).toEqual(
      failing,
    );
  });
});
