import { compareDates, type LocalDate } from '../calendar/local-date.ts';
import { type Finding, judged } from '../finding.ts';
import type { Action } from '../permissions.ts';
import type { Policy } from '../policy/policy.ts';
import { stateFinding } from '../workflow/lifecycle.ts';
import type { AgreementFacts } from './facts.ts';
import { agreementLife } from './lifecycle.ts';
import { weighed } from './ruling.ts';
import {
  contractFindings,
  deliberationFindings,
  partiesFindings,
  publicationFindings,
  reviewFindings,
} from './signing.ts';

/** Actions on an agreement that the operator takes; the others are the authority’s or the mechanism’s. */
export const operatorActions = ['acceptAgreement', 'submitOperatingReport'] as const satisfies readonly Action[];
export const authorityActions = [
  'reviseAgreement',
  'signAgreement',
  'abandonAgreement',
  'recordAgreementFiling',
  'supplementAgreement',
  'suspendAgreement',
  'resumeAgreement',
  'terminateAgreement',
  'revokeAgreement',
  'evaluateAgreement',
  'recordInspection',
  'orderRectification',
] as const satisfies readonly Action[];
export type AgreementAction = (typeof operatorActions)[number] | (typeof authorityActions)[number];

/** Actions that put something down about an agreement and leave it as it is. */
const recording: readonly AgreementAction[] = [
  'submitOperatingReport',
  'evaluateAgreement',
  'recordInspection',
  'orderRectification',
];

/** What an action is given beside the agreement; left out for a button. */
export interface Given {
  readonly deliberatedOn?: LocalDate | null;
}

/**
 * What the rules say of an action on an agreement, for the button and the mutation alike.
 *
 * @param today in Asia/Shanghai; the day whose law binds
 */
export function judgeAgreement(
  action: AgreementAction,
  facts: AgreementFacts,
  policy: Policy,
  today: LocalDate,
  given: Given = {},
): readonly Finding[] {
  if (recording.includes(action)) return [signedFinding(facts)];
  const state = stateFinding(agreementLife, action, facts.status);
  if (state.status === 'fail') return [state];
  const { provisions } = policy;
  const deliberated = given.deliberatedOn;
  const deliberation = deliberated === undefined ? [] : deliberationFindings(deliberated, provisions, today);
  switch (action) {
    case 'acceptAgreement':
      return [state, ...contractFindings(facts, policy, today)];
    case 'signAgreement': {
      const parties = partiesFindings(facts, provisions, today);
      return [state, ...parties, ...contractFindings(facts, policy, today), ...deliberation];
    }
    case 'supplementAgreement':
      return [state, runsFinding(facts, today), ...deliberation];
    case 'resumeAgreement':
      return [state, runsFinding(facts, today), mendedFinding(facts)];
    case 'suspendAgreement':
    case 'terminateAgreement':
    case 'revokeAgreement':
      return [state, runsFinding(facts, today)];
    default:
      return [state];
  }
}

/** What is on record of an agreement that people should know, whatever they do with it. */
export function standingFindings(facts: AgreementFacts, policy: Policy, today: LocalDate): readonly Finding[] {
  const shown = ['draft', 'accepted'].includes(facts.status)
    ? contractFindings(facts, policy, today)
    : ['active', 'suspended'].includes(facts.status)
      ? [...reviewFindings(facts), ...filing(facts, policy, today)]
      : [];
  return shown.filter(({ status }) => status === 'fail' || status === 'needs_human');
}

const filing = (facts: AgreementFacts, { provisions }: Policy, today: LocalDate): readonly Finding[] => [
  ...publicationFindings(facts.result, provisions, today).filter(({ rule }) => rule === 'result-filed'),
  weighed('agreement-filed', 'n27-agreement-filing', facts.filedOn !== null, {
    pass: { zh: '协议已备案。', en: 'The agreement is filed.' },
    fail: { zh: '协议尚未记录备案。', en: 'No filing of the agreement is on record.' },
    remedy: { zh: '请向省级数据管理部门备案并记录。', en: 'File it with the provincial data authority.' },
  }),
];

function signedFinding({ status }: AgreementFacts): Finding {
  const isSigned = !['draft', 'accepted', 'abandoned'].includes(status);
  return judged(
    'agreement-signed',
    isSigned,
    {
      pass: { zh: '协议已由双方签订。', en: 'Both sides have signed.' },
      fail: { zh: '协议尚未由双方签订，不在监督评价之列。', en: 'It is not signed by both sides.' },
      remedy: { zh: '请在协议签订后进行。', en: 'Do so once it is signed.' },
    },
    { state: status },
  );
}

/** Beyond its last day an agreement is over, whether or not the calendar has been acted on already. */
function runsFinding({ term }: AgreementFacts, today: LocalDate): Finding {
  return judged(
    'agreement-runs',
    compareDates(today, term.expiresOn) <= 0,
    {
      pass: { zh: '协议期限未届满。', en: 'Its term is not over.' },
      fail: { zh: `协议已于${term.expiresOn}届满。`, en: `Its term was over on ${term.expiresOn}.` },
      remedy: { zh: '届满的协议不再变动。', en: 'It does not change any more.' },
    },
    { expiresOn: term.expiresOn },
  );
}

const mendedFinding = ({ openRectifications: open }: AgreementFacts): Finding =>
  weighed('rectifications-closed', null, open === 0, {
    pass: { zh: '没有未完成的整改。', en: 'Nothing is left to be mended.' },
    fail: { zh: `尚有${open}项整改未完成。`, en: `${open} rectifications are not closed.` },
    remedy: { zh: '请先复核整改。', en: 'Review them first.' },
  });
