import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src/rules/calendar/local-date.ts';
import type { ApprovedLine, AskedItem, DemandFacts } from '../../../src/rules/demand/demand-facts.ts';
import { demandFindings, demandRules, necessityMeter } from '../../../src/rules/demand/demand-findings.ts';

const today = '2026-06-15';

const line = (changed: Partial<ApprovedLine> = {}): ApprovedLine => ({
  ...{
    id: 'line',
    resourceCode: 'HZ-FIN-004',
    itemName: '信用等级',
    grade: 'l1',
    isProhibited: false,
    isPublished: true,
  },
  ...changed,
});
const item = (changed: Partial<AskedItem> = {}): AskedItem => ({
  ...{ line: line(), isOnList: true, justification: '用于授信评估。', subjectAuthorisation: null },
  ...changed,
});
const demand = (changed: Partial<DemandFacts> = {}): DemandFacts => ({
  agreement: {
    ...{ id: 'a', code: 'HZ-DATA/X000001', status: 'active', startsOn: '2026-01-01', expiresOn: '2027-12-31' },
    trialStartsOn: null,
  },
  ...{ purpose: '小微企业授信', endsOn: '2027-12-31', items: [item()], itemsOfSimilar: [3, 5] },
  ...changed,
});
const failed = (facts: DemandFacts, on = today): string[] =>
  demandFindings(facts, on)
    .filter(({ status }) => status === 'fail')
    .map(({ rule }) => rule);

describe('a data demand (公共数据需求申请)', () => {
  it('passes every rule when it keeps to the approved list', () => {
    expect(failed(demand())).toEqual([]);
    expect(demandFindings(demand(), today)).toHaveLength(demandRules.length + 1);
  });

  const faults: readonly (readonly [string, Partial<DemandFacts>])[] = [
    ['demand-states-purpose', { purpose: ' ' }],
    ['demand-names-items', { items: [] }],
    ['demand-on-approved-list', { items: [item({ isOnList: false })] }],
    ['demand-items-justified', { items: [item({ justification: '' })] }],
    ['demand-refuses-l4', { items: [item({ line: line({ grade: 'l4' }) })] }],
    ['demand-has-subject-authorisation', { items: [item({ line: line({ grade: 'l2' }) })] }],
    ['demand-has-subject-authorisation', { items: [item({ line: line({ grade: 'l3' }), subjectAuthorisation: ' ' })] }],
    ['demand-refuses-prohibited', { items: [item({ line: line({ isProhibited: true }) })] }],
    ['demand-resources-published', { items: [item({ line: line({ isPublished: false }) })] }],
    ['demand-ends-with-agreement', { endsOn: '2028-01-01' }],
  ];
  it.each(faults)('%s stands alone', (rule, changed) => expect(failed(demand(changed))).toEqual([rule]));

  it('tells every fault at once, and names the items at fault', () => {
    const facts = demand({ items: [item({ isOnList: false, justification: '', line: line({ grade: 'l4' }) })] });
    expect(failed(facts)).toEqual(['demand-on-approved-list', 'demand-items-justified', 'demand-refuses-l4']);
    const found = demandFindings(facts, today).find(({ rule }) => rule === 'demand-on-approved-list');
    expect(found).toMatchObject({ provision: 'hz63-scenario-review', facts: { items: 'HZ-FIN-004 信用等级' } });
  });

  it('takes L2 and L3 with the authorisation of their subjects', () => {
    for (const grade of ['l2', 'l3'] as const) {
      expect(
        failed(demand({ items: [item({ line: line({ grade }), subjectAuthorisation: '企业在线授权书' })] })),
      ).toEqual([]);
    }
  });

  it('rests on an agreement in force: the day before, its first and last day, the day after', () => {
    const { agreement } = demand();
    const on = (day: string, endsOn = '2027-12-31') => failed(demand({ endsOn }), day);
    expect(on(addDays(agreement.startsOn, -1))).toEqual(['demand-under-live-agreement']);
    expect(on(agreement.startsOn)).toEqual([]);
    expect(on(agreement.expiresOn)).toEqual([]);
    expect(on(addDays(agreement.expiresOn, 1))).toEqual(['demand-under-live-agreement', 'demand-ends-with-agreement']);
  });

  it('may begin with the trial, and never under an agreement that is suspended or has ended', () => {
    const { agreement } = demand();
    const trial = { ...agreement, trialStartsOn: '2025-07-01' };
    expect(failed(demand({ agreement: trial }), '2025-07-01')).toEqual([]);
    expect(failed(demand({ agreement: trial }), '2025-06-30')).toEqual(['demand-under-live-agreement']);
    for (const status of ['draft', 'accepted', 'suspended', 'expired', 'terminated', 'revoked', 'abandoned'] as const) {
      expect(failed(demand({ agreement: { ...agreement, status } }))).toEqual(['demand-under-live-agreement']);
    }
  });
});

describe('the meter of minimum necessity (最小必要)', () => {
  it.each([
    [[], null],
    [[4], 4],
    [[2, 4], 3],
    [[9, 1, 5], 5],
  ])('the median of %j is %s', (itemsOfSimilar, median) => {
    expect(necessityMeter({ items: [item()], itemsOfSimilar })).toEqual({
      asked: 1,
      similar: itemsOfSimilar.length,
      median,
    });
  });

  it('asks people where more is wanted than similar scenarios use, and never stands in the way', () => {
    const more = demandFindings(demand({ items: [item(), item(), item()], itemsOfSimilar: [2, 2] }), today).at(-1);
    expect(more).toMatchObject({
      rule: 'demand-is-minimum-necessary',
      status: 'needs_human',
      facts: { asked: '3', median: '2' },
    });
    const equal = demandFindings(demand({ items: [item(), item()], itemsOfSimilar: [2, 2] }), today).at(-1);
    expect(equal?.status).toBe('pass');
  });
});
