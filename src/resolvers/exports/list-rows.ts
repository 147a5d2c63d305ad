import type { RequestContext } from '../../context.ts';
import type { PageArguments } from '../../db/read/page.ts';
import { readPage } from '../../db/read/read.ts';
import type { RelatedSelection, RootSelection, Selection } from '../../db/read/selection.ts';
import { keysOf, prepareSweep, type SortKeys, sweepParts } from '../../db/read/sweep.ts';
import type { ExportColumn } from '../../rules/exports/export-column.ts';
import { type ExportList, type ExportName, exportLists, isExportName } from '../../rules/exports/export-list.ts';

/** Rows of one statement. */
const pageRows = 500;

/** Lists of a noun that are found by a rule of ours, under names of their own. */
const foundLists = {
  unmetNeeds: 'ScenarioNeed',
  unusedResources: 'Resource',
  staleResources: 'Resource',
} as const satisfies Readonly<Record<string, ExportList['noun']>>;
type FoundList = keyof typeof foundLists;

/** A list as it is asked for; the arguments are those of the API's field, as GraphQL has coerced them. */
export interface AskedList {
  readonly name: ExportName | FoundList;
  readonly columns: readonly ExportColumn[];
  readonly where?: unknown;
  readonly orderBy?: PageArguments['orderBy'];
  readonly asOf: string | null;
  /** Rows of one statement; as many as suit a list when left out. */
  readonly pageRows?: number;
}

/**
 * Reads a list from its first row to its last, in pages of the read planner: what the same query of the same caller
 * would find, and no more. Nothing is read ahead of who takes the rows.
 *
 * @param context the caller as they stand now; asked anew for each page
 * @returns pages of rows; the last one may be empty
 * @throws RequestError naming the argument that cannot be
 */
export async function* listRows(
  context: () => RequestContext,
  asked: AskedList,
): AsyncGenerator<readonly object[], void, void> {
  const { name } = asked;
  const { noun, order }: Pick<ExportList, 'noun' | 'order'> = isExportName(name)
    ? exportLists[name]
    : { noun: foundLists[name], order: null };
  const fallback = order === null ? [] : [{ field: order, direction: 'asc' as const }];
  const sweep = prepareSweep(noun, name, asked, fallback, asked.pageRows ?? pageRows);
  const root: RootSelection = { kind: 'page', noun, selection: selectionOf(asked.columns), page: sweepParts };
  for (let last: SortKeys | null = null; ; ) {
    const { db, viewer } = context();
    const request = { root, inputs: [sweep.page(last)], asOf: asked.asOf };
    const { rows = [] } = await readPage(db, viewer, request);
    yield rows;
    if (rows.length < sweep.pageRows) return;
    const [end] = rows.slice(-1);
    last = end === undefined ? null : keysOf(end);
  }
}

/** What the planner is asked for, so that every column finds its value. */
export function selectionOf(columns: readonly ExportColumn[]): Selection {
  const fields = new Set<string>();
  const relations = new Map<string, Set<string>>();
  for (const { place, reads } of columns) {
    if (reads !== undefined) {
      for (const field of reads) fields.add(field);
      continue;
    }
    const names = place.relation === undefined ? fields : (relations.get(place.relation) ?? new Set());
    names.add(place.field);
    if (place.only !== undefined) names.add(place.only.field);
    if (place.relation !== undefined) relations.set(place.relation, names);
  }
  const related = [...relations].map(
    ([relation, names]): RelatedSelection => ({
      relation,
      property: relation,
      selection: { fields: [...names], related: [] },
      page: null,
    }),
  );
  return { fields: [...fields], related };
}
