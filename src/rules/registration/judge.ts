import { compareDates, type LocalDate } from '../calendar/local-date.ts';
import { type Finding, failing, judged } from '../finding.ts';
import type { Action } from '../permissions.ts';
import { isQuantity } from '../policy/provision.ts';
import { bindingValue } from '../policy/settlement.ts';
import { boundWords, judgedOn } from '../workflow/by-provision.ts';
import { stateFinding } from '../workflow/lifecycle.ts';
import { keptDueDay, type StepLimit } from '../workflow/step-opening.ts';
import { registrationLife } from './lifecycle.ts';
import type { RegistrationCase } from './registration-facts.ts';
import { groundFindings, type RegistrationLaw, registrationFindings } from './registration-findings.ts';
import { lastWorkingDay } from './validity.ts';

/** Actions of the registrant (登记主体) on a registration. */
export const registrantActions = [
  'reviseRegistration',
  'submitRegistration',
  'withdrawRegistration',
] as const satisfies readonly Action[];
/** Actions of the registrar (登记机构), or of the exchange, whichever registers. */
export const registrarActions = [
  'acceptRegistration',
  'requestRegistrationCompletion',
  'refuseRegistration',
  'explainRegistrationDelay',
  'concludeFormalReview',
  'completeRegistration',
  'registerAtExchange',
  'declineAtExchange',
  'revokeRegistration',
  'revokeAtExchange',
  'cancelLapsedRegistration',
] as const satisfies readonly Action[];
export type RegistrationAction = (typeof registrantActions)[number] | (typeof registrarActions)[number];

/** What an action is given beside the registration; left out for a button. */
export interface GivenOfRegistration {
  /** What is missing, told to the registrant. */
  readonly missing?: readonly string[];
  /** Whether the formal review is passed. */
  readonly passes?: boolean;
  /** Ground of a revocation. */
  readonly ground?: string | null;
  /** Last day of validity that an exchange gives. */
  readonly expiresOn?: LocalDate | null;
}

/** Actions that one track alone knows. */
const trackOf: Readonly<Partial<Record<RegistrationAction, RegistrationCase['track']>>> = {
  acceptRegistration: 'state',
  requestRegistrationCompletion: 'state',
  refuseRegistration: 'state',
  explainRegistrationDelay: 'state',
  concludeFormalReview: 'state',
  completeRegistration: 'state',
  revokeRegistration: 'state',
  cancelLapsedRegistration: 'state',
  registerAtExchange: 'exchange',
  declineAtExchange: 'exchange',
  revokeAtExchange: 'exchange',
};

/**
 * What the rules say of an action on a registration, for the button and the mutation alike.
 *
 * @param law what binds today
 */
export function judgeRegistration(
  action: RegistrationAction,
  row: RegistrationCase,
  law: RegistrationLaw,
  given: GivenOfRegistration = {},
): readonly Finding[] {
  const track = trackOf[action];
  if (track !== undefined && track !== row.track) return [trackFinding(track)];
  const state = stateFinding(registrationLife, action, row.status);
  if (state.status === 'fail') return [state];
  return [state, ...ownFindings(action, row, law, given)];
}

function ownFindings(
  action: RegistrationAction,
  row: RegistrationCase,
  law: RegistrationLaw,
  given: GivenOfRegistration,
): readonly Finding[] {
  switch (action) {
    case 'submitRegistration':
      return submissionFindings(row, law);
    case 'requestRegistrationCompletion':
      return given.missing === undefined ? [] : [toldOnceFinding(row, given.missing)];
    case 'acceptRegistration':
      return groundFindings(row);
    case 'refuseRegistration':
      return takenUp.includes(row.status) ? [groundlessFinding(row)] : [];
    case 'explainRegistrationDelay':
      return [reviewLateFinding(row, law)];
    case 'concludeFormalReview':
      if (given.passes === false || row.type === 'cancellation')
        return given.passes === false ? [] : groundFindings(row);
      return [...groundFindings(row), ...publicityFindings(law)];
    case 'completeRegistration':
      return [publicityOverFinding(row, law.today), unopposedFinding(row), ...groundFindings(row)];
    case 'registerAtExchange':
      return [...groundFindings(row), ...(given.expiresOn == null ? [] : [validFinding(given.expiresOn, law.today)])];
    case 'revokeRegistration':
      return given.ground === undefined ? [] : [revocationFinding(given.ground, law)];
    case 'cancelLapsedRegistration':
      return [notRenewedFinding(row)];
    case 'withdrawRegistration':
      return row.askedFor === null ? [] : [ownToWithdrawFinding(row.askedFor)];
    default:
      return [];
  }
}

