import { addDays, compareDates, type LocalDate } from '../calendar/local-date.ts';
import type { Period } from '../calendar/working-days.ts';
import type { Finding } from '../finding.ts';
import type { Policy } from '../policy/policy.ts';
import { lastTermDay, limitsOf } from './limits.ts';
import { ruled } from './ruling.ts';

/** A trial (试运营), a period of its own. */
export interface Trial {
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
  /** Whether the agreement counts it within its term. */
  readonly isWithinTerm: boolean;
}

/** When an agreement runs. */
export interface Term {
  readonly startsOn: LocalDate;
  readonly expiresOn: LocalDate;
  readonly trial: Trial | null;
}

/** The first day on which anything may be operated: of the term, or of the trial before it. */
export const firstDayOf = ({ startsOn, trial }: Term): LocalDate =>
  trial !== null && compareDates(trial.startsOn, startsOn) < 0 ? trial.startsOn : startsOn;

const unitWords = {
  year: ['年', 'years'],
  month: ['个月', 'months'],
  working_day: ['个工作日', 'working days'],
  calendar_day: ['日', 'days'],
} as const;
const shown = ({ amount, unit }: Period, language: 0 | 1): string =>
  `${amount}${language === 0 ? '' : ' '}${unitWords[unit][language]}`;

interface Limited {
  readonly rule: string;
  readonly parameter: string;
  readonly zh: string;
  readonly en: string;
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
}

/** One finding for each provision that limits a period, so that an upper layer is cited beside the stricter lower one. */
function limitFindings({ provisions, calendars }: Policy, today: LocalDate, limited: Limited): readonly Finding[] {
  const { rule, zh, en, startsOn, endsOn } = limited;
  return limitsOf(provisions, limited.parameter, today).map(({ provision, period }) => {
    const last = lastTermDay(calendars, startsOn, period);
    const latest = last.known ? last.value : startsOn;
    return ruled(
      rule,
      provision.code,
      compareDates(endsOn, latest) <= 0,
      {
        pass: { zh: `${zh}不超过${shown(period, 0)}。`, en: `The ${en} is at most ${shown(period, 1)}.` },
        fail: { zh: `${zh}超过${shown(period, 0)}。`, en: `The ${en} is longer than ${shown(period, 1)}.` },
        remedy: { zh: `请改为至迟${latest}届满。`, en: `Let it end on ${latest} at the latest.` },
      },
      { startsOn, endsOn, limit: shown(period, 0), latest },
    );
  });
}

/**
 * Whether term and trial keep their limits (parameters `agreement.term`, `agreement.trial`), and stand to each other as
 * the agreement says: “可另设置” is read as a period apart, which ends on the day before the term; an agreement may say that
 * it lies within.
 *
 * @param today the day whose law binds
 */
export function termFindings(term: Term, policy: Policy, today: LocalDate): readonly Finding[] {
  const { startsOn, expiresOn, trial } = term;
  const own = limitFindings(policy, today, {
    ...{ rule: 'agreement-term', parameter: 'agreement.term', zh: '协议期限', en: 'term' },
    startsOn,
    endsOn: expiresOn,
  });
  if (trial === null) return own;
  const limits = limitFindings(policy, today, {
    ...{ rule: 'agreement-trial', parameter: 'agreement.trial', zh: '试运营期', en: 'trial' },
    startsOn: trial.startsOn,
    endsOn: trial.endsOn,
  });
  return [...own, ...limits, trialPlace(term, trial)];
}

function trialPlace({ startsOn, expiresOn }: Term, trial: Trial): Finding {
  const isPlaced = trial.isWithinTerm
    ? trial.startsOn === startsOn && compareDates(trial.endsOn, expiresOn) <= 0
    : addDays(trial.endsOn, 1) === startsOn;
  const [zh, en] = trial.isWithinTerm
    ? (['试运营期计入协议期限，应自协议首日起。', 'A trial within the term begins with it.'] as const)
    : (['试运营期另设，应在协议首日的前一日届满。', 'A trial apart ends on the day before the term.'] as const);
  return ruled(
    'trial-apart',
    'hz63-trial-apart',
    isPlaced,
    {
      pass: { zh: '试运营期与协议期限衔接。', en: 'Trial and term join.' },
      fail: { zh: '试运营期与协议期限不衔接。', en: 'Trial and term do not join.' },
      remedy: { zh, en },
    },
    { trialStartsOn: trial.startsOn, trialEndsOn: trial.endsOn, startsOn, expiresOn },
  );
}
