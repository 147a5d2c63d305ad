import { compareDates, type LocalDate } from '../calendar/local-date.ts';
import { type Finding, judged } from '../finding.ts';
import { type RoundStatus, roundStatuses } from '../workflow/words.ts';

/** A round as rules look at it. */
export interface RoundFacts {
  readonly code: string;
  readonly authorityId: string;
  readonly status: RoundStatus;
  readonly convenesOn: LocalDate;
}

/** What is asked before a round is opened: it convenes today or later. */
export function openRoundFindings(convenesOn: LocalDate, today: LocalDate): readonly Finding[] {
  return [
    judged(
      'round-is-still-to-convene',
      compareDates(convenesOn, today) >= 0,
      {
        pass: { zh: `定于 ${convenesOn} 召开。`, en: `It convenes on ${convenesOn}.` },
        fail: { zh: `召开日期 ${convenesOn} 已过。`, en: `${convenesOn} is past.` },
        remedy: { zh: '请选择今天或以后的日期。', en: 'Choose today or a later day.' },
      },
      { convenesOn, today },
    ),
  ];
}

/**
 * What is asked before a file is put into a round.
 *
 * @param round null where there is none that can be seen
 * @param authorityId the authority whose notice the file answers
 */
export function assignFindings(round: RoundFacts | null, authorityId: string): readonly Finding[] {
  const exists = judged('round-exists', round !== null, {
    pass: { zh: '该批次存在。', en: 'There is such a round.' },
    fail: { zh: '没有该批次。', en: 'There is no such round.' },
    remedy: { zh: '请选择已设立的批次。', en: 'Choose a round that was opened.' },
  });
  if (round === null) return [exists];
  return [
    exists,
    judged(
      'round-is-open',
      round.status === 'open',
      {
        pass: { zh: `批次 ${round.code} 正在征集。`, en: `The round ${round.code} is open.` },
        fail: {
          zh: `批次 ${round.code} ${roundStatuses[round.status].zh}。`,
          en: `The round ${round.code} is ${round.status}.`,
        },
        remedy: { zh: '请选择征集中的批次。', en: 'Choose a round that is open.' },
      },
      { round: round.code, status: round.status },
    ),
    judged(
      'round-is-of-the-same-authority',
      round.authorityId === authorityId,
      {
        pass: { zh: '批次由受理申请的主管部门召集。', en: 'The authority of the notice convenes the round.' },
        fail: { zh: '批次由另一主管部门召集。', en: 'Another authority convenes the round.' },
        remedy: { zh: '请选择本主管部门的批次。', en: 'Choose a round of the authority that gave the notice.' },
      },
      { round: round.code },
    ),
  ];
}

/**
 * What is asked before a round is closed: it has convened, or nothing waits in it.
 *
 * @param waiting files in it that were not decided
 */
export function closeRoundFindings(convenesOn: LocalDate, waiting: number, today: LocalDate): readonly Finding[] {
  return [
    judged(
      'round-has-convened-or-is-empty',
      compareDates(convenesOn, today) <= 0 || waiting === 0,
      {
        pass: { zh: '批次已召开，或其中没有待审申请。', en: 'It has convened, or no file waits in it.' },
        fail: {
          zh: `批次定于 ${convenesOn} 召开，仍有 ${waiting} 件待审。`,
          en: `It convenes on ${convenesOn}; ${waiting} files wait in it.`,
        },
        remedy: {
          zh: '请待其召开，或先将申请移入另一批次。',
          en: 'Wait until it has, or move the files to another round.',
        },
      },
      { convenesOn, waiting: String(waiting), today },
    ),
  ];
}

/**
 * Whether the round that a file was put into has convened (公共数据主管部门定期组织…审核). One that was put into none is
 * reviewed by itself.
 */
export function convenedFinding(round: RoundFacts | null, today: LocalDate): Finding {
  const provision = 'hz63-application-reviewers';
  if (round === null) {
    const message = { zh: '申请未编入评审批次。', en: 'The file is in no round.' };
    return { rule: 'round-has-convened', status: 'not_applicable', message, provision, facts: {}, remedy: null };
  }
  const { code, convenesOn } = round;
  return {
    ...judged(
      'round-has-convened',
      compareDates(convenesOn, today) <= 0,
      {
        pass: { zh: `批次 ${code} 已于 ${convenesOn} 召开。`, en: `The round ${code} convened on ${convenesOn}.` },
        fail: { zh: `批次 ${code} 定于 ${convenesOn} 召开。`, en: `The round ${code} convenes on ${convenesOn}.` },
        remedy: {
          zh: '请待批次召开，或移入另一批次。',
          en: 'Wait until it has convened, or move the file to another round.',
        },
      },
      { round: code, convenesOn },
    ),
    provision,
  };
}
