import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DatabasePool } from '../db/client.ts';
import { numberFeedEntries } from '../db/stores/feed.ts';
import { giveUpLease, lockLease } from '../db/stores/leases.ts';
import { isAnythingUnnumbered, linkEntries, lockHeads, numberEvents, unlinkedEntries } from '../db/stores/sequence.ts';
import { inTransaction } from '../db/transaction.ts';
import { entryHash } from './audit-chain.ts';

/**
 * Gives committed events and the entries of each exchange's feed their gapless sequence, and links audit entries into
 * their chain. Commands write all of them without a number, so that none of them waits for another; one holder of a lease numbers what is committed (ADR 0014).
 */

const leaseName = 'sequencer';
/** A holder that died is overtaken after so long; readers see new events that much later, once. */
const leaseMs = 2000;
const batchSize = 1000;
const pauseMs = { busy: 100, idle: 500 } as const;

/**
 * What one step came to: `full` when more may wait, `done` when it numbered all there was, `idle` when nothing waited,
 * `held` while somebody else numbers.
 */
export type StepResult = 'full' | 'done' | 'idle' | 'held';

/**
 * Numbers one batch, whole or not at all.
 *
 * @param holder names the caller for all time
 */
export async function sequenceStep(pool: DatabasePool, holder: string): Promise<StepResult> {
  // Looked at first: nothing is written while nothing happens.
  if (!(await isAnythingUnnumbered(pool))) return 'idle';
  return await inTransaction(pool, async (tx) => {
    if (!(await lockLease(tx, leaseName, holder, leaseMs))) return 'held';
    const heads = await lockHeads(tx);
    const numbered = await numberEvents(tx, heads.events.last, batchSize);
    // After the events: whoever is told of an entry by its event finds it numbered.
    const fed = await numberFeedEntries(tx, batchSize);
    const entries = await unlinkedEntries(tx, batchSize);
    let { last: position, hash } = heads.audit;
    const links = entries.map((entry) => {
      position += 1;
      hash = entryHash(hash, String(position), entry);
      return { id: entry.id, position, hash };
    });
    await linkEntries(tx, links);
    return [fed, numbered, entries.length].includes(batchSize) ? 'full' : 'done';
  });
}

/**
 * Numbers everything that is committed, or waits until another holder has done so. For commands and tests.
 */
export async function sequenceNow(pool: DatabasePool): Promise<void> {
  const holder = randomUUID();
  try {
    while (await isAnythingUnnumbered(pool)) {
      if ((await sequenceStep(pool, holder)) === 'held') await sleep(50);
    }
  } finally {
    await giveUpLease(pool, leaseName, holder);
  }
}

/** A busy sequencer looks again soon, an idle one less and less often. */
function pauseAfter(result: StepResult, before: number): number {
  if (result === 'full') return 0;
  return result === 'done' ? pauseMs.busy : Math.min(Math.max(before, pauseMs.busy) + pauseMs.busy, pauseMs.idle);
}

/** What the sequencer tells of itself. */
export interface SequencerLog {
  error(details: object, message: string): void;
}

/**
 * Runs the sequencer until it is stopped. A step that fails is told once, until one has succeeded again.
 *
 * @returns stops it: the step under way is finished and the lease given back
 */
export function startSequencer(pool: DatabasePool, log: SequencerLog): () => Promise<void> {
  const holder = randomUUID();
  const stopping = new AbortController();
  let failing = false;
  const run = async (): Promise<void> => {
    let pause: number = pauseMs.busy;
    while (!stopping.signal.aborted) {
      try {
        pause = pauseAfter(await sequenceStep(pool, holder), pause);
        failing = false;
      } catch (error) {
        if (!failing) log.error({ err: error }, 'events cannot be numbered; it is tried again');
        failing = true;
        pause = pauseMs.idle;
      }
      await sleep(pause, undefined, { signal: stopping.signal }).catch(() => {});
    }
  };
  const running = run();
  return async () => {
    stopping.abort();
    await running;
    await giveUpLease(pool, leaseName, holder).catch(() => {});
  };
}
