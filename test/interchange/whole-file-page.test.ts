import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { eventWords } from '../../src/interchange/whole-file/event-words.ts';
import { htmlDemand } from '../../src/interchange/whole-file/html-demand.ts';
import { htmlFile } from '../../src/interchange/whole-file/html-file.ts';
import type { FiledStep, QuotedProvision, WholeFile } from '../../src/rules/application/whole-file.ts';
import type { WholeDemand } from '../../src/rules/demand/whole-demand.ts';
import type { Finding } from '../../src/rules/finding.ts';

const provision: QuotedProvision = {
  ...{ code: 'hz63-emergency-plan', title: '应急预案', document: '实施方案', documentNumber: '杭政办函〔2023〕63号' },
  ...{ article: '第四部分', quotation: '原文如此', url: null },
  ...({ layer: 'city', mark: 'seen' } as const),
};

const findings: readonly Finding[] = [
  {
    ...{ rule: 'application-notice-is-published', status: 'pass', provision: null, remedy: null },
    ...{ message: { zh: '符合。', en: 'Met.' }, facts: { status: 'published' } },
  },
  {
    ...{ rule: 'application-has-emergency-plan', status: 'fail', provision: 'hz63-emergency-plan' },
    message: { zh: '缺少应急预案。', en: 'There is no emergency plan.' },
    ...{ remedy: { zh: '请附应急预案。', en: 'Add one.' }, facts: { found: '<b>甲</b>' } },
  },
];

const paper = (title: string) => ({
  ...{ key: 'k1', kind: 'emergency_plan', title, digest: 'ab', size: 1024, mediaType: 'application/pdf' },
  location: '档案室',
});
const content = {
  ...{ statement: '为市民提供便利', securityPlan: '', termMonths: 24, trialMonths: null },
  applicant: { kind: 'legal_person', incidentFreeYears: 5, conditions: { people: '二十人' } },
};
const named = { code: 'OP-A', name: '某公司' };

const step: FiledStep = {
  ...{ kind: 'PROVIDER_CONSENT', status: 'CANCELLED', outcome: null, organization: named, opinion: null, note: null },
  cause: {
    ...{ rule: 'provider_consent-of-lines', provision: 'hz63-emergency-plan', items: ['HZ-MED-011 街道代码'] },
    cancelled: { rule: 'lines-have-gone', provision: null },
  },
  ...{ submission: 1, openedAt: '2026-06-01T18:30:00+00:00', closedAt: null, concludedBy: null, citedReview: null },
  limitSource: 'notice',
  clock: {
    ...{ startedOn: '2026-06-02', limitDays: 10, pauses: [], dueOn: '2026-06-15', remainingWorkingDays: 3 },
    ...{ missing: null, state: 'running' },
  } as FiledStep['clock'],
  advice: [],
};
const history = [
  {
    ...{ sequence: 4, type: 'application.drafted', occurredAt: '2026-06-01T18:30:00+00:00', actor: null },
    organization: named,
    data: { kind: 'initial', status: 'draft' },
    changes: { statement: { from: '', to: '为市民提供便利' }, status: { from: 'draft', to: 'submitted' } },
    reason: null,
  },
  {
    ...{ sequence: 5, type: 'application.submitted', occurredAt: '2026-06-02T02:00:00+00:00', actor: null },
    ...{ organization: named, data: { opened: ['acceptance', 'acceptance'] }, changes: null, reason: '齐备' },
  },
];

