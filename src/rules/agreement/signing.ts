import { addDays, compareDates, daysBetween, type LocalDate } from '../calendar/local-date.ts';
import type { Finding } from '../finding.ts';
import type { Policy } from '../policy/policy.ts';
import { isQuantity, type Provision } from '../policy/provision.ts';
import { bindingValue } from '../policy/settlement.ts';
import { contentFindings } from './content.ts';
import type { AgreementFacts, ResultStanding } from './facts.ts';
import { isInForce } from './limits.ts';
import { ruled, weighed } from './ruling.ts';
import { firstDayOf, termFindings } from './term.ts';

/** The code of the provision that asks for a word of a parameter; null where none in force does. */
export function asksFor(provisions: readonly Provision[], parameter: string, word: string, on: LocalDate) {
  const binding = bindingValue(provisions, parameter, on);
  if (binding === null || isQuantity(binding.value) || !binding.value.includes(word)) return null;
  return binding.provisions[0]?.code ?? null;
}

/**
 * What has to be true before either side signs: content, term, trial, publication, objections, emergency plan, and of a
 * renewal that it follows on.
 *
 * @param today the day in Asia/Shanghai whose law binds
 */
export function contractFindings(facts: AgreementFacts, policy: Policy, today: LocalDate): readonly Finding[] {
  const { provisions } = policy;
  return [
    ...contentFindings(facts.content, provisions, today),
    ...termFindings(facts.term, policy, today),
    beginsLater(facts, today),
    ...publicationFindings(facts.result, provisions, today),
    ...emergencyFindings(facts, provisions, today),
    ...followFindings(facts, today),
    ...reviewFindings(facts),
  ];
}

/** Nothing is operated under an agreement before it is signed, so it cannot begin earlier. */
function beginsLater({ term }: AgreementFacts, today: LocalDate): Finding {
  const first = firstDayOf(term);
  return ruled(
    'agreement-begins-later',
    null,
    compareDates(first, today) >= 0,
    {
      pass: { zh: '协议自签订之日或其后开始。', en: 'It begins today or later.' },
      fail: { zh: '协议的首日早于签订之日。', en: 'Its first day is over already.' },
      remedy: { zh: '请由主管部门修改期限。', en: 'Have the authority set another first day.' },
    },
    { firstDay: first, today },
  );
}

/**
 * What the publication of the result asks for: that it is public; that the time for objections is over and none is open or
 * sustained. That it is filed no text makes a condition of signing, so a missing filing is for people to weigh.
 */
export function publicationFindings(
  result: ResultStanding | null,
  provisions: readonly Provision[],
  today: LocalDate,
): readonly Finding[] {
  const published = asksFor(provisions, 'result.published', 'operator', today);
  const filed = asksFor(provisions, 'result.filed_with', 'provincial_government', today);
  const findings = [
    ruled('result-published', published, result?.status === 'published', {
      pass: { zh: '授权结果已向社会公开。', en: 'The result is public.' },
      fail: { zh: '授权结果未公开或已撤销。', en: 'The result is not public, or was taken back.' },
      remedy: { zh: '请先公开授权结果。', en: 'Publish the result first.' },
    }),
  ];
  if (result === null) return findings;
  if (filed !== null) {
    findings.push(
      weighed('result-filed', filed, result.filedOn !== null, {
        pass: { zh: '授权结果已报省政府备案。', en: 'The result is filed with the provincial government.' },
        fail: {
          zh: '授权结果尚未记录报省政府备案；未见文本以此为签订协议的前提。',
          en: 'No filing of the result is on record; no text makes it a condition of signing.',
        },
        remedy: { zh: '请报备案并记录。', en: 'File it and put that down.' },
      }),
    );
  }
  return [...findings, ...objectionFindings(result, today)];
}

function objectionFindings(result: ResultStanding, today: LocalDate): readonly Finding[] {
  const { objectionsEndOn: end, openObjections: open, sustainedObjections: sustained } = result;
  const none = end === null;
  const over: Finding = ruled(
    'objection-period-over',
    'hz63-result-publicity',
    none || compareDates(today, end) > 0,
    {
      pass: { zh: '异议期已过。', en: 'The time for objections is over.' },
      fail: { zh: `异议期至${end ?? ''}，尚未届满。`, en: `Objections are taken until ${end ?? ''}.` },
      remedy: { zh: '请在异议期满后签订。', en: 'Sign once it is over.' },
    },
    none ? {} : { objectionsEndOn: end },
  );
  return [
    none
      ? {
          ...over,
          status: 'not_applicable',
          message: { zh: '未规定异议期。', en: 'Nothing gives a time for objections.' },
        }
      : over,
    ruled('no-open-objection', null, open === 0, {
      pass: { zh: '没有待答复的异议。', en: 'No objection waits.' },
      fail: { zh: `有${open}件异议待答复。`, en: `${open} objections wait for an answer.` },
      remedy: { zh: '请先答复异议。', en: 'Answer them first.' },
    }),
    ruled('no-sustained-objection', null, sustained === 0, {
      pass: { zh: '没有成立的异议。', en: 'No objection was sustained.' },
      fail: { zh: '异议成立，不得签订协议。', en: 'An objection was sustained, so nothing is signed.' },
      remedy: { zh: '由协调机制撤销授权决定后重新申请。', en: 'The mechanism rescinds the grant; apply anew.' },
    }),
  ];
}

