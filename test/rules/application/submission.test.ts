import { describe, expect, test } from 'vitest';
import type { ApplicationContent } from '../../../src/rules/application/content.ts';
import type { ApplicationFacts } from '../../../src/rules/application/facts.ts';
import { submissionFindings } from '../../../src/rules/application/judge.ts';
import { covers } from '../../../src/rules/application/notice-rules.ts';
import type { Finding } from '../../../src/rules/finding.ts';
import { scenarioRules } from '../../../src/rules/scenario/completeness.ts';
import { applicationFacts, listedResource, noticeFacts } from '../../support/authorisation/application-facts.ts';
import { provisionOf, seededProvisions } from '../../support/policy-seeds.ts';
import { need, scenarioContent } from '../../support/scenario-contents.ts';

const today = '2026-05-15';
const judge = (given: Partial<ApplicationFacts> = {}, on = today, provisions = seededProvisions): readonly Finding[] =>
  submissionFindings(applicationFacts(given), provisions, on);
const found = (rule: string, given: Partial<ApplicationFacts> = {}, on = today, provisions = seededProvisions) => {
  const finding = judge(given, on, provisions).find((each) => each.rule === rule);
  if (finding === undefined) throw new Error(`no finding ${rule}`);
  return finding;
};
const status = (...given: Parameters<typeof found>) => found(...given).status;
const content = (given: Partial<ApplicationContent>) => ({ content: { ...applicationFacts().content, ...given } });
const declared = (given: Partial<ApplicationContent['applicant']>) =>
  content({ applicant: { ...applicationFacts().content.applicant, ...given } });
const resource = (given: Parameters<typeof listedResource>[0]) => ({
  resources: new Map([['R-1', listedResource(given)]]),
});

test('a complete application fails no rule, and every rule answers', () => {
  const findings = judge();
  expect(findings.filter((each) => each.status === 'fail')).toEqual([]);
  expect(findings.map(({ rule }) => rule)).toEqual(expect.arrayContaining([...scenarioRules]));
  expect(new Set(findings.map(({ rule }) => rule)).size).toBe(findings.length);
  expect(findings.length).toBeLessThan(50);
});

test('every failing finding says what would clear it, in both languages', () => {
  const worst = judge({
    notice: noticeFacts({ status: 'cancelled', opensOn: '2027-01-01', closesOn: '2027-02-01', domains: ['finance'] }),
    running: ['A-2'],
    content: { ...applicationFacts().content, ...{ statement: '', papers: [], termMonths: 48 } },
    ...resource({ openingAttribute: 'prohibited', domains: ['other'] }),
  });
  const failed = worst.filter((each) => each.status === 'fail');
  expect(failed.length).toBeGreaterThan(8);
  for (const { remedy, message } of failed)
    expect([remedy?.zh, remedy?.en, message.zh, message.en].every(Boolean)).toBe(true);
});

describe('the notice', () => {
  test.each([
    ['2026-04-30', 'fail'],
    ['2026-05-01', 'pass'],
    ['2026-05-31', 'pass'],
    ['2026-06-01', 'fail'],
  ])('its window, on %s: %s', (on, expected) => expect(status('application-notice-is-open', {}, on)).toBe(expected));

  test('binds no supplement to its window', () =>
    expect(status('application-notice-is-open', { submission: 1 }, '2026-07-01')).toBe('not_applicable'));

  test.each(['draft', 'endorsed', 'cancelled'] as const)('answers none that is %s', (state) =>
    expect(status('application-notice-is-published', { notice: noticeFacts({ status: state }) })).toBe('fail'),
  );

  test('leaves an authorisation in another mode to people', () => {
    expect(status('application-fits-mode')).toBe('pass');
    expect(status('application-fits-mode', { notice: noticeFacts({ mode: 'whole' }) })).toBe('needs_human');
  });

  test('lets nothing in that lies outside its domains or resources', () => {
    const finance = { notice: noticeFacts({ domains: ['finance'] }) };
    expect(status('application-within-domains', finance)).toBe('fail');
    expect(status('application-within-resources', finance)).toBe('fail');
    expect(status('application-within-domains', { notice: noticeFacts({ domains: [] }) })).toBe('pass');
    expect(
      status('application-within-resources', { notice: noticeFacts({ resourceCodes: ['R-1'], domains: ['finance'] }) }),
    ).toBe('pass');
    const other = found('application-within-resources', { notice: noticeFacts({ resourceCodes: ['R-2'] }) });
    expect([other.status, other.facts['found']]).toEqual(['fail', 'R-1《资源》']);
  });

  test('covers the districts of its city, and those it names', () => {
    const at = (code: string, jurisdictionCodes: string[] = []) =>
      status('application-within-jurisdictions', {
        notice: noticeFacts({ jurisdictionCodes }),
        scenario: {
          ...applicationFacts().scenario,
          content: scenarioContent({ needs: [need('a')], jurisdiction: { code, name: '' } }),
        },
      });
    expect([at('330100'), at('330110'), at('330200'), at('330000')]).toEqual(['pass', 'pass', 'fail', 'fail']);
    expect([at('330110', ['330110']), at('330106', ['330110'])]).toEqual(['pass', 'fail']);
    expect([covers('330000', '330110'), covers('330110', '330100')]).toEqual([true, false]);
  });
});

