import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Made } from '../../support/authorisation/filing.ts';
import { Story, wholeApplication } from '../../support/authorisation/story.ts';
import { agreementParts } from '../../../src/rules/agreement/content.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';

let database: TestDatabase;
let story: Story;

beforeAll(async () => {
  database = await testDatabase('demo');
  story = new Story(database.pool);
});
afterAll(async () => await database.close());

interface Check {
  readonly mayBeSubmitted: boolean;
  readonly findings: readonly {
    readonly rule: string;
    readonly status: string;
    readonly message: string;
    readonly remedy: string | null;
    readonly provision: { readonly code: string } | null;
  }[];
}

/** A dry run, as the applicant asks for it. */
async function checked(handle: string, { id }: Made, day: string): Promise<Check> {
  const { checkApplication } = await story.read<{ checkApplication: Check }>(
    handle,
    `query($id: ID!) { checkApplication(id: $id) { mayBeSubmitted
      findings { rule status message remedy provision { code } } } }`,
    { id },
    day,
  );
  return checkApplication;
}

const failed = ({ findings }: Pick<Check, 'findings'>): string[] =>
  findings.filter(({ status }) => status === 'FAIL').map(({ rule, provision }) => `${rule} ${provision?.code ?? ''}`);

interface File {
  readonly status: string;
  readonly waiting: readonly {
    readonly kind: string;
    readonly organizationCode: string;
    readonly dueOn: string | null;
    readonly isPaused: boolean;
  }[];
  readonly steps: {
    readonly nodes: readonly {
      readonly kind: string;
      readonly status: string;
      readonly outcome: string | null;
      readonly cause: Readonly<Record<string, unknown>>;
      readonly organization: { readonly code: string };
      readonly citedReview: { readonly code: string } | null;
    }[];
  };
}

/** A file as somebody reads it on a day. */
async function seen(handle: string, { id }: Made, day: string): Promise<File> {
  const { application } = await story.read<{ application: File }>(
    handle,
    `query($id: ID!) { application(by: { id: $id }) { status waiting { kind organizationCode dueOn isPaused }
      steps(first: 50) { nodes { kind status outcome cause organization { code } citedReview { code } } } } }`,
    { id },
    day,
  );
  return application;
}

/** Who a file waits for, as `KIND ORGANISATION last day`. */
const waiting = ({ waiting: steps }: File): string[] =>
  steps.map(({ kind, organizationCode, dueOn }) => `${kind} ${organizationCode} ${dueOn}`).sort();

const wholeAgreement = Object.keys(agreementParts).map((part) => ({ part, text: `双方就${part}的约定（示例）` }));

