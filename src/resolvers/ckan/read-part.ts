import type { RequestContext } from '../../context.ts';
import { readPage } from '../../db/read/read.ts';
import type { RootSelection, Selection } from '../../db/read/selection.ts';
import { keysOf, prepareSweep, type SortKeys, sweepParts } from '../../db/read/sweep.ts';
import type { PagedNoun } from '../../rules/catalog/filters.ts';
import { CkanError } from '../../rules/ckan/ckan-error.ts';
import { mostSkipped, type SearchRequest } from '../../rules/ckan/search-request.ts';

/** Where lists of CKAN clients stand: of the lists last read, after which row their next page begins. */
export type Places = Map<string, SortKeys>;

/** Places that are remembered. */
const mostPlaces = 1_000;

/** A part of a list, and how long the whole of it is. */
export interface ListPart<R> {
  readonly rows: readonly R[];
  readonly total: number;
}

/**
 * Reads a part of a list in one statement. A client that goes through a list from its beginning goes on where its last
 * page ended; one that begins in the middle has the rows before it skipped by the database, which is bounded.
 *
 * @throws CkanError when so many rows cannot be skipped
 */
export async function readPart<R>(
  { db, viewer }: RequestContext,
  noun: PagedNoun,
  selection: Selection,
  request: Omit<SearchRequest, 'sort'>,
  places: Places,
): Promise<ListPart<R>> {
  const { where, order, rows, start } = request;
  const place = (at: number): string => JSON.stringify([noun, where, order, at]);
  const last = places.get(place(start)) ?? null;
  if (last === null && start > mostSkipped) {
    throw new CkanError(
      'Validation Error',
      `start: beyond ${mostSkipped} it must be where a page of the same search has ended; go on from there, or take /exports`,
    );
  }
  const sweep = prepareSweep(noun, noun, where === undefined ? {} : { where }, order, rows);
  const root: RootSelection = { kind: 'page', noun, selection, page: { ...sweepParts, total: true } };
  const input = sweep.page(last, last === null ? start : 0);
  const { rows: found = [], total = 0 } = await readPage(db, viewer, { root, inputs: [input], asOf: null });
  const [end] = found.slice(-1);
  if (end !== undefined && found.length === rows) remember(places, place(start + rows), keysOf(end));
  return { rows: found as readonly R[], total };
}

/** The places that were last come to are kept. */
function remember(places: Places, place: string, keys: SortKeys): void {
  places.delete(place);
  places.set(place, keys);
  const [oldest] = places.keys();
  if (places.size > mostPlaces && oldest !== undefined) places.delete(oldest);
}
