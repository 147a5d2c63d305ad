import { and, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import type { WorkCalendar } from '../../rules/calendar/work-calendar.ts';
import type { Provision } from '../../rules/policy/provision.ts';
import type { Database } from '../client.ts';
import { calendarDays, calendars, provisions } from '../tables/policy.ts';
import { bulkInsert, bulkUpdate, type WriteCounts } from './bulk.ts';
import { approvedCalendars, approvedProvisions } from './policy.ts';
import type { WriteContext } from './resource-write.ts';

/**
 * Rows of the reference data are those that nobody proposed. What people have approved a version of is theirs from then
 * on: its rows in the reference data are neither added nor changed any more.
 */

type ProvisionContent = Omit<Provision, 'id'>;
type CalendarContent = Omit<WorkCalendar, 'id'>;

/** The columns of a row that came with the reference data. */
const approved = ({ now, newId }: WriteContext) => ({
  id: newId(),
  state: 'approved' as const,
  proposedBy: null,
  decidedBy: null,
  decidedAt: null,
  revision: 1,
  createdAt: now,
  updatedAt: now,
});

/**
 * Brings the provisions of the reference data to what its file says, by code and first day.
 */
export async function putSeedProvisions(
  tx: Database,
  rows: readonly ProvisionContent[],
  context: WriteContext,
): Promise<WriteCounts> {
  const t = provisions;
  const decided = await tx
    .selectDistinct({ code: t.code })
    .from(t)
    .where(and(isNotNull(t.proposedBy), eq(t.state, 'approved')));
  const seeded = await tx.select({ id: t.id }).from(t).where(isNull(t.proposedBy));
  const plan = planOf<ProvisionContent>(rows, await approvedProvisions(tx), {
    seeded: new Set(seeded.map(({ id }) => id)),
    isDecided: ({ code }) => decided.some((each) => each.code === code),
    keyOf: ({ code, validFrom }) => `${code} ${validFrom}`,
  });
  await bulkInsert(
    tx,
    t,
    plan.added.map((row) => ({ ...row, ...approved(context) })),
  );
  await bulkUpdate(
    tx,
    t,
    plan.changed.map((row) => ({ ...row, updatedAt: context.now })),
  );
  return countsOf(plan, rows);
}

/**
 * Brings the calendars of the reference data to what its file says, by code and year.
 */
export async function putSeedCalendars(
  tx: Database,
  rows: readonly CalendarContent[],
  context: WriteContext,
): Promise<WriteCounts> {
  const t = calendars;
  const decided = await tx
    .selectDistinct({ code: t.code, year: t.year })
    .from(t)
    .where(and(isNotNull(t.proposedBy), eq(t.state, 'approved')));
  const seeded = await tx.select({ id: t.id }).from(t).where(isNull(t.proposedBy));
  const ordered = rows.map((row) => ({ ...row, days: row.days.toSorted((a, b) => (a.on < b.on ? -1 : 1)) }));
  const plan = planOf<CalendarContent>(ordered, await approvedCalendars(tx), {
    seeded: new Set(seeded.map(({ id }) => id)),
    isDecided: ({ code, year }) => decided.some((each) => each.code === code && each.year === year),
    keyOf: ({ code, year }) => `${code} ${year}`,
  });
  const added = plan.added.map((row) => ({ ...row, ...approved(context) }));
  await bulkInsert(
    tx,
    t,
    added.map(({ days, ...row }) => ({ ...row, note: null })),
  );
  await bulkUpdate(
    tx,
    t,
    plan.changed.map(({ days, ...row }) => ({ ...row, updatedAt: context.now })),
  );
  await tx.delete(calendarDays).where(
    inArray(
      calendarDays.calendarId,
      plan.changed.map(({ id }) => id),
    ),
  );
  const written = [...added, ...plan.changed];
  await bulkInsert(
    tx,
    calendarDays,
    written.flatMap(({ id, days }) => days.map((day) => ({ calendarId: id, ...day }))),
  );
  return countsOf(plan, rows);
}

interface Plan<C extends object> {
  readonly added: readonly C[];
  readonly changed: readonly (C & { readonly id: string })[];
}

interface Keys<C extends object> {
  readonly seeded: ReadonlySet<string>;
  readonly isDecided: (row: C) => boolean;
  readonly keyOf: (row: C) => string;
}

/** What is to be written so that the stored rows of the reference data say what the file says. */
function planOf<C extends object>(
  rows: readonly C[],
  stored: readonly (C & { readonly id: string })[],
  { seeded, isDecided, keyOf }: Keys<C>,
): Plan<C> {
  const own = new Map(stored.filter(({ id }) => seeded.has(id)).map((row) => [keyOf(row), row]));
  const free = rows.filter((row) => !isDecided(row));
  return {
    added: free.filter((row) => !own.has(keyOf(row))),
    changed: free.flatMap((row) => {
      const known = own.get(keyOf(row));
      return known === undefined || sameContent(row, known) ? [] : [{ ...row, id: known.id }];
    }),
  };
}

/** Whether every property of a row is stored as it is; the order of the properties of a value does not matter. */
function sameContent(row: object, stored: object): boolean {
  return Object.entries(row).every(([name, value]) => sortedText(value) === sortedText(Reflect.get(stored, name)));
}

const sortedText = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  ) ?? '';

const countsOf = <C extends object>({ added, changed }: Plan<C>, rows: readonly C[]): WriteCounts => ({
  added: added.length,
  changed: changed.length,
  unchanged: rows.length - added.length - changed.length,
});
