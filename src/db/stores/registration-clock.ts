import { sql } from 'drizzle-orm';
import type { LocalDate } from '../../rules/calendar/local-date.ts';
import type { Database } from '../client.ts';
import { notifications } from '../tables/notifications.ts';
import { products } from '../tables/products.ts';
import { registrationObjections, registrations } from '../tables/registrations.ts';
import { resources } from '../tables/resources.ts';
import { operatedUnder } from './registration-cases.ts';

/** A place in a list by day. */
export interface DayCursor {
  readonly day: LocalDate;
  readonly id: string;
}

/**
 * Registrations whose day has passed and that nobody has moved on, the oldest first: whose publicity is over without an
 * open objection, or whose validity is.
 */
export async function dueRegistrations(
  db: Database,
  what: 'publicity' | 'validity',
  today: LocalDate,
  after: DayCursor | null,
  limit: number,
): Promise<DayCursor[]> {
  const day = what === 'publicity' ? sql`r.publicity_ends_on` : sql`r.expires_on`;
  const state =
    what === 'publicity'
      ? sql`r.status = 'in_publicity' and not exists (select from ${registrationObjections} b
          where b.registration_id = r.id and b.state = 'open')`
      : sql`r.status = 'registered'`;
  const beyond = after === null ? sql`true` : sql`(${day}, r.id) > (${after.day}::date, ${after.id}::uuid)`;
  const rows = await db.execute<{ day: string; id: string }>(sql`select ${day}::text as day, r.id
    from ${registrations} r where ${state} and ${day} < ${today} and ${beyond} order by ${day}, r.id limit ${limit}`);
  return rows.map(({ day: on, id }) => ({ day: on, id }));
}

/** A state registration that may be renewed. */
export interface RenewableRegistration {
  readonly id: string;
  readonly code: string;
  readonly registrantId: string;
  /** Name of what is registered. */
  readonly title: string;
  readonly expiresOn: LocalDate;
  readonly onceKey: string;
}

/**
 * State registrations that stand and whose last day lies between two days, for which no renewal was handed in and whose
 * registrants were not told yet; of products those that are operated for longer, since no renewal goes beyond that.
 */
export async function registrationsToRenew(
  db: Database,
  { from, until }: { readonly from: LocalDate; readonly until: LocalDate },
  limit: number,
): Promise<RenewableRegistration[]> {
  const onceKey = sql`'registration:renewal:' || r.id || ':' || r.expires_on`;
  const rows =
    await db.execute(sql`select r.id, r.code, r.registrant_id as "registrantId", coalesce(p.name, d.title) as title,
      r.expires_on::text as "expiresOn", ${onceKey} as "onceKey"
    from ${registrations} r left join ${products} p on p.id = r.product_id left join ${resources} d on d.id = r.resource_id
    where r.track = 'state' and r.status = 'registered' and r.expires_on between ${from}::date and ${until}::date
      and (p.id is null or (${operatedUnder} ->> 'expiresOn')::date > r.expires_on)
      and not exists (select from ${registrations} n where n.previous_id = r.id and n.type = 'renewal'
        and n.status not in ('draft', 'withdrawn', 'rejected'))
      and not exists (select from ${notifications} t where t.once_key = ${onceKey})
    order by r.expires_on, r.id limit ${limit}`);
  return rows as unknown as RenewableRegistration[];
}
