import type { RequestContext } from '../../context.ts';
import { cursorOf, edgesOf, nodesOf } from '../../db/read/connection.ts';
import { type RawHit, type RawSearch, type ReadRequest, readSearch } from '../../db/read/read.ts';
import type { SearchedNoun, SearchInput } from '../../db/read/search-page.ts';
import type { RootSelection } from '../../db/read/selection.ts';
import { matchKinds, type NearestReason, type SearchField, searchFields, wordsOf } from '../../rules/vocabulary.ts';
import { correctedBy } from '../../search/correction.ts';
import { type Fragment, type MarkedText, markText } from '../../search/excerpt.ts';
import { normalise } from '../../search/normalise.ts';
import type { TypedRow } from '../catalog/queries.ts';

/** What a search is asked for. */
export type AskedSearch = ReadRequest<Extract<RootSelection, { kind: 'search' }>>;

/** A page of hits with what was searched for. */
export interface SearchPage {
  readonly raw: RawSearch;
  readonly input: SearchInput;
}

/** A row that was found, with its place in the connection. */
export interface SearchEdge {
  readonly cursor: string;
  readonly relevance: number;
  readonly node: TypedRow;
  readonly row: RawHit;
  readonly input: SearchInput;
}

/** What of a hit matches. */
export interface SearchMatch extends MarkedText {
  readonly field: SearchField;
}

export type { Fragment };

/** How many hits there are of a noun. */
export interface SearchCount {
  readonly type: SearchedNoun;
  readonly count: number;
}

/** Another text to search for, when nothing was found. */
export interface NearestQuery {
  readonly text: string;
  readonly reason: NearestReason;
  readonly dropped: readonly string[];
  readonly count: number;
}

/** Item names of one hit whose matches are shown, and other texts that are offered. */
const partsShown = 5;
const nearestShown = 5;

/**
 * Searches resources, scenarios, products and organisations, as far as the viewer may see them. One statement.
 */
export async function search(context: RequestContext, asked: AskedSearch): Promise<SearchPage> {
  const raw = await readSearch(context.db, context.viewer, asked);
  return { raw, input: asked.inputs[0] as SearchInput };
}

const fields = wordsOf(searchFields);
const kinds = wordsOf(matchKinds);

/** The hits of a page with their cursors. */
export const searchEdgesOf = (page: SearchPage): SearchEdge[] =>
  edgesOf(page).map((edge) => {
    const row = edge.node as RawHit;
    return { cursor: cursorOf(edge), relevance: row.relevance, node: row.node as TypedRow, row, input: page.input };
  });

/** The rows of a page. */
export const foundOf = (page: SearchPage): TypedRow[] => nodesOf(page).map((row) => (row as RawHit).node as TypedRow);

/**
 * Which texts of a hit match, and where, in the order of their weight; of several item names the best.
 */
export function matchesOf({ row, input }: SearchEdge): SearchMatch[] {
  return fields.flatMap((field): SearchMatch[] => {
    const given = row.texts?.[field] ?? [];
    const texts = typeof given === 'string' ? [given] : given;
    return texts
      .flatMap((text) => markText(text, input.query, field === 'title') ?? [])
      .sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind))
      .slice(0, partsShown)
      .map((marked) => ({ field, ...marked }));
  });
}

/** How many hits there are of each noun that was searched, none among them. */
export const countsOf = ({ raw, input }: SearchPage): SearchCount[] =>
  input.shape.search.nouns.map(({ noun }) => ({ type: noun, count: raw.counts?.[noun] ?? 0 }));

/** Other texts to search for, each of which finds something; empty where something was found. */
export function nearestOf({ raw, input }: SearchPage): NearestQuery[] {
  const offers = (raw.nearest ?? []).flatMap(({ place, count, title }): NearestQuery[] => {
    const other = input.nearest[place - 1];
    if (other === undefined) return [];
    const text = other.reason === 'same_sound' ? correctedBy(input.query, normalise(title)) : other.text;
    if (text === null) return [];
    return [{ text, reason: other.reason, dropped: other.dropped, count }];
  });
  return [...new Map(offers.map((offer) => [offer.text, offer])).values()].slice(0, nearestShown);
}
