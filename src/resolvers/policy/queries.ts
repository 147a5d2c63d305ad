import type { RequestContext } from '../../context.ts';
import { dateInShanghai, type LocalDate } from '../../rules/calendar/local-date.ts';
import { calendarOf, type WorkCalendar } from '../../rules/calendar/work-calendar.ts';
import { addWorkingDays, type DayAnswer } from '../../rules/calendar/working-days.ts';
import { RequestError } from '../../rules/errors.ts';
import { maySeeConflicts, type ShownProvision, shownAmong } from '../../rules/policy/policy-reading.ts';
import { compareLayers, type Provision, provisionsInForce } from '../../rules/policy/provision.ts';
import { type PolicyConflict, type Settlement, settlementsOn } from '../../rules/policy/settlement.ts';
import type { ProvisionLayer } from '../../rules/vocabulary.ts';

/** How many provisions or contradictions one answer holds at most. */
export const maxProvisions = 500;
/** How many working days can be counted ahead: four years and more. */
export const maxWorkingDays = 1_000;

/** What is asked of {@link policy}; what is left out or null does not narrow. */
export interface PolicyQuestion {
  readonly on?: LocalDate | null | undefined;
  readonly layer?: ProvisionLayer | null | undefined;
  readonly parameter?: string | null | undefined;
  readonly includeUnconfirmed?: boolean | null | undefined;
}

/** A contradiction as readers see it. */
export interface ShownConflict extends PolicyConflict {
  readonly prevailing: ShownProvision;
  readonly overruled: ShownProvision;
}

/**
 * The provisions in force on a day, the highest layer first, then by code.
 *
 * @throws RequestError when they are more than one answer holds; never only some of them
 */
export async function policy(context: RequestContext, asked: PolicyQuestion): Promise<readonly ShownProvision[]> {
  const { provisions } = await context.policy();
  const on = dayOf(context, asked.on);
  const settlements = settlementsOn(provisions, on);
  const shown = provisionsInForce(provisions, on)
    .filter(({ layer }) => asked.layer == null || layer === asked.layer)
    .filter(({ parameter }) => asked.parameter == null || parameter === asked.parameter)
    .filter(({ mark }) => asked.includeUnconfirmed !== false || (mark !== 'observed' && mark !== 'recalled'))
    .toSorted((a, b) => compareLayers(a.layer, b.layer) || (a.code < b.code ? -1 : 1))
    .map((provision) => shownAmong(settlements, provision));
  return atMost(shown, 'policy', 'layer or parameter');
}

/** A provision by its code, as it is in force today; null where none is. */
export async function provisionByCode(context: RequestContext, code: string): Promise<ShownProvision | null> {
  const { provisions } = await context.policy();
  const { byCode, settlements } = settledOn(provisions, dayOf(context, null));
  const found = byCode.get(code);
  return found === undefined ? null : shownAmong(settlements, found);
}

interface Settled {
  readonly on: LocalDate;
  readonly byCode: ReadonlyMap<string, Provision>;
  readonly settlements: ReadonlyMap<string, Settlement>;
}

const settledLast = new WeakMap<readonly Provision[], Settled>();

/** Provisions in force on a day, settled once for all rows that name one. */
function settledOn(provisions: readonly Provision[], on: LocalDate): Settled {
  const last = settledLast.get(provisions);
  if (last?.on === on) return last;
  const byCode = new Map(provisionsInForce(provisions, on).map((each) => [each.code, each]));
  const settled = { on, byCode, settlements: settlementsOn(provisions, on) };
  settledLast.set(provisions, settled);
  return settled;
}

/**
 * Contradictions between enforced provisions in force on a day; null for those who are not told of them.
 */
export async function policyConflicts(
  context: RequestContext,
  asked: { readonly on?: LocalDate | null | undefined },
): Promise<readonly ShownConflict[] | null> {
  if (!maySeeConflicts(context.viewer)) return null;
  const { provisions } = await context.policy();
  const settlements = settlementsOn(provisions, dayOf(context, asked.on));
  const conflicts = [...settlements.values()].flatMap((settlement) => settlement.conflicts);
  return atMost(
    conflicts.map((conflict) => shownConflict(settlements, conflict)),
    'policyConflicts',
    'day',
  );
}

/** The working-day calendar of a year, the version that counts; null while none is approved. */
export async function calendar(
  context: RequestContext,
  { code, year }: { readonly code: string; readonly year: number },
): Promise<WorkCalendar | null> {
  const { calendars } = await context.policy();
  return calendarOf(calendars, code, year);
}

/**
 * The day on which a number of working days has passed, or the calendar that is missing.
 *
 * @throws RequestError when the number is negative or too large
 */
export async function workingDays(
  context: RequestContext,
  { from, add, code }: { readonly from: LocalDate; readonly add: number; readonly code: string },
): Promise<DayAnswer<LocalDate>> {
  if (add < 0 || add > maxWorkingDays) {
    throw new RequestError('BAD_USER_INPUT', `workingDays(add:): 0 to ${maxWorkingDays} working days, not ${add}`, [
      'add',
    ]);
  }
  const { calendars } = await context.policy();
  return addWorkingDays(calendars, from, add, code);
}

const dayOf = (context: RequestContext, on: LocalDate | null | undefined): LocalDate =>
  on ?? dateInShanghai(context.now());

const shownConflict = (
  settlements: ReadonlyMap<string, Settlement>,
  { prevailing, overruled, ...conflict }: PolicyConflict,
): ShownConflict => ({
  ...conflict,
  prevailing: shownAmong(settlements, prevailing),
  overruled: shownAmong(settlements, overruled),
});

function atMost<T>(rows: readonly T[], field: string, remedy: string): readonly T[] {
  if (rows.length <= maxProvisions) return rows;
  throw new RequestError('BAD_USER_INPUT', `${field}: more than ${maxProvisions} rows; narrow it by ${remedy}`);
}
