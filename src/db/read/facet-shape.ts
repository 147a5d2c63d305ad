import { type FacetedNoun, facetBounds, facetedNouns, facetsOf } from '../../rules/catalog/facets.ts';
import type { PagedNoun } from '../../rules/catalog/filters.ts';
import { RequestError } from '../../rules/errors.ts';
import { containing } from './like-pattern.ts';
import { isStorableText } from './storable-text.ts';
import type { WhereShape } from './where.ts';

/** Arguments of `facets`, as GraphQL has coerced them. */
export interface FacetArguments {
  readonly fields: readonly string[];
  readonly limit?: number | null | undefined;
  readonly contains?: string | null | undefined;
}

/** The part of `facets` that decides its statement. */
export interface FacetShape {
  readonly fields: readonly string[];
  /** Whether values are looked through for a text. */
  readonly contains: boolean;
  /** Where its limit stands among the values of the page; the text, where there is one, comes behind it. */
  readonly at: number;
}

/**
 * Checks the arguments of `facets`.
 *
 * @param noun what is counted
 * @param place the connection, such as `Domain.resources`
 * @param values the list that its values are appended to
 * @throws RequestError naming the argument and the remedy
 */
export function prepareFacets(noun: PagedNoun, place: string, args: FacetArguments, values: unknown[]): FacetShape {
  const refuse = (argument: string, message: string): never => {
    throw new RequestError('BAD_USER_INPUT', `${place}.facets(${argument}:): ${message}`, ['facets', argument]);
  };
  if (facetedNoun(noun) === null) throw new Error(`${noun} has no facets`);
  const { fields, contains = null } = args;
  const limit = args.limit ?? facetBounds.limit;
  if (new Set(fields).size < fields.length) return refuse('fields', 'a facet is named twice; name it once');
  if (limit < 0 || limit > facetBounds.maxLimit)
    return refuse('limit', `must be from 0 to ${facetBounds.maxLimit}, is ${limit}`);
  const at = values.push(limit) - 1;
  if (contains === null) return { fields, contains: false, at };
  if (!isStorableText(contains)) return refuse('contains', 'a NUL or half a character is never part of a text');
  if (contains.length > facetBounds.contains)
    return refuse('contains', `longer than ${facetBounds.contains} characters`);
  values.push(containing(contains));
  return { fields, contains: true, at };
}

/** The noun, if its rows can be counted by anything. */
export const facetedNoun = (noun: string): FacetedNoun | null => facetedNouns.find((known) => known === noun) ?? null;

/**
 * A where without the conditions on a facet's own filters. Left out is what holds for the whole where: what stands in it
 * directly, in its `and`, or within a row that it leads to. What stands in an `or` or a `not` says something else than
 * which values were picked, and is kept.
 *
 * @returns null where nothing is left
 */
export function withoutOwn(where: WhereShape | null, noun: FacetedNoun, facet: string): WhereShape | null {
  const own = facetsOf(noun)[facet]?.own ?? [];
  const all = conjuncts(where);
  const kept = all.filter((each) => !own.some((path) => startsWith(pathOf(each), path)));
  if (kept.length === 0) return null;
  return kept.length === all.length ? where : ['and', kept];
}

/** The conditions that all have to hold; one on a row that a row leads to is taken apart as well, since there is one such row. */
function conjuncts(where: WhereShape | null): readonly WhereShape[] {
  if (where === null) return [];
  if (where[0] === 'and') return where[1].flatMap(conjuncts);
  if (where[0] !== 'one') return [where];
  const [kind, field, noun, inner] = where;
  const parts = conjuncts(inner);
  return parts.length < 2 ? [where] : parts.map((part) => [kind, field, noun, part] as const);
}

/** The field that a condition is on, with the fields it leads through; empty for an `or` or a `not`. */
function pathOf(condition: WhereShape): readonly string[] {
  switch (condition[0]) {
    case 'and':
    case 'or':
    case 'not':
    case 'text':
      return [];
    case 'one': {
      const [only, ...more] = conjuncts(condition[3]);
      return [condition[1], ...(only === undefined || more.length > 0 ? [] : pathOf(only))];
    }
    default:
      return [condition[1]];
  }
}

const startsWith = (path: readonly string[], own: readonly string[]): boolean =>
  own.every((field, index) => path[index] === field);
