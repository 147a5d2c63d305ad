import type { LocalDate } from '../calendar/local-date.ts';
import { type Finding, judged, type Text } from '../finding.ts';
import type { Policy } from '../policy/policy.ts';
import { isQuantity } from '../policy/provision.ts';
import { bindingValue } from '../policy/settlement.ts';
import { noticeStatuses, type StepKind, type StepOutcome, stepKinds } from '../workflow/words.ts';
import type { DecisionFacts, DecisionStep } from './decision-facts.ts';
import { consentItemFindings, resourceFindings } from './decision-items.ts';
import { adviceProvision } from './expert-rules.ts';
import { convenedFinding } from './round-rules.ts';
import { isEntityReview, isValidOn } from './validity.ts';

/** Steps by the words that `application.required_reviews` names reviews with. */
const stepOfReview: Readonly<Record<string, StepKind>> = {
  basic_security: 'basic_security',
  technical_security: 'technical_security',
  scenario: 'scenario_review',
  network_security: 'network_security',
};

/**
 * What the rules say of granting an application today: everything that stands in the way at once, beside what a person has to
 * weigh. A refusal is not bound by it; it is kept with either decision.
 *
 * @param on today, in Asia/Shanghai
 */
export function decisionFindings(policy: Policy, facts: DecisionFacts, on: LocalDate): readonly Finding[] {
  return [
    mechanismDecides(policy, on),
    noticeStands(facts),
    ...requiredReviews(policy, on).map(({ kind, provision }) => reviewFinding(kind, provision, facts.steps, on)),
    emergencyPlan(policy, facts.steps, on),
    ...consentItemFindings(facts.items),
    ...opinionFindings(facts.steps),
    convenedFinding(facts.round, on),
    ...resourceFindings(policy, facts.items, on),
    ...adviceFindings(facts.experts),
  ];
}

/** The reviews that are asked for on a day, each with the provision that asks for it. */
function requiredReviews(policy: Policy, on: LocalDate): { kind: StepKind; provision: string }[] {
  const binding = bindingValue(policy.provisions, 'application.required_reviews', on);
  if (binding === null || isQuantity(binding.value)) return [];
  const provision = binding.provisions[0]?.code ?? '';
  return binding.value.flatMap((word) => {
    const kind = stepOfReview[word];
    return kind === undefined ? [] : [{ kind, provision }];
  });
}

/** 受市政府委托，审议给予、终止或撤销: shown with every decision; who may is in the permissions. */
function mechanismDecides(policy: Policy, on: LocalDate): Finding {
  const binding = bindingValue(policy.provisions, 'authorisation.decided_by', on);
  return {
    rule: 'mechanism-decides',
    status: 'pass',
    message: {
      zh: '由工作协调机制受市政府委托审议决定。',
      en: 'The mechanism decides, on behalf of the city government.',
    },
    provision: binding?.provisions[0]?.code ?? null,
    facts: {},
    remedy: null,
  };
}

function noticeStands({ notice }: DecisionFacts): Finding {
  return {
    ...judged(
      'notice-stands',
      notice.status === 'published',
      {
        pass: { zh: `通告 ${notice.code} 有效。`, en: `The notice ${notice.code} stands.` },
        fail: {
          zh: `通告 ${notice.code} ${noticeStatuses[notice.status].zh}。`,
          en: `The notice ${notice.code} is ${notice.status}.`,
        },
        remedy: { zh: '须依据有效通告重新申请。', en: 'It must be applied for anew, under a notice that stands.' },
      },
      { notice: notice.code, status: notice.status },
    ),
    provision: 'hz63-notice-channel',
  };
}

/** The last step of a kind for each organisation that was asked; what was cancelled counts no more. */
function lastSteps(steps: readonly DecisionStep[], kind: StepKind): readonly DecisionStep[] {
  const last = new Map<string, DecisionStep>();
  for (const step of steps) {
    if (step.kind === kind && step.status !== 'cancelled') last.set(step.organizationId, step);
  }
  return [...last.values()];
}

/** What a review lacks: in a word, and for people. */
interface Shortfall {
  readonly state: 'missing' | 'waiting' | 'failed' | 'expired';
  readonly text: Text;
}

const notOpened: Shortfall = { state: 'missing', text: { zh: '尚未开展', en: 'it was not opened' } };

/** What one review lacks; null when it is passed, or cited, and valid on the day. */
function shortfallOf(step: DecisionStep, on: LocalDate): Shortfall | null {
  const { organization, outcome, review } = step;
  if (step.status !== 'done') {
    return { state: 'waiting', text: { zh: `待${organization}办理`, en: `it waits for ${organization}` } };
  }
  if (outcome !== 'passed' && outcome !== 'cited') {
    return { state: 'failed', text: { zh: `${organization}审核不通过`, en: `${organization} did not pass it` } };
  }
  if (!isEntityReview(step.kind) || review === null || isValidOn(review, on)) return null;
  const { code, expiresOn } = review;
  return {
    state: 'expired',
    text: { zh: `审核结果 ${code} 有效至 ${expiresOn}`, en: `the review ${code} was valid until ${expiresOn}` },
  };
}

