import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { agreementParts } from '../../../src/rules/agreement/content.ts';
import { type Made, paper } from '../../support/authorisation/filing.ts';
import { Story, type StoryScenario, wholeApplication } from '../../support/authorisation/story.ts';
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

/** Steps of a file, as `KIND ORGANISATION STATUS`. */
const kindsOf = ({ steps }: File): string[] =>
  steps.nodes.map(({ kind, organization, status }) => `${kind} ${organization.code} ${status}`).sort();

const revisionOf = ({ id, revision }: Made) => ({ id, expectedRevision: revision });

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
    const tooEarly = await story.send('mechanism-office', 'decideApplication', early, '2026-06-10');
    expect(tooEarly.__typename).toBe('RulesViolated');
    for (const handle of ['steward-market', 'steward-tax'])
      expect(await story.reviewed(handle, accepted, '2026-06-11')).toEqual(['PROVIDER_CONSENT']);
    for (const handle of ['lead-finance', 'mechanism', 'mechanism-cac', 'mechanism-psb'])
      expect(await story.reviewed(handle, accepted, '2026-06-12')).toEqual(['MEMBER_OPINION']);
    expect(waiting(await seen(operator, accepted, '2026-06-12'))).toEqual(['DECISION HZ-MECH null']);
    expect((await story.inbox('mechanism-office', accepted, '2026-06-12')).map(({ kind }) => kind)).toEqual([
      'DECISION',
    ]);

    const reason = '经工作协调机制审议，同意授权。';
    const granted = await story.act(
      'mechanism-office',
      'decideApplication',
      accepted,
      { decision: 'GRANT', reason },
      '2026-06-15',
    );
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

    const known = ['submitted', 'accepted', 'granted', 'published', 'agreed'];
    expect(await story.events('officer', granted)).toEqual(known.map((each) => `application.${each}`));
    expect(await story.events(operator, granted)).toEqual(
      ['drafted', 'revised', ...known].map((each) => `application.${each}`),
    );
    const signing = ['drafted', 'accepted', 'signed', 'filed'].map((each) => `agreement.${each}`);
    expect(await story.events('mechanism-office', whole)).toEqual(signing);
    expect(await story.events(operator, whole)).toEqual(signing);
    expect(await story.told(operator, granted)).toEqual(['DECIDED granted', 'DECIDED published']);
    expect(await story.told('steward-tax', granted)).toEqual(['STEP_OPENED provider_consent']);
    expect(await story.told('mechanism-office', granted)).toEqual(['STEP_OPENED decision']);
    expect(await story.told('officer', granted)).toEqual(
      ['acceptance', 'basic_security', 'emergency_plan', 'filing', 'network_security', 'publication']
        .concat(['scenario_review', 'technical_security'])
        .map((step) => `STEP_OPENED ${step}`),
    );
    expect(await story.told(operator, whole)).toEqual(['AGREEMENT signed', 'STEP_OPENED signing']);
  });

  test('tells of one that is returned, mended, and granted with the consent of the province', async () => {
    const operator = 'operator-hengxing';
    const scenario = await story.published(
      operator,
      {
        title: '住院费用保险快速核赔',
        description: '参保人出院后由保险机构核对费用，免去提交纸质材料。',
        domains: ['HEALTH'],
      },
      [
        { resource: 'HZ-MED-003', items: ['统计日期', '门诊人次'] },
        { resource: 'HZ-MED-006', items: ['国家医保代码'] },
      ],
      '2026-06-01',
    );
    const begun = { notice: 'NT-MED-2026', scenario: scenario.code, content: wholeApplication };
    const draft = await story.done(operator, 'draftApplication', begun, '2026-06-01');
    const submitted = await story.act(operator, 'submitApplication', draft, {}, '2026-06-01');
    const accepted = await story.act('officer', 'acceptApplication', submitted, {}, '2026-06-02');
    const first = await seen('officer', accepted, '2026-06-02');
    expect(first.steps.nodes.map(({ kind }) => kind)).not.toContain('PROVINCIAL_CONSENT');
    const except = ['NETWORK_SECURITY'];
    await story.reviewed('officer', accepted, '2026-06-03', { except });
    await story.reviewed('steward-medins', accepted, '2026-06-03');

    // Two of fifteen working days are used up when it goes back; its clocks stand still until it comes again.
    const points = ['清单缺少住院病案首页，无法核对费用', '应急预案须覆盖数据泄露'];
    const sentBack = { reason: '请补充清单和预案', points };
    const returned = await story.act('officer', 'returnApplication', accepted, sentBack, '2026-06-04');
    const back = await seen(operator, returned, '2026-06-05');
    expect(back.status).toBe('RETURNED');
    expect(back.waiting.filter(({ isPaused }) => !isPaused)).toEqual([
      { kind: 'SUPPLEMENT', organizationCode: 'OP-HENGXING', dueOn: null, isPaused: false },
    ]);
    expect(back.waiting.filter(({ isPaused }) => isPaused).map(({ kind }) => kind)).toContain('NETWORK_SECURITY');

    // The scenario takes what the province returned (省回流) into its list; the plan is another.
    const content = { needs: { add: [{ title: '需求 HZ-MED-004', description: '核对费用', importance: 'REQUIRED' }] } };
    const wider = (await story.act(
      operator,
      'reviseScenario',
      scenario,
      { content },
      '2026-06-08',
      'scenario',
    )) as StoryScenario;
    const needed = { resource: 'HZ-MED-004', items: ['入院日期', '总费用'] };
    const mapped = await story.mapped(operator, wider, needed, '2026-06-08');
    await story.republished(operator, mapped, '2026-06-08');
    const { application } = await story.read<{
      application: { content: { papers: { key: string; kind: string }[] } };
    }>(operator, 'query($id: ID!) { application(by: { id: $id }) { content } }', { id: returned.id }, '2026-06-08');
    const plan = application.content.papers.find(({ kind }) => kind.toUpperCase() === 'EMERGENCY_PLAN');
    const papers = { remove: [plan?.key], add: [paper('EMERGENCY_PLAN', 'b')] };
    const mended = await story.act(operator, 'reviseApplication', returned, { content: { papers } }, '2026-06-08');
    const again = await story.act(operator, 'submitApplication', mended, {}, '2026-06-09');
    expect(again.status).toBe('UNDER_REVIEW');

    const { changed } = await story.read<{
      changed: { submissions: { nodes: { number: number; changes: object }[] } };
    }>(
      'officer',
      'query($id: ID!) { changed: application(by: { id: $id }) { submissions(first: 9) { nodes { number changes } } } }',
      { id: again.id },
      '2026-06-09',
    );
    expect(changed.submissions.nodes).toEqual([
      {
        number: 2,
        changes: {
          ...{ fields: [], scenario: ['needs'] },
          list: { added: ['HZ-MED-004 入院日期', 'HZ-MED-004 总费用'], removed: [], changed: [] },
          papers: {
            added: [expect.objectContaining({ kind: 'emergency_plan', digest: 'b'.repeat(64) })],
            removed: [expect.objectContaining({ kind: 'emergency_plan', digest: 'a'.repeat(64) })],
          },
        },
      },
      { number: 1, changes: null },
    ]);
    const reopened = await seen('officer', again, '2026-06-09');
    expect(kindsOf(reopened).filter((each) => each.endsWith('OPEN'))).toEqual([
      ...['DECISION HZ-MECH OPEN', 'EMERGENCY_PLAN HZ-DATA OPEN', 'MEMBER_OPINION HZ-CAC OPEN'],
      ...['MEMBER_OPINION HZ-DRC OPEN', 'MEMBER_OPINION HZ-HEALTH OPEN', 'MEMBER_OPINION HZ-PSB OPEN'],
      ...['NETWORK_SECURITY HZ-DATA OPEN', 'PROVIDER_CONSENT HZ-HEALTH OPEN', 'PROVINCIAL_CONSENT ZJ-DATA OPEN'],
      'SCENARIO_REVIEW HZ-DATA OPEN',
    ]);
    // What was passed of the applicant, and the consent to lines that stayed, hold.
    expect(kindsOf(reopened)).toEqual(
      expect.arrayContaining(['BASIC_SECURITY HZ-DATA DONE', 'PROVIDER_CONSENT HZ-MEDINS DONE']),
    );
    const province = reopened.steps.nodes.find(({ kind }) => kind === 'PROVINCIAL_CONSENT');
    expect(province?.cause).toEqual({
      ...{ rule: 'provincial_consent-of-lines', provision: 'hz63-provincial-return', submission: 2 },
      items: ['HZ-MED-004 入院日期', 'HZ-MED-004 总费用'],
    });

    await story.reviewed('officer', again, '2026-06-10');
    for (const handle of ['lead-health', 'mechanism', 'mechanism-cac', 'mechanism-psb'])
      expect(await story.reviewed(handle, again, '2026-06-10')).toEqual(['MEMBER_OPINION']);
    expect(await story.reviewed('steward-health', again, '2026-06-10')).toEqual(['PROVIDER_CONSENT']);
    const grant = { decision: 'GRANT', reason: '同意授权。' };
    const change = { id: again.id, expectedRevision: again.revision, ...grant };
    const tooEarly = await story.send('mechanism-office', 'decideApplication', change, '2026-06-11');
    expect(failed({ findings: (tooEarly.findings ?? []) as Check['findings'] })).toEqual([
      'province-consents hz63-provincial-return',
    ]);
    expect(await story.reviewed('province', again, '2026-06-11')).toEqual(['PROVINCIAL_CONSENT']);
    const granted = await story.act('mechanism-office', 'decideApplication', again, grant, '2026-06-12');
    const result = await story.act('officer', 'publishResult', granted, {}, '2026-06-15', 'authorisationResult');
    const { authorisationResult } = await story.read<{ authorisationResult: object }>(
      operator,
      'query($id: ID!) { authorisationResult(by: { id: $id }) { status objectionsEndOn scenario { code } operator { code } } }',
      { id: result.id },
      '2026-06-15',
    );
    // Five working days for objections, as the notice says; 19 June is a holiday.
    expect(authorisationResult).toEqual({
      ...{ status: 'PUBLISHED', objectionsEndOn: '2026-06-23' },
      ...{ scenario: { code: scenario.code }, operator: { code: 'OP-HENGXING' } },
    });
    expect(await story.events('officer', granted)).toEqual(
      ['submitted', 'accepted', 'returned', 'resubmitted', 'granted', 'published'].map((each) => `application.${each}`),
    );
    expect(await story.told(operator, granted)).toEqual([
      ...['DECIDED granted', 'DECIDED published', 'RETURNED', 'STEP_OPENED supplement'],
    ]);
    expect(await story.told('province', granted)).toEqual(['STEP_OPENED provincial_consent']);
  });

  test('tells of one that is refused, with everything that stands in its way at once', async () => {
    const operator = 'operator-rongyan';
    const scenario = await story.published(
      operator,
      {
        title: '医保药品价格参考',
        description: '向药店提供医保支付标准参考。',
        domains: ['HEALTH', 'COMMERCE'],
      },
      [
        { resource: 'HZ-MED-009', items: ['甲乙类别', '支付标准'] },
        { resource: 'HZ-COM-006', items: ['市场名称'] },
      ],
      '2026-06-01',
    );
    const begun = {
      notice: 'NT-MED-2026',
      scenario: scenario.code,
      content: { termMonths: 36, applicant: { kind: 'UNINCORPORATED_ORGANIZATION', incidentFreeYears: 1 } },
    };
    const draft = await story.done(operator, 'draftApplication', begun, '2026-06-02');
    const check = await checked(operator, draft, '2026-06-02');
    expect(failed(check)).toEqual([
      'application-within-domains hz63-notice-content',
      'application-within-resources hz63-notice-content',
      'applicant-kind-is-admitted n27-operator-kinds',
      'applicant-had-no-incident zj44s-no-incident',
      'application-states-purpose zj44s-scenario-conditions',
      'application-states-security-plan zj44s-scenario-conditions',
      'application-states-technical-plan zj44s-scenario-conditions',
      'application-states-benefits zj44s-scenario-conditions',
      'application-term-within-limit hz63-agreement-term',
      'application-has-required-papers hz63-notice-content',
      'application-has-emergency-plan hz63-emergency-plan',
    ]);
    for (const { message, remedy } of check.findings.filter(({ status }) => status === 'FAIL'))
      expect([message, remedy ?? '']).not.toContain('');
    const refused = await story.send(operator, 'submitApplication', revisionOf(draft), '2026-06-02');
    expect(failed({ findings: (refused.findings ?? []) as Check['findings'] })).toEqual(failed(check));

    // It is mended and handed in; under review everybody is against it.
    const { needs } = scenario;
    const foreign = needs.nodes.find(({ title }) => title.endsWith('HZ-COM-006'))?.id;
    const narrower = { domains: ['HEALTH'], needs: { remove: [foreign] } };
    const revised = (await story.act(
      operator,
      'reviseScenario',
      scenario,
      { content: narrower },
      '2026-06-03',
      'scenario',
    )) as StoryScenario;
    await story.republished(operator, revised, '2026-06-03');
    const mended = await story.act(operator, 'reviseApplication', draft, { content: wholeApplication }, '2026-06-03');
    expect(failed(await checked(operator, mended, '2026-06-03'))).toEqual([]);
    const submitted = await story.act(operator, 'submitApplication', mended, {}, '2026-06-03');
    const accepted = await story.act('officer', 'acceptApplication', submitted, {}, '2026-06-04');
    const outcomes = { TECHNICAL_SECURITY: 'FAILED', NETWORK_SECURITY: 'FAILED', EMERGENCY_PLAN: 'FAILED' };
    await story.reviewed('officer', accepted, '2026-06-08', { outcomes });
    for (const handle of ['steward-medins', 'province'])
      await story.reviewed(handle, accepted, '2026-06-09', { isDeclined: true });
    await story.reviewed('lead-health', accepted, '2026-06-09', { outcomes: { MEMBER_OPINION: 'OPPOSED' } });
    for (const handle of ['mechanism', 'mechanism-cac']) await story.reviewed(handle, accepted, '2026-06-09');

    const before = await seen('officer', accepted, '2026-06-10');
    const grant = { ...revisionOf(accepted), decision: 'GRANT', reason: '同意' };
    const barred = await story.send('mechanism-office', 'decideApplication', grant, '2026-06-10');
    expect(barred.__typename).toBe('RulesViolated');
    expect(failed({ findings: (barred.findings ?? []) as Check['findings'] })).toEqual([
      'technical-security-is-passed hz63-required-reviews',
      'network-security-is-passed hz63-required-reviews',
      'emergency-plan-is-passed hz63-emergency-plan',
      'provider-consents hz63-consent-per-item',
      'province-consents hz63-provincial-return',
      'opinions-are-given hz63-application-reviewers',
    ]);
    expect(await seen('officer', accepted, '2026-06-10')).toEqual(before);

    const reason = '技术安全、网络安全和应急预案未通过审核，数据提供单位与省级主管部门不同意。';
    const refusal = { decision: 'REFUSE', reason };
    const ended = await story.act('mechanism-office', 'decideApplication', accepted, refusal, '2026-06-11');
    expect(ended.status).toBe('REFUSED');
    const { application } = await story.read<{ application: { decisionFindings: Check['findings'] } }>(
      operator,
      `query($id: ID!) { application(by: { id: $id }) { status decisionReason decidedFor { code } waiting { kind }
        decisionFindings { rule status provision { code } } } }`,
      { id: ended.id },
      '2026-06-11',
    );
    expect(application).toMatchObject({
      ...{ status: 'REFUSED', decisionReason: reason, decidedFor: { code: 'HZ-MECH' }, waiting: [] },
    });
    expect(failed({ findings: application.decisionFindings })).toHaveLength(6);
    const left = (await seen('officer', ended, '2026-06-11')).steps.nodes.filter(
      ({ status }) => status === 'CANCELLED',
    );
    expect(left.map(({ kind, organization }) => `${kind} ${organization.code}`)).toEqual(['MEMBER_OPINION HZ-PSB']);
    expect(await story.events('officer', ended)).toEqual(
      ['submitted', 'accepted', 'refused'].map((each) => `application.${each}`),
    );
    expect(await story.told(operator, ended)).toEqual(['DECIDED refused']);
    expect(await story.told('mechanism-psb', ended)).toEqual([
      'STEP_CANCELLED member_opinion',
      'STEP_OPENED member_opinion',
    ]);
  });
});
