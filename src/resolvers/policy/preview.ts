import type { RequestContext } from '../../context.ts';
import { type ChangedDay, effectOfCalendar } from '../../rules/calendar/calendar-faults.ts';
import { dateInShanghai, type LocalDate } from '../../rules/calendar/local-date.ts';
import type { CalendarDay } from '../../rules/calendar/work-calendar.ts';
import type * as nouns from '../../rules/catalog/nouns.ts';
import { type ChangedBinding, effectOfChange } from '../../rules/policy/effect-of-change.ts';
import { shownAmong } from '../../rules/policy/policy-reading.ts';
import type { Provision } from '../../rules/policy/provision.ts';
import { type PolicyConflict, settlementsOn } from '../../rules/policy/settlement.ts';
import type { ShownConflict } from './queries.ts';

/** What the approval of a provision would change, as the second person sees it before deciding. */
export interface ProvisionPreview {
  /** The day looked at. */
  readonly on: LocalDate;
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
    newConflicts: effect.newConflicts.map(shown([...provisions, change])),
    endedConflicts: effect.endedConflicts.map(shown(provisions)),
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
