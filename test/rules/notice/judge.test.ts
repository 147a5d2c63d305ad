import { describe, expect, test } from 'vitest';
import { failing } from '../../../src/rules/finding.ts';
import { emptyNotice, type NoticeContent } from '../../../src/rules/notice/content.ts';
import type { NoticeFacts } from '../../../src/rules/notice/facts.ts';
import { judgeNotice, type NoticeChange } from '../../../src/rules/notice/judge.ts';
import { outsideScope } from '../../../src/rules/notice/scope.ts';
import { isNoticeOpen, noticeDaysLeft } from '../../../src/rules/notice/window.ts';
import { windowChange } from '../../../src/rules/notice/window-findings.ts';
import { provisionOf, seededProvisions as provisions } from '../../support/policy-seeds.ts';

const content: NoticeContent = {
  ...emptyNotice({ title: '通告', mode: 'by_scenario', opensOn: '2026-03-01', closesOn: '2026-05-31' }),
  ...{ lead: 'HZ-HEALTH', domains: ['health', 'other'], resourceCodes: ['R1'] },
  ...{ conditions: '条件', criteria: '标准', requirements: '要求', requiredPapers: ['emergency_plan'] },
};
const facts: NoticeFacts = {
  status: 'endorsed',
  content,
  plan: { code: 'P1', status: 'approved', mode: 'by_scenario', filedOn: '2026-02-15' },
  leads: new Map([
    ['health', 'HZ-HEALTH'],
    ['finance', 'HZ-FINREG'],
    ['other', null],
  ]),
  resources: new Map([['R1', { code: 'R1', title: '资源', status: 'published', openingAttribute: 'restricted' }]]),
};
const moment = { provisions, today: '2026-02-20' };
const found = (given: Partial<NoticeContent>, more: Partial<NoticeFacts> = {}, action = 'publishNotice', at = moment) =>
  judgeNotice(action, { ...facts, ...more, content: { ...content, ...given } }, at);
const rulesOf = (...args: Parameters<typeof found>): string[] => failing(found(...args)).map(({ rule }) => rule);
const resource = (status: 'published' | 'suspended' | 'draft', openingAttribute: 'restricted' | 'prohibited') =>
  ({ resources: new Map([['R1', { code: 'R1', title: '资源', status, openingAttribute }]]) }) as const;