describe('the worked example', () => {
  test('tells of an application that is granted and signed', async () => {
    const operator = 'operator-qilan';
    const scenario = await story.published(
      operator,
      {
        title: '小微企业纳税信用核验',
        description: '银行受理贷款时核验企业的变更与纳税信用，缩短尽调时间。',
        domains: ['FINANCE'],
      },
      [
        { resource: 'HZ-FIN-002', items: ['变更事项类型', '核准日期'] },
        { resource: 'HZ-FIN-004', items: ['信用级别代码'] },
      ],
      '2026-06-01',
    );
    expect(scenario.status).toBe('PUBLISHED');

    // A draft saves although nearly everything is missing; the dry run names all of it.
    const begun = { notice: 'NT-FIN-2026', scenario: scenario.code, content: { statement: '先记下目的' } };
    const draft = await story.done(operator, 'draftApplication', begun, '2026-06-01');
    const lacking = await checked(operator, draft, '2026-06-01');
    expect([lacking.mayBeSubmitted, failed(lacking).length]).toEqual([false, 7]);
    const written = await story.act(operator, 'reviseApplication', draft, { content: wholeApplication }, '2026-06-01');
    expect(failed(await checked(operator, written, '2026-06-01'))).toEqual([]);

    const submitted = await story.act(operator, 'submitApplication', written, {}, '2026-06-02');
    // Twenty working days from 2 June; 19 June is a holiday (端午节).
    expect(waiting(await seen(operator, submitted, '2026-06-02'))).toEqual(['ACCEPTANCE HZ-DATA 2026-07-01']);
    const accepted = await story.act('officer', 'acceptApplication', submitted, {}, '2026-06-03');
    expect(accepted.status).toBe('UNDER_REVIEW');
    const due = '2026-07-02';
    expect(waiting(await seen(operator, accepted, '2026-06-03'))).toEqual([
      `BASIC_SECURITY HZ-DATA ${due}`,
      'DECISION HZ-MECH null',
      `EMERGENCY_PLAN HZ-DATA ${due}`,
      `MEMBER_OPINION HZ-CAC ${due}`,
      `MEMBER_OPINION HZ-DRC ${due}`,
      `MEMBER_OPINION HZ-FINREG ${due}`,
      `MEMBER_OPINION HZ-PSB ${due}`,
      `NETWORK_SECURITY HZ-DATA ${due}`,
      `PROVIDER_CONSENT HZ-MARKET ${due}`,
      `PROVIDER_CONSENT HZ-TAX ${due}`,
      `SCENARIO_REVIEW HZ-DATA ${due}`,
      `TECHNICAL_SECURITY HZ-DATA ${due}`,
    ]);

    expect(await story.reviewed('officer', accepted, '2026-06-10')).toEqual([
      ...['BASIC_SECURITY', 'EMERGENCY_PLAN', 'NETWORK_SECURITY', 'SCENARIO_REVIEW', 'TECHNICAL_SECURITY'],
    ]);
    const early = { id: accepted.id, expectedRevision: accepted.revision, decision: 'GRANT', reason: '同意' };
    const tooEarly = await story.send('mechanism', 'decideApplication', early, '2026-06-10');
    expect(tooEarly.__typename).toBe('RulesViolated');
    for (const handle of ['steward-market', 'steward-tax'])
      expect(await story.reviewed(handle, accepted, '2026-06-11')).toEqual(['PROVIDER_CONSENT']);
    for (const handle of ['lead-finance', 'mechanism', 'mechanism-cac', 'mechanism-psb'])
      expect(await story.reviewed(handle, accepted, '2026-06-12')).toEqual(['MEMBER_OPINION']);
    expect(waiting(await seen(operator, accepted, '2026-06-12'))).toEqual(['DECISION HZ-MECH null']);
    expect((await story.inbox('mechanism', accepted, '2026-06-12')).map(({ kind }) => kind)).toEqual(['DECISION']);

    const reason = '经工作协调机制审议，同意授权。';
    const granted = await story.act('mechanism', 'decideApplication', accepted, { decision: 'GRANT', reason }, '2026-06-15');
    expect(granted.status).toBe('GRANTED');
    expect(waiting(await seen(operator, granted, '2026-06-15'))).toEqual(['PUBLICATION HZ-DATA null']);

    const result = await story.act('officer', 'publishResult', granted, {}, '2026-06-16', 'authorisationResult');
    expect(waiting(await seen(operator, granted, '2026-06-16'))).toEqual(['FILING HZ-DATA null']);
    const filing = { filedOn: '2026-06-17', reference: '浙数备〔2026〕示例1号' };
    await story.act('officer', 'recordResultFiling', result, filing, '2026-06-17', 'authorisationResult');
    expect(await seen(operator, granted, '2026-06-17')).toMatchObject({ status: 'PUBLISHED', waiting: [] });

    const terms = { application: granted.id, startsOn: '2026-07-01', termMonths: 24, content: wholeAgreement };
    const drafted = await story.done('officer', 'draftAgreement', terms, '2026-06-18', 'agreement');
    const offered = await story.act(operator, 'acceptAgreement', drafted, {}, '2026-06-22', 'agreement');
    const sign = { deliberatedOn: '2026-06-23' };
    const signed = await story.act('officer', 'signAgreement', offered, sign, '2026-06-24', 'agreement');
    const filed = { filedOn: '2026-06-25', reference: '浙数备〔2026〕示例2号' };
    const whole = await story.act('officer', 'recordAgreementFiling', signed, filed, '2026-06-25', 'agreement');
    expect(whole.status).toBe('ACTIVE');
    const { agreement } = await story.read<{ agreement: object }>(
      operator,
      `query($id: ID!) { agreement(by: { id: $id }) { status startsOn expiresOn renewalDueOn filedOn
        application { code status } listApplication { items(first: 9) { nodes { itemName } } }
        steps(first: 9) { nodes { kind status } } } }`,
      { id: whole.id },
      '2026-07-01',
    );
    expect(agreement).toEqual({
      ...{ status: 'ACTIVE', startsOn: '2026-07-01', expiresOn: '2028-06-30' },
      ...{ renewalDueOn: '2028-03-30', filedOn: '2026-06-25' },
      application: { code: granted.code, status: 'AGREED' },
      listApplication: {
        items: { nodes: ['变更事项类型', '核准日期', '信用级别代码'].map((itemName) => ({ itemName })) },
      },
      steps: {
        nodes: ['SIGNING', 'SIGNING', 'FILING'].map((kind) => ({ kind, status: 'DONE' })),
      },
    });

    expect(await story.events(granted)).toEqual(
      ['drafted', 'revised', 'submitted', 'accepted', 'granted', 'published', 'agreed'].map(
        (each) => `application.${each}`,
      ),
    );
    expect(await story.events(whole)).toEqual(
      ['drafted', 'accepted', 'signed', 'filed'].map((each) => `agreement.${each}`),
    );
    expect(await story.told(operator, granted)).toEqual(['DECIDED granted', 'DECIDED published']);
    expect(await story.told('steward-tax', granted)).toEqual(['STEP_OPENED provider_consent']);
    expect(await story.told('mechanism', granted)).toEqual([]);
    expect(await story.told('officer', granted)).toEqual([]);
    expect(await story.told(operator, whole)).toEqual([]);
  });
});

