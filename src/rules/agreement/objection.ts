import { compareDates, type LocalDate } from '../calendar/local-date.ts';
import { type Finding, judged } from '../finding.ts';
import { stateFinding } from '../workflow/lifecycle.ts';
import type { ObjectionState, ResultStatus } from '../workflow/words.ts';
import { objectionLife, resultLife } from './lifecycle.ts';
import { ruled } from './ruling.ts';

/** What the rules look at of a result that somebody objects to. */
export interface ObjectedResult {
  readonly status: ResultStatus;
  readonly objectionsEndOn: LocalDate | null;
}

/** Who objects. */
export interface Objector {
  /** Whether it is a person, known by name to who signs them in. */
  readonly isPerson: boolean;
  /** How many of their objections to this result wait. */
  readonly open: number;
}

/**
 * Whether an objection is taken: by a person, within the time for it, one at a time.
 *
 * @param today in Asia/Shanghai; the last day counts
 */
export function objectFindings(
  result: ObjectedResult,
  { isPerson, open }: Objector,
  today: LocalDate,
): readonly Finding[] {
  const state = stateFinding(resultLife, 'objectToResult', result.status);
  const end = result.objectionsEndOn;
  return [
    state,
    ruled(
      'objection-in-time',
      'hz63-result-publicity',
      end !== null && compareDates(today, end) <= 0,
      {
        pass: { zh: '在异议期内。', en: 'Objections are taken.' },
        fail:
          end === null
            ? { zh: '本结果未设异议期。', en: 'There is no time for objections to this result.' }
            : { zh: `异议期已于${end}届满。`, en: `Objections were taken until ${end}.` },
        remedy: { zh: '可向公共数据主管部门反映。', en: 'Turn to the authority.' },
      },
      end === null ? {} : { objectionsEndOn: end },
    ),
    judged('objection-by-name', isPerson, {
      pass: { zh: '实名提出。', en: 'It is made by name.' },
      fail: { zh: '异议应由本人实名提出。', en: 'Objections are made by people, by name.' },
      remedy: { zh: '请以个人身份登录后提出。', en: 'Sign in as a person.' },
    }),
    judged('objection-once', open === 0, {
      pass: { zh: '本人没有待答复的异议。', en: 'None of the caller waits.' },
      fail: { zh: '本人对该结果的异议尚待答复。', en: 'The caller’s objection to it waits for an answer.' },
      remedy: { zh: '请等待答复。', en: 'Wait for the answer.' },
    }),
  ];
}

/** Whether an objection may be answered: it is open, and the officer does not answer their own. */
export function answerFindings(state: ObjectionState, isOwn: boolean): readonly Finding[] {
  return [
    stateFinding(objectionLife, 'answerObjection', state),
    judged('objection-of-another', !isOwn, {
      pass: { zh: '异议由他人提出。', en: 'Somebody else made it.' },
      fail: { zh: '不得答复本人提出的异议。', en: 'Nobody answers their own objection.' },
      remedy: { zh: '请由另一人答复。', en: 'Somebody else answers.' },
    }),
  ];
}
