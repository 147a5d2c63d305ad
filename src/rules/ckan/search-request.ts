import { CkanError } from './ckan-error.ts';
import { filterQuery, type Where } from './filter-query.ts';

/** Rows of one answer at most, as CKAN has it. */
export const mostRows = 1_000;
/** Rows that can be skipped without having been read: the database has to walk past each of them. */
export const mostSkipped = 100_000;

/** What a client sends, by name; CKAN takes numbers as texts as well. */
export type Parameters = Readonly<Record<string, unknown>>;

/** A search as the catalog answers it. */
export interface SearchRequest {
  readonly where: Where | undefined;
  /** Empty for the order of the ids. */
  readonly order: readonly { readonly field: string; readonly direction: 'asc' | 'desc' }[];
  /** The sort as CKAN writes it. */
  readonly sort: string;
  readonly rows: number;
  readonly start: number;
}

const sortFields: Readonly<Record<string, string>> = {
  name: 'code',
  title: 'title',
  title_string: 'title',
  metadata_modified: 'modifiedAt',
  metadata_created: 'issuedAt',
};

const invalid = (message: string): never => {
  throw new CkanError('Validation Error', message);
};

/**
 * Reads the parameters of `package_search`.
 *
 * @throws CkanError naming the parameter and the remedy
 */
export function searchRequest(given: Parameters): SearchRequest {
  const facets = textOf(given, 'facet.field');
  if (facets !== undefined && !/^\s*(\[\s*\])?\s*$/.test(facets)) {
    return invalid('facet.field: facets are not counted here; leave it out');
  }
  const q = textOf(given, 'q')?.trim() ?? '';
  if (q.length > 200) return invalid('q: longer than 200 characters; search for less');
  const filters = [...listOf(given, 'fq'), ...listOf(given, 'fq_list')].flatMap(filterQuery);
  const text = textFilter(q);
  const sort = textOf(given, 'sort')?.trim() || `${text === null ? '' : 'score desc, '}metadata_modified desc`;
  const where = { ...text, ...(filters.length > 0 && { and: filters }) };
  return {
    where: Object.keys(where).length === 0 ? undefined : where,
    order: orderOf(sort, text !== null),
    sort,
    rows: wholeNumber(given, 'rows', 10, mostRows),
    start: wholeNumber(given, 'start', 0, 10_000_000),
  };
}

/**
 * The words of a search as the catalog's own search takes them; null where everything is asked for. `AND` between two words
 * says what is meant anyway.
 */
const textFilter = (q: string): Where | null =>
  ['', '*', '*:*'].includes(q) ? null : { text: q.replace(/(?<=\s)AND(?=\s)/g, ' ') };

function orderOf(sort: string, isSearched: boolean): SearchRequest['order'] {
  const order = sort.split(',').flatMap((part): SearchRequest['order'] => {
    const [, name = '', direction = 'asc'] = /^\s*([a-z_]+)(?:\s+(asc|desc))?\s*$/i.exec(part) ?? [];
    const isDescending = direction.toLowerCase() === 'desc';
    if (name === 'score' && isSearched) return [{ field: 'relevance', direction: isDescending ? 'desc' : 'asc' }];
    // Without words no row is nearer than another.
    if (name === 'score' || (name === 'id' && direction.toLowerCase() === 'asc')) return [];
    const field = Object.hasOwn(sortFields, name) ? sortFields[name] : undefined;
    if (field === undefined) {
      return invalid(`sort: by ${Object.keys(sortFields).join(', ')} with asc or desc, or by "id asc"`);
    }
    return [{ field, direction: isDescending ? 'desc' : 'asc' }];
  });
  return order.filter(({ field }, index) => order.findIndex((other) => other.field === field) === index);
}

/** A parameter that is a text or a number. */
export function textOf(given: Parameters, name: string): string | undefined {
  const value = given[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return Array.isArray(value) && value.length === 0 ? undefined : invalid(`${name}: must be one text`);
}

/** A parameter that must be there. */
export const requiredText = (given: Parameters, name: string): string =>
  textOf(given, name) || invalid(`${name}: Missing value`);

function listOf(given: Parameters, name: string): readonly string[] {
  const value = given[name];
  if (!Array.isArray(value)) return textOf(given, name)?.trim() ? [String(value)] : [];
  if (value.length > 20 || !value.every((each) => typeof each === 'string')) {
    return invalid(`${name}: must be at most 20 texts`);
  }
  return value as string[];
}

/** Further on nothing begins. */
const furthest = 999_999_999;

/** A parameter that counts rows. */
export function wholeNumber(given: Parameters, name: string, fallback: number, most: number): number {
  const text = textOf(given, name);
  if (text === undefined || text === '') return fallback;
  if (!/^\d+$/.test(text)) return invalid(`${name}: must be a whole number, not negative`);
  // CKAN as well answers with the most there may be, and says nothing.
  if (name !== 'start' && name !== 'offset') return Math.min(Number(text), most);
  return Number(text) <= furthest ? Number(text) : invalid(`${name}: must be at most ${furthest}`);
}
