import type { DatabasePool } from '../../src/db/client.ts';
import type { PagedNoun } from './catalog-nouns.ts';
import { answer } from './catalog-query.ts';

/** Where connections of a noun hang: the field that leads to their parent, and the connection itself. */
export interface PlaceOfPages {
  readonly parent: string | null;
  readonly field: string;
}

export const placesOfPages: Readonly<Record<PagedNoun, PlaceOfPages>> = {
  Organization: { parent: null, field: 'organizations' },
  Resource: { parent: null, field: 'resources' },
  Scenario: { parent: null, field: 'scenarios' },
  Product: { parent: null, field: 'products' },
  ResourceItem: { parent: 'Resource', field: 'items' },
  ScenarioNeed: { parent: 'Scenario', field: 'needs' },
  NeedMatch: { parent: 'ScenarioNeed', field: 'matches' },
  NeedMatchItem: { parent: 'NeedMatch', field: 'items' },
  ScenarioFinding: { parent: 'Scenario', field: 'findings' },
};

export interface PageOf {
  readonly totalCount: number;
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string } }[];
  readonly nodes: readonly { readonly id: string }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

export interface PageRequest {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
  readonly orderBy?: readonly { readonly field: string; readonly direction?: string }[];
  readonly where?: object;
}

/** The document that reads one page of a noun, below `$parent` where it has no root connection. */
export function pageDocument(noun: PagedNoun): string {
  const { parent, field } = placesOfPages[noun];
  const page = `page: ${field}(first: $first, after: $after, last: $last, before: $before, orderBy: $orderBy) {
    totalCount edges { cursor node { id } } nodes { id }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }`;
  const variables = `$first: Int, $after: String, $last: Int, $before: String, $orderBy: [${noun}Order!]`;
  return parent === null
    ? `query (${variables}) { ${page} }`
    : `query (${variables}, $parent: ID!) { parent: node(id: $parent) { ... on ${parent} { ${page} } } }`;
}

/** Reads one page. */
export async function pageOf(
  pool: DatabasePool,
  noun: PagedNoun,
  request: PageRequest,
  parent?: string,
): Promise<PageOf> {
  const data = await answer<{ page?: PageOf; parent?: { page: PageOf } | null }>(pool, pageDocument(noun), {
    ...request,
    parent,
  });
  const page = data.page ?? data.parent?.page;
  if (!page) throw new Error(`no page of ${noun}`);
  return page;
}

/** Reads a whole connection, page by page, and checks what each page says of itself; `between` runs after each page. */
export async function walk(
  read: (request: PageRequest) => Promise<PageOf>,
  size: number,
  backward: boolean,
  between: (pages: number) => Promise<void> = async () => {},
): Promise<{ ids: string[]; faults: string[] }> {
  const ids: string[] = [];
  const faults: string[] = [];
  let cursor: string | null = null;
  for (let pages = 1; pages < 10_000; pages += 1) {
    const page: PageOf = await read(backward ? { last: size, before: cursor } : { first: size, after: cursor });
    const own = page.edges.map(({ node }) => node.id);
    const { hasNextPage, hasPreviousPage, startCursor, endCursor } = page.pageInfo;
    if (own.join() !== page.nodes.map(({ id }) => id).join())
      faults.push(`page ${pages}: nodes are not those of edges`);
    if (startCursor !== (page.edges[0]?.cursor ?? null)) faults.push(`page ${pages}: startCursor`);
    if (endCursor !== (page.edges.at(-1)?.cursor ?? null)) faults.push(`page ${pages}: endCursor`);
    if ((backward ? hasNextPage : hasPreviousPage) !== pages > 1) faults.push(`page ${pages}: the near side`);
    const more = backward ? hasPreviousPage : hasNextPage;
    if (more && own.length !== size) faults.push(`page ${pages}: ${own.length} rows and more to come`);
    if (backward) ids.unshift(...own);
    else ids.push(...own);
    if (!more) return { ids, faults };
    cursor = backward ? startCursor : endCursor;
    await between(pages);
  }
  throw new Error('it never ends');
}
