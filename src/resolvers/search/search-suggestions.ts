import type { RequestContext } from '../../context.ts';
import { type ReadRequest, readSuggestions } from '../../db/read/read.ts';
import type { SearchedNoun } from '../../db/read/search-page.ts';
import type { RootSelection } from '../../db/read/selection.ts';
import type { SuggestionInput } from '../../db/read/suggestion-page.ts';

/** What suggestions are asked for. */
export type AskedSuggestions = ReadRequest<Extract<RootSelection, { kind: 'suggestions' }>>;

/** A text that somebody may mean who is still typing. */
export interface SearchSuggestion {
  readonly text: string;
  /** What is called so; null for a term of the dictionary. */
  readonly type: SearchedNoun | null;
}

/**
 * Suggests what somebody may mean who is still typing: terms of the dictionary that find something, and titles, as far
 * as the viewer may see them. One statement; none while there is nothing to look for.
 */
export async function searchSuggestions(
  context: RequestContext,
  asked: AskedSuggestions,
): Promise<readonly SearchSuggestion[]> {
  const { typed, limit } = asked.inputs[0] as SuggestionInput;
  if (typed === null) return [];
  const { titles, terms } = await readSuggestions(context.db, context.viewer, asked);
  const known = terms.flatMap((place): SearchSuggestion[] => {
    const term = typed.terms[place - 1];
    return term === undefined ? [] : [{ text: term.text, type: null }];
  });
  const called = titles.map(({ text, noun }): SearchSuggestion => ({ text, type: noun }));
  const all = [...known, ...called];
  return [...new Map(all.toReversed().map((each) => [each.text, each])).values()].reverse().slice(0, limit);
}
