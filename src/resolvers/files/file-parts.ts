import type { RequestContext } from '../../context.ts';
import { type PageInput, preparePage } from '../../db/read/page.ts';
import { type RawPage, readOne } from '../../db/read/read.ts';
import type { PageParts, RelatedSelection, RootSelection, Selection } from '../../db/read/selection.ts';
import { keysOf, prepareSweep, type SortKeys, type Sweep, sweepParts } from '../../db/read/sweep.ts';
import type { PagedNoun } from '../../rules/catalog/filters.ts';

/** Rows of one statement. */
const pageRows = 500;

/** A list that an application or a data demand leads to. */
export interface FilePart {
  readonly relation: string;
  readonly root: Extract<RootSelection, { kind: 'one' }>;
  readonly sweep: Sweep;
  /** Pages below its rows, of at most a hundred rows each: consents of a line, experts of a step. */
  readonly inner: readonly PageInput[];
}

/** What is asked of one other row. */
export const oneRow = (relation: string, fields: readonly string[], property = relation): RelatedSelection => ({
  relation,
  property,
  selection: { fields, related: [] },
  page: null,
});

/** What is asked of the first hundred rows below one of the list; the first such list stands at the place 1. */
export const innerRows = (relation: string, selection: Selection, input: number): RelatedSelection => ({
  relation,
  property: relation,
  selection,
  page: { input, rows: true, cursors: false, total: false, ends: false, facets: [] },
});

/**
 * A list of a file: what is asked of its rows, and their order.
 *
 * @param inner nouns of the pages below its rows, in the order of their places
 * @param of whose file it is
 */
export function filePart(
  relation: string,
  noun: PagedNoun,
  order: string,
  selection: Selection,
  inner: readonly (readonly [noun: PagedNoun, place: string])[] = [],
  of: 'Application' | 'DataDemand' = 'Application',
): FilePart {
  const parts: PageParts = sweepParts;
  const related = [{ relation, property: relation, selection, page: parts }];
  return {
    relation,
    root: { kind: 'one', noun: of, selection: { fields: ['id'], related } },
    sweep: prepareSweep(noun, relation, {}, [{ field: order, direction: 'asc' }], pageRows),
    inner: inner.map(([below, place]) => preparePage(below, place, { first: 100 })),
  };
}

/**
 * Reads a list of a file from its first row to its last, by the planner: what the caller may see, and no more.
 *
 * @param id uuid of the application or the demand
 */
export async function readPart<T>(
  { db, viewer }: RequestContext,
  id: string,
  { relation, root, sweep, inner }: FilePart,
): Promise<T[]> {
  const all: object[] = [];
  for (let last: SortKeys | null = null; ; ) {
    const inputs = [sweep.page(last), ...inner];
    const found = await readOne(db, viewer, { root, inputs, asOf: null }, { field: 'id', value: id });
    const { rows = [] } = ((found as Readonly<Record<string, RawPage>> | null)?.[relation] ?? {}) as RawPage;
    all.push(...rows);
    const [end] = rows.slice(-1);
    if (end === undefined || rows.length < sweep.pageRows) return all as T[];
    last = keysOf(end);
  }
}
