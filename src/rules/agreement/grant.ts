import { applicationLife } from '../application/lifecycle.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import { addWorkingDays, type DayAnswer, lastDayOf } from '../calendar/working-days.ts';
import { type Finding, judged } from '../finding.ts';
import type { Action } from '../permissions.ts';
import type { Policy } from '../policy/policy.ts';
import { stateFinding } from '../workflow/lifecycle.ts';
import type { ApplicationKind, ApplicationStatus } from '../workflow/words.ts';
import type { OtherAgreement, ResultStanding } from './facts.ts';
import { limitsOf } from './limits.ts';
import { ruled, weighed } from './ruling.ts';
import { asksFor, publicationFindings } from './signing.ts';

/** What is done with an application that the mechanism has granted. */
export const grantActions = ['publishResult', 'rescindGrant', 'draftAgreement'] as const satisfies readonly Action[];
export type GrantAction = (typeof grantActions)[number];

/** Everything that the rules look at of a granted application. */
export interface GrantFacts {
  readonly kind: ApplicationKind;
  readonly status: ApplicationStatus;
  /** Fields of its scenario. */
  readonly domainCount: number;
  /** Working days in which objections are taken by its notice; null where it gives none. */
  readonly objectionDays: number | null;
  /** The agreement it follows on or whose list it changes. */
  readonly previous: OtherAgreement | null;
  readonly result: ResultStanding | null;
  /** Code of the agreement that is being drafted or was signed. */
  readonly agreementCode: string | null;
}

/**
 * What the rules say of an action on a granted application, for the button and the mutation alike.
 *
 * @param today in Asia/Shanghai; the day whose law binds
 */
export function judgeGrant(
  action: GrantAction,
  facts: GrantFacts,
  policy: Policy,
  today: LocalDate,
): readonly Finding[] {
  switch (action) {
    case 'publishResult': {
      const state = stateFinding(applicationLife, action, facts.status);
      return state.status === 'fail' ? [state] : [state, ...publishFindings(facts, policy, today)];
    }
    case 'rescindGrant':
      return [stateFinding(applicationLife, action, facts.status)];
    case 'draftAgreement': {
      const state = draftState(facts);
      return state.status === 'fail' ? [state] : [state, ...draftFindings(facts, policy, today)];
    }
  }
}

function publishFindings(facts: GrantFacts, policy: Policy, today: LocalDate): readonly Finding[] {
  const { provisions } = policy;
  const published = asksFor(provisions, 'result.published', 'domain', today);
  const end = objectionsEnd(policy, facts.objectionDays, today);
  const findings: Finding[] = [
    ruled('result-names-domain', published, facts.domainCount > 0, {
      pass: { zh: '公开内容包括授权运营主体、领域和应用场景。', en: 'Operator, field and scenario can be named.' },
      fail: { zh: '应用场景没有所属领域，无法公开领域。', en: 'The scenario has no field that could be published.' },
      remedy: { zh: '请先为场景补充所属领域。', en: 'Give the scenario its field.' },
    }),
    previousFinding(facts),
  ];
  if (end === null || end.known) return findings;
  const { code, year } = end.missing;
  return [
    ...findings,
    ruled(
      'calendar-known',
      null,
      false,
      {
        pass: { zh: '', en: '' },
        fail: { zh: `没有${year}年的工作日历，无法确定异议期。`, en: `There is no calendar of ${year}.` },
        remedy: { zh: '请先批准该年的工作日历。', en: 'Approve the calendar of that year first.' },
      },
      { calendar: code, year: String(year) },
    ),
  ];
}

/** A change of a list needs an agreement that runs; a renewal of one that was ended is a new beginning. */
function previousFinding({ kind, previous }: GrantFacts): Finding {
  const runs = previous === null || ['active', 'suspended'].includes(previous.status);
  const words = {
    pass: { zh: '原协议可以衔接。', en: 'The agreement before it can be carried on.' },
    fail: { zh: `原协议${previous?.code ?? ''}已终止。`, en: `The agreement ${previous?.code ?? ''} has ended.` },
    remedy: {
      zh: '请由协调机制撤销授权决定，或按新授权处理。',
      en: 'Rescind the grant, or treat it as a new beginning.',
    },
  };
  const facts = previous === null ? {} : { agreement: previous.code, status: previous.status };
  return kind === 'list_change'
    ? ruled('previous-agreement-runs', 'hz63-scenario-review', runs, words, facts)
    : weighed(
        'previous-agreement-runs',
        'hz63-renewal-procedure',
        runs || previous?.status === 'expired',
        words,
        facts,
      );
}

function draftState(facts: GrantFacts): Finding {
  return judged(
    'result-was-published',
    facts.status === 'published',
    {
      pass: { zh: '授权结果已公开，可以草拟协议。', en: 'The result is public, so an agreement can be drafted.' },
      fail: { zh: '授权结果公开之后才可草拟协议。', en: 'An agreement is drafted once the result is public.' },
      remedy: { zh: '请先公开授权结果。', en: 'Publish the result first.' },
    },
    { state: facts.status },
  );
}

function draftFindings(facts: GrantFacts, { provisions }: Policy, today: LocalDate): readonly Finding[] {
  return [
    judged('agreement-drafted-once', facts.agreementCode === null, {
      pass: { zh: '尚无协议。', en: 'There is no agreement yet.' },
      fail: {
        zh: `已有协议${facts.agreementCode ?? ''}。`,
        en: `There is the agreement ${facts.agreementCode ?? ''}.`,
      },
      remedy: { zh: '请修改已有协议。', en: 'Revise that one.' },
    }),
    judged('agreement-of-its-own', facts.kind !== 'list_change', {
      pass: { zh: '本申请另签协议。', en: 'It leads to an agreement of its own.' },
      fail: {
        zh: '变更清单的申请不另签协议，以补充协议并入原协议。',
        en: 'A changed list is taken into the agreement.',
      },
      remedy: { zh: '请使用 supplementAgreement。', en: 'Use supplementAgreement.' },
    }),
    ...publicationFindings(facts.result, provisions, today).filter(({ rule }) => rule === 'no-sustained-objection'),
  ];
}

/**
 * The last day for objections: as policy says (`result.publicity`), otherwise as the notice says.
 *
 * @param objectionDays working days of the notice; null where it gives none
 * @returns null where nothing gives a time, so that there is none
 */
export function objectionsEnd(
  { provisions, calendars }: Policy,
  objectionDays: number | null,
  publishedOn: LocalDate,
): DayAnswer<LocalDate> | null {
  const limit = limitsOf(provisions, 'result.publicity', publishedOn).at(-1);
  if (limit !== undefined) return lastDayOf(calendars, publishedOn, limit.period);
  return objectionDays === null ? null : addWorkingDays(calendars, publishedOn, objectionDays);
}