/** What handing a registration in is judged by, whatever its state. */
export const submissionFindings = (row: RegistrationCase, law: RegistrationLaw): readonly Finding[] => [
  ...registrationFindings(row, law),
  ...(row.type === 'initial' ? [onceFinding(row)] : []),
];

/** An action that one track alone knows. */
export const trackFinding = (track: RegistrationCase['track']): Finding =>
  judged(
    'action-fits-track',
    false,
    {
      pass: { zh: '该操作适用于此类登记。', en: 'It fits this kind of registration.' },
      fail:
        track === 'state'
          ? { zh: '该操作只适用于公共数据资源登记。', en: 'It is for state registration.' }
          : { zh: '该操作只适用于交易所登记。', en: 'It is for registration at an exchange.' },
      remedy: { zh: '请使用与登记种类相应的操作。', en: 'Use the action of the other track.' },
    },
    { track },
  );

/** States of what was taken up: it is refused by its review or on an objection, unless what it rests on is gone. */
const takenUp: readonly RegistrationCase['status'][] = ['accepted', 'in_publicity'];

function groundlessFinding(row: RegistrationCase): Finding {
  const lost = failing(groundFindings(row)).map(({ rule }) => rule);
  return judged(
    'registration-has-lost-its-ground',
    lost.length > 0,
    {
      pass: { zh: '登记的前提已不存在。', en: 'What it rests on is gone.' },
      fail: { zh: '已受理，且登记的前提仍然存在。', en: 'It was taken up, and what it rests on stands.' },
      remedy: {
        zh: '请作出形式审核结论，或复核异议。',
        en: 'Conclude its formal review, or answer the objections to it.',
      },
    },
    lost.length === 0 ? {} : { lost: lost.join('、') },
  );
}

const onceFinding = ({ otherStands, track }: RegistrationCase): Finding =>
  judgedOn(track === 'state' ? 'n26-kinds' : null, 'not-registered-yet', !otherStands, {
    pass: { zh: '尚无同类有效登记。', en: 'No registration of its kind stands.' },
    fail: {
      zh: '已有同类有效登记，不得再次首次登记。',
      en: 'It is registered already, with the state or at this exchange.',
    },
    remedy: { zh: '请申请变更、更正或续展登记。', en: 'Apply for a change, a correction or a renewal.' },
  });

/** 一次性告知: what is missing is told once and whole; asked again is only what was told and still is. */
function toldOnceFinding({ decisionReason }: RegistrationCase, missing: readonly string[]): Finding {
  const told = decisionReason?.split('\n') ?? null;
  const newly = told === null ? [] : missing.filter((each) => !told.includes(each));
  return judgedOn(
    'n26-acceptance-restart',
    'completion-told-once',
    newly.length === 0,
    {
      pass: { zh: '需补正内容一次性告知。', en: 'What is missing is told once and whole.' },
      fail: {
        zh: '需补正内容应一次性告知，不得再提出新的内容。',
        en: 'What is missing was told before, without this.',
      },
      remedy: {
        zh: '仅就已告知而仍缺的内容再次告知，或予以受理、不予受理。',
        en: 'Repeat what was told and is still missing, or accept or refuse it.',
      },
    },
    newly.length === 0 ? {} : { newly: newly.join('；') },
  );
}

/** 审核未完成 is what is not done when its days are over, by the clock of that review: before, it may still be done in time. */
function reviewLateFinding({ review }: RegistrationCase, { calendars, today }: RegistrationLaw): Finding {
  const dueOn = review === null ? null : keptDueDay(calendars, review);
  return judgedOn(
    'n26-review-delay',
    'review-is-past-its-days',
    dueOn !== null && compareDates(today, dueOn) > 0,
    {
      pass: {
        zh: '形式审核期限已满，尚未完成。',
        en: 'The days of its formal review are over, and it is not finished.',
      },
      fail: { zh: '形式审核期限未满。', en: 'The days of its formal review are not over, or cannot be counted.' },
      remedy: {
        zh: '请在期限内完成形式审核；期满仍未完成的，再说明原因。',
        en: 'Conclude the review within its days; explain it on the day after the last one.',
      },
    },
    dueOn === null ? {} : { dueOn },
  );
}

/** Publicity needs to know its last day, and so the calendar of the year. */
function publicityFindings({ provisions, calendars, today }: RegistrationLaw): readonly Finding[] {
  const end = lastWorkingDay(provisions, calendars, 'registration.publicity', today);
  return [
    judgedOn(
      'n26-publicity',
      'publicity-has-an-end',
      end?.known === true,
      {
        pass: { zh: '公示期可以计算。', en: 'The last day of the publicity is known.' },
        fail: { zh: '公示期所在年度的工作日历未发布。', en: 'The calendar of the year is not known yet.' },
        remedy: { zh: '请先发布该年度工作日历。', en: 'Approve the calendar of the year first.' },
      },
      end?.known === true ? { endsOn: end.value } : {},
    ),
  ];
}

