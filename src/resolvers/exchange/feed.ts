import { createHash } from 'node:crypto';
import type { RequestContext } from '../../context.ts';
import { type FeedEntryRow, type FeedHead, feedAfter, feedHead } from '../../db/stores/feed.ts';
import { statesInRange } from '../../db/stores/listing-states.ts';
import { RequestError } from '../../rules/errors.ts';
import { type CodeRange, type Leaf, leafOf, type RangeDigest, splitRange } from '../../rules/exchange/digest.ts';
import type { ListingState } from '../../rules/exchange/listing-state.ts';
import { denialOf } from '../../rules/permissions.ts';
import { organizationOf } from '../../rules/viewer.ts';
import { type FollowedRow, followedRow } from '../live/follow-mark.ts';

export type { FeedEntryRow, FeedHead };

/** Rows of one page, when nothing is asked for and at the most. */
export const feedPage = { usual: 100, max: 500 } as const;
/** Parts of a range that is digested, likewise. */
export const digestParts = { usual: 16, max: 256 } as const;

/** Listings that are read at once for a digest, so that memory stays small. */
const digestBatch = 1000;

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The exchange whose feed the caller may read; null for everybody else. */
function readingExchange({ viewer }: RequestContext): string | null {
  const id = organizationOf(viewer)?.id ?? null;
  return id !== null && denialOf(viewer, 'readFeed', { ownerId: id }) === null ? id : null;
}

/** A page of the feed of an exchange. */
export interface FeedPage extends FeedHead {
  readonly entries: readonly FeedEntryRow[];
  readonly hasMore: boolean;
}

/**
 * A page of the caller's feed.
 *
 * @param after the number after which to go on; what is acknowledged when left out
 * @returns null for whoever acts for no exchange
 * @throws RequestError for bounds that are no such
 */
export async function exchangeFeed(
  context: RequestContext,
  asked: { readonly after?: number | null | undefined; readonly first?: number | null | undefined },
): Promise<FeedPage | null> {
  const exchangeId = readingExchange(context);
  if (exchangeId === null) return null;
  const first = bounded('exchangeFeed(first:)', asked.first ?? feedPage.usual, feedPage.max);
  if ((asked.after ?? 0) < 0)
    throw new RequestError('BAD_USER_INPUT', 'exchangeFeed(after:): must be 0 or more', ['after']);
  const position = await feedHead(context.db, exchangeId);
  const rows = await feedAfter(context.db, exchangeId, asked.after ?? position.acknowledged, first + 1);
  const entries = rows.slice(0, first);
  // The head is read before: entries that were numbered since are newer than it.
  const head = Math.max(position.head, rows.at(-1)?.sequence ?? 0);
  return { ...position, head, entries, hasMore: rows.length > first };
}

/** Where the caller's feed stands; null for whoever acts for no exchange. */
export async function feedPosition(context: RequestContext): Promise<FeedHead | null> {
  const exchangeId = readingExchange(context);
  return exchangeId === null ? null : await feedHead(context.db, exchangeId);
}

/** Milliseconds after which a position is told though it is the same. */
const AGAIN_MS = 30_000;

/** Follows the caller's feed: its position is told at once, and with each advance. */
export async function* followFeed(context: RequestContext): AsyncGenerator<FollowedRow> {
  yield followedRow('', AGAIN_MS, async () => {
    const position = await feedPosition(context);
    return position && { text: `${position.head}/${position.acknowledged}`, isOver: false };
  });
}

/** A range as callers name it. */
export interface AskedRange {
  readonly from?: string | null | undefined;
  readonly before?: string | null | undefined;
}

const rangeOf = ({ from, before }: AskedRange): CodeRange => ({ from: from ?? null, before: before ?? null });

/** Digests over how the caller's listings in a range of codes stand now; null for whoever acts for no exchange. */
export async function feedDigest(
  context: RequestContext,
  asked: AskedRange & { readonly parts?: number | null | undefined },
): Promise<(RangeDigest & { readonly ranges: readonly RangeDigest[] }) | null> {
  const exchangeId = readingExchange(context);
  if (exchangeId === null) return null;
  const parts = bounded('feedDigest(parts:)', asked.parts ?? digestParts.usual, digestParts.max);
  const range = rangeOf(asked);
  const leaves: Leaf[] = [];
  for (let from = range.from; ; ) {
    const states = await statesInRange(context.db, exchangeId, { ...range, from }, digestBatch);
    leaves.push(...states.map((state) => leafOf(state, sha256)));
    const last = leaves.at(-1);
    if (states.length < digestBatch || last === undefined) break;
    // The smallest code after the last one.
    from = `${last.code}\u0001`;
  }
  return splitRange(range, leaves, parts, sha256);
}

/** How the caller's listings in a range stand now, in the order of their codes; null for whoever acts for no exchange. */
export async function listingsInRange(
  context: RequestContext,
  asked: AskedRange & { readonly first?: number | null | undefined },
): Promise<{ readonly states: readonly ListingState[]; readonly hasMore: boolean } | null> {
  const exchangeId = readingExchange(context);
  if (exchangeId === null) return null;
  const first = bounded('listingsInRange(first:)', asked.first ?? feedPage.usual, feedPage.max);
  const states = await statesInRange(context.db, exchangeId, rangeOf(asked), first + 1);
  return { states: states.slice(0, first), hasMore: states.length > first };
}

function bounded(name: string, asked: number, max: number): number {
  if (asked >= 1 && asked <= max) return asked;
  throw new RequestError('BAD_USER_INPUT', `${name}: must be 1 to ${max}`, [name.replace(/^.*\(|:\)$/g, '')]);
}