describe('the papers and texts', () => {
  test('without an emergency plan nothing is handed in, whatever the notice asks for', () => {
    const none = { ...content({ papers: [] }), notice: noticeFacts({ requiredPapers: [] }) };
    expect(found('application-has-emergency-plan', none)).toMatchObject({
      status: 'fail',
      provision: 'hz63-emergency-plan',
    });
    expect(status('application-has-required-papers', none)).toBe('pass');
    expect(status('application-has-emergency-plan')).toBe('pass');
  });

  test('the plan is asked for from the day on which the provision comes into force', () => {
    const none = content({ papers: [] });
    expect(status('application-has-emergency-plan', none, '2023-08-31')).toBe('not_applicable');
    expect(status('application-has-emergency-plan', none, '2023-09-01')).toBe('fail');
    expect(status('application-has-emergency-plan', none, '2023-09-02')).toBe('fail');
  });

  test('every paper of the notice is named that is missing', () => {
    const finding = found('application-has-required-papers', {
      notice: noticeFacts({ requiredPapers: ['audit_report', 'emergency_plan'] }),
    });
    expect([finding.status, finding.facts['found']]).toEqual(['fail', '最近一年第三方审计报告']);
  });

  test.each([
    ['statement', 'application-states-purpose'],
    ['securityPlan', 'application-states-security-plan'],
    ['technicalPlan', 'application-states-technical-plan'],
    ['expectedBenefits', 'application-states-benefits'],
  ] as const)('%s is not left empty', (field, rule) => {
    expect(status(rule)).toBe('pass');
    expect(status(rule, content({ [field]: ' ' }))).toBe('fail');
  });

  test('no longer term or trial is asked for than what binds', () => {
    const term = (termMonths: number | null) => status('application-term-within-limit', content({ termMonths }));
    expect([term(null), term(24), term(25)]).toEqual(['not_applicable', 'pass', 'fail']);
    const trial = (trialMonths: number) => status('application-trial-within-limit', content({ trialMonths }));
    expect([trial(6), trial(7)]).toEqual(['pass', 'fail']);
  });
});

describe('the applicant', () => {
  const other = declared({ kind: 'unincorporated_organization' });

  test('is a legal person since 27号; before, the city admits 非法人单位 too', () => {
    const on = (day: string) => status('applicant-kind-is-admitted', other, day);
    expect([on('2025-02-28'), on('2025-03-01'), on('2025-03-02')]).toEqual(['pass', 'fail', 'fail']);
    expect([on('2030-02-28'), on('2030-03-01')]).toEqual(['fail', 'pass']);
  });

  test('is judged by the higher layer, and the finding names what it overrules', () => {
    const finding = found('applicant-kind-is-admitted', other);
    expect(finding.provision).toBe('n27-operator-kinds');
    expect(finding.facts['overruled']).toContain('hz63-operator-kinds');
    expect(status('applicant-kind-is-admitted', declared({ kind: null }))).toBe('fail');
  });

  test('declares three years without an incident, which people verify', () => {
    const years = (incidentFreeYears: number | null) =>
      status('applicant-had-no-incident', declared({ incidentFreeYears }));
    expect([years(null), years(2), years(3), years(4)]).toEqual(['fail', 'fail', 'needs_human', 'needs_human']);
    expect(status('applicant-had-no-incident', declared({ incidentFreeYears: 2 }), '2023-08-31')).toBe(
      'not_applicable',
    );
  });

  test('is shown which conditions it has not declared', () => {
    const finding = found('applicant-declares-conditions', declared({ conditions: { sound_business: '盈利' } }));
    expect(finding.status).toBe('needs_human');
    expect(finding.facts['found']).not.toContain('经营状况良好');
    expect(finding.facts['found']).toContain('信用状况良好');
  });
});

