import type { NearestReason } from '../rules/vocabulary.ts';
import { type QueryWord, readQuery, type TextQuery } from './query.ts';
import { syllablePrefixes, syllablesOf } from './sounds.ts';
import type { SearchTerms } from './terms.ts';
import { allOf, anyOf, literally, noneOf, prefixed } from './token-query.ts';
import { writtenExclusions, writtenWord } from './written.ts';

/** Another text to try when nothing is found. */
export interface NearestText {
  readonly text: string;
  readonly reason: NearestReason;
  /** Words of the query that it leaves out. */
  readonly dropped: readonly string[];
  /** Which tokens a document has that it finds, as a `tsquery`; and what stands in it, and does not, to the letter. */
  readonly tokens: string;
  readonly phrases: readonly string[];
  readonly excludedPhrases: readonly string[];
}

/** Another text as it would be typed, without what is excluded. */
type Offer = Pick<NearestText, 'text' | 'reason' | 'dropped'>;

const offeredAtMost = 16;
const wordsAtMost = 8;

/**
 * Other texts to try when nothing is found, the closest first: each word by its sound, each by its characters but one, each
 * word left out in turn, each word alone, all without what is excluded. What is excluded and what stands to the letter is so
 * in each of them, but where it says that it leaves it out.
 */
export function nearestTexts(query: TextQuery, terms: SearchTerms): NearestText[] {
  const asked = query.words.slice(0, wordsAtMost);
  const exclusions = writtenExclusions(query);
  const typed = [joinedText(asked), ...exclusions].join(' ');
  const offers = [...similar(asked, terms), ...without(asked), ...alone(asked)];
  const read = [...new Map(offers.map((offer) => [offer.text, offer])).values()]
    .slice(0, offeredAtMost)
    .flatMap((offer) => readOffer(offer, exclusions, terms));
  const found = [...sounding(asked, query), ...read, ...withoutExclusions(asked, query, terms)];
  return [...new Map(found.map((each) => [JSON.stringify([each.tokens, each.phrases]), each])).values()]
    .filter(({ text, reason, tokens }) => tokens !== '' && (reason === 'same_sound' || text !== typed))
    .slice(0, offeredAtMost);
}

const joinedText = (words: readonly QueryWord[]): string => words.map(writtenWord).join(' ');

/** An offer as the search itself would read it, so that it finds what is counted; none where it would not. */
function readOffer(offer: Offer, exclusions: readonly string[], terms: SearchTerms): NearestText[] {
  const text = [offer.text, ...exclusions].join(' ');
  const query = readQuery(text, terms);
  if (typeof query === 'string') return [];
  const { tokens, phrases, excludedPhrases } = query;
  return [{ ...offer, text, tokens, phrases, excludedPhrases }];
}

const wordTokens = ({ text, synonyms }: QueryWord): string => anyOf([text, ...synonyms].map(literally));

/** Each word by its sound; the text is known by what is found. */
function sounding(words: readonly QueryWord[], { phrases, excluded, excludedPhrases }: TextQuery): NearestText[] {
  const not = excluded.map((word) => noneOf(literally(word)));
  return words.flatMap((word, place): NearestText[] => {
    if (!word.isSounded || !/^\p{Script=Han}{2,12}$/u.test(word.text)) return [];
    const sound = allOf(syllablePrefixes(syllablesOf(word.text)).map(prefixed));
    const all = words.map((each, index) => (index === place ? sound : wordTokens(each)));
    const tokens = allOf([...all, ...not]);
    return [{ text: joinedText(words), reason: 'same_sound', dropped: [], tokens, phrases, excludedPhrases }];
  });
}

/** Words of the dictionary that differ in one character of three or more. */
function similar(words: readonly QueryWord[], terms: SearchTerms): Offer[] {
  return words.flatMap((word, place) =>
    terms.words
      .filter((known) => differInOne(known, word.text))
      .slice(0, 3)
      .map((known): Offer => {
        const others = words.map((each, index) => (index === place ? { ...each, text: known } : each));
        return { text: joinedText(others), reason: 'similar', dropped: [] };
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

function without(words: readonly QueryWord[]): Offer[] {
  if (words.length < 2) return [];
  return words.map((word, place) => {
    const rest = words.filter((_, index) => index !== place);
    return { text: joinedText(rest), reason: 'fewer_words', dropped: [word.text] };
  });
}

function alone(words: readonly QueryWord[]): Offer[] {
  if (words.length < 3) return [];
  return words.map((word) => ({
    text: writtenWord(word),
    reason: 'fewer_words',
    dropped: words.filter((other) => other !== word).map(({ text }) => text),
  }));
}

/** All words, and nothing excluded. */
function withoutExclusions(words: readonly QueryWord[], query: TextQuery, terms: SearchTerms): NearestText[] {
  const dropped = writtenExclusions(query);
  if (dropped.length === 0 || dropped.length > wordsAtMost) return [];
  return readOffer({ text: joinedText(words), reason: 'fewer_words', dropped }, [], terms);
}
