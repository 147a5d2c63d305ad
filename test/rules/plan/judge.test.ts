import { describe, expect, test } from 'vitest';
import { failing } from '../../../src/rules/finding.ts';
import { type PlanContent, patchPlan, planContentOf, storedPlanContent } from '../../../src/rules/plan/content.ts';
import { planContentFindings } from '../../../src/rules/plan/findings.ts';
import { judgePlan, type PlanFacts, replacementFindings } from '../../../src/rules/plan/judge.ts';
import type { PlanStatus } from '../../../src/rules/workflow/words.ts';
import { planSections } from '../../support/notice-drafts.ts';
import { provisionOf, seededProvisions as provisions } from '../../support/policy-seeds.ts';

const content: PlanContent = {
  title: '方案',
  mode: 'by_scenario',
  sections: Object.fromEntries(planSections.map((name) => [name, '内容'])),
  products: [
    { name: '报告', useClass: 'public_interest', description: '' },
    { name: '服务', useClass: 'industry', description: '' },
  ],
};
const facts: PlanFacts = { content, deliberatedOn: '2026-02-10', approvedOn: '2026-02-12', filedOn: null, notices: 0 };
const rulesOf = (action: string, given: Partial<PlanFacts>, today: string, on?: string): string[] =>
  failing(judgePlan(action, { ...facts, ...given }, { provisions, today, ...(on === undefined ? {} : { on }) })).map(
    ({ rule }) => rule,
  );

describe('the contents of a plan (27号 art. 9)', () => {
  test.each(['2025-03-01', '2026-02-20', '2030-02-28'])('are all there on %s', (on) => {
    const findings = planContentFindings(content, { provisions, on });
    expect(findings.map(({ status, provision }) => [status, provision])).toEqual([
      ['pass', 'n27-plan-content'],
      ['pass', 'n27-product-list-classes'],
      ['pass', 'n27-modes'],
    ]);
  });

  test.each(planSections)('are not when %s is missing or empty', (name) => {
    const { [name]: _, ...sections } = content.sections;
    for (const each of [sections, { ...sections, [name]: '  ' }]) {
      const [finding] = failing(planContentFindings({ ...content, sections: each }, { provisions, on: '2026-02-20' }));
      expect(finding).toMatchObject({ rule: 'plan-states-contents', facts: { count: '1' } });
      expect(finding?.facts['found']).toContain(name);
    }
  });

  test('name what is missing, all at once, the list of products among it', () => {
    const empty = { title: ' ', mode: 'whole', sections: {}, products: [] } as const;
    const found = failing(planContentFindings(empty, { provisions, on: '2026-02-20' }));
    expect(found.map(({ rule, facts: { count } }) => [rule, count])).toEqual([
      ['plan-states-contents', '11'],
      ['plan-lists-product-classes', '2'],
    ]);
  });

  test('list products of both classes', () => {
    const industry = content.products.slice(1);
    const [finding] = failing(
      planContentFindings({ ...content, products: industry }, { provisions, on: '2026-02-20' }),
    );
    expect(finding).toMatchObject({ rule: 'plan-lists-product-classes', facts: { found: 'public_interest' } });
  });

  test.each([
    ['2025-02-28', 'not_applicable'],
    ['2025-03-01', 'fail'],
    ['2030-02-28', 'fail'],
    ['2030-03-01', 'not_applicable'],
  ])('are asked for on %s as the provision is in force: %s', (on, status) => {
    const findings = planContentFindings({ ...content, sections: {}, products: [] }, { provisions, on });
    expect(findings[0]?.status).toBe(status);
  });

  test('follow the policy: a section that a later rule adds is asked for', () => {
    const added = provisionOf({
      ...{ code: 'zj-plan', layer: 'province', parameter: 'plan.content', value: ['public_welfare'] },
      stricter: 'larger',
    });
    const law = { provisions: [...provisions, added], on: '2026-02-20' };
    expect(failing(planContentFindings(content, law))[0]?.facts).toMatchObject({ found: 'public_welfare' });
    const written = { ...content, sections: { ...content.sections, public_welfare: '公益优先' } };
    expect(failing(planContentFindings(written, law))).toEqual([]);
  });

  test('have a mode that the rules know', () => {
    const narrower = provisionOf({
      ...{ code: 'city-modes', parameter: 'authorisation.modes', value: ['by_scenario'] },
      stricter: null,
    });
    const law = { provisions: [narrower], on: '2026-02-20' };
    const find = (mode: PlanContent['mode']) => planContentFindings({ ...content, mode }, law).at(-1)?.status;
    expect([find('by_scenario'), find('whole')]).toEqual(['pass', 'fail']);
  });
});

