import type { RequestContext } from '../../context.ts';
import { readSearch } from '../../db/read/read.ts';
import { prepareSearch, type SearchArguments } from '../../db/read/search-page.ts';
import type { RootSelection, Selection } from '../../db/read/selection.ts';
import { pageSize } from '../../rules/catalog/filters.ts';
import { encodeGlobalId } from '../../rules/catalog/global-id.ts';
import type { NounName } from '../../rules/catalog/nouns.ts';
import { RequestError } from '../../rules/errors.ts';
import type { ExportColumn } from '../../rules/exports/export-column.ts';
import { reportBounds } from '../../rules/exports/export-report.ts';
import { matchesOf, type SearchEdge, searchEdgesOf } from '../search/search.ts';

/** What is searched for, as GraphQL has coerced it. */
export type SearchedArguments = Pick<SearchArguments, 'text' | 'types' | 'where'>;

const fields = (...names: readonly string[]): Selection => ({ fields: names, related: [] });

const selections: ReadonlyMap<NounName, Selection> = new Map([
  ['Resource', fields('id', 'code', 'title')],
  ['Scenario', fields('id', 'code', 'title')],
  ['Product', fields('id', 'code', 'name')],
  ['Organization', fields('id', 'code', 'name')],
]);

const ofMatches: readonly string[] = ['fields', 'kinds', 'excerpt'];

/**
 * The hits of a search, the best first, page by page.
 *
 * @throws RequestError for a text that cannot be searched for, and where there are more hits than a file holds
 */
export async function* hitRows(
  context: () => RequestContext,
  { args, columns }: { readonly args: SearchedArguments; readonly columns: readonly ExportColumn[] },
): AsyncGenerator<readonly object[], void, void> {
  const root = rootOf(columns);
  for (let after: string | null = null; ; ) {
    const input = prepareSearch('search', { ...args, first: pageSize.max, ...(after === null ? {} : { after }) });
    const { db, viewer } = context();
    const asked = { root: after === null ? counted(root) : root, inputs: [input], asOf: null };
    const raw = await readSearch(db, viewer, asked);
    if ((raw.total ?? 0) > reportBounds.hits) refuse(raw.total ?? 0);
    const edges = searchEdgesOf({ raw, input });
    yield edges.map(hitRow);
    const last = edges.at(-1);
    if (last === undefined || edges.length < input.limit) return;
    after = last.cursor;
  }
}

type SearchRoot = Extract<RootSelection, { kind: 'search' }>;

function rootOf(columns: readonly ExportColumn[]): SearchRoot {
  const matches = columns.some(({ name }) => ofMatches.includes(name));
  const page = { input: 0, rows: true, cursors: true, total: false, ends: false, facets: [], counts: false };
  return { kind: 'search', selections, page: { ...page, matches, nearest: false } };
}

const counted = (root: SearchRoot): SearchRoot => ({ ...root, page: { ...root.page, total: true } });

function hitRow(edge: SearchEdge): object {
  const {
    id,
    __typename: type,
    ...node
  } = edge.node as SearchEdge['node'] & {
    readonly code: string;
    readonly title?: string;
    readonly name?: string;
  };
  const matches = matchesOf(edge);
  return {
    ...{
      type,
      code: node.code,
      title: node.title ?? node.name,
      relevance: edge.relevance,
      id: encodeGlobalId(type, id),
    },
    fields: [...new Set(matches.map(({ field }) => field))],
    kinds: [...new Set(matches.map(({ kind }) => kind))],
    excerpt: matches[0]?.fragments.map(({ text }) => text).join('') ?? null,
  };
}

function refuse(hits: number): never {
  const message = `it finds ${hits} rows, and a file holds ${reportBounds.hits}; narrow it by types or where`;
  throw new RequestError('BAD_USER_INPUT', `text: ${message}`, ['text']);
}
