import { describe, expect, it } from 'vitest';
import { isEnforced } from '../../../src/rules/policy/provision.ts';
import { completenessFindings, completenessRules } from '../../../src/rules/resource/completeness.ts';
import { emptyResource, type ItemContent, type ResourceContent } from '../../../src/rules/resource/content.ts';
import { seededProvisions } from '../../support/policy-seeds.ts';

const item: ItemContent = {
  name: '日期',
  nameEn: null,
  description: null,
  dataType: 'date',
  length: null,
  grade: 'l2',
};
const complete: ResourceContent = {
  ...emptyResource('挂号记录', 'HZ-HEALTH'),
  abstract: '说明',
  domains: ['health'],
  sharingType: 'conditional',
  sharingCondition: '经提供单位同意',
  openingAttribute: 'restricted',
  openingCondition: '签订协议',
  updateCycle: 'daily',
  items: [item],
};

/** What makes each rule fail, with what it then says. */
const faults: Readonly<Record<string, [Partial<ResourceContent>, 'fail' | 'needs_human']>> = {
  'resource-states-abstract': [{ abstract: ' ' }, 'fail'],
  'resource-has-domain': [{ domains: [] }, 'fail'],
  'resource-states-sharing': [{ sharingType: 'unknown' }, 'fail'],
  'resource-states-sharing-condition': [{ sharingCondition: '' }, 'fail'],
  'resource-states-opening': [{ openingAttribute: 'unknown' }, 'fail'],
  'resource-states-opening-condition': [{ openingCondition: null }, 'needs_human'],
  'resource-states-update-cycle': [{ updateCycle: 'unknown' }, 'fail'],
  'resource-names-items': [{ items: [] }, 'fail'],
  'resource-grades-items': [{ items: [{ ...item, grade: 'ungraded' }] }, 'fail'],
  'resource-keeps-sensitive-items-closed': [
    { openingAttribute: 'unconditional', items: [{ ...item, grade: 'l4' }] },
    'needs_human',
  ],
};

describe('what a resource must say', () => {
  it('is all there in a complete one', () => {
    const findings = completenessFindings(complete);
    expect(findings.map(({ rule }) => rule)).toEqual(Object.keys(faults));
    expect(findings.filter(({ status }) => status !== 'pass')).toEqual([]);
  });

  it.each(completenessRules)('%s', (rule) => {
    const [change, status] = faults[rule] ?? [{}, 'fail'];
    const found = completenessFindings({ ...complete, ...change }).filter((each) => each.status !== 'pass');
    expect(found.map((each) => [each.rule, each.status])).toEqual([[rule, status]]);
    expect(found[0]?.remedy?.zh).toBeTruthy();
  });

  it('names the items at fault, the first twenty of them, and counts all', () => {
    const items = Array.from({ length: 25 }, (_each, n) => ({ ...item, name: `项${n}`, grade: 'ungraded' as const }));
    const [found] = completenessFindings({ ...complete, items }).filter((each) => each.status === 'fail');
    expect(found?.facts).toEqual({
      found: items
        .slice(0, 20)
        .map(({ name }) => name)
        .join('、'),
      count: '25',
    });
  });

  it('blocks on nothing but what is enforced', () => {
    const enforced = new Set(seededProvisions.filter(isEnforced).map(({ code }) => code));
    for (const [change] of Object.values(faults)) {
      for (const { status, provision } of completenessFindings({ ...complete, ...change })) {
        if (status === 'fail' && provision !== null) expect(enforced).toContain(provision);
      }
    }
  });
});