describe('a notice that is published', () => {
  test('passes every rule when all is there; each finding names its provision', () => {
    expect(found({}).map(({ rule, status, provision }) => [rule, status, provision])).toEqual([
      ['notice-stands-on-approved-plan', 'pass', 'n27-plan-decision'],
      ['notice-plan-is-filed', 'pass', 'n27-plan-filing'],
      ['notice-has-mode-of-plan', 'pass', 'n27-modes'],
      ['notice-mode-is-admitted', 'pass', 'n27-modes'],
      ['notice-states-contents', 'pass', 'hz63-notice-content'],
      ['notice-states-further-contents', 'pass', 'hz63-notice-content'],
      ['notice-asks-for-emergency-plan', 'pass', 'hz63-emergency-plan'],
      ['notice-asks-for-papers-of-first-call', 'needs_human', 'hzcall-papers'],
      ['notice-scope-fits-mode', 'pass', 'n27-modes'],
      ['notice-lead-leads-its-domains', 'pass', 'hz63-notice-deciders'],
      ['notice-names-published-resources', 'pass', null],
      ['notice-names-available-resources', 'pass', null],
      ['notice-names-no-prohibited-resource', 'pass', 'zj44-prohibited'],
      ['notice-window-is-in-order', 'pass', 'hz63-application-window'],
      ['notice-window-is-not-over', 'pass', 'hz63-application-window'],
      ['notice-is-endorsed', 'pass', 'hz63-notice-deciders'],
    ]);
  });

  test.each<[string, Partial<NoticeContent>, Partial<NoticeFacts>, string]>([
    ['a draft of a plan', {}, { plan: { ...facts.plan, status: 'deliberated' } }, 'notice-stands-on-approved-plan'],
    [
      'a plan that was replaced',
      {},
      { plan: { ...facts.plan, status: 'superseded' } },
      'notice-stands-on-approved-plan',
    ],
    ['another mode', { mode: 'by_domain' }, {}, 'notice-has-mode-of-plan'],
    ['no conditions', { conditions: ' ' }, {}, 'notice-states-contents'],
    ['no criteria', { criteria: '' }, {}, 'notice-states-contents'],
    ['no requirements', { requirements: '' }, {}, 'notice-states-contents'],
    ['no domain', { domains: [], lead: null }, {}, 'notice-scope-fits-mode'],
    ['no emergency plan', { requiredPapers: ['audit_report'] }, {}, 'notice-asks-for-emergency-plan'],
    ['the lead of another field', { lead: 'HZ-FINREG' }, {}, 'notice-lead-leads-its-domains'],
    ['no lead', { lead: null }, {}, 'notice-lead-leads-its-domains'],
    ['fields of two leads', { domains: ['health', 'finance'] }, {}, 'notice-lead-leads-its-domains'],
    ['a lead where none leads', { domains: ['other'] }, {}, 'notice-lead-leads-its-domains'],
    ['no endorsement', {}, { status: 'draft' }, 'notice-is-endorsed'],
    ['a resource that is not there', { resourceCodes: ['R1', 'R2'] }, {}, 'notice-names-published-resources'],
    ['a draft resource', {}, resource('draft', 'restricted'), 'notice-names-published-resources'],
    ['a prohibited resource', {}, resource('published', 'prohibited'), 'notice-names-no-prohibited-resource'],
    ['a window that ends before it begins', { closesOn: '2026-02-28' }, {}, 'notice-window-is-in-order'],
  ])('with %s is refused', (_, given, more, rule) => {
    expect(rulesOf(given, more)).toEqual([rule]);
  });

  test('needs no endorsement where nobody leads', () => {
    expect(rulesOf({ domains: ['other'], lead: null }, { status: 'draft' })).toEqual([]);
  });

  test('as a whole names no part, and then no lead', () => {
    const whole = { plan: { ...facts.plan, mode: 'whole' } } as const;
    const all = { mode: 'whole', lead: null, domains: [], resourceCodes: [] } as const;
    expect(rulesOf(all, whole)).toEqual([]);
    expect(rulesOf({ ...all, domains: ['health', 'finance', 'other'] }, whole)).toEqual([]);
    expect(rulesOf({ ...all, domains: ['health'] }, whole)).toEqual(['notice-scope-fits-mode']);
    expect(rulesOf({ ...all, resourceCodes: ['R1'] }, whole)).toEqual(['notice-scope-fits-mode']);
  });

  test('leaves to people: a plan without filing, a suspended resource, papers of the first call', () => {
    const human = (...args: Parameters<typeof found>) =>
      found(...args)
        .filter(({ status }) => status === 'needs_human')
        .map(({ rule }) => rule);
    const papers = ['audit_report', 'financial_report', 'data_security_pledge', 'security_self_assessment'] as const;
    const all = { requiredPapers: [...papers, 'emergency_plan'] } as const;
    expect(human(all)).toEqual([]);
    expect(human(all, { plan: { ...facts.plan, filedOn: null }, ...resource('suspended', 'restricted') })).toEqual([
      'notice-plan-is-filed',
      'notice-names-available-resources',
    ]);
  });

  test.each([
    ['2026-05-30', []],
    ['2026-05-31', []],
    ['2026-06-01', ['notice-window-is-not-over']],
  ])('on %s, its last day being 31 May', (today, rules) => {
    expect(rulesOf({}, {}, 'publishNotice', { provisions, today })).toEqual(rules);
  });

  test.each([
    ['2023-08-31', []],
    ['2023-09-01', ['notice-states-contents', 'notice-asks-for-emergency-plan', 'notice-is-endorsed']],
    ['2023-09-02', ['notice-states-contents', 'notice-asks-for-emergency-plan', 'notice-is-endorsed']],
  ])('on %s is held to the city scheme as far as it is in force', (today, rules) => {
    const bare = { conditions: '', requiredPapers: [], resourceCodes: [] };
    expect(rulesOf(bare, { status: 'draft' }, 'publishNotice', { provisions, today })).toEqual(rules);
  });

  test('shows contents that a later rule asks for and that have no field', () => {
    const added = provisionOf({
      ...{ code: 'zj-notice', layer: 'province', parameter: 'notice.content', value: ['open_evaluation'] },
      stricter: 'larger',
    });
    const findings = found({}, {}, 'publishNotice', { ...moment, provisions: [...provisions, added] });
    const human = findings.find(({ rule }) => rule === 'notice-states-further-contents');
    expect(human).toMatchObject({ status: 'needs_human', facts: { found: 'open_evaluation' } });
  });
});

