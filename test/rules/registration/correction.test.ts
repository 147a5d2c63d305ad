import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/rules/finding.ts';
import {
  correctionAnswerFindings,
  correctionBeginsFindings,
  correctionContent,
  correctionRequestActions,
  correctionRequestFindings,
} from '../../../src/rules/registration/correction.ts';
import { judgeRegistration } from '../../../src/rules/registration/judge.ts';
import { correctionRequestLife } from '../../../src/rules/registration/lifecycle.ts';
import type { RegistrationCase } from '../../../src/rules/registration/registration-facts.ts';
import { boundWords } from '../../../src/rules/workflow/by-provision.ts';
import { statesAllowing } from '../../../src/rules/workflow/lifecycle.ts';
import {
  type CorrectionRequestState,
  correctionRequestStates,
  type RegistrationStatus,
  registrationStatuses,
} from '../../../src/rules/workflow/registry-words.ts';
import { seededCalendars, seededProvisions } from '../../support/policy-seeds.ts';

const today = '2026-06-30';
const law = { provisions: seededProvisions, calendars: seededCalendars, today };

/** A state registration of a product that stands. */
const row: RegistrationCase = {
  ...{ id: 'r', code: 'OP/Z000001', status: 'registered', revision: 5, track: 'state', type: 'initial' },
  ...{ content: { papers: {}, ground: null, note: '' }, registrarKinds: ['registrar'], registrarId: 'registrar' },
  registrantId: 'operator',
  thing: { noun: 'Product', id: 'p', code: 'OP/K000001', name: '产品' },
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
  ...{ registeredOn: today, expiresOn: '2027-12-31', decisionReason: null, openObjections: 0 },
  ...{ isInCatalog: true, running: null, askedFor: null, review: null, delayReason: null },
};
const said = { statement: '登记的数据来源有误', evidence: '数据提供单位的说明', answer: '同意更正' };

const failed = (findings: readonly Finding[]): string[] =>
  findings.filter(({ status }) => status === 'fail').map(({ rule }) => rule);

describe('a request to correct a registration (26号 art. 9(3))', () => {
  const asked = (more: Partial<RegistrationCase>, organizationId: string | null = 'another', open = 0) =>
    failed(correctionRequestFindings({ ...row, ...more }, { organizationId, open }));

  it('is taken of a state registration that stands, and of no other', () => {
    expect(asked({})).toEqual([]);
    const states = Object.keys(registrationStatuses) as RegistrationStatus[];
    expect(states.filter((status) => asked({ status }).length === 0)).toEqual(['registered']);
    expect(asked({ track: 'exchange' })).toEqual(['action-fits-track']);
  });

  it('is taken of whoever does not act for the registrant, one at a time', () => {
    expect(asked({}, null)).toEqual([]);
    expect(asked({}, 'operator')).toEqual(['correction-asked-by-another']);
    expect(asked({}, 'another', 1)).toEqual(['correction-asked-once']);
  });

  it('is answered while it is open and its registration stands, and by nobody who has asked', () => {
    const answers = correctionRequestActions.filter((action) => action !== 'withdrawRegistrationCorrection');
    const states = Object.keys(correctionRequestStates) as CorrectionRequestState[];
    for (const action of correctionRequestActions) {
      const open = states.filter(
        (state) => failed(correctionAnswerFindings(action, state, 'registered', false)).length === 0,
      );
      expect([action, open]).toEqual([action, statesAllowing(correctionRequestLife, action)]);
    }
    for (const action of answers) {
      expect(failed(correctionAnswerFindings(action, 'open', 'registered', true))).toEqual([
        'correction-asked-by-somebody-else',
      ]);
      expect(failed(correctionAnswerFindings(action, 'open', 'expired', false))).toEqual(['state-allows-action']);
    }
    expect(failed(correctionAnswerFindings('withdrawRegistrationCorrection', 'open', 'registered', true))).toEqual([]);
  });
});

describe('the correction that comes of a request', () => {
  const begins = (more: Partial<RegistrationCase>, content = correctionContent('upheld', said), by = law) =>
    failed(correctionBeginsFindings({ ...row, ...more }, content, by));

  it('has a ground of the law, what is wrong for a note, and evidence and consent for papers', () => {
    expect(correctionContent('consented', said)).toEqual({
      papers: { evidence_of_error: said.evidence, written_consent: said.answer },
      ground: 'written_consent',
      note: said.statement,
    });
    expect(correctionContent('upheld', said)).toEqual({
      papers: { evidence_of_error: said.evidence },
      ground: 'evidence_of_error',
      note: said.statement,
    });
    const bound = boundWords({ provisions: seededProvisions, on: today }, 'registration.correction.grounds');
    for (const state of ['consented', 'upheld'] as const)
      expect(bound?.words).toContain(correctionContent(state, said).ground);
  });

  it('rests on what every correction rests on', () => {
    expect(begins({})).toEqual([]);
    expect(begins({}, correctionContent('consented', said))).toEqual([]);
    expect(begins({ agreement: null })).toEqual(['product-under-live-agreement']);
    expect(begins({ product: { hasPassedReview: false, operatorId: 'operator' } })).toEqual(['product-passed-review']);
    expect(begins({}, correctionContent('upheld', { ...said, statement: '' }))).toEqual([
      'registration-says-what-changes',
    ]);
    const resource = {
      thing: { ...row.thing, noun: 'Resource' },
      product: null,
      resourceProviderId: 'operator',
    } as const;
    expect(begins({ ...resource })).toEqual([]);
    expect(begins({ ...resource, isInCatalog: false })).toEqual(['resource-is-published']);
  });

  it('waits for another registration of the same thing, whose code is told where it is known', () => {
    expect(begins({ running: { code: null } })).toEqual(['registration-runs-once']);
    const [finding] = correctionBeginsFindings(
      { ...row, running: { code: 'OP/Z000002' } },
      correctionContent('upheld', said),
      law,
    );
    expect(finding).toMatchObject({ rule: 'registration-runs-once', facts: { running: 'OP/Z000002' } });
  });

  it('names no ground where the law gives none', () => {
    const before = { ...law, today: '2025-02-28' };
    expect(begins({}, correctionContent('upheld', said), before)).toContain('registration-names-a-ground');
    const first = { ...law, today: '2025-03-01' };
    expect(begins({}, correctionContent('upheld', said), first)).not.toContain('registration-names-a-ground');
  });

  it('is taken back by the registrant who consented, and not where the registrar has upheld it', () => {
    const taken = (askedFor: RegistrationCase['askedFor']) =>
      failed(
        judgeRegistration('withdrawRegistration', { ...row, type: 'correction', status: 'accepted', askedFor }, law),
      );
    expect(taken(null)).toEqual([]);
    expect(taken('consented')).toEqual([]);
    expect(taken('upheld')).toEqual(['correction-is-the-registrants']);
  });
});
