import type { DatabasePool } from '../../src/db/client.ts';
import type { FilteredNoun } from './catalog-nouns.ts';
import { answer } from './catalog-query.ts';

/** Nouns with a root connection of their own, by its field. */
export const rootFields = {
  Organization: 'organizations',
  Resource: 'resources',
  Scenario: 'scenarios',
  Product: 'products',
} as const;

export type RootNoun = keyof typeof rootFields;

/** How nouns without one are reached in a where. */
const carriers: Readonly<Record<Exclude<FilteredNoun, RootNoun>, { noun: RootNoun; relation: string }>> = {
  Domain: { noun: 'Resource', relation: 'domains' },
  Sector: { noun: 'Resource', relation: 'sectors' },
  ResourceItem: { noun: 'Resource', relation: 'items' },
  ScenarioNeed: { noun: 'Scenario', relation: 'needs' },
};

/** A where on any noun, as one on a noun that has a root connection. */
export function carried(noun: FilteredNoun, where: object): { noun: RootNoun; where: object } {
  if (noun in rootFields) return { noun: noun as RootNoun, where };
  const carrier = carriers[noun as keyof typeof carriers];
  return { noun: carrier.noun, where: { [carrier.relation]: { some: where } } };
}

/** The document that lists a noun by code. */
export const listDocument = (noun: RootNoun): string => `
  query ($where: ${noun}Where, $after: String) {
    list: ${rootFields[noun]}(first: 100, after: $after, where: $where, orderBy: [{ field: CODE }]) {
      totalCount nodes { code } pageInfo { hasNextPage endCursor }
    }
  }`;

/** What that document answers. */
export interface Listed {
  readonly list: {
    readonly totalCount: number;
    readonly nodes: readonly { readonly code: string }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

/** The codes of all rows that match, page after page; fails when their number is not `totalCount`. */
export async function codesOf(pool: DatabasePool, noun: RootNoun, where: object = {}): Promise<string[]> {
  const codes: string[] = [];
  let after: string | null = null;
  for (;;) {
    const { list }: Listed = await answer<Listed>(pool, listDocument(noun), { where, after });
    codes.push(...list.nodes.map(({ code }) => code));
    if (!list.pageInfo.hasNextPage) {
      if (list.totalCount !== codes.length) throw new Error(`totalCount ${list.totalCount}, rows ${codes.length}`);
      return codes;
    }
    after = list.pageInfo.endCursor;
  }
}