function emergencyFindings(facts: AgreementFacts, provisions: readonly Provision[], today: LocalDate) {
  const provision = asksFor(provisions, 'operation.requires', 'emergency_plan', today);
  if (provision === null) return [];
  return [
    ruled('emergency-plan', provision, facts.hasEmergencyPlan, {
      pass: { zh: '有应急预案。', en: 'There is an emergency plan.' },
      fail: { zh: '没有应急预案，不得开展授权运营。', en: 'Without an emergency plan nothing is operated.' },
      remedy: { zh: '请先制定应急预案。', en: 'Make an emergency plan first.' },
    }),
  ];
}

/**
 * A renewal begins on the day after the agreement it follows on. Where that has ended already, there is a gap, which is
 * shown: nothing may begin in the past to close it.
 */
function followFindings({ application, previous, term }: AgreementFacts, today: LocalDate): readonly Finding[] {
  if (application.kind !== 'renewal' || previous === null) return [];
  const end = previous.endedOn ?? previous.expiresOn;
  const expected = addDays(end, 1);
  const first = firstDayOf(term);
  const facts = { previous: previous.code, endsOn: end, firstDay: first };
  if (compareDates(expected, today) >= 0 && previous.endedOn === null) {
    return [
      ruled(
        'renewal-follows-on',
        'hz63-renewal-procedure',
        first === expected,
        {
          pass: { zh: '新协议自原协议届满次日开始。', en: 'It begins on the day after the one before it ends.' },
          fail: { zh: '新协议未自原协议届满次日开始。', en: 'It does not begin on the day after the one before it.' },
          remedy: { zh: `请改为自${expected}开始。`, en: `Let it begin on ${expected}.` },
        },
        facts,
      ),
    ];
  }
  const gap = daysBetween(end, first) - 1;
  return [
    weighed(
      'renewal-follows-on',
      'hz63-renewal-procedure',
      gap === 0,
      {
        pass: { zh: '新协议自原协议终止次日开始。', en: 'It begins on the day after the one before it ended.' },
        fail: { zh: `与原协议之间间断${gap}日。`, en: `There are ${gap} days between the two.` },
        remedy: { zh: '间断期间不得运营。', en: 'Nothing is operated in between.' },
      },
      { ...facts, gapDays: String(gap) },
    ),
  ];
}

/**
 * Reviews of the operator that end before the agreement does. No text says that the agreement lapses, so it is for people
 * to weigh, and everything that leans on the review is told.
 */
export function reviewFindings({ reviews, term, code }: AgreementFacts): readonly Finding[] {
  return reviews.map(({ kind, code: review, expiresOn }) =>
    weighed(
      'review-outlived',
      'hz63-review-outlived',
      compareDates(expiresOn, term.expiresOn) >= 0,
      {
        pass: { zh: `审核结果${review}在协议期内有效。`, en: `The review ${review} is valid throughout.` },
        fail: {
          zh: `审核结果${review}于${expiresOn}到期，早于协议届满之日。`,
          en: `The review ${review} ends on ${expiresOn}, before the agreement does.`,
        },
        remedy: { zh: '请在到期前重新审核；协议不因此失效。', en: 'Review anew before; the agreement does not lapse.' },
      },
      { agreement: code, kind, review, validUntil: expiresOn, expiresOn: term.expiresOn },
    ),
  );
}

/**
 * That the agreement was deliberated collectively before it is signed (“三重一大”, 27号 art. 13).
 *
 * @param deliberatedOn as the authority says
 */
export function deliberationFindings(
  deliberatedOn: LocalDate | null,
  provisions: readonly Provision[],
  today: LocalDate,
): readonly Finding[] {
  const provision = asksFor(provisions, 'agreement.decision', 'collective_decision', today);
  if (provision === null) return [];
  return [
    ruled(
      'agreement-deliberated',
      provision,
      deliberatedOn !== null && compareDates(deliberatedOn, today) <= 0,
      {
        pass: { zh: '协议已经集体审议。', en: 'It was deliberated collectively.' },
        fail: {
          zh: '没有签订前集体审议的日期，或审议日期在今日之后。',
          en: 'No day of deliberation up to today is given.',
        },
        remedy: { zh: '请按“三重一大”审议后填写日期。', en: 'Deliberate, and give the day.' },
      },
      deliberatedOn === null ? {} : { deliberatedOn },
    ),
  ];
}

/** That both sides sign: the operator has, before the authority does. */
export function partiesFindings(facts: AgreementFacts, provisions: readonly Provision[], today: LocalDate) {
  const provision = asksFor(provisions, 'agreement.signed_by', 'authorised_operator', today);
  if (provision === null || !isInForce(provisions, provision, today)) return [];
  return [
    ruled('agreement-parties', provision, facts.status === 'accepted', {
      pass: { zh: '授权运营主体已签。', en: 'The operator has signed.' },
      fail: { zh: '授权运营主体尚未签。', en: 'The operator has not signed.' },
      remedy: { zh: '请授权运营主体先签。', en: 'The operator signs first.' },
    }),
  ];
}
