import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { isLocalDate } from '../../rules/calendar/local-date.ts';
import {
  type FilteredNoun,
  filteredNouns,
  type PagedNoun,
  pageSize,
  type SortKind,
  sorts,
} from '../../rules/catalog/filters.ts';
import { RequestError } from '../../rules/errors.ts';
import { type FacetArguments, type FacetShape, prepareFacets } from './facet-shape.ts';
import type { SearchShape } from './search-page.ts';
import { isStorableText } from './storable-text.ts';
import { ofNow, parseWhere, textAtTop, type WhereShape } from './where.ts';

/** Arguments of a connection, as GraphQL has coerced them. */
export interface PageArguments {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly last?: number | null | undefined;
  readonly before?: string | null | undefined;
  readonly where?: unknown;
  readonly orderBy?: readonly { readonly field: string; readonly direction: 'asc' | 'desc' }[] | null | undefined;
}

type SortOrder = readonly { readonly field: string; readonly direction: 'asc' | 'desc' }[];

/** The part of a page that decides its statement. */
export interface PageShape {
  readonly backward: boolean;
  /** Whether it starts at a cursor. */
  readonly seek: boolean;
  readonly order: SortOrder;
  readonly where: WhereShape | null;
  /** For a search over several nouns: what is searched for. */
  readonly search?: SearchShape;
  /** For suggestions: whether what was typed has a sound. */
  readonly hasSound?: boolean;
  /** Where its values stand in the list: of the cursor's keys the first one; its size, followed by one more than that. */
  readonly keysAt: number;
  readonly limitAt: number;
  /** Where the number of rows that are skipped stands; only where a protocol counts pages by it. */
  readonly offsetAt?: number;
  /** Its facets, one for each set of arguments they are asked for with. */
  readonly facets: readonly FacetShape[];
}

/** A page asked for: its statement's shape, the values bound to it, and what its cursors are bound to. */
export interface PageInput {
  readonly shape: PageShape;
  readonly values: readonly unknown[];
  readonly limit: number;
  /** Why it cannot be read as of an instant; undefined, or left out, where it can. */
  ofNow?(): string | undefined;
  /** Filter, sort and instant in one word: a cursor works only where it was made. */
  fingerprint(): string;
}

/**
 * Checks the arguments of a connection.
 *
 * @param noun what is paged
 * @param place the field, such as `Domain.resources`; cursors are bound to it
 * @param args its arguments
 * @param asOf the instant it is read as of, which its cursors are bound to as well; null for now
 * @param facets arguments of the facets asked for, in the order of the page's parts
 * @throws RequestError `BAD_USER_INPUT` or `BAD_CURSOR`, naming the argument and the remedy
 */
export function preparePage(
  noun: PagedNoun,
  place: string,
  args: PageArguments,
  asOf: string | null = null,
  facets: readonly FacetArguments[] = [],
): PageInput {
  const backward = args.last != null || (args.before != null && args.first == null);
  const count = pageCount(place, args, backward);
  const order = sortOrder(noun, place, args.orderBy);
  const values: unknown[] = [];
  const where = args.where === undefined ? null : wherePart(noun, place, args.where, values);
  requireText(place, order, where);
  const fingerprint = once(() =>
    createHash('sha256')
      .update(JSON.stringify([place, order, where, values, ...(asOf === null ? [] : [asOf])]))
      .digest('base64url')
      .slice(0, 11),
  );
  const bound = [...values];
  const cursor = backward ? args.before : args.after;
  const keysAt = bound.length;
  if (cursor != null) {
    const kinds = [...order.map((key) => sortKind(noun, key.field)), 'uuid' as const];
    bound.push(...readCursor(cursor, fingerprint(), kinds, `${place}.${backward ? 'before' : 'after'}`));
  }
  const limitAt = bound.push(count, count + 1) - 2;
  const faceted = facets.map((each) => prepareFacets(noun, place, each, bound));
  return {
    shape: { backward, seek: cursor != null, order, where, keysAt, limitAt, facets: faceted },
    values: bound,
    limit: count,
    ofNow: () => refusalAsOf(noun, `${place}(where:)`, where),
    fingerprint,
  };
}

/**
 * Checks a `where` that stands alone, without a page.
 *
 * @param noun what it filters
 * @param argument its name
 * @param where the input object; left out, nothing is filtered
 * @throws RequestError `BAD_USER_INPUT`, naming the field
 */
export function prepareWhere(noun: FilteredNoun, argument: string, where: unknown): PageInput {
  const values: unknown[] = [];
  const shape = where === undefined ? null : parseWhere(noun, where, values, argument);
  return {
    shape: {
      backward: false,
      seek: false,
      order: [],
      where: shape,
      keysAt: values.length,
      limitAt: values.length,
      facets: [],
    },
    values,
    limit: 0,
    ofNow: () => refusalAsOf(noun, argument, shape),
    fingerprint: () => '',
  };
}

