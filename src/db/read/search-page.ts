import { createHash } from 'node:crypto';
import type { FilteredNoun } from '../../rules/catalog/filters.ts';
import { type NearestText, nearestTexts } from '../../search/nearest.ts';
import type { TextQuery } from '../../search/query.ts';
import { searchTerms } from '../../search/terms.ts';
import { type FacetArguments, prepareFacets } from './facet-shape.ts';
import { containing } from './like-pattern.ts';
import { type PageArguments, type PageInput, type PageShape, pageCount, readCursor } from './page.ts';
import { parseText, type TextShape } from './text-match.ts';
import { parseWhere, type WhereShape } from './where.ts';

/** Nouns that are searched together, in the order of their counts. */
export const searchedNouns = ['Resource', 'Scenario', 'Product', 'Organization'] as const satisfies FilteredNoun[];
export type SearchedNoun = (typeof searchedNouns)[number];

/** Arguments of a search, as GraphQL has coerced them. */
export interface SearchArguments extends Omit<PageArguments, 'where' | 'orderBy'> {
  readonly text: string;
  readonly types?: readonly SearchedNoun[] | null | undefined;
  /** Conditions by noun; a noun without any is not narrowed. */
  readonly where?: Readonly<Record<string, unknown>> | null | undefined;
}

/** The part of a search that decides its statement. */
export interface SearchShape {
  readonly text: TextShape;
  readonly nouns: readonly { readonly noun: SearchedNoun; readonly where: WhereShape | null }[];
  /** Where the other texts stand that are tried when nothing is found: their tokens and phrases, a list in JSON. */
  readonly nearestAt: number;
}

/** A search asked for. */
export interface SearchInput extends PageInput {
  readonly shape: PageShape & { readonly search: SearchShape };
  readonly query: TextQuery;
  readonly nearest: readonly NearestText[];
}

const whereNames: Readonly<Record<SearchedNoun, string>> = {
  Resource: 'resources',
  Scenario: 'scenarios',
  Product: 'products',
  Organization: 'organizations',
};

/**
 * Checks the arguments of a search.
 *
 * @param place the field; cursors are bound to it
 * @param facets of which nouns facets are asked for, and with which arguments, in the order of the page's parts
 * @throws RequestError `BAD_USER_INPUT` or `BAD_CURSOR`, naming the argument and the remedy
 */
export function prepareSearch(
  place: string,
  args: SearchArguments,
  facets: readonly { readonly noun: SearchedNoun; readonly args: FacetArguments }[] = [],
): SearchInput {
  const backward = args.last != null || (args.before != null && args.first == null);
  const limit = pageCount(place, args, backward);
  const values: unknown[] = [];
  const { shape: text, query } = parseText(args.text, values, ['text']);
  const asked = args.types ?? searchedNouns;
  const nouns = searchedNouns
    .filter((noun) => asked.includes(noun))
    .map((noun) => {
      const where = args.where?.[whereNames[noun]];
      return { noun, where: where === undefined ? null : parseWhere(noun, where, values) };
    });
  const fingerprint = fingerprintOf([place, nouns, text, values]);
  const nearest = nearestTexts(query, searchTerms());
  const nearestAt = values.push(JSON.stringify(nearest.map(nearestValue))) - 1;
  const cursor = backward ? args.before : args.after;
  const keysAt = values.length;
  if (cursor != null)
    values.push(...readCursor(cursor, fingerprint, ['number', 'uuid'], `${place}.${backward ? 'before' : 'after'}`));
  const limitAt = values.push(limit, limit + 1) - 2;
  const faceted = facets.map((each) => prepareFacets(each.noun, place, each.args, values));
  return {
    shape: {
      ...{ backward, seek: cursor != null, where: null, keysAt, limitAt, facets: faceted },
      order: [{ field: 'relevance', direction: 'desc' }],
      search: { text, nouns, nearestAt },
    },
    ...{ values, limit, query, nearest },
    fingerprint: () => fingerprint,
  };
}

/** What another text is found with. */
const nearestValue = ({ tokens, phrases, excludedPhrases }: NearestText): object => ({
  tokens,
  ...{ phrases: phrases.map(containing), excluded: excludedPhrases.map(containing) },
});

const fingerprintOf = (parts: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 11);
