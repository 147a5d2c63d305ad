import { compareDates, type LocalDate } from '../calendar/local-date.ts';
import { type Finding, judged } from '../finding.ts';
import { judgedOn } from '../workflow/by-provision.ts';
import { stateFinding } from '../workflow/lifecycle.ts';
import type { ObjectionState } from '../workflow/words.ts';
import { registrationLife, registrationObjectionLife } from './lifecycle.ts';
import type { RegistrationCase } from './registration-facts.ts';

/**
 * Whether an objection to a published registration is taken (26号 art. 12): by a person, by their real name, while it is
 * published, one at a time.
 *
 * @param open how many objections of the caller to it wait
 * @param today in Asia/Shanghai; the last day counts
 */
export function objectionFindings(
  { status, publicityEndsOn }: Pick<RegistrationCase, 'status' | 'publicityEndsOn'>,
  { isPerson, open }: { readonly isPerson: boolean; readonly open: number },
  today: LocalDate,
): readonly Finding[] {
  const state = stateFinding(registrationLife, 'objectToRegistration', status);
  if (state.status === 'fail') return [state];
  return [
    state,
    judgedOn(
      'n26-publicity',
      'objection-while-published',
      publicityEndsOn !== null && compareDates(today, publicityEndsOn) <= 0,
      {
        pass: { zh: '在公示期内。', en: 'It is published for objections.' },
        fail: { zh: '公示期已满。', en: 'The publicity is over.' },
        remedy: { zh: '登记后可申请更正，或向登记机构反映。', en: 'Turn to the registrar.' },
      },
      publicityEndsOn === null ? {} : { endsOn: publicityEndsOn },
    ),
    judgedOn('n26-objections', 'objection-by-real-name', isPerson, {
      pass: { zh: '实名提出。', en: 'It is made by name.' },
      fail: { zh: '异议应由本人实名提出。', en: 'Objections are made by people, by name.' },
      remedy: { zh: '请以个人身份登录后提出。', en: 'Sign in as a person.' },
    }),
    judged('objection-once', open === 0, {
      pass: { zh: '本人没有待复核的异议。', en: 'None of the caller waits.' },
      fail: { zh: '本人对该登记的异议尚待复核。', en: 'The caller’s objection to it waits for an answer.' },
      remedy: { zh: '请等待复核。', en: 'Wait for the answer.' },
    }),
  ];
}

/** Whether an objection may be answered: it is open, its registration is still published, and nobody answers their own. */
export function objectionAnswerFindings(
  state: ObjectionState,
  registration: RegistrationCase['status'],
  isOwn: boolean,
): readonly Finding[] {
  return [
    stateFinding(registrationObjectionLife, 'answerRegistrationObjection', state),
    stateFinding(registrationLife, 'objectToRegistration', registration),
    judged('objection-of-another', !isOwn, {
      pass: { zh: '异议由他人提出。', en: 'Somebody else made it.' },
      fail: { zh: '不得复核本人提出的异议。', en: 'Nobody answers their own objection.' },
      remedy: { zh: '请由另一人复核。', en: 'Somebody else answers.' },
    }),
  ];
}
