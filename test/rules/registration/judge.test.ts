import { describe, expect, it } from 'vitest';
import { judgeRegistration, registrantActions, registrarActions } from '../../../src/rules/registration/judge.ts';
import { registrationLife } from '../../../src/rules/registration/lifecycle.ts';
import { objectionAnswerFindings, objectionFindings } from '../../../src/rules/registration/objection.ts';
import type { RegistrationCase } from '../../../src/rules/registration/registration-facts.ts';
import { statesAllowing } from '../../../src/rules/workflow/lifecycle.ts';
import { type RegistrationStatus, registrationStatuses } from '../../../src/rules/workflow/registry-words.ts';
import { seededCalendars, seededProvisions } from '../../support/policy-seeds.ts';

const papers = Object.fromEntries(
  ['registrant', 'lawful_source', 'resource', 'evidence_deposit', 'products', 'scenarios', 'security_assessment'].map(
    (paper) => [paper, '编号'],
  ),
);

const row: RegistrationCase = {
  ...{ id: 'r', code: 'OP/R000001', status: 'submitted', revision: 1, track: 'state', type: 'initial' },
  ...{ content: { papers, ground: null, note: '' }, registrarKinds: ['registrar'], registrarId: 'registrar' },
  registrantId: 'operator',
  thing: { noun: 'Product', id: 'p', code: 'OP/U000001', name: '产品' },
  product: { hasPassedReview: true, operatorId: 'operator' },
  ...{
    resourceProviderId: null,
    deliveredOn: null,
    handedInOn: null,
    previous: null,
    otherStands: false,
    runningRenewals: 0,
  },
  agreement: { startsOn: '2026-01-01', expiresOn: '2027-12-31', isLive: true },
  submittedBy: { id: 'somebody', organizationId: 'operator' },
  ...{ acceptedOn: '2026-06-10', publicityStartsOn: '2026-06-12', publicityEndsOn: '2026-06-29' },
  ...{ registeredOn: null, expiresOn: null, decisionReason: null, openObjections: 0 },
  ...{ isInCatalog: true, running: null, askedFor: null },
  // Twenty working days, of which the last one is 31 March.
  review: { startedOn: '2026-03-03', limitDays: 20, pauses: [] },
  delayReason: null,
};

const on = (today: string) => ({ provisions: seededProvisions, calendars: seededCalendars, today });
const failed = (
  action: Parameters<typeof judgeRegistration>[0],
  more: Partial<RegistrationCase>,
  today = '2026-06-30',
  given = {},
): string[] =>
  judgeRegistration(action, { ...row, ...more }, on(today), given)
    .filter(({ status }) => status === 'fail')
    .map(({ rule }) => rule);

const stateTrack = ['registerAtExchange', 'declineAtExchange', 'revokeAtExchange'];
const bothTracks = ['reviseRegistration', 'submitRegistration', 'withdrawRegistration'];

describe('state × action', () => {
  const actions = [...registrantActions, ...registrarActions];
  const states = Object.keys(registrationStatuses) as RegistrationStatus[];

  it.each(actions)('%s is allowed from the states of the table alone, on its own track', (action) => {
    const track = stateTrack.includes(action) ? 'exchange' : 'state';
    const registrarKinds = track === 'state' ? (['registrar'] as const) : (['exchange'] as const);
    // What was taken up is refused for want of its ground alone.
    const product = { operatorId: 'operator', hasPassedReview: action !== 'refuseRegistration' };
    const from = states.filter((status) => failed(action, { status, track, registrarKinds, product }).length === 0);
    expect(from).toEqual(states.filter((status) => statesAllowing(registrationLife, action).includes(status)));
    const other = track === 'state' ? 'exchange' : 'state';
    for (const status of bothTracks.includes(action) ? [] : states) {
      expect([status, failed(action, { status, track: other })]).toEqual([status, ['action-fits-track']]);
    }
  });
});

describe('refuseRegistration', () => {
  it.each(['accepted', 'in_publicity'] as const)('of what is %s asks for a ground that is gone', (status) => {
    const refused = (more: Partial<RegistrationCase>) => failed('refuseRegistration', { status, ...more });
    expect(refused({})).toEqual(['registration-has-lost-its-ground']);
    expect(refused({ product: { hasPassedReview: false, operatorId: 'operator' } })).toEqual([]);
    expect(refused({ agreement: null })).toEqual([]);
  });
});

describe('n26-review-delay', () => {
  const explaining = (today: string, more: Partial<RegistrationCase> = {}) =>
    failed('explainRegistrationDelay', { status: 'accepted', ...more }, today);

  it('the day before, of and after the last one: until it is over nothing is unfinished', () => {
    expect(explaining('2026-03-30')).toEqual(['review-is-past-its-days']);
    expect(explaining('2026-03-31')).toEqual(['review-is-past-its-days']);
    expect(explaining('2026-04-01')).toEqual([]);
  });

  it('once explained it may be explained anew, and a review that has gone on may still be concluded', () => {
    expect(explaining('2026-04-20', { delayReason: '存证平台停机' })).toEqual([]);
    expect(failed('concludeFormalReview', { status: 'accepted' }, '2026-04-20', { passes: true })).toEqual([]);
  });

  it('by the days of that review: ten of a cancellation', () => {
    const review = { startedOn: '2026-03-03', limitDays: 10, pauses: [] };
    expect(explaining('2026-03-17', { type: 'cancellation', review })).toEqual(['review-is-past-its-days']);
    expect(explaining('2026-03-18', { type: 'cancellation', review })).toEqual([]);
  });

  it('says which day is the last one, and by which provision', () => {
    const [, found] = judgeRegistration('explainRegistrationDelay', { ...row, status: 'accepted' }, on('2026-03-30'));
    expect(found).toMatchObject({ provision: 'n26-review-delay', facts: { dueOn: '2026-03-31' } });
  });

  it('is not known to be late without a time, a clock or the calendar of its year', () => {
    const clock = { startedOn: '2026-03-03', limitDays: 20, pauses: [] };
    expect(explaining('2026-06-30', { review: null })).toEqual(['review-is-past-its-days']);
    expect(explaining('2026-06-30', { review: { ...clock, limitDays: null } })).toEqual(['review-is-past-its-days']);
    // That it was over is known even where the calendar of today is not.
    expect(explaining('2031-06-30')).toEqual([]);
    expect(explaining('2031-06-30', { review: { ...clock, startedOn: '2031-01-02' } })).toEqual([
      'review-is-past-its-days',
    ]);
  });
});

