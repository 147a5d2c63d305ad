import { describe, expect, it } from 'vitest';
import type { RegistrationFacts } from '../../../src/rules/registration/registration-facts.ts';
import { registrationFindings } from '../../../src/rules/registration/registration-findings.ts';
import { lastWorkingDay, renewalWindow, renewedEnd, validityEnd } from '../../../src/rules/registration/validity.ts';
import { seededCalendars, seededProvisions } from '../../support/policy-seeds.ts';

const papers = {
  ...{ registrant: '主体信息', lawful_source: '合法来源', resource: '资源情况', evidence_deposit: '存证编号' },
  ...{ products: '产品和服务', scenarios: '应用场景', security_assessment: '风险评估' },
};
const initial: RegistrationFacts = {
  ...{ track: 'state', type: 'initial', content: { papers, ground: null, note: '' } },
  ...{ registrarKinds: ['registrar'], registrarId: 'registrar', registrantId: 'operator' },
  product: { hasPassedReview: true, operatorId: 'operator' },
  resourceProviderId: null,
  agreement: { startsOn: '2026-01-01', expiresOn: '2027-12-31', isLive: true },
  ...{ deliveredOn: '2026-06-01', handedInOn: null, previous: null },
};
const standing = { status: 'registered', track: 'state', registrarId: 'registrar', registrantId: 'operator' } as const;
const renewal: RegistrationFacts = {
  ...initial,
  type: 'renewal',
  agreement: { startsOn: '2026-01-01', expiresOn: '2029-12-31', isLive: true },
  product: { hasPassedReview: true, operatorId: 'operator' },
  previous: { ...standing, expiresOn: '2027-12-31' },
};

const judge = (facts: RegistrationFacts, today = '2026-06-10') =>
  registrationFindings(facts, { provisions: seededProvisions, calendars: seededCalendars, today });
const failed = (facts: RegistrationFacts, today?: string): string[] =>
  judge(facts, today)
    .filter(({ status }) => status === 'fail')
    .map(({ rule }) => rule);

describe('首次登记 (26号 art. 9)', () => {
  it('passes with everything there', () => expect(failed(initial)).toEqual([]));

  const faults: readonly (readonly [string, Partial<RegistrationFacts>])[] = [
    ['registrar-is-one', { registrarKinds: ['exchange'] }],
    ['registrant-holds-it', { registrantId: 'somebody' }],
    ['product-passed-review', { product: { hasPassedReview: false, operatorId: 'operator' } }],
    ['product-under-live-agreement', { agreement: null }],
    [
      'registration-papers-are-there',
      { content: { ...initial.content, papers: { ...papers, evidence_deposit: ' ' } } },
    ],
  ];
  it.each(faults)('%s', (rule, changed) => expect(failed({ ...initial, ...changed })).toEqual([rule]));

  it('n26-initial-deadline: twenty working days over 端午 (19 June 2026): the day before, of and after', () => {
    const last = lastWorkingDay(seededProvisions, seededCalendars, 'registration.initial.deadline', '2026-06-01');
    expect(last).toEqual({ known: true, value: '2026-06-30' });
    const status = (today: string) => judge(initial, today).find(({ rule }) => rule.startsWith('initial-'))?.status;
    expect([status('2026-06-29'), status('2026-06-30'), status('2026-07-01')]).toEqual(['pass', 'pass', 'needs_human']);
  });

  it('n26-initial-deadline: kept by the first submission, whenever what was missing is completed', () => {
    const status = (handedInOn: string) =>
      judge({ ...initial, handedInOn }, '2026-07-08').find(({ rule }) => rule.startsWith('initial-'))?.status;
    expect([status('2026-06-30'), status('2026-07-01')]).toEqual(['pass', 'needs_human']);
  });

  it('n26-transition-deadline: what ran before 1 March 2025 within thirty working days: the day before, of and after', () => {
    const told = (deliveredOn: string, today: string) => {
      const finding = judge({ ...initial, deliveredOn }, today).find(({ rule }) => rule.startsWith('initial-'));
      return [finding?.provision, finding?.status, finding?.facts['lastDay']];
    };
    // 4 April is the day off for 清明.
    const running = 'n26-transition-deadline';
    expect(told('2024-06-03', '2025-04-13')).toEqual([running, 'pass', '2025-04-14']);
    expect(told('2024-06-03', '2025-04-14')).toEqual([running, 'pass', '2025-04-14']);
    expect(told('2025-02-28', '2025-04-15')).toEqual([running, 'needs_human', '2025-04-14']);
    // From its first day on the time counts from the delivery.
    expect(told('2025-03-01', '2025-03-28')).toEqual(['n26-initial-deadline', 'pass', '2025-03-28']);
    expect(told('2025-03-01', '2025-03-31')).toEqual(['n26-initial-deadline', 'needs_human', '2025-03-28']);
  });

  it('at an exchange asks for an exchange, and knows no deadline', () => {
    const facts = { ...initial, track: 'exchange', registrarKinds: ['exchange'] } as const;
    expect(failed(facts, '2027-06-01')).toEqual([]);
    expect(failed({ ...facts, registrarKinds: ['registrar'] })).toEqual(['registrar-is-one']);
  });
});