const file: WholeFile = {
  ...{ form: 'scenario-operation-file/1', exportedAt: '2026-07-01T00:00:00.000Z', exportedOn: '2026-07-01' },
  application: {
    ...{ id: 'x', code: 'OP-A/A000001', kind: 'INITIAL', status: 'REFUSED', submission: 2, revision: 3 },
    ...{ createdAt: '2026-06-01T02:00:00+00:00', submittedAt: '2026-06-01T02:00:00+00:00', acceptedAt: null },
    ...{ updatedAt: '2026-06-01T02:00:00+00:00', content: { ...content, papers: [paper('预案二')] } },
  },
  ...{ applicant: named, notice: null, scenario: null, citedScenario: null, renews: null, round: null, list: [] },
  ...{ papers: [paper('预案二')], findings, steps: [step], history, provisions: [provision] },
  submissions: [1, 2].map((number) => ({
    ...{ number, submittedAt: '2026-06-01T18:30:00+00:00', submittedBy: null, digest: `d${number}` },
    content: {
      content: { ...content, papers: [paper(number === 1 ? '预案一' : '预案二')] },
      findings,
      policy: [{ code: 'POLICY-ROW' }],
    },
  })),
  decision: { decidedAt: '2026-06-30T18:30:00+00:00', isGranted: false, decidedFor: named, reason: '理由' },
  result: { code: 'R1', status: 'PUBLISHED', publishedAt: '2026-06-30T18:30:00+00:00', filedOn: null },
  agreement: { code: 'X1', status: 'ACTIVE', isTrialWithinTerm: true, content: { breach: '依法承担' } },
};

const demand: WholeDemand = {
  ...{ form: 'data-demand-file/1', exportedAt: '2026-07-01T00:00:00.000Z', exportedOn: '2026-07-01' },
  demand: {
    ...{ id: 'x', code: 'OP-A/D000001', status: 'DELIVERED', purpose: '授信', use: 'QUERY', endsOn: '2027-01-01' },
    ...{ quotaCalls: null, quotaUnit: null, createdAt: '2026-06-01T02:00:00+00:00', submittedAt: null, revision: 1 },
    ...{ irsReference: null, deliveredAt: null, closedOn: '2026-12-31', closeReason: null },
  },
  ...{ operator: named, agreement: null, items: [], findings, steps: [step], provisions: [provision] },
  decision: { decidedAt: '2026-06-30T18:30:00+00:00', isGranted: true, reason: null },
  history: [],
};

const zh = htmlFile(file, 'zh');
const en = htmlFile(file, 'en');
const without = (html: string): string => html.replace(/<style>.*?<\/style>/, '').replace(/<[^>]*>/g, '\n');

