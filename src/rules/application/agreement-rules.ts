import { addDays, addMonths, compareDates, daysBetween, type LocalDate } from '../calendar/local-date.ts';
import type { Finding } from '../finding.ts';
import { isQuantity, type Provision } from '../policy/provision.ts';
import { bindingValue } from '../policy/settlement.ts';
import type { AgreementFacts, ApplicationFacts } from './facts.ts';
import { monthsOf } from './paper-rules.ts';
import { applicationProvisions as codes } from './provisions.ts';
import { says } from './rule.ts';

/** How long before its end an agreement is applied for anew. */
interface Lead {
  readonly before: (day: LocalDate) => LocalDate;
  readonly after: (day: LocalDate) => LocalDate;
  readonly provision: string;
}

/** Null where no provision in force fixes a time. */
function leadOn(provisions: readonly Provision[], today: LocalDate): Lead | null {
  const binding = bindingValue(provisions, 'renewal.lead_time', today);
  if (binding === null) return null;
  const provision = binding.provisions[0]?.code ?? codes.renewalLead;
  const months = monthsOf(binding.value);
  if (months !== null) {
    return { before: (day) => addMonths(day, -months), after: (day) => addMonths(day, months), provision };
  }
  if (!isQuantity(binding.value)) return null;
  const { amount } = binding.value;
  return { before: (day) => addDays(day, -amount), after: (day) => addDays(day, amount), provision };
}

/**
 * The last day on which an agreement that ends on `expiresOn` is applied for anew as a renewal (届满 3 个月前): the
 * corresponding day, or the last of its month where there is none (民法典 art. 202).
 *
 * @returns null where no provision in force fixes a time
 */
export function lastRenewalDay(
  provisions: readonly Provision[],
  expiresOn: LocalDate,
  today: LocalDate,
): LocalDate | null {
  return leadOn(provisions, today)?.before(expiresOn) ?? null;
}

/** Whether an agreement runs on a day: signed, not ended, and not past its last day. */
export const isInForce = ({ status, expiresOn }: AgreementFacts, today: LocalDate): boolean =>
  (status === 'active' || status === 'suspended') && compareDates(today, expiresOn) <= 0;

/**
 * The application among others and among agreements: one at a time for an applicant and a scenario; a renewal in time; a
 * change of the list only of an agreement that runs. One that comes too late for a renewal is made as an initial one,
 * and the days without an agreement are shown.
 */
export function agreementFindings(
  facts: ApplicationFacts,
  provisions: readonly Provision[],
  today: LocalDate,
): readonly Finding[] {
  return [runningFinding(facts.running), agreementFinding(facts, today), timeFinding(facts, provisions, today)];
}

/**
 * One application runs at a time for an applicant and a scenario (一场景一清单一审核).
 *
 * @param running codes of the others that run
 */
export function runningFinding(running: readonly string[]): Finding {
  return says({
    rule: 'application-runs-once',
    provision: codes.scenarioReview,
    status: running.length === 0 ? 'pass' : 'fail',
    facts: running.length === 0 ? {} : { running: running.join('、') },
    message: { zh: '本单位就该场景已有在办申请。', en: 'Another application of the applicant for the scenario runs.' },
    remedy: { zh: '继续办理该申请，或先撤回。', en: 'Go on with that one, or withdraw it first.' },
  });
}

function agreementFinding({ kind, agreement, applicant, scenario }: ApplicationFacts, today: LocalDate): Finding {
  const isRight = agreement !== null && agreement.operatorId === applicant.id && agreement.scenarioId === scenario.id;
  const status = kind === 'initial' ? 'not_applicable' : isRight && isInForce(agreement, today) ? 'pass' : 'fail';
  return says({
    rule: 'application-follows-an-agreement-in-force',
    provision: codes.renewalProcedure,
    status,
    facts:
      agreement === null ? {} : { agreement: agreement.code, status: agreement.status, expiresOn: agreement.expiresOn },
    message: {
      zh: '所指协议不是本单位就该场景正在履行的协议。',
      en: 'The agreement it names is not one of the applicant for the scenario that is in force.',
    },
    remedy: { zh: '指明正在履行的协议，或改为首次申请（INITIAL）。', en: 'Name one in force, or make it INITIAL.' },
  });
}