describe('the order of a plan (27号 art. 11)', () => {
  test.each([
    ['2026-02-19', []],
    ['2026-02-20', []],
    ['2026-02-21', ['plan-deliberation-not-ahead']],
  ])('deliberated on %s, put down on 20 February', (on, rules) => {
    expect(rulesOf('recordPlanDeliberation', {}, '2026-02-20', on)).toEqual(rules);
  });

  test.each([
    ['2026-02-09', ['plan-approval-follows-deliberation']],
    ['2026-02-10', []],
    ['2026-02-11', []],
    ['2026-02-21', ['plan-approval-not-ahead']],
  ])('approved on %s after its deliberation on 10 February', (on, rules) => {
    expect(rulesOf('recordPlanApproval', {}, '2026-02-20', on)).toEqual(rules);
  });

  test.each([
    ['2026-02-11', ['plan-filing-follows-approval']],
    ['2026-02-12', []],
    ['2026-02-13', []],
    ['2026-02-21', ['plan-filing-not-ahead']],
  ])('filed on %s after its approval on 12 February', (on, rules) => {
    expect(rulesOf('recordPlanFiling', {}, '2026-02-20', on)).toEqual(rules);
  });

  test('is filed once', () => {
    expect(rulesOf('recordPlanFiling', { filedOn: '2026-02-13' }, '2026-02-20')).toEqual(['plan-is-filed-once']);
  });

  test('is not approved without a deliberation or what it has to say', () => {
    const bare = { deliberatedOn: null, content: { ...content, products: [] } };
    expect(rulesOf('recordPlanApproval', bare, '2026-02-20')).toEqual([
      'plan-states-contents',
      'plan-lists-product-classes',
      'plan-approval-follows-deliberation',
    ]);
  });

  test('is withdrawn only while it carries no notices', () => {
    expect(rulesOf('withdrawPlan', {}, '2026-02-20')).toEqual([]);
    expect(rulesOf('withdrawPlan', { notices: 2 }, '2026-02-20')).toEqual(['plan-carries-no-notices']);
  });

  test.each<[PlanStatus, string | null, string[]]>([
    ['approved', null, []],
    ['approved', 'P2', ['plan-is-replaced-once']],
    ['draft', null, ['plan-replaces-an-approved-one']],
    ['deliberated', null, ['plan-replaces-an-approved-one']],
    ['superseded', 'P2', ['plan-replaces-an-approved-one', 'plan-is-replaced-once']],
    ['withdrawn', null, ['plan-replaces-an-approved-one']],
  ])('of a plan that is %s, with the successor %s, another version is drafted or not', (status, successor, rules) => {
    const found = failing(replacementFindings({ code: 'P1', status, successor }, { provisions, on: '2026-02-20' }));
    expect(found.map(({ rule, provision }) => [rule, provision])).toEqual(
      rules.map((rule) => [rule, 'n27-plan-change']),
    );
  });
});

describe('a change of a plan', () => {
  test('keeps what is left out, takes empty sections away and replaces products whole', () => {
    const changed = patchPlan(content, { sections: { supervision: '', other: '另写' }, products: [] });
    expect(changed.title).toBe('方案');
    expect(changed.products).toEqual([]);
    expect(changed.sections).not.toHaveProperty('supervision');
    expect(changed.sections).toMatchObject({ other: '另写', resource_scope: '内容' });
  });

  test('is stored and read back as it was', () => {
    expect(planContentOf(content.title, content.mode, storedPlanContent(content))).toEqual(content);
  });
});