describe('what follows on a registration', () => {
  it('n26-renewal-window: the last sixty days, its first and last among them', () => {
    expect(renewalWindow(seededProvisions, '2027-12-31', '2027-11-01')).toEqual({
      opensOn: '2027-11-02',
      closesOn: '2027-12-31',
    });
    for (const [today, rules] of [
      ['2027-11-01', ['renewal-within-window']],
      ['2027-11-02', []],
      ['2027-12-31', []],
      ['2028-01-01', ['renewal-within-window']],
    ] as const) {
      expect([today, failed(renewal, today)]).toEqual([today, rules]);
    }
  });

  it('n26-renewal-window: met by the first submission, whenever what was missing is completed (art. 10)', () => {
    const lapsed: RegistrationFacts = {
      ...renewal,
      previous: { ...standing, status: 'expired', expiresOn: '2027-12-31' },
      handedInOn: '2027-12-31',
    };
    expect(failed(lapsed, '2028-01-10')).toEqual([]);
    expect(failed({ ...lapsed, handedInOn: '2028-01-01' }, '2028-01-10')).toEqual(['renewal-within-window']);
    expect(failed({ ...lapsed, handedInOn: null }, '2028-01-10')).toEqual([
      'earlier-registration-stands',
      'renewal-within-window',
    ]);
    const changed = { type: 'change', content: { ...initial.content, note: '名称变更' } } as const;
    expect(failed({ ...lapsed, ...changed }, '2028-01-10')).toEqual(['earlier-registration-stands']);
  });

  it('asks for one that stands, of the same bodies', () => {
    for (const previous of [
      null,
      { ...standing, status: 'revoked' as const, expiresOn: null },
      { ...standing, registrarId: 'other', expiresOn: null },
    ]) {
      expect(
        failed({ ...renewal, type: 'change', content: { ...initial.content, note: '名称变更' }, previous }),
      ).toEqual(['earlier-registration-stands']);
    }
  });

  it('asks a change, a correction and a cancellation what it is about, and on what ground', () => {
    const of = (type: 'change' | 'correction' | 'cancellation', ground: string | null, note: string) =>
      failed({ ...renewal, type, content: { papers: {}, ground, note } });
    expect(of('change', null, '')).toEqual(['registration-says-what-changes']);
    expect(of('change', null, '换名')).toEqual([]);
    expect(of('correction', 'evidence_of_error', '更正摘要')).toEqual([]);
    expect(of('correction', 'anything', '更正摘要')).toEqual(['registration-names-a-ground']);
    expect(of('cancellation', 'rights_given_up_or_expired', '放弃权利')).toEqual([]);
    expect(of('cancellation', null, '')).toEqual(['registration-names-a-ground', 'registration-says-what-changes']);
  });

  it('a cancellation needs neither a live agreement nor a product on offer', () => {
    const facts = {
      ...renewal,
      type: 'cancellation',
      agreement: null,
      product: { hasPassedReview: false, operatorId: 'operator' },
    } as const;
    expect(failed({ ...facts, content: { papers: {}, ground: 'rights_given_up_or_expired', note: '到期' } })).toEqual(
      [],
    );
  });
});

describe('validity (26号 art. 15)', () => {
  it('n26-validity: three years from the code where there is no agreement', () => {
    expect(validityEnd(seededProvisions, '2026-06-30', null)).toBe('2029-06-30');
    expect(validityEnd(seededProvisions, '2028-02-29', null)).toBe('2031-02-28');
  });

  it('n26-validity-by-agreement: as long as it is operated, under an agreement of not more than three years', () => {
    const under = (expiresOn: string) =>
      validityEnd(seededProvisions, '2026-06-30', { startsOn: '2026-01-01', expiresOn });
    expect(under('2027-12-31')).toBe('2027-12-31');
    expect(under('2029-01-01')).toBe('2029-01-01');
    expect(under('2029-01-02')).toBe('2029-06-30');
  });

  it('n26-renewal-term: at most three years more, and never beyond the agreement', () => {
    expect(renewedEnd(seededProvisions, '2027-12-31', null, '2027-12-01')).toBe('2030-12-31');
    expect(renewedEnd(seededProvisions, '2027-12-31', '2029-12-31', '2027-12-01')).toBe('2029-12-31');
  });

  it('n26-formal-review, n26-acceptance, n26-publicity, n26-cancellation: their working days', () => {
    const from = (parameter: string) => lastWorkingDay(seededProvisions, seededCalendars, parameter, '2026-09-28');
    // National Day: 1 to 7 October are off, 20 September and 10 October are worked.
    expect(from('registration.acceptance.deadline')).toEqual({ known: true, value: '2026-10-08' });
    expect(from('registration.publicity')?.known).toBe(true);
    expect(from('registration.formal_review.deadline')?.known).toBe(true);
    expect(from('registration.cancellation.deadline')?.known).toBe(true);
    expect(from('registration.no_such')).toBeNull();
  });
});