function timeFinding(facts: ApplicationFacts, provisions: readonly Provision[], today: LocalDate): Finding {
  const { kind, agreement, inForce } = facts;
  if (kind === 'renewal' && agreement !== null) return renewalFinding(agreement, provisions, today);
  const running = kind === 'initial' ? inForce.find((each) => isInForce(each, today)) : undefined;
  if (running === undefined) {
    const provision = leadOn(provisions, today)?.provision ?? null;
    return says({ rule: renewsInTime, provision, status: 'not_applicable', message: { zh: '', en: '' } });
  }
  return anewFinding(running, provisions, today);
}

const renewsInTime = 'application-renews-in-time';

/** How an agreement that ends stands to the time in which it is applied for anew. */
function timeOf({ code, expiresOn }: EndingAgreement, provisions: readonly Provision[], today: LocalDate) {
  const lead = leadOn(provisions, today);
  const last = lead?.before(expiresOn) ?? expiresOn;
  const isInTime = compareDates(today, last) <= 0;
  // The procedure is expected to take as long as the law wants it begun ahead; what of that lies behind the end is a gap.
  const gapDays = Math.max(0, daysBetween(expiresOn, lead?.after(today) ?? today));
  const shown = { agreement: code, expiresOn, lastRenewalDay: last, today };
  const late = { ...shown, lateDays: String(daysBetween(last, today)), gapDays: String(gapDays) };
  return { provision: lead?.provision ?? null, last, isInTime, gapDays, facts: isInTime ? shown : late };
}

type EndingAgreement = Pick<AgreementFacts, 'code' | 'expiresOn'>;

/** Whether an agreement is renewed in time (届满 3 个月前): later, it is applied for as an initial one, with the gap shown. */
export function renewalFinding(
  agreement: EndingAgreement,
  provisions: readonly Provision[],
  today: LocalDate,
): Finding {
  const { code, expiresOn } = agreement;
  const { provision, last, isInTime, gapDays, facts } = timeOf(agreement, provisions, today);
  return says({
    rule: renewsInTime,
    provision,
    status: isInTime ? 'pass' : 'fail',
    facts,
    message: {
      zh: `协议 ${code} 于 ${expiresOn} 届满，最迟应于 ${last} 重新申请，已逾期。`,
      en: `The agreement ${code} ends on ${expiresOn}; it had to be applied for anew by ${last}.`,
    },
    remedy: {
      zh: `改为首次申请（INITIAL）提交；届满后预计空档 ${gapDays} 天，其间不得运营。`,
      en: `File it as INITIAL, with a gap of about ${gapDays} days in which nothing is operated.`,
    },
  });
}

/** An initial application beside an agreement that runs: only once it is too late for a renewal. */
function anewFinding(agreement: EndingAgreement, provisions: readonly Provision[], today: LocalDate): Finding {
  const { code, expiresOn } = agreement;
  const { provision, last, isInTime, gapDays, facts } = timeOf(agreement, provisions, today);
  return says({
    rule: renewsInTime,
    provision,
    status: isInTime ? 'fail' : 'needs_human',
    facts,
    message: isInTime
      ? {
          zh: `协议 ${code} 仍在履行，尚可在 ${last} 前按届满重新申请。`,
          en: `The agreement ${code} is in force and can be renewed until ${last}.`,
        }
      : {
          zh: `协议 ${code} 于 ${expiresOn} 届满，已过重新申请的时限，按首次申请办理；预计空档 ${gapDays} 天。`,
          en: `The agreement ${code} ends on ${expiresOn}; too late for a renewal, it is taken as an initial one, with a gap of about ${gapDays} days.`,
        },
    remedy: isInTime
      ? { zh: '改为届满重新申请（RENEWAL）或变更数据清单（LIST_CHANGE）。', en: 'Make it RENEWAL or LIST_CHANGE.' }
      : { zh: '安排空档期内停止运营。', en: 'Prepare to stop for the gap.' },
  });
}