describe('the lead that endorses', () => {
  test('does not wait for the plan, and does not endorse what is incomplete', () => {
    expect(rulesOf({}, { plan: { ...facts.plan, status: 'draft' }, status: 'draft' }, 'endorseNotice')).toEqual([]);
    expect(rulesOf({ criteria: '' }, { status: 'draft' }, 'endorseNotice')).toEqual(['notice-states-contents']);
  });
});

describe('a published window', () => {
  const moved = (after: Partial<NoticeContent>, today: string): string[] =>
    failing(windowChange(content, { ...content, ...after }, { provisions, on: today })).map(({ rule }) => rule);

  test.each([
    ['2026-04-01', '2026-06-30', []],
    ['2026-05-31', '2026-06-30', []],
    ['2026-06-01', '2026-06-30', ['notice-window-still-runs']],
    ['2026-04-01', '2026-03-31', ['notice-window-ends-not-before-today']],
    ['2026-04-01', '2026-04-01', []],
    ['2026-04-01', '2026-04-02', []],
    ['2026-06-01', '2026-05-31', []],
  ])('on %s may end on %s or not', (today, closesOn, rules) => {
    expect(moved({ closesOn }, today)).toEqual(rules);
  });

  test.each([
    ['2026-02-28', []],
    ['2026-03-01', ['notice-window-opened-stays-opened']],
    ['2026-03-02', ['notice-window-opened-stays-opened']],
  ])('on %s opens on another day or not', (today, rules) => {
    expect(moved({ opensOn: '2026-03-10' }, today)).toEqual(rules);
  });

  test.each([
    ['2026-02-28', false, null],
    ['2026-03-01', true, 91],
    ['2026-05-31', true, 0],
    ['2026-06-01', false, null],
  ])('on %s is open: %s, with %s days left', (today, open, left) => {
    const window = { status: 'published', opensOn: content.opensOn, closesOn: content.closesOn } as const;
    expect([isNoticeOpen(window, today), noticeDaysLeft(window, today)]).toEqual([open, left]);
    expect(isNoticeOpen({ ...window, status: 'cancelled' }, today)).toBe(false);
  });

  test('counts 29 February among its days', () => {
    const leap = { status: 'published', opensOn: '2028-02-01', closesOn: '2028-03-01' } as const;
    expect(noticeDaysLeft(leap, '2028-02-28')).toBe(2);
  });
});

describe('the scope of a notice', () => {
  const asked = {
    jurisdiction: '330100',
    domains: ['health', 'finance'],
    resources: [{ code: 'R1', domains: ['health'] }],
  } as const;
  const everything = { domains: [], resourceCodes: [], jurisdictionCodes: [] } as const;

  test('holds what it names, and all of what it does not narrow', () => {
    const inside = { isJurisdictionOutside: false, areDomainsOutside: false, resources: [] };
    expect(outsideScope(everything, asked)).toEqual(inside);
    expect(outsideScope({ ...everything, domains: ['health'] }, asked)).toEqual(inside);
    expect(outsideScope({ ...everything, domains: ['commerce'], resourceCodes: ['R1'] }, asked)).toMatchObject({
      areDomainsOutside: true,
      resources: [],
    });
    expect(outsideScope({ ...everything, resourceCodes: ['R2'] }, asked).resources).toEqual(['R1']);
    expect(outsideScope({ ...everything, domains: ['finance'] }, asked).resources).toEqual(['R1']);
    expect(outsideScope({ ...everything, jurisdictionCodes: ['330110'] }, asked).isJurisdictionOutside).toBe(true);
  });

  test('is not narrowed below what was handed in', () => {
    const change: NoticeChange = { before: content, asked: [{ application: 'A1', ...asked }] };
    const amended = (given: Partial<NoticeContent>) =>
      failing(judgeNotice('amendNotice', { ...facts, content: { ...content, ...given } }, moment, change)).map(
        ({ rule, facts: told }) => [rule, told['found']],
      );
    expect(amended({})).toEqual([]);
    expect(amended({ resourceCodes: [] })).toEqual([]);
    expect(amended({ jurisdictionCodes: ['330110'] })).toEqual([['notice-scope-keeps-what-is-asked', 'A1: 330100']]);
  });
});