describe('n26-publicity', () => {
  const published = { status: 'in_publicity' } as const;

  it('the day before, of and after its last day: code and objections never on the same day', () => {
    for (const [today, isOver] of [
      ['2026-06-28', false],
      ['2026-06-29', false],
      ['2026-06-30', true],
    ] as const) {
      expect([today, failed('completeRegistration', published, today)]).toEqual([
        today,
        isOver ? [] : ['publicity-is-over'],
      ]);
      const late = objectionFindings({ ...row, ...published }, { isPerson: true, open: 0 }, today)
        .filter(({ status }) => status === 'fail')
        .map(({ rule }) => rule);
      expect([today, late]).toEqual([today, isOver ? ['objection-while-published'] : []]);
    }
  });

  it('has no end where the calendar of the year is not known', () => {
    expect(failed('concludeFormalReview', { status: 'accepted' }, '2026-12-16', { passes: true })).toEqual([]);
    expect(failed('concludeFormalReview', { status: 'accepted' }, '2026-12-31', { passes: true })).toEqual([
      'publicity-has-an-end',
    ]);
    expect(failed('concludeFormalReview', { status: 'accepted' }, '2026-12-31', { passes: false })).toEqual([]);
  });

  it('n26-objections: by people, one at a time, and no code while one waits', () => {
    const objecting = (isPerson: boolean, open: number) =>
      objectionFindings({ ...row, ...published }, { isPerson, open }, '2026-06-29')
        .filter(({ status }) => status === 'fail')
        .map(({ rule }) => rule);
    expect(objecting(false, 0)).toEqual(['objection-by-real-name']);
    expect(objecting(true, 1)).toEqual(['objection-once']);
    expect(failed('completeRegistration', { ...published, openObjections: 2 })).toEqual(['no-objection-waits']);
    const answering = (...args: Parameters<typeof objectionAnswerFindings>) =>
      objectionAnswerFindings(...args).filter(({ status }) => status === 'fail').length;
    expect(answering('open', 'in_publicity', false)).toBe(0);
    expect(answering('open', 'withdrawn', false)).toBe(1);
    expect(answering('dismissed', 'in_publicity', true)).toBe(2);
  });
});

describe('what it rests on', () => {
  const gone = { agreement: { startsOn: '2026-01-01', expiresOn: '2027-12-31', isLive: false } } as const;

  it.each(['acceptRegistration', 'concludeFormalReview', 'completeRegistration'] as const)(
    'is asked again by %s',
    (action) => {
      const from = statesAllowing(registrationLife, action)[0] as RegistrationStatus;
      expect(failed(action, { status: from, ...gone }, '2026-06-30', { passes: true })).toEqual([
        'product-under-live-agreement',
      ]);
      const unreviewed = { product: { hasPassedReview: false, operatorId: 'operator' } };
      expect(failed(action, { status: from, ...unreviewed }, '2026-06-30', { passes: true })).toEqual([
        'product-passed-review',
      ]);
    },
  );

  it('n26-lapse: a renewal in time goes on when what it renews has expired, a change does not', () => {
    const previous: RegistrationCase['previous'] = {
      ...{ id: 'e', code: 'OP/R000000', revision: 3, registrarId: 'registrar', registrantId: 'operator' },
      status: 'expired',
      track: 'state',
      expiresOn: '2026-06-29',
    };
    const following = (type: 'renewal' | 'change') =>
      failed('completeRegistration', { status: 'in_publicity', type, previous });
    expect(following('renewal')).toEqual([]);
    expect(following('change')).toEqual(['earlier-registration-stands']);
    expect(failed('cancelLapsedRegistration', { status: 'expired', runningRenewals: 1 })).toEqual([
      'not-being-renewed',
    ]);
  });
});

describe('n26-acceptance-restart', () => {
  it('what is missing is told once: the same may be told again, and nothing new', () => {
    const again = (missing: readonly string[]) =>
      failed('requestRegistrationCompletion', { decisionReason: '缺少存证编号\n缺少评估' }, '2026-06-10', { missing });
    expect(again(['缺少评估'])).toEqual([]);
    expect(again(['缺少评估', '缺少合法来源'])).toEqual(['completion-told-once']);
    expect(failed('requestRegistrationCompletion', {}, '2026-06-10', { missing: ['任何'] })).toEqual([]);
  });
});

describe('n26-revocation-grounds', () => {
  it.each(['false_material', 'tampering', 'misuse', 'law'])('%s', (ground) =>
    expect(failed('revokeRegistration', { status: 'registered' }, '2026-06-30', { ground })).toEqual([]),
  );
  it('and no other', () =>
    expect(failed('revokeRegistration', { status: 'registered' }, '2026-06-30', { ground: 'late' })).toEqual([
      'revocation-names-a-ground',
    ]));
});
