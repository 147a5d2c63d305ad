import type { Database } from '../db/client.ts';
import {
  type Removal,
  removeDeadServiceKeys,
  removeIdempotencyKeys,
  removeImportReports,
  removeWebhookDeliveries,
} from '../db/stores/retention.ts';

/** How long what is no longer needed is kept. */
export interface RetentionPeriods {
  /** Days from the expiry or revocation of a key of a service account; 0 keeps it for ever. */
  readonly serviceKeyDays: number;
  /** Days from the end of an import for its report; 0 keeps it for ever. */
  readonly importReportDays: number;
}

/** What was removed. */
export interface RetentionReport {
  readonly idempotencyKeys: number;
  readonly serviceKeys: number;
  readonly importReports: number;
  readonly webhookDeliveries: number;
}

/**
 * Days an idempotency key is remembered: whoever repeats a command does so within a week. Afterwards the same key would be
 * a new command, which `expectedRevision` still refuses.
 */
export const IDEMPOTENCY_KEY_DAYS = 7;

/** Days the delivery of a webhook is kept after its end: whoever misses one asks for it again within a month. */
export const WEBHOOK_DELIVERY_DAYS = 30;

/** Rows of one transaction: a few milliseconds, so that nobody waits for long. */
const BATCH = 500;
const DAY_MS = 86_400_000;

/**
 * Removes what is no longer needed, in small batches.
 *
 * @param signal ends the work between two batches
 * @returns counts of what was removed until then
 */
export async function applyRetention(
  db: Database,
  periods: RetentionPeriods,
  { now, signal, batch = BATCH }: { readonly now: Date; readonly signal?: AbortSignal; readonly batch?: number },
): Promise<RetentionReport> {
  const older = async (remove: Removal, days: number): Promise<number> => {
    if (days === 0) return 0;
    const before = new Date(now.getTime() - days * DAY_MS);
    let removed = 0;
    for (let last = batch; last === batch && !signal?.aborted; removed += last) last = await remove(db, before, batch);
    return removed;
  };
  return {
    idempotencyKeys: await older(removeIdempotencyKeys, IDEMPOTENCY_KEY_DAYS),
    serviceKeys: await older(removeDeadServiceKeys, periods.serviceKeyDays),
    importReports: await older(removeImportReports, periods.importReportDays),
    webhookDeliveries: await older(removeWebhookDeliveries, WEBHOOK_DELIVERY_DAYS),
  };
}