describe('the printed whole file', () => {
  it('has findings as a table in the language of its reader, with their provisions', () => {
    const cells = (html: string) => [...html.matchAll(/<td>(.*?)<\/td>/g)].map(([, cell = '']) => without(cell).trim());
    expect(cells(zh)).toEqual(expect.arrayContaining(['符合', '不符合', '请附应急预案。', '本服务的规则']));
    expect(zh).toContain('通告已发布：<bdi>符合。</bdi>');
    expect(zh).toContain('应急预案</bdi> (<bdi>杭政办函〔2023〕63号 第四部分</bdi>)');
    expect(zh).not.toMatch(/Met\.|There is no emergency plan/);
    expect(cells(en)).toEqual(expect.arrayContaining(['met', 'not met', 'Add one.']));
    expect(en).toContain('The notice is published: <bdi>Met.</bdi>');
    expect(en).not.toMatch(/符合。|缺少应急预案/);
  });

  it.each([
    ['Chinese', zh],
    ['English', en],
    ['of a demand', htmlDemand(demand, 'zh')],
  ])('shows no name of our own making: %s', (_language, html) => {
    expect(without(html)).not.toMatch(/\b[a-z]+(?:_[a-z]+)+\b|\b[a-z]+[A-Z][A-Za-z]+\b|\b[a-z_]+\.[a-z_]+\b/);
    expect(without(html)).not.toMatch(/\b(?:application|scenario|provider_consent|lines|demand)-[a-z-]+|\bfacts\b/);
    expect(html).not.toContain('POLICY-ROW');
  });

  it('names what the applicant writes and declares, in words of the lists', () => {
    for (const text of ['申请目的', '24', '法人', '未发生安全事件的年限', '人才积累', '二十人', '违约责任', '依法承担'])
      expect(zh).toContain(text);
    for (const text of ['Purpose of the application', 'legal person', 'Trial within the term'])
      expect(en).toContain(text);
  });

  it('lists the papers of each submission once', () => {
    for (const title of ['预案一', '预案二']) expect(zh.split(title)).toHaveLength(2);
    expect(zh.split('为市民提供便利')).toHaveLength(3);
  });

  it('shows times of Shanghai, and says so', () => {
    expect(zh).toContain('北京时间');
    expect(zh).toContain('2026-06-02 02:30:00');
    expect(zh).toContain('2026-07-01 02:30:00');
    expect(zh + en).not.toMatch(/T\d\d:\d\d/);
  });

  it('tells why a step was opened and cancelled', () => {
    expect(zh).toContain('HZ-MED-011 街道代码');
    expect(zh).toContain('取消原因 所涉清单项已删除');
    expect(zh).toMatch(/依据 授权运营通告/);
  });

  it('tells the history in words', () => {
    for (const text of [
      '起草申请',
      '提交申请',
      '状态 草稿 → 待受理',
      '变更 申请目的',
      '新待办 受理</p>',
      '理由 <bdi>齐备',
    ])
      expect(zh).toContain(text);
  });

  it('has a decision of the mechanism for an application, and one of the authority for a demand', () => {
    expect(zh).toContain('协调机制决定');
    expect(zh).toContain('不予授权');
    const page = htmlDemand(demand, 'zh');
    expect(page).toContain('需求审核决定');
    expect(page).toMatch(/<dt>结论<\/dt><dd>同意<\/dd>/);
    expect(page).not.toMatch(/协调机制|同意授权|运营机构/);
    expect(page).toContain('授权运营主体');
    expect(htmlDemand({ ...demand, decision: { ...demand.decision, isGranted: false } as never }, 'en')).toContain(
      'Rejected',
    );
  });

  it('holds what people have written as text, wherever it stands', () => {
    const hostile = '<script>alert(1)</script>';
    const page = htmlFile(
      {
        ...file,
        application: {
          ...file.application,
          content: { [hostile]: hostile, applicant: { kind: hostile, conditions: { [hostile]: hostile } } },
        },
        papers: [{ kind: hostile, title: hostile, digest: [hostile] }],
        findings: [
          {
            rule: hostile,
            status: hostile,
            message: { zh: hostile },
            remedy: { zh: hostile },
            provision: hostile,
            facts: { found: hostile },
          },
        ],
        steps: [
          {
            ...step,
            kind: hostile,
            cause: { rule: hostile, reason: hostile, points: [hostile], cancelled: { decision: hostile } },
          },
        ],
        history: [
          {
            ...history[0],
            type: hostile,
            changes: { [hostile]: {}, status: { from: hostile, to: hostile } },
            reason: hostile,
          } as never,
        ],
        result: { code: hostile, status: hostile, [hostile]: hostile },
      },
      'zh',
    );
    expect(page).not.toContain('<script');
    expect(page.split('&lt;script&gt;alert(1)&lt;/script&gt;').length).toBeGreaterThan(15);
  });
});

/** Types of events of applications, demands and steps that the sources write. */
function writtenTypes(source: string): string[] {
  return [...source.matchAll(/'((?:application|data_demand|step)\.[a-z_]+)'/g)].flatMap(([, type = '']) =>
    /^(?:application\.(?:window|reviewed_by|required_reviews|content)|step\.kind)$/.test(type) ? [] : [type],
  );
}

const sourcesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(path.join(folder, name), 'utf8'));

describe('the words of events', () => {
  it('are there for every event of an application, a demand or a step', () => {
    const types = ['src/resolvers', 'src/jobs'].flatMap(sourcesIn).flatMap(writtenTypes);
    expect(new Set(types).size).toBeGreaterThan(15);
    expect([...new Set(types)].filter((type) => !Object.hasOwn(eventWords, type))).toEqual([]);
    expect(writtenTypes("event: 'application.planted'")).toEqual(['application.planted']);
  });
});
