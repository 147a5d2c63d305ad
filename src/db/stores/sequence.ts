import { sql } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { auditEntries, events, ledgerHeads } from '../tables/ledger.ts';
import { feedEntries } from '../tables/listings.ts';

/** The last number given, and the hash of the last entry. */
export interface LedgerHead {
  readonly last: number;
  readonly hash: string;
}

/** An audit entry as its hash covers it: every column but its order of arrival, in the words of the database. */
export interface EntryText {
  readonly id: string;
  /** UTC, to the microsecond. */
  readonly at: string;
  readonly request_id: string | null;
  readonly actor_kind: string;
  readonly actor_id: string | null;
  readonly actor_name: string | null;
  readonly actor_organization_id: string | null;
  readonly action: string;
  readonly outcome: string;
  readonly subject_type: string | null;
  readonly subject_id: string | null;
  readonly subject_revision: number | null;
  readonly event_id: string | null;
  /** JSON as the database writes it: keys in its own fixed order, numbers digit by digit. */
  readonly detail: string;
}

/** A linked entry. */
export interface LinkedEntry extends EntryText {
  /** As text: a number that was tampered with may be of any size. */
  readonly position: string;
  readonly hash: string;
}

const entryColumns = sql`id, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') as at, request_id,
  actor_kind, actor_id, actor_name, actor_organization_id, action, outcome, subject_type, subject_id, subject_revision,
  event_id, detail::text as detail`;

/** Says whether anything waits for its number. */
export async function isAnythingUnnumbered(db: Database): Promise<boolean> {
  const [row] = await db.execute<{ waits: boolean }>(sql`select exists (select 1 from ${events} where sequence is null)
    or exists (select 1 from ${auditEntries} where position is null)
    or exists (select 1 from ${feedEntries} where sequence is null) as waits`);
  return row?.waits ?? false;
}

/** What has waited longest for its number. */
export interface OldestUnnumbered {
  readonly id: string;
  /** Since the instant of its command, by the clock of the database. */
  readonly seconds: number;
}

/** What has waited longest of all that {@link isAnythingUnnumbered} looks at; null when nothing waits. */
export async function oldestUnnumbered(db: Database): Promise<OldestUnnumbered | null> {
  const first = (table: typeof events | typeof auditEntries | typeof feedEntries, at: string, number: string) =>
    sql`(select id, ${sql.raw(at)} as at from ${table} where ${sql.raw(number)} is null order by arrival limit 1)`;
  const [row] = await db.execute<{ id: string; seconds: number }>(sql`
    select id, greatest(0, extract(epoch from clock_timestamp() - at))::float8 as seconds
    from (${first(events, 'occurred_at', 'sequence')} union all ${first(auditEntries, 'at', 'position')}
      union all ${first(feedEntries, 'occurred_at', 'sequence')}) waiting
    order by at, id limit 1`);
  return row ?? null;
}

/**
 * Locks both heads until the transaction ends: whoever has them is the only one who gives numbers.
 *
 * @throws Error when a head is missing
 */
export async function lockHeads(tx: Database): Promise<{ readonly events: LedgerHead; readonly audit: LedgerHead }> {
  const rows = await tx.execute<{ name: string; last: string; hash: string }>(
    sql`select name, last, hash from ${ledgerHeads} order by name for update`,
  );
  const head = (wanted: string): LedgerHead => {
    const row = rows.find(({ name }) => name === wanted);
    if (row === undefined) throw new Error(`the head of ${wanted} is missing from ledger_heads; restore the database`);
    return { last: Number(row.last), hash: row.hash };
  };
  return { events: head('events'), audit: head('audit') };
}

/**
 * Numbers the next events without a number, in the order of their arrival.
 *
 * @param last the last number given
 * @returns how many were numbered
 */
export async function numberEvents(tx: Database, last: number, limit: number): Promise<number> {
  const numbered = await tx.execute(sql`update ${events} e set sequence = ${last}::bigint + w.place
    from (select id, row_number() over (order by arrival) as place
      from (select id, arrival from ${events} where sequence is null order by arrival limit ${limit}) next) w
    where e.id = w.id returning 1`);
  if (numbered.length > 0) await saveHead(tx, 'events', { last: last + numbered.length, hash: '' });
  return numbered.length;
}

/** The next audit entries without a place, in the order of their arrival. */
export async function unlinkedEntries(tx: Database, limit: number): Promise<EntryText[]> {
  const rows = await tx.execute<EntryText & Record<string, unknown>>(sql`select ${entryColumns} from ${auditEntries}
    where position is null order by arrival limit ${limit}`);
  return [...rows];
}

/** Gives audit entries their places and hashes, and the chain its new head. */
export async function linkEntries(
  tx: Database,
  links: readonly { readonly id: string; readonly position: number; readonly hash: string }[],
): Promise<void> {
  const last = links.at(-1);
  if (last === undefined) return;
  await tx.execute(sql`update ${auditEntries} a set position = l.position, hash = l.hash
    from json_to_recordset(${JSON.stringify(links)}::text::json) as l(id uuid, position bigint, hash text) where a.id = l.id`);
  await saveHead(tx, 'audit', { last: last.position, hash: last.hash });
}

async function saveHead(tx: Database, name: 'events' | 'audit', { last, hash }: LedgerHead): Promise<void> {
  await tx.execute(sql`update ${ledgerHeads} set last = ${last}, hash = ${hash} where name = ${name}`);
}

/** Linked entries after a place, in the order of their places. */
export async function linkedEntries(db: Database, after: string | null, limit: number): Promise<LinkedEntry[]> {
  const from = after === null ? sql`` : sql`and position > ${after}::bigint`;
  const rows = await db.execute<LinkedEntry & Record<string, unknown>>(sql`select position::text as position, hash,
    ${entryColumns} from ${auditEntries} where position is not null ${from}
    order by ${auditEntries}.position limit ${limit}`);
  return [...rows];
}

/** The head of the audit chain; null when it is missing. */
export async function auditHead(db: Database): Promise<LedgerHead | null> {
  const [row] = await db.execute<{ last: string; hash: string }>(
    sql`select last, hash from ${ledgerHeads} where name = 'audit'`,
  );
  return row === undefined ? null : { last: Number(row.last), hash: row.hash };
}

/** Id of the first entry that has waited for its place longer than it may; null when there is none. */
export async function longUnlinked(db: Database, seconds: number): Promise<string | null> {
  const [row] = await db.execute<{ id: string }>(sql`select id from ${auditEntries}
    where position is null and at < clock_timestamp() - ${seconds} * interval '1 second' order by arrival limit 1`);
  return row?.id ?? null;
}

/** How many entries have a place; for progress. */
export async function countLinked(db: Database): Promise<number> {
  const [row] = await db.execute<{ n: string }>(
    sql`select count(*) as n from ${auditEntries} where position is not null`,
  );
  return Number(row?.n ?? 0);
}
