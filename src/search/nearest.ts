import type { NearestReason } from '../rules/vocabulary.ts';
import type { QueryWord, TextQuery } from './query.ts';
import { syllablePrefixes, syllablesOf } from './sounds.ts';
import type { SearchTerms } from './terms.ts';
import { allOf, anyOf, literally, prefixed } from './token-query.ts';

/** Another text to try when nothing is found. */
export interface NearestText {
  readonly text: string;
  readonly reason: NearestReason;
  /** Words of the query that it leaves out. */
  readonly dropped: readonly string[];
  /** Which tokens a document has that it finds, as a `tsquery`. */
  readonly tokens: string;
}

const offeredAtMost = 16;
const wordsAtMost = 8;

/**
 * Other texts to try when nothing is found, the closest first: each word left out in turn, each word by its sound, each by
 * its characters but one, each word alone.
 */
export function nearestTexts({ words }: TextQuery, terms: SearchTerms): NearestText[] {
  const asked = words.slice(0, wordsAtMost);
  const offered = [...sounding(asked), ...similar(asked, terms), ...without(asked), ...alone(asked)];
  return [...new Map(offered.map((each) => [each.tokens, each])).values()]
    .filter(({ tokens }) => tokens !== '')
    .slice(0, offeredAtMost);
}

const joinedText = (words: readonly QueryWord[]): string => words.map(({ text }) => text).join(' ');

const wordTokens = ({ text, synonyms }: QueryWord): string => anyOf([text, ...synonyms].map(literally));

/** Every word as it is but this one, which is found by the tokens given. */
function exchanged(words: readonly QueryWord[], place: number, tokens: string): string {
  return allOf(words.map((word, index) => (index === place ? tokens : wordTokens(word))));
}

function sounding(words: readonly QueryWord[]): NearestText[] {
  return words.flatMap((word, place): NearestText[] => {
    if (!/^\p{Script=Han}{2,12}$/u.test(word.text)) return [];
    const tokens = allOf(syllablePrefixes(syllablesOf(word.text)).map(prefixed));
    return [{ text: joinedText(words), reason: 'same_sound', dropped: [], tokens: exchanged(words, place, tokens) }];
  });
}

/** Words of the dictionary that differ in one character of three or more. */
function similar(words: readonly QueryWord[], terms: SearchTerms): NearestText[] {
  return words.flatMap((word, place) =>
    terms.words
      .filter((known) => differInOne(known, word.text))
      .slice(0, 3)
      .map((known): NearestText => {
        const text = words.map((each, index) => (index === place ? known : each.text)).join(' ');
        return { text, reason: 'similar', dropped: [], tokens: exchanged(words, place, literally(known)) };
      }),
  );
}

function differInOne(one: string, other: string): boolean {
  const [shorter, longer] = one.length <= other.length ? [one, other] : [other, one];
  if (longer.length < 3 || longer.length - shorter.length > 1 || one === other) return false;
  let start = 0;
  while (start < shorter.length && shorter[start] === longer[start]) start += 1;
  const rest = shorter.length === longer.length ? shorter.slice(start + 1) : shorter.slice(start);
  return longer.slice(start + 1) === rest;
}

function without(words: readonly QueryWord[]): NearestText[] {
  if (words.length < 2) return [];
  return words.map((word, place) => {
    const rest = words.filter((_, index) => index !== place);
    return { text: joinedText(rest), reason: 'fewer_words', dropped: [word.text], tokens: allOf(rest.map(wordTokens)) };
  });
}

function alone(words: readonly QueryWord[]): NearestText[] {
  if (words.length < 3) return [];
  return words.map((word) => ({
    text: word.text,
    reason: 'fewer_words',
    dropped: words.filter((other) => other !== word).map(({ text }) => text),
    tokens: wordTokens(word),
  }));
}
