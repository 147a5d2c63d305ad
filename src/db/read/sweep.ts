import type { PagedNoun } from '../../rules/catalog/filters.ts';
import {
  type PageArguments,
  type PageInput,
  type PageShape,
  refusalAsOf,
  requireText,
  sortOrder,
  wherePart,
} from './page.ts';
import type { PageParts } from './selection.ts';

/** What of a page a sweep asks for: its rows, and the keys to go on from. */
export const sweepParts: PageParts = { input: 0, rows: true, cursors: true, total: false, ends: false, facets: [] };

/** A walk through a whole list, page by page, in one direction. */
export interface Sweep {
  readonly pageRows: number;
  /** The page after a row with these sort keys; the first one without, or after so many rows that are skipped. */
  page(last: SortKeys | null, skipped?: number): PageInput;
}

/** The sort keys of a row, by which a walk goes on after it. */
export type SortKeys = readonly unknown[];

/**
 * Prepares a walk through all rows of a list by the planner's own pages, so that what a row costs does not depend on how
 * many came before it.
 *
 * @param noun what is walked through
 * @param place the list, for messages
 * @param args its filter and sort, as GraphQL has coerced them
 * @param order the sort when none is asked for; empty for the order of the ids
 * @param pageRows rows of a page
 * @throws RequestError naming the argument that cannot be
 */
export function prepareSweep(
  noun: PagedNoun,
  place: string,
  args: Pick<PageArguments, 'where' | 'orderBy'>,
  order: PageShape['order'],
  pageRows: number,
): Sweep {
  const values: unknown[] = [];
  const asked = args.orderBy && args.orderBy.length > 0 ? sortOrder(noun, place, args.orderBy) : order;
  const where = args.where === undefined ? null : wherePart(noun, place, args.where, values);
  requireText(place, asked, where);
  return {
    pageRows,
    page: (last, skipped = 0) => {
      const keys = last ?? [];
      const limitAt = values.length + keys.length;
      const offset = skipped === 0 ? {} : { offsetAt: limitAt + 2 };
      return {
        shape: {
          backward: false,
          seek: last !== null,
          order: asked,
          where,
          keysAt: values.length,
          limitAt,
          facets: [],
          ...offset,
        },
        values: [...values, ...keys, pageRows, pageRows + 1, skipped],
        limit: pageRows,
        ofNow: () => refusalAsOf(noun, `${place}(where:)`, where),
        fingerprint: () => '',
      };
    },
  };
}

/** The sort keys of a row, at full precision, as the statement has put them beside it. */
export function keysOf(row: object): SortKeys {
  const keys = (row as { '#keys'?: readonly unknown[] })['#keys'];
  if (keys === undefined) throw new Error('a row of a sweep carries its sort keys');
  return keys;
}