describe('the list', () => {
  test('is of a scenario that is published, or that the applicant writes', () => {
    const usable = (state: 'draft' | 'published' | 'withdrawn', ownerId: string | null) =>
      status('application-scenario-is-usable', {
        scenario: { ...applicationFacts().scenario, status: state, ownerId },
      });
    expect([
      usable('published', null),
      usable('draft', 'applicant'),
      usable('draft', 'x'),
      usable('withdrawn', 'applicant'),
    ]).toEqual(['pass', 'pass', 'fail', 'fail']);
  });

  test('is not empty, and each line has its reason', () => {
    const scenario = (matches: Parameters<typeof need>[1]) => ({
      scenario: { ...applicationFacts().scenario, content: scenarioContent({ needs: [need('a', matches)] }) },
    });
    expect(status('application-list-is-not-empty', scenario({ matches: [] }))).toBe('fail');
    const unjustified = scenario({ matches: [{ resource: 'R-1', justification: ' ', items: [] }] });
    expect(found('scenario-justifies-mappings', unjustified)).toMatchObject({
      status: 'fail',
      provision: 'zj44s-minimum-necessary',
    });
  });

  test('holds nothing prohibited, by the provision of the province', () => {
    expect(
      found('application-list-holds-nothing-prohibited', resource({ openingAttribute: 'prohibited' })),
    ).toMatchObject({
      status: 'fail',
      provision: 'zj44-prohibited',
    });
  });

  test('shows L4 and lines of the applicant itself to people', () => {
    const l4 = resource({ itemGrades: new Map([['日期', 'l4']]) });
    expect([
      status('application-list-names-sensitive-items'),
      status('application-list-names-sensitive-items', l4),
    ]).toEqual(['pass', 'needs_human']);
    const own = resource({ providerId: 'applicant' });
    expect(status('application-list-is-not-of-the-applicant', own)).toBe('needs_human');
  });

  test('needs a province to ask where the province returned data', () => {
    const returned = resource({ isProvincialReturn: true });
    expect(status('application-list-has-a-province-to-ask')).toBe('not_applicable');
    expect(status('application-list-has-a-province-to-ask', returned)).toBe('pass');
    expect(status('application-list-has-a-province-to-ask', { ...returned, province: null })).toBe('fail');
  });

  test('may cite another scenario that was authorised', () => {
    const cites = (given: Partial<NonNullable<ApplicationFacts['cited']>>) =>
      status('application-cites-a-proved-scenario', {
        cited: { id: 'c', code: 'C', status: 'published', wasAuthorised: true, ...given },
      });
    expect([cites({}), cites({ wasAuthorised: false }), cites({ id: 's' }), cites({ status: 'withdrawn' })]).toEqual([
      'pass',
      'needs_human',
      'fail',
      'fail',
    ]);
  });
});

test('a provision that is approved later is asked from its first day', () => {
  const provisions = [
    ...seededProvisions,
    provisionOf({ code: 'term-new', value: { amount: 1, unit: 'year' }, validFrom: '2026-05-15' }),
  ];
  const term = (on: string) => status('application-term-within-limit', content({ termMonths: 24 }), on, provisions);
  expect([term('2026-05-14'), term('2026-05-15'), term('2026-05-16')]).toEqual(['pass', 'fail', 'fail']);
});