function reviewFinding(kind: StepKind, provision: string, steps: readonly DecisionStep[], on: LocalDate): Finding {
  const found = lastSteps(steps, kind);
  const lacking = found.length === 0 ? [notOpened] : found.flatMap((step) => shortfallOf(step, on) ?? []);
  const states = [...new Set(lacking.map(({ state }) => state))];
  const expiry = found.flatMap(({ review }) => (review === null ? [] : [review.expiresOn])).toSorted()[0];
  const zh = stepKinds[kind].zh;
  const isExpired = states.includes('expired');
  return {
    ...judged(
      `${kind.replaceAll('_', '-')}-is-passed`,
      lacking.length === 0,
      {
        pass: { zh: `${zh}已通过。`, en: `${kind} is passed.` },
        fail: {
          zh: `${zh}未满足：${lacking.map(({ text }) => text.zh).join('；')}。`,
          en: `${kind} is not passed: ${lacking.map(({ text }) => text.en).join('; ')}.`,
        },
        remedy: {
          zh: isExpired ? '须重新审核。' : '须经审核通过。',
          en: isExpired ? 'It must be reviewed anew.' : 'It must be passed.',
        },
      },
      {
        ...(states.length === 0 ? {} : { state: states.join() }),
        ...(expiry === undefined ? {} : { expiresOn: expiry }),
      },
    ),
    provision,
  };
}

/** 未制定相关应急预案的，不得开展公共数据授权运营工作: a hard stop. */
function emergencyPlan(policy: Policy, steps: readonly DecisionStep[], on: LocalDate): Finding {
  const binding = bindingValue(policy.provisions, 'operation.requires', on);
  const provision = binding?.provisions[0]?.code ?? null;
  const isAsked = binding !== null && !isQuantity(binding.value) && binding.value.includes('emergency_plan');
  if (isAsked) return reviewFinding('emergency_plan', provision ?? '', steps, on);
  const message = { zh: '没有规定要求应急预案。', en: 'No provision in force asks for one.' };
  return {
    rule: 'emergency-plan-is-passed',
    status: 'not_applicable',
    message,
    provision: null,
    facts: {},
    remedy: null,
  };
}

/** Members of the mechanism must all have spoken; one against is for the mechanism to weigh. */
function opinionFindings(steps: readonly DecisionStep[]): Finding[] {
  const asked = lastSteps(steps, 'member_opinion');
  const provision = 'hz63-application-reviewers';
  const waiting = asked.filter(({ status }) => status !== 'done').map(({ organization }) => organization);
  const opposed = asked.filter(({ outcome }) => outcome === 'opposed');
  const given: Finding = {
    ...judged(
      'opinions-are-given',
      waiting.length === 0,
      {
        pass: {
          zh: `成员单位意见均已提出（${asked.length} 家）。`,
          en: `All ${asked.length} members asked have spoken.`,
        },
        fail: { zh: `待提出意见：${waiting.join('、')}。`, en: `These have not spoken: ${waiting.join(', ')}.` },
        remedy: { zh: '请成员单位提出意见。', en: 'Each of them must give its opinion.' },
      },
      { asked: String(asked.length), waiting: String(waiting.length) },
    ),
    provision,
  };
  return [given, ...opposed.map(({ organization }) => opposedFinding(organization, provision))];
}

const opposedFinding = (organization: string, provision: string): Finding => ({
  rule: 'member-is-opposed',
  status: 'needs_human',
  message: { zh: `${organization}持反对意见。`, en: `${organization} is against it.` },
  provision,
  facts: { organization },
  remedy: { zh: '请协调机制审议其意见。', en: 'The mechanism weighs its opinion.' },
});

/** Advice never stands in the way: it is shown to whoever decides (可委托…论证). */
function adviceFindings(experts: DecisionFacts['experts']): Finding[] {
  const counted = experts.filter(({ state }) => state !== 'conflicted');
  const count = (outcome: StepOutcome) => counted.filter(({ recommendation }) => recommendation === outcome).length;
  const waiting = counted.filter(({ state }) => state !== 'advised').length;
  const [supported, opposed] = [count('supported'), count('opposed')];
  const facts = { supported: String(supported), opposed: String(opposed), waiting: String(waiting) };
  const rule = 'expert-advice';
  if (counted.length === 0) {
    const message = { zh: '未委托专家论证。', en: 'No expert was asked.' };
    return [{ rule, status: 'not_applicable', message, provision: adviceProvision, facts: {}, remedy: null }];
  }
  return [
    {
      rule,
      status: waiting === 0 && opposed === 0 ? 'pass' : 'needs_human',
      message: {
        zh: `专家论证：支持 ${supported}，反对 ${opposed}，未提出 ${waiting}；供审议参考。`,
        en: `Experts: ${supported} in favour, ${opposed} against, ${waiting} have not advised; advice decides nothing.`,
      },
      provision: adviceProvision,
      facts,
      remedy: null,
    },
  ];
}