/** How many rows a page has at most. */
export function pageCount(place: string, args: PageArguments, backward: boolean): number {
  const refuse = (argument: string, message: string): never => {
    throw new RequestError('BAD_USER_INPUT', `${place}(${argument}:): ${message}`, [argument]);
  };
  if (args.first != null && args.last != null) return refuse('last', 'ask for first or for last, not for both');
  if (backward && args.after != null) return refuse('after', 'after goes with first, before with last');
  if (!backward && args.before != null) return refuse('before', 'before goes with last, after with first');
  const count = (backward ? args.last : args.first) ?? pageSize.default;
  if (count < 0 || count > pageSize.max)
    return refuse(backward ? 'last' : 'first', `must be from 0 to ${pageSize.max}, is ${count}`);
  return count;
}

/** The sort of a page: as asked, or the usual one of the noun. */
export function sortOrder(noun: PagedNoun, place: string, asked: PageArguments['orderBy']): SortOrder {
  const { fallback } = sorts[noun];
  if (!asked || asked.length === 0) return fallback;
  if (new Set(asked.map((key) => key.field)).size < asked.length) {
    throw new RequestError('BAD_USER_INPUT', `${place}(orderBy:): a field is named twice; name it once`, ['orderBy']);
  }
  return asked.map(({ field, direction }) => ({ field, direction }));
}

/** A rank is that of a text. */
export function requireText(place: string, order: SortOrder, where: WhereShape | null): void {
  if (order.some(({ field }) => field === 'relevance') && textAtTop(where) === null) {
    const remedy = 'RELEVANCE goes with a text at the top of where; give one, or sort by something else';
    throw new RequestError('BAD_USER_INPUT', `${place}(orderBy:): ${remedy}`, ['orderBy']);
  }
}

/** What is said to who asks as of an instant with a where that is known of now alone; undefined where all of it can be asked. */
export function refusalAsOf(
  noun: PagedNoun | FilteredNoun,
  place: string,
  where: WhereShape | null,
): string | undefined {
  const filtered = filteredNouns.find((known) => known === noun);
  const remedy = filtered === undefined || where === null ? null : ofNow(filtered, where);
  return remedy === null ? undefined : `${place}: ${remedy}`;
}

function sortKind(noun: PagedNoun, field: string): SortKind {
  const fields: Readonly<Record<string, { kind: SortKind }>> = sorts[noun].fields;
  return fields[field]?.kind ?? 'text';
}

/** The shape of a filter; its values are appended to the list. */
export function wherePart(noun: PagedNoun, place: string, where: unknown, values: unknown[]): WhereShape {
  const filtered = filteredNouns.find((known) => known === noun);
  if (!filtered) throw new RequestError('BAD_USER_INPUT', `${place}(where:): cannot be filtered`, ['where']);
  return parseWhere(filtered, where, values);
}

/**
 * A cursor: filter and sort it belongs to, the sort keys of its row at full precision, and a check sum over both.
 */
export function writeCursor(fingerprint: string, keys: readonly unknown[]): string {
  const body = JSON.stringify([fingerprint, ...keys]);
  return encode(`${crc32(body).toString(36)}.${body}`);
}

const encode = (text: string): string => Buffer.from(text).toString('base64url');

/** The sort keys that a cursor holds. */
export function readCursor(
  cursor: string,
  fingerprint: string,
  kinds: readonly (SortKind | 'uuid')[],
  place: string,
): readonly unknown[] {
  const refuse = (message: string): never => {
    throw new RequestError('BAD_CURSOR', `${place}: ${message}; start again without a cursor`, [place]);
  };
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  const dot = text.indexOf('.');
  const body = text.slice(dot + 1);
  // Decoding skips what is no base64url, so a cursor must also be spelt as we spell it.
  const isOurs = dot > 0 && text.slice(0, dot) === crc32(body).toString(36) && encode(text) === cursor;
  if (!isOurs) return refuse('this is no cursor of ours');
  const parsed: unknown = parseJson(body);
  if (!Array.isArray(parsed)) return refuse('this is no cursor of ours');
  const [owner, ...keys] = parsed as unknown[];
  if (owner !== fingerprint) return refuse('this cursor was made with another filter, sort, field or asOf');
  if (keys.length !== kinds.length || !keys.every((key, index) => isKey(key, kinds[index]))) {
    return refuse('this is no cursor of ours');
  }
  return keys;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isKey(key: unknown, kind: SortKind | 'uuid' | undefined): boolean {
  if (kind === 'number') return Number.isSafeInteger(key) && Math.abs(Number(key)) < 2 ** 31;
  if (typeof key !== 'string' || !isStorableText(key)) return false;
  if (kind === 'uuid') return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(key);
  if (kind === 'instant') return key === '-infinity' || isInstant(key);
  if (kind === 'date') return key === 'infinity' || isLocalDate(key);
  return true;
}

/** An instant as the database writes it in UTC; `Date` would roll 30 February into March, the database refuses it. */
function isInstant(key: string): boolean {
  if (!/^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?\+00:00$/.test(key)) return false;
  const read = new Date(key);
  return !Number.isNaN(read.getTime()) && read.toISOString().slice(0, 19) === key.slice(0, 19);
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
