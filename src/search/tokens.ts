import { partsOf, type Run, runsOf, squeezed } from './runs.ts';
import { initialsTokens, syllablesOf, syllableTokens } from './sounds.ts';

/**
 * Raised when the tokens of the same text become others: documents that were made by an older one are made again at the
 * next start.
 */
export const tokensVersion = 1;

/**
 * Longest run of letters and digits that becomes a token, in characters; the database takes 2 KB, and nobody types more.
 */
const longestWord = 60;

/**
 * Tokens of a run as it is indexed. Chinese characters become pairs of neighbours, and the last one stands alone: so one
 * character is found by prefix, two by one token, more by all their pairs, each with recall 1.0, for one token a character.
 */
export function tokensOfRun(run: Run, into: Set<string>): void {
  if (run.kind === 'word') {
    into.add(squeezed(run.text).slice(0, longestWord));
    for (const part of partsOf(run.text)) into.add(part.slice(0, longestWord));
    return;
  }
  const characters = [...run.text];
  for (const [index, character] of characters.entries()) into.add(character + (characters[index + 1] ?? ''));
}

/** A text of the catalog, whose parts are all found but never across two of them. */
export interface SearchableText {
  /** Normalised title or name: the only one that is also found by its sound. */
  readonly title: string;
  /** Everything else that is looked into, normalised. */
  readonly others: readonly string[];
}

/**
 * The tokens of a document, each once.
 */
export function documentTokens({ title, others }: SearchableText): string[] {
  const tokens = new Set<string>();
  for (const text of new Set([title, ...others])) for (const run of runsOf(text)) tokensOfRun(run, tokens);
  for (const run of runsOf(title)) {
    if (run.kind !== 'han') continue;
    const syllables = syllablesOf(run.text);
    for (const token of syllableTokens(syllables)) tokens.add(token);
    for (const token of initialsTokens(syllables)) tokens.add(token);
  }
  return [...tokens];
}
