import { type PageInput, writeCursor } from './page.ts';
import type { RawPage } from './read.ts';

/** A page with what was asked of it: the backing value of every connection. */
export interface Page {
  readonly raw: RawPage;
  readonly input: PageInput;
}

/** An edge of a connection. */
export interface Edge {
  readonly node: object;
  readonly page: Page;
}

/**
 * The rows of a page in the order of its sort, without the one that was fetched only to see whether there is more.
 */
export function nodesOf(page: Page): readonly object[] {
  const rows = (page.raw.rows ?? []).slice(0, page.input.limit);
  return page.input.shape.backward ? rows.reverse() : rows;
}

/** The edges of a page. */
export function edgesOf(page: Page): readonly Edge[] {
  return nodesOf(page).map((node) => ({ node, page }));
}

/** The cursor of an edge. */
export function cursorOf(edge: Edge): string {
  const keys = (edge.node as { '#keys'?: readonly unknown[] })['#keys'] ?? [];
  return writeCursor(edge.page.input.fingerprint(), keys);
}

/** Relay's page info. */
export interface PageInfo {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly page: Page;
}

/**
 * What lies before and after a page. Both answers are exact: the far side by one more row, the near side by looking.
 */
export function pageInfoOf(page: Page): PageInfo {
  const ahead = (page.raw.rows?.length ?? 0) > page.input.limit;
  const behind = page.raw.behind ?? false;
  return page.input.shape.backward
    ? { hasNextPage: behind, hasPreviousPage: ahead, page }
    : { hasNextPage: ahead, hasPreviousPage: behind, page };
}

/** The cursor of the first or last row of a page; null when it has none. */
export function endCursorOf(page: Page, end: 'first' | 'last'): string | null {
  const node = nodesOf(page).at(end === 'first' ? 0 : -1);
  return node ? cursorOf({ node, page }) : null;
}
