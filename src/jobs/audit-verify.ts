import type { DatabasePool } from '../db/client.ts';
import { auditHead, countLinked, type LinkedEntry, linkedEntries, longUnlinked } from '../db/stores/sequence.ts';
import { type BadEntry, type ChainHead, ChainWalk } from './audit-chain.ts';

const batchSize = 5000;
/** Seconds after which an entry must have its place; the sequencer needs less than one. */
const maxUnlinkedSeconds = 60;

/** What a verification found. */
export interface AuditReport {
  /** Entries that are as they were written, from the first. */
  readonly verified: number;
  /** Position and hash of the last of them. */
  readonly head: ChainHead;
  /** Null when the whole chain is as it was written. */
  readonly bad: BadEntry | null;
}

/** What a verification takes. */
export interface VerifyOptions {
  /** A head that was exported earlier. */
  readonly exported?: ChainHead | null;
  readonly onProgress?: (verified: number, total: number) => void;
  /** Gives up. */
  readonly signal?: AbortSignal;
}

/**
 * Reads every audit entry in the order of its place, computes the hashes anew and compares.
 *
 * @returns the first entry that is not as it was written, if any
 */
export async function verifyAudit(pool: DatabasePool, options: VerifyOptions = {}): Promise<AuditReport> {
  const walk = new ChainWalk(options.exported ?? null);
  const report = (bad: BadEntry | null): AuditReport => ({ verified: walk.head.position, head: walk.head, bad });
  const unlinked = await longUnlinked(pool, maxUnlinkedSeconds);
  const total = await countLinked(pool);
  // Entries are linked while we read. Each time no more are found, the head is asked; one that has moved leads on.
  for (let known: number | null = null; ; ) {
    const bad = await walkOn(pool, walk, total, options);
    if (bad !== null) return report(bad);
    const head = await auditHead(pool);
    if (head === null || head.last <= walk.head.position || head.last === known) {
      const atEnd = walk.end(head && { position: head.last, hash: head.hash });
      if (atEnd !== null) return report(atEnd);
      return report(unlinked === null ? null : { position: null, id: unlinked, why: 'unlinked_too_long' });
    }
    known = head.last;
  }
}

/** Walks to the last entry there is, or to the first bad one. */
async function walkOn(
  pool: DatabasePool,
  walk: ChainWalk,
  total: number,
  { onProgress, signal }: VerifyOptions,
): Promise<BadEntry | null> {
  const read = (after: string | null): Promise<LinkedEntry[]> => {
    const entries = linkedEntries(pool, after, batchSize);
    // Its failure is told where it is awaited; until then it is not unheard of.
    entries.catch(() => {});
    return entries;
  };
  // From the very first place there is, which may be one before 1 that somebody has slipped in.
  let next = read(walk.head.position === 0 ? null : String(walk.head.position));
  for (;;) {
    signal?.throwIfAborted();
    const entries = await next;
    const last = entries.at(-1);
    if (last === undefined) return null;
    // The next batch is on its way while this one is hashed.
    next = read(last.position);
    for (const entry of entries) {
      const bad = walk.step(entry);
      if (bad !== null) return bad;
    }
    onProgress?.(walk.head.position, Math.max(total, walk.head.position));
  }
}
