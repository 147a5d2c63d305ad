import { eq, sql } from 'drizzle-orm';
import type { CalendarDay, WorkCalendar } from '../../rules/calendar/work-calendar.ts';
import type { Policy } from '../../rules/policy/policy.ts';
import type { Provision, ProvisionValue } from '../../rules/policy/provision.ts';
import type { Database } from '../client.ts';
import { calendarDays, calendars, provisions } from '../tables/policy.ts';

/** More than this is no policy but a fault: it would be loaded again every few seconds. */
const maxRows = 20_000;
const maxAgeMs = 5_000;

/** The order of approval: first what came with the reference data, then as people decided. */
const approvalOf = (t: typeof provisions | typeof calendars) => sql`${t.decidedAt} asc nulls first, ${t.id}`;

/**
 * Every approved version of every provision, in the order of approval.
 */
export async function approvedProvisions(db: Database): Promise<Provision[]> {
  const t = provisions;
  const rows = await db
    .select({
      id: t.id,
      code: t.code,
      title: t.title,
      document: t.document,
      documentNumber: t.documentNumber,
      article: t.article,
      quotation: t.quotation,
      url: t.url,
      layer: t.layer,
      mark: t.mark,
      parameter: t.parameter,
      value: t.value,
      stricter: t.stricter,
      isNamed: t.isNamed,
      validFrom: t.validFrom,
      validTo: t.validTo,
      note: t.note,
    })
    .from(t)
    .where(eq(t.state, 'approved'))
    .orderBy(approvalOf(t))
    .limit(maxRows + 1);
  return bounded(rows).map((row) => ({ ...row, value: row.value as ProvisionValue }));
}

/**
 * Every approved version of every working-day calendar with its days, in the order of approval. One statement, so that a
 * version is never seen without its days.
 */
export async function approvedCalendars(db: Database): Promise<WorkCalendar[]> {
  const t = calendars;
  const rows = await db
    .select({
      id: t.id,
      code: t.code,
      year: t.year,
      title: t.title,
      sourceTitle: t.sourceTitle,
      sourceUrl: t.sourceUrl,
      mark: t.mark,
      day: { on: calendarDays.on, kind: calendarDays.kind, name: calendarDays.name },
    })
    .from(t)
    .leftJoin(calendarDays, eq(calendarDays.calendarId, t.id))
    .where(eq(t.state, 'approved'))
    .orderBy(approvalOf(t), calendarDays.on)
    .limit(maxRows + 1);
  const found = new Map<string, WorkCalendar & { readonly days: CalendarDay[] }>();
  for (const { day, ...calendar } of bounded(rows)) {
    const known = found.get(calendar.id) ?? { ...calendar, days: [] };
    if (day !== null) known.days.push(day);
    found.set(calendar.id, known);
  }
  return [...found.values()];
}

/** The policy as it stands now. */
export async function loadPolicy(db: Database): Promise<Policy> {
  return { provisions: await approvedProvisions(db), calendars: await approvedCalendars(db) };
}

/**
 * The policy for requests: loaded when it is first asked for and again once it is older than five seconds, at most once
 * in that time however many ask. An older one is never handed out: when it cannot be loaded, asking fails.
 *
 * @param elapsed milliseconds of a clock that never goes back
 */
export function policyCache(db: Database, elapsed: () => number = () => performance.now()): () => Promise<Policy> {
  let current: { readonly policy: Promise<Policy>; readonly since: number } | null = null;
  return async () => {
    if (current !== null && elapsed() - current.since < maxAgeMs) return await current.policy;
    const own = { policy: loadPolicy(db), since: elapsed() };
    current = own;
    try {
      return await own.policy;
    } catch (error) {
      if (current === own) current = null;
      throw error;
    }
  };
}

function bounded<R>(rows: readonly R[]): readonly R[] {
  if (rows.length > maxRows) throw new Error(`the policy has more than ${maxRows} rows`);
  return rows;
}