/** The publicity lasts until the end of its last day. */
const publicityOverFinding = ({ publicityEndsOn: end }: RegistrationCase, today: LocalDate): Finding =>
  judgedOn(
    'n26-publicity',
    'publicity-is-over',
    end !== null && compareDates(today, end) > 0,
    {
      pass: { zh: '公示期已满。', en: 'The publicity is over.' },
      fail: { zh: '公示期未满。', en: 'The publicity is not over.' },
      remedy: { zh: '公示期满后再赋码。', en: 'Wait for its last day to pass.' },
    },
    end === null ? {} : { endsOn: end },
  );

const unopposedFinding = ({ openObjections: open }: RegistrationCase): Finding =>
  judgedOn(
    'n26-objections',
    'no-objection-waits',
    open === 0,
    {
      pass: { zh: '没有待复核的异议。', en: 'No objection waits for an answer.' },
      fail: { zh: `尚有${open}件异议待复核。`, en: `${open} objections wait for an answer.` },
      remedy: { zh: '请先复核异议。', en: 'Answer them first.' },
    },
    { open: String(open) },
  );

const validFinding = (expiresOn: LocalDate, today: LocalDate): Finding =>
  judged(
    'valid-for-a-day',
    compareDates(expiresOn, today) >= 0,
    {
      pass: { zh: '有效期在今日之后。', en: 'It is valid for a day at least.' },
      fail: { zh: '有效期在今日之前。', en: 'Its last day is past.' },
      remedy: { zh: '请改正有效期。', en: 'Name a later last day.' },
    },
    { expiresOn },
  );

function revocationFinding(ground: string | null, { provisions, today }: RegistrationLaw): Finding {
  const grounds = boundWords({ provisions, on: today }, 'registration.revocation.grounds')?.words ?? [];
  return judgedOn(
    'n26-revocation-grounds',
    'revocation-names-a-ground',
    ground !== null && grounds.includes(ground),
    {
      pass: { zh: '已指明撤销情形。', en: 'It names a ground that the rule knows.' },
      fail: { zh: '没有指明规定的撤销情形。', en: 'It names no ground that the rule knows.' },
      remedy: { zh: '在 ground 中填写所列情形之一。', en: 'Set ground to one of those named.' },
    },
    { grounds: grounds.join('、') },
  );
}

/** 期满未按规定续展的，由登记机构予以注销: what was asked for in time may still be given. */
const notRenewedFinding = ({ runningRenewals: running }: RegistrationCase): Finding =>
  judgedOn('n26-lapse', 'not-being-renewed', running === 0, {
    pass: { zh: '没有在期限内提出的续展申请。', en: 'No renewal of it is under way.' },
    fail: { zh: '在期限内提出的续展申请尚未办结。', en: 'A renewal that was asked for in time is not over.' },
    remedy: { zh: '请先办结续展申请。', en: 'Conclude the renewal first.' },
  });

/** What the registrar corrects on evidence (有证据证明登记信息确有错误) is not the registrant’s to take back; what they consented to is. */
const ownToWithdrawFinding = (askedFor: NonNullable<RegistrationCase['askedFor']>): Finding =>
  judgedOn('n26-correction', 'correction-is-the-registrants', askedFor === 'consented', {
    pass: { zh: '该更正经登记主体书面同意。', en: 'The registrant has consented to it.' },
    fail: { zh: '该更正由登记机构依据证据认定，登记主体不能撤回。', en: 'The registrar corrects it on evidence.' },
    remedy: { zh: '有不同意见的，在公示期内提出异议。', en: 'Object to it while it is published.' },
  });

/** Parameters that give a step of a registration its time. */
export type RegistrationLimit =
  | 'registration.acceptance.deadline'
  | 'registration.formal_review.deadline'
  | 'registration.cancellation.deadline'
  | 'registration.publicity';

/** Working days of the step that begins today, with the provision that fixes them; null where nothing binds. */
export function registrationLimit(
  { provisions, today }: Pick<RegistrationLaw, 'provisions' | 'today'>,
  parameter: RegistrationLimit,
): StepLimit | null {
  const binding = bindingValue(provisions, parameter, today);
  if (binding === null || !isQuantity(binding.value) || binding.value.unit !== 'working_day') return null;
  return { days: binding.value.amount, source: binding.provisions[0]?.code ?? '' };
}
