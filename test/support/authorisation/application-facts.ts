import { emptyApplication, type Paper } from '../../../src/rules/application/content.ts';
import type {
  AgreementFacts,
  ApplicationFacts,
  ListedResource,
  NoticeFacts,
} from '../../../src/rules/application/facts.ts';
import type { ListedItem } from '../../../src/rules/application/required-steps.ts';
import { need, scenarioContent } from '../scenario-contents.ts';

/** Facts of an application for pure tests: nothing stands in its way unless it is told. */

export const authority = { id: 'authority', code: 'HZ-DATA', name: '主管部门', jurisdictionCode: '330100' };
export const applicant = { id: 'applicant', code: 'OP', name: '申请单位' };
export const province = { id: 'province', code: 'ZJ-DATA', name: '省主管部门' };

export const noticeFacts = (given: Partial<NoticeFacts> = {}): NoticeFacts => ({
  ...{
    id: 'n',
    code: 'N-1',
    revision: 1,
    title: '通告',
    status: 'published',
    mode: 'by_scenario',
    authority,
    lead: null,
  },
  ...{ planCode: 'P-1', domains: ['health'], resourceCodes: [], jurisdictionCodes: [], conditions: '', criteria: '' },
  ...{ requirements: '', requiredPapers: ['emergency_plan'], opensOn: '2026-05-01', closesOn: '2026-05-31' },
  ...{ reviewDays: 10, objectionDays: null },
  ...given,
});

export const listedResource = (given: Partial<ListedResource> = {}): ListedResource => ({
  ...{
    id: 'r1',
    code: 'R-1',
    title: '资源',
    status: 'published',
    openingAttribute: 'restricted',
    providerId: 'provider',
  },
  ...{ items: new Map([['日期', 'i1']]), revision: 1, provider: { id: 'provider', code: 'PR', name: '提供单位' } },
  ...{ isProvincialReturn: false, grade: 'l2', itemGrades: new Map([['日期', 'l2' as const]]), domains: ['health'] },
  ...given,
});

export const emergencyPlan: Paper = {
  ...{
    key: 'k1',
    kind: 'emergency_plan',
    title: '预案',
    digest: 'a'.repeat(64),
    size: 1,
    mediaType: 'application/pdf',
  },
  location: '档案室',
};

export const agreementFacts = (given: Partial<AgreementFacts> = {}): AgreementFacts => ({
  ...{ id: 'g', code: 'X-1', status: 'active', operatorId: 'applicant', scenarioId: 's', expiresOn: '2026-08-31' },
  ...given,
});

export const applicationFacts = (given: Partial<ApplicationFacts> = {}): ApplicationFacts => {
  const resources = given.resources ?? new Map([['R-1', listedResource()]]);
  return {
    ...{
      id: 'a',
      code: 'A-1',
      status: 'draft',
      kind: 'initial',
      submission: 0,
      applicant,
      notice: noticeFacts(),
      resources,
    },
    content: {
      ...emptyApplication,
      ...{ statement: '目的', securityPlan: '安全', technicalPlan: '技术', expectedBenefits: '成效' },
      applicant: { kind: 'legal_person', incidentFreeYears: 3, conditions: {} },
      papers: [emergencyPlan],
    },
    scenario: {
      ...{ id: 's', code: 'S-1', status: 'published', revision: 1, ownerId: null },
      content: scenarioContent({ needs: [need('a')] }),
    },
    ...{ agreement: null, inForce: [], running: [], cited: null, province },
    ...given,
  };
};

/** A line that is stored. */
export const listedItem = (id: string, given: Partial<ListedItem> = {}): ListedItem => ({
  ...{
    id,
    resourceId: 'r1',
    resourceCode: 'R-1',
    resourceTitle: '资源',
    itemName: id,
    grade: 'l2',
    providerId: 'provider',
  },
  ...{ isProvincialReturn: false, needTitle: '需求', justification: '需要' },
  ...given,
});
