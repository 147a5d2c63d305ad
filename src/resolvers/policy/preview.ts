import type { RequestContext } from '../../context.ts';
import { type ChangedDay, effectOfCalendar } from '../../rules/calendar/calendar-faults.ts';
import { addMonths, dateInShanghai, type LocalDate } from '../../rules/calendar/local-date.ts';
import type { CalendarDay } from '../../rules/calendar/work-calendar.ts';
import type * as nouns from '../../rules/catalog/nouns.ts';
import { type ChangedBinding, effectOfChange } from '../../rules/policy/effect-of-change.ts';
import { shownAmong } from '../../rules/policy/policy-reading.ts';
import type { Provision } from '../../rules/policy/provision.ts';
import { type PolicyConflict, settlementsOn } from '../../rules/policy/settlement.ts';
import { decisionsAtMost, type RehearsedDecision, rehearse } from '../../rules/review/rehearsal.ts';
import type { ShownConflict } from './queries.ts';

/** What the approval of a provision would change, as the second person sees it before deciding. */
export interface ProvisionPreview {
  /** The day looked at. */
  readonly on: LocalDate;
  /** The proposed version, as it would be approved. */
  readonly change: Provision;
  readonly isInForce: boolean;
  readonly isEnforced: boolean;
  readonly bindings: readonly ChangedBinding[];
  readonly newConflicts: readonly ShownConflict[];
  readonly endedConflicts: readonly ShownConflict[];
}

/**
 * Rehearses the approval of a proposed provision, on its first day or today, whichever is later; null for one that is
 * decided on already.
 */
export async function provisionPreview(
  context: RequestContext,
  version: nouns.ProvisionVersion,
): Promise<ProvisionPreview | null> {
  if (version.state !== 'proposed') return null;
  const { provisions } = await context.policy();
  const change = provisionOf(version);
  const today = dateInShanghai(context.now());
  const on = change.validFrom < today ? today : change.validFrom;
  const effect = effectOfChange(provisions, change, on);
  const shown = (among: readonly Provision[]) => {
    const settlements = settlementsOn(among, on);
    return ({ prevailing, overruled, ...conflict }: PolicyConflict): ShownConflict => ({
      ...conflict,
      prevailing: shownAmong(settlements, prevailing),
      overruled: shownAmong(settlements, overruled),
    });
  };
  return {
    ...effect,
    on,
    change,
    newConflicts: effect.newConflicts.map(shown([...provisions, change])),
    endedConflicts: effect.endedConflicts.map(shown(provisions)),
  };
}

/** What a change of policy would have done to decisions that were made. */
export interface PolicyRehearsal {
  /** The first day of the year looked at; it ends today. */
  readonly since: LocalDate;
  /** How many decisions were looked at, the last first. */
  readonly decisionCount: number;
  /** Whether these are all of the year. */
  readonly isComplete: boolean;
  /** Those that it touches, the last first. */
  readonly touched: readonly RehearsedDecision[];
}

/** Runs a proposed provision over the files that were decided in the year until today, as if it had been in force then. */
export async function policyRehearsal(context: RequestContext, { change }: ProvisionPreview): Promise<PolicyRehearsal> {
  const policy = await context.policy();
  const since = addMonths(dateInShanghai(context.now()), -12);
  const decided = await context.loaders.decidedFiles.load(since);
  const looked = decided.slice(0, decisionsAtMost);
  return {
    since,
    decisionCount: looked.length,
    isComplete: decided.length <= decisionsAtMost,
    touched: looked.flatMap((each) => rehearse(each, policy, change) ?? []),
  };
}

/** The days that the approval of a proposed calendar would change; null for one that is decided on already. */
export async function calendarPreview(
  context: RequestContext,
  version: nouns.CalendarVersion,
): Promise<readonly ChangedDay[] | null> {
  if (version.state !== 'proposed') return null;
  const { calendars } = await context.policy();
  const { reference, days, ...rest } = version;
  return effectOfCalendar(calendars, {
    ...rest,
    sourceTitle: reference.title,
    sourceUrl: reference.url,
    days: days as CalendarDay[],
  });
}

const provisionOf = ({ startsOn, endsOn, ...rest }: nouns.ProvisionVersion): Provision => ({
  ...rest,
  validFrom: startsOn,
  validTo: endsOn,
});
