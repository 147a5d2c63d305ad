import { createHash } from 'node:crypto';
import type { DigestSource, Reconciled } from '../../rules/exchange/held-listings.ts';
import { reconcileHeld } from '../../rules/exchange/held-listings.ts';
import type { ListingState } from '../../rules/exchange/listing-state.ts';
import type { ReceivedPage } from './registry-client.ts';
import type { SandboxStore } from './store.ts';

/** What an exchange asks of the registry. */
export interface Registry extends DigestSource {
  readonly page: (first: number) => Promise<ReceivedPage>;
  readonly acknowledge: (upTo: number) => Promise<void>;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Entries of one page. */
const pageSize = 200;

/**
 * Reads the feed on from where it was acknowledged: each page is stored first and acknowledged then, so that nothing is lost
 * whenever either side dies; what comes again is known by its revision.
 *
 * @param onNews is handed what was newer than what was held
 * @returns how many entries were read
 */
export async function pullFeed(
  registry: Pick<Registry, 'page' | 'acknowledge'>,
  store: SandboxStore,
  onNews: (states: readonly ListingState[]) => void = () => {},
): Promise<number> {
  for (let read = 0; ; ) {
    const { entries, hasMore } = await registry.page(pageSize);
    const last = entries.at(-1);
    if (last === undefined) return read;
    onNews(
      store.take(
        entries.map(({ state }) => state),
        last.sequence,
      ),
    );
    await registry.acknowledge(last.sequence);
    read += entries.length;
    if (!hasMore) return read;
  }
}

/** Proves that both sides hold the same, and mends what differs in the store. */
export async function reconcileStore(registry: DigestSource, store: SandboxStore): Promise<Reconciled> {
  const held = new Map(store.held);
  const done = await reconcileHeld(held, registry, sha256);
  if (done.mended > 0) store.replace(held);
  return done;
}

/** A message of a webhook: the state it carries; null for another one. */
export function stateIn(body: string): ListingState | null {
  const { type, data } = JSON.parse(body) as { type?: string; data?: { facts?: { state?: ListingState } } };
  return type?.startsWith('exchange.feed') ? (data?.facts?.state ?? null) : null;
}
