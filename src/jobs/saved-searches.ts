import type { DatabasePool } from '../db/client.ts';
import { type PageInput, preparePage } from '../db/read/page.ts';
import { readPage } from '../db/read/read.ts';
import type { RootSelection } from '../db/read/selection.ts';
import { lastSequence } from '../db/stores/event-feed.ts';
import { notify } from '../db/stores/notifications.ts';
import { markSearched, publishedBetween, type WaitingSearch, waitingSearches } from '../db/stores/saved-searches.ts';
import { inTransaction } from '../db/transaction.ts';
import { encodeGlobalId } from '../rules/catalog/global-id.ts';
import { RequestError } from '../rules/errors.ts';
import { isSearchedList, type SearchedList, searchedLists } from '../rules/notification/saved-search.ts';
import type { Viewer } from '../rules/viewer.ts';

/** Published things that a search looks at in one read: as many ids as one filter takes. */
const WINDOW = 200;
/** Searches of one read. */
const BATCH = 100;
/** Titles that are told of what was found. */
const TITLES = 3;

/** What a run has done. */
export interface SearchReport {
  /** How often somebody was told. */
  readonly told: number;
  /** Ids of searches whose filter means nothing any more. */
  readonly broken: readonly string[];
}

/**
 * Runs the saved searches over what has been published since each has looked last, and tells their keepers how many rows
 * match, with the first titles: once for each search and window of events.
 *
 * A search is read as its keeper would read without acting for an organisation: what is looked for has been published, so
 * their roles add nothing to it, and what was taken back since is not told.
 *
 * @param now instant of what is told
 * @param signal ends the work between two searches
 */
export async function runSavedSearches(
  pool: DatabasePool,
  { now, newId, signal }: { readonly now: Date; readonly newId: () => string; readonly signal?: AbortSignal },
): Promise<SearchReport> {
  const upTo = await lastSequence(pool);
  const broken: string[] = [];
  let told = 0;
  for (let after: string | null = null; !signal?.aborted; ) {
    const searches: WaitingSearch[] = await waitingSearches(pool, upTo, after, BATCH);
    for (const search of searches) {
      if (signal?.aborted) break;
      try {
        told += await runOne(pool, search, upTo, { now, newId });
      } catch (error) {
        if (!(error instanceof RequestError)) throw error;
        broken.push(search.id);
      }
    }
    after = searches.at(-1)?.id ?? null;
    if (searches.length < BATCH) break;
  }
  return { told, broken };
}

/** Runs one search up to a number of the log, window by window. Returns how often its keeper was told. */
async function runOne(
  pool: DatabasePool,
  search: WaitingSearch,
  upTo: number,
  { now, newId }: { readonly now: Date; readonly newId: () => string },
): Promise<number> {
  const { noun } = search;
  if (!isSearchedList(noun)) return 0;
  let told = 0;
  for (let current = search; current.seenSequence < upTo; ) {
    const window = { after: current.seenSequence, upTo };
    const published = await publishedBetween(pool, searchedLists[noun].events, window, WINDOW);
    const end = published.length < WINDOW ? upTo : (published.at(-1)?.sequence ?? upTo);
    const ids = [...new Set(published.map(({ subjectId }) => subjectId))];
    const found = ids.length === 0 ? { total: 0, titles: [] } : await matching(pool, current, noun, ids);
    const before = current;
    const isOurs = await inTransaction(pool, async (tx) => {
      if (!(await markSearched(tx, before, end))) return false;
      if (found.total > 0) await notify(tx, [toldOf(before, end, found, newId())], now);
      return true;
    });
    if (!isOurs) return told;
    if (found.total > 0) told += 1;
    current = { ...current, seenSequence: end };
  }
  return told;
}

interface Found {
  readonly total: number;
  readonly titles: readonly string[];
}

const toldOf = (search: WaitingSearch, end: number, { total, titles }: Found, id: string) =>
  ({
    id,
    to: { personId: search.personId },
    kind: 'saved_search',
    subject: { type: 'SavedSearch', id: search.id, code: search.name },
    data: { title: search.name, noun: search.noun, count: total, titles },
    onceKey: `saved_search:${search.id}:${end}`,
  }) as const;

type PageRoot = Extract<RootSelection, { kind: 'page' }>;

const rootOf = (noun: SearchedList, field: 'title' | 'name'): PageRoot => ({
  kind: 'page',
  noun,
  selection: { fields: [field], related: [] },
  page: { input: 0, rows: true, cursors: false, total: true, ends: false, facets: [] },
});

/** Kept, so that the statements written for them are. */
const roots: Readonly<Record<SearchedList, PageRoot>> = {
  Resource: rootOf('Resource', 'title'),
  Scenario: rootOf('Scenario', 'title'),
  Product: rootOf('Product', 'name'),
  Notice: rootOf('Notice', 'title'),
};

async function matching(
  pool: DatabasePool,
  { personId, where }: WaitingSearch,
  noun: SearchedList,
  ids: readonly string[],
): Promise<Found> {
  const among = { id: { in: ids.map((id) => encodeGlobalId(noun, id)) } };
  const input: PageInput = preparePage(noun, 'savedSearch', { first: TITLES, where: { and: [where, among] } });
  const viewer: Viewer = { kind: 'person', id: personId, organization: null, roles: [] };
  const page = await readPage(pool, viewer, { root: roots[noun], inputs: [input], asOf: null });
  const rows = (page.rows ?? []) as readonly { readonly title?: string; readonly name?: string }[];
  return { total: page.total ?? 0, titles: rows.map(({ title, name }) => title ?? name ?? '') };
}
