import { sql } from 'drizzle-orm';
import type { Database } from '../client.ts';

/** Removes at most so many rows that are older than an instant, the oldest first or in any order; returns how many. */
export type Removal = (db: Database, before: Date, limit: number) => Promise<number>;

/** Idempotency keys of commands that took effect before an instant. */
export const removeIdempotencyKeys: Removal = async (db, before, limit) => {
  const gone = await db.execute(sql`delete from idempotency_keys where ctid = any(array(
    select ctid from idempotency_keys where created_at < ${before.toISOString()}
    order by created_at limit ${limit} for update skip locked))`);
  return gone.count;
};

/** Keys of service accounts that expired or were revoked before an instant. */
export const removeDeadServiceKeys: Removal = async (db, before, limit) => {
  const at = before.toISOString();
  const gone = await db.execute(sql`delete from service_keys where ctid = any(array(
    select ctid from service_keys where expires_at < ${at} or revoked_at < ${at} limit ${limit} for update skip locked))`);
  return gone.count;
};

/** Reports of imports that ended before an instant; that there was a run, by whom and when, stays. */
export const removeImportReports: Removal = async (db, before, limit) => {
  const gone = await db.execute(sql`update import_runs set report = null where ctid = any(array(
    select ctid from import_runs where finished_at < ${before.toISOString()} and report is not null
    limit ${limit} for update skip locked))`);
  return gone.count;
};

/** Deliveries of webhooks that ended before an instant, with their attempts. */
export const removeWebhookDeliveries: Removal = async (db, before, limit) => {
  const gone = await db.execute(sql`delete from webhook_deliveries where ctid = any(array(
    select ctid from webhook_deliveries where state <> 'waiting' and finished_at < ${before.toISOString()}
    order by finished_at limit ${limit} for update skip locked))`);
  return gone.count;
};
