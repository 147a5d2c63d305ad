import { and, eq, gte, isNull, lt, ne, or, sql } from 'drizzle-orm';
import type { LocalDate } from '../../rules/calendar/local-date.ts';
import type { WorkCalendar } from '../../rules/calendar/work-calendar.ts';
import type { Provision } from '../../rules/policy/provision.ts';
import type { PolicyState } from '../../rules/vocabulary.ts';
import type { Database } from '../client.ts';
import { calendarDays, calendars, provisions } from '../tables/policy.ts';
import { bulkInsert } from './bulk.ts';

/** A version of a provision or calendar as a command looks at it. */
export interface PolicyChangeRow {
  readonly id: string;
  readonly code: string;
  readonly state: PolicyState;
  readonly proposedBy: string | null;
  readonly revision: number;
}

/** A proposed provision with the day it would begin. */
export interface ProvisionChangeRow extends PolicyChangeRow {
  readonly validFrom: LocalDate;
}

const stateOf = (t: typeof provisions | typeof calendars) => ({
  ...{ id: t.id, code: t.code, state: t.state, proposedBy: t.proposedBy, revision: t.revision },
});

/** Puts a version of a provision down, as proposed, at revision 1. */
export async function insertProposedProvision(
  tx: Database,
  provision: Provision,
  proposedBy: string,
  now: Date,
): Promise<void> {
  await tx
    .insert(provisions)
    .values({ ...provision, state: 'proposed', proposedBy, revision: 1, createdAt: now, updatedAt: now });
}

/** Puts a version of a calendar down with its days, as proposed, at revision 1. */
export async function insertProposedCalendar(
  tx: Database,
  { days, ...calendar }: WorkCalendar & { readonly note: string | null },
  proposedBy: string,
  now: Date,
): Promise<void> {
  await tx
    .insert(calendars)
    .values({ ...calendar, state: 'proposed', proposedBy, revision: 1, createdAt: now, updatedAt: now });
  await bulkInsert(
    tx,
    calendarDays,
    days.map((day) => ({ calendarId: calendar.id, ...day })),
  );
}

/**
 * Locks every version of the provision that one belongs to, so that decisions on one provision come one after the other.
 *
 * @returns the one asked for; null when there is none
 */
export async function lockProvisionChange(tx: Database, id: string): Promise<ProvisionChangeRow | null> {
  const p = provisions;
  const rows = await tx
    .select({ ...stateOf(p), validFrom: p.validFrom })
    .from(p)
    .where(sql`${p.code} = (select own.code from ${p} own where own.id = ${id})`)
    .orderBy(p.id)
    .for('update');
  return (rows.find((row) => row.id === id) as ProvisionChangeRow | undefined) ?? null;
}

/** Locks a version of a calendar; null when there is none. */
export async function lockCalendarChange(tx: Database, id: string): Promise<PolicyChangeRow | null> {
  const [row] = await tx.select(stateOf(calendars)).from(calendars).where(eq(calendars.id, id)).for('update');
  return (row as PolicyChangeRow | undefined) ?? null;
}

/** What a second person has decided. */
export interface Decision {
  readonly state: 'approved' | 'rejected';
  readonly decidedBy: string | null;
  readonly note: string | null;
}

/**
 * Writes a decision on a version, with its next revision. A note of the decision follows what the proposer noted.
 */
export async function saveDecision(
  tx: Database,
  table: 'provisions' | 'calendars',
  id: string,
  { state, decidedBy, note }: Decision,
  now: Date,
): Promise<void> {
  const t = table === 'provisions' ? provisions : calendars;
  await tx
    .update(t)
    .set({
      ...{ state, decidedBy, decidedAt: now, updatedAt: now },
      note: note === null ? t.note : sql`concat_ws(E'\n', ${t.note}, ${note}::text)`,
      revision: sql`${t.revision} + 1`,
    })
    .where(eq(t.id, id));
}

/**
 * Ends the approved versions that an approved one replaces, the day before it begins. A version that begins on that day
 * or later is left: of two, the one that begins later counts anyway.
 *
 * @returns how many were ended
 */
export async function endEarlierProvisions(tx: Database, approved: ProvisionChangeRow, now: Date): Promise<number> {
  const p = provisions;
  const ended = await tx
    .update(p)
    .set({
      validTo: sql`${approved.validFrom}::date - 1`,
      revision: sql`${p.revision} + 1`,
      updatedAt: now,
    })
    .where(
      and(
        eq(p.code, approved.code),
        eq(p.state, 'approved'),
        ne(p.id, approved.id),
        lt(p.validFrom, approved.validFrom),
        or(isNull(p.validTo), gte(p.validTo, approved.validFrom)),
      ),
    )
    .returning({ id: p.id });
  return ended.length;
}
