import { compareDates, type LocalDate } from '../calendar/local-date.ts';
import { type Finding, judged } from '../finding.ts';
import { type PolicyState, policyStates } from '../vocabulary.ts';

/**
 * What is asked before a change of policy is proposed: it begins today or later, since what was decided by the law of a
 * day stays decided; only a correction of what the law said all the time may begin in the past, with its reason.
 */
export function proposalFindings(
  startsOn: LocalDate,
  today: LocalDate,
  correctionReason: string | null,
): readonly Finding[] {
  const inPast = compareDates(startsOn, today) < 0;
  return [
    judged(
      'change-begins-today-or-later',
      !inPast || correctionReason !== null,
      {
        pass: {
          zh: '生效日期不早于今天，或已说明更正理由。',
          en: 'It begins today or later, or says what it corrects.',
        },
        fail: { zh: `生效日期 ${startsOn} 早于今天。`, en: `It would begin on ${startsOn}, in the past.` },
        remedy: {
          zh: '改为今天或以后；如属更正，请填写 correctionReason。',
          en: 'Let it begin today or later, or give correctionReason when it corrects what was wrong.',
        },
      },
      { startsOn, today },
    ),
  ];
}

/**
 * What is asked before a change of policy is decided on.
 *
 * @param isAnotherPerson whether the one who decides is another person than the proposer, by address too
 */
export function decisionFindings(state: PolicyState, isAnotherPerson: boolean): readonly Finding[] {
  return [
    judged(
      'change-waits-for-decision',
      state === 'proposed',
      {
        pass: { zh: '该变更待批准。', en: 'The change waits for a decision.' },
        fail: { zh: `该变更${policyStates[state].zh}。`, en: `The change is ${state} already.` },
        remedy: { zh: '如需再改，请提出新的版本。', en: 'Propose another version to change it again.' },
      },
      { state },
    ),
    judged('decided-by-another-person', isAnotherPerson, {
      pass: { zh: '批准人与提出人不是同一人。', en: 'Another person than the proposer decides.' },
      fail: { zh: '批准人与提出人的邮箱相同。', en: 'The proposer has the same e-mail address.' },
      remedy: { zh: '请另一名系统管理员决定。', en: 'Ask another administrator.' },
    }),
  ];
}
