import type { DatabasePool } from '../db/client.ts';
import { oldestUnnumbered } from '../db/stores/sequence.ts';
import { webhookBacklog } from '../db/stores/webhook-deliveries.ts';
import { joined } from './coalesced.ts';
import { withDeadline } from './deadline.ts';
import type { Metrics } from './metrics.ts';

/** Seconds after which what is committed must have its number; the sequencer needs less than one. */
const LATE_SECONDS = 60;
/**
 * Milliseconds for which it has to be seen to wait before that is believed: a transaction that took minutes commits what is
 * old already, and a sequencer that died is overtaken within some seconds.
 */
const SEEN_MS = 5000;
/** Due deliveries are counted so far. */
const MOST_DUE = 10_000;
/** Milliseconds that a reading of the measures waits for the database. */
const ASKED_MS = 2000;

/** How long what is committed waits for its number. */
export interface OutboxState {
  /** Of what has waited longest; 0 when nothing waits. */
  readonly seconds: number;
  /** Nobody numbers: the same entry has waited for too long, and goes on waiting. */
  readonly isStuck: boolean;
}

/**
 * Makes the question whether events are numbered. It remembers what it saw at the time before.
 *
 * @param clock milliseconds, of whatever start
 */
export function outboxWatch(
  pool: DatabasePool,
  clock: () => number = () => performance.now(),
): () => Promise<OutboxState> {
  let seen: { readonly id: string; readonly since: number } | undefined;
  return async () => {
    const oldest = await oldestUnnumbered(pool);
    if (oldest === null) {
      seen = undefined;
      return { seconds: 0, isStuck: false };
    }
    const at = clock();
    if (seen?.id !== oldest.id) seen = { id: oldest.id, since: at };
    return { seconds: oldest.seconds, isStuck: oldest.seconds >= LATE_SECONDS && at - seen.since >= SEEN_MS };
  };
}

/**
 * Adds what waits in the database to the measures. While it cannot be asked, or does not answer in time, those figures are
 * left out: none is better than one of yesterday.
 */
export function watchBacklog(metrics: Pick<Metrics, 'gauge'>, pool: DatabasePool): void {
  const oldest = inTime(async () => (await oldestUnnumbered(pool))?.seconds ?? 0);
  const webhooks = inTime(async () => await webhookBacklog(pool, new Date(), MOST_DUE));
  metrics.gauge(
    'catalog_outbox_oldest_seconds',
    'Age of the oldest event or audit entry without a number; 0 when none waits',
    oldest,
  );
  metrics.gauge(
    'catalog_webhook_deliveries_due',
    `Webhook deliveries that should be on their way by now, counted as far as ${MOST_DUE}`,
    async () => (await webhooks())?.due,
  );
  metrics.gauge(
    'catalog_webhook_events_unplanned',
    'Numbered events that the webhook endpoint furthest behind has not looked at',
    async () => (await webhooks())?.unplanned,
  );
}

/** Asks one question at a time, however many want the answer, and waits for it so long; undefined where there is none. */
function inTime<T>(ask: () => Promise<T>): () => Promise<T | undefined> {
  const asked = joined<T | undefined>(async () => await ask().catch(() => undefined));
  return async () => await withDeadline(asked(), ASKED_MS, () => undefined);
}
