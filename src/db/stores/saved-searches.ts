import { and, asc, eq, gt, inArray, isNull, lt, lte, sql } from 'drizzle-orm';
import type { SearchedList } from '../../rules/notification/saved-search.ts';
import type { Database } from '../client.ts';
import { people } from '../tables/identity.ts';
import { events } from '../tables/ledger.ts';
import { savedSearches } from '../tables/notifications.ts';

/** A search that is about to be kept. */
export interface NewSavedSearch {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  readonly noun: SearchedList;
  /** The filter of that list, as GraphQL has coerced it. */
  readonly where: object;
  /** From which number of the event log on it looks. */
  readonly seenSequence: number;
}

/** How many searches a person keeps. Only what is read while their row is locked stays true. */
export async function savedSearchCount(tx: Database, personId: string): Promise<number> {
  const [row] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(savedSearches)
    .where(eq(savedSearches.personId, personId));
  return row?.count ?? 0;
}

/** Keeps a search; false when the person has one of that name. */
export async function insertSavedSearch(tx: Database, search: NewSavedSearch, now: Date): Promise<boolean> {
  const rows = await tx
    .insert(savedSearches)
    .values({ ...search, revision: 1, createdAt: now, updatedAt: now })
    .onConflictDoNothing({ target: [savedSearches.personId, savedSearches.name] })
    .returning({ id: savedSearches.id });
  return rows.length > 0;
}

/** A kept search, as commands look at it. */
export interface SavedSearchRow {
  readonly id: string;
  readonly personId: string;
  readonly noun: string;
  readonly revision: number;
}

/** Locks a kept search until the transaction ends; null when there is none. */
export async function lockSavedSearch(tx: Database, id: string): Promise<SavedSearchRow | null> {
  const { personId, noun, revision } = savedSearches;
  const [row] = await tx
    .select({ id: savedSearches.id, personId, noun, revision })
    .from(savedSearches)
    .where(eq(savedSearches.id, id))
    .for('update');
  return row ?? null;
}

/** Deletes a kept search: nothing else refers to it. */
export async function deleteSavedSearchRow(tx: Database, id: string): Promise<void> {
  await tx.delete(savedSearches).where(eq(savedSearches.id, id));
}

/** A search that has not looked at everything yet. */
export interface WaitingSearch {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  readonly noun: string;
  readonly where: unknown;
  readonly seenSequence: number;
}

/**
 * Searches that have not looked up to a number of the event log, of people who may still sign in.
 *
 * @param after the id after which to go on; null to begin
 */
export async function waitingSearches(
  db: Database,
  upTo: number,
  after: string | null,
  limit: number,
): Promise<WaitingSearch[]> {
  const { id, personId, name, noun, where, seenSequence } = savedSearches;
  return await db
    .select({ id, personId, name, noun, where, seenSequence })
    .from(savedSearches)
    .innerJoin(people, eq(people.id, personId))
    .where(
      and(
        lt(seenSequence, upTo),
        isNull(people.disabledAt),
        isNull(people.erasedAt),
        after === null ? undefined : gt(id, after),
      ),
    )
    .orderBy(asc(id))
    .limit(limit);
}

/** Something that became public, by its number in the event log. */
export interface PublishedOne {
  readonly sequence: number;
  readonly subjectId: string;
}

/** What events of some types are about, in the order of the log. */
export async function publishedBetween(
  db: Database,
  types: readonly string[],
  { after, upTo }: { readonly after: number; readonly upTo: number },
  limit: number,
): Promise<PublishedOne[]> {
  const rows = await db
    .select({ sequence: events.sequence, subjectId: events.subjectId })
    .from(events)
    .where(and(inArray(events.type, [...types]), gt(events.sequence, after), lte(events.sequence, upTo)))
    .orderBy(asc(events.sequence))
    .limit(limit);
  return rows.flatMap(({ sequence, subjectId }) => (sequence === null ? [] : [{ sequence, subjectId }]));
}

/**
 * Notes up to where a search has looked.
 *
 * @returns false when another process has gone on with it meanwhile, or it is gone: then nothing is to be told
 */
export async function markSearched(tx: Database, search: WaitingSearch, upTo: number): Promise<boolean> {
  const rows = await tx
    .update(savedSearches)
    .set({ seenSequence: upTo })
    .where(and(eq(savedSearches.id, search.id), eq(savedSearches.seenSequence, search.seenSequence)))
    .returning({ id: savedSearches.id });
  return rows.length > 0;
}
