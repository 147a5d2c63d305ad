import type { DatabasePool } from '../../db/client.ts';
import { preparePage } from '../../db/read/page.ts';
import { readPage } from '../../db/read/read.ts';
import type { RootSelection } from '../../db/read/selection.ts';
import { lastSequence } from '../../db/stores/event-feed.ts';
import {
  type BehindEndpoint,
  beginPositions,
  endpointsBehind,
  type PlannedDelivery,
  planDeliveries,
} from '../../db/stores/webhook-deliveries.ts';
import { inTransaction } from '../../db/transaction.ts';
import { endpointViewer } from '../../resolvers/webhooks/payload.ts';
import { pageSize } from '../../rules/catalog/filters.ts';
import type { LedgerSubject } from '../../rules/catalog/nouns.ts';
import { isPriorityType, matchesPattern } from '../../rules/webhook/event-pattern.ts';

/** What planning works with. */
export interface FanOutContext {
  readonly pool: DatabasePool;
  readonly now: () => Date;
  readonly newId: () => string;
}

/** An event as the planner answers it here. */
interface FoundEvent {
  readonly id: string;
  readonly sequence: number;
  readonly type: string;
  readonly subject: LedgerSubject;
}

const root: Extract<RootSelection, { kind: 'page' }> = {
  kind: 'page',
  noun: 'Event',
  selection: { fields: ['id', 'sequence', 'type', 'subject'], related: [] },
  page: { input: 0, rows: true, cursors: false, total: false, ends: false, facets: [] },
};

/** What one round of planning came to. */
export interface FanOutResult {
  readonly planned: number;
  /** Whether there is more to look at, or may be. */
  readonly isBehind: boolean;
}

/**
 * Plans deliveries of numbered events: for each endpoint those that it may read and asks for, after the one it looked at
 * last. It reads as every reader does, through the planner, so what it sees is what its organisation sees. One page for
 * each endpoint at a time, so that one far behind keeps no other waiting.
 *
 * @param signal ends it between two endpoints
 */
export async function fanOut(context: FanOutContext, signal?: AbortSignal): Promise<FanOutResult> {
  const { pool } = context;
  await beginPositions(pool);
  const last = await lastSequence(pool);
  let planned = 0;
  let isBehind = false;
  for (const endpoint of await endpointsBehind(pool, last)) {
    if (signal?.aborted) break;
    const { upTo, count } = await planNext(context, endpoint, last);
    planned += count;
    isBehind ||= upTo < last;
  }
  return { planned, isBehind };
}

async function planNext(
  { pool, now, newId }: FanOutContext,
  endpoint: BehindEndpoint,
  last: number,
): Promise<{ readonly upTo: number; readonly count: number }> {
  const events = await eventsFor(pool, endpoint, last);
  // A whole page says nothing of what stands after it.
  const upTo = events.length < pageSize.max ? last : (events.at(-1)?.sequence ?? last);
  const planned = events
    .filter(({ type }) => matchesPattern(endpoint.eventTypes, type))
    .map(({ id, sequence, type, subject }): PlannedDelivery => {
      const isPriority = endpoint.hasPriorityLane && isPriorityType(type);
      return { id: newId(), eventId: id, eventType: type, place: sequence, subjectId: subject.id, isPriority };
    });
  const isDone = await inTransaction(pool, async (tx) => await planDeliveries(tx, endpoint, upTo, planned, now()));
  // Where somebody else was first, there may be more that only the next look tells.
  return isDone ? { upTo, count: planned.length } : { upTo: 0, count: 0 };
}

async function eventsFor(pool: DatabasePool, endpoint: BehindEndpoint, last: number): Promise<readonly FoundEvent[]> {
  const input = preparePage('Event', 'webhooks', {
    first: pageSize.max,
    where: { sequence: { gt: endpoint.position, lte: last } },
    orderBy: [{ field: 'sequence', direction: 'asc' }],
  });
  const { rows = [] } = await readPage(pool, endpointViewer(endpoint), { root, inputs: [input], asOf: null });
  return rows as readonly FoundEvent[];
}
