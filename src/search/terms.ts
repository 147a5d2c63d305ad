import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { normalise } from './normalise.ts';
import { syllablesOf } from './sounds.ts';

/**
 * The dictionary of this business: `seeds/reference/search-terms.json`. It is used when a query is read and never when a
 * document is indexed, so a word that is added works at the next start and nothing is indexed anew.
 */
export interface SearchTerms {
  /** Other words for a word, in the order of their group. */
  readonly synonyms: ReadonlyMap<string, readonly string[]>;
  /** What catalogs call it: the first word of its group, for a word that is none itself. */
  readonly official: ReadonlyMap<string, string>;
  /** Words that do not narrow a search where another word stands beside them. */
  readonly light: ReadonlySet<string>;
  /** Words of a sentence that mean nothing to a search. */
  readonly stop: ReadonlySet<string>;
  /** Every word of more than one character that a run of characters is taken apart by, the longest first. */
  readonly words: readonly string[];
  /** Words by their sound: whole pinyin without gaps, and first letters of three characters or more. */
  readonly byPinyin: ReadonlyMap<string, readonly string[]>;
  readonly byInitials: ReadonlyMap<string, readonly string[]>;
  /** The words as they are written, for suggestions. */
  readonly written: readonly string[];
}

const word = z.string().min(1).max(30);

const fileShape = z.strictObject({
  note: z.string(),
  groups: z.array(z.array(word).min(2).max(12)).max(5_000),
  words: z.array(word).max(20_000),
  light: z.array(word).max(1_000),
  stop: z.array(word).max(1_000),
});

/**
 * Reads the dictionary from the text of its file.
 *
 * @throws Error naming what is wrong in it
 */
export function parseTerms(json: string): SearchTerms {
  const parsed = fileShape.safeParse(JSON.parse(json));
  if (!parsed.success) throw new Error(`seeds/reference/search-terms.json: ${z.prettifyError(parsed.error)}`);
  const { groups, light, stop } = parsed.data;
  const plain = parsed.data.words.map(normalise);
  const synonyms = new Map<string, readonly string[]>();
  for (const group of groups.map((each) => each.map(normalise))) {
    for (const each of group) {
      const others = group.filter((other) => other !== each);
      synonyms.set(each, [...new Set([...(synonyms.get(each) ?? []), ...others])]);
    }
  }
  const named = [...new Set([...synonyms.keys(), ...plain])];
  const words = [...new Set([...named, ...light.map(normalise)])];
  return {
    synonyms,
    official: officialOf(groups),
    light: new Set(light.map(normalise)),
    stop: new Set(stop.map(normalise)),
    words: words.filter((each) => [...each].length > 1).sort((a, b) => b.length - a.length || (a < b ? -1 : 1)),
    byPinyin: soundsOf(named, 2, (syllables) => syllables.join('')),
    byInitials: soundsOf(named, 3, (syllables) => syllables.map((syllable) => syllable.charAt(0)).join('')),
    written: [...new Set([...groups.flat(), ...parsed.data.words])],
  };
}

function officialOf(groups: readonly (readonly string[])[]): Map<string, string> {
  const all = groups.map((group) => group.map(normalise));
  const firsts = new Set(all.map(([first]) => first));
  const official = new Map<string, string>();
  for (const [first, ...others] of all) {
    for (const each of others)
      if (first !== undefined && !firsts.has(each) && !official.has(each)) official.set(each, first);
  }
  return official;
}

function soundsOf(
  words: readonly string[],
  shortest: number,
  sound: (syllables: readonly string[]) => string,
): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const each of words) {
    if (!/^\p{Script=Han}+$/u.test(each) || [...each].length < shortest) continue;
    const key = sound(syllablesOf(each));
    found.set(key, [...(found.get(key) ?? []), each]);
  }
  return found;
}

let loaded: SearchTerms | undefined;

/** The dictionary that comes with the service, read once. */
export function searchTerms(): SearchTerms {
  loaded ??= parseTerms(readFileSync(new URL('../../seeds/reference/search-terms.json', import.meta.url), 'utf8'));
  return loaded;
}
