import { normalise } from './normalise.ts';
import { runsOf, squeezed } from './runs.ts';
import { plainWords, segment } from './segment.ts';
import { initialLetters, initialsPrefixes, readPinyin, syllablePrefixes, syllablesOf } from './sounds.ts';
import type { SearchTerms } from './terms.ts';
import { allButSome, allOf, anyOf, literally, noneOf, prefixed } from './token-query.ts';

/** Longest text that is searched for, in characters. */
export const longestQuery = 200;

/** Words of a sentence that are asked for together, and words that count for the rank. */
const wordsAtMost = 8;
const synonymsAtMost = 10;

/** A word that is looked for. */
export interface QueryWord {
  /** As typed, normalised. */
  readonly text: string;
  /** Other words for it. */
  readonly synonyms: readonly string[];
  /** What catalogs call it, or the known word that it sounds like, where there is no doubt which is meant. */
  readonly meant: readonly string[];
  /** Whether it is compared by its sound as well. */
  readonly isSounded: boolean;
}

/** What somebody looks for, read. */
export interface TextQuery {
  /** All of it in one line without gaps, as the best title would say it. */
  readonly whole: string;
  /** The same in the known word that it sounds like, where it is one word. */
  readonly wholeMeant: string;
  /** Words that were asked for, at least one. */
  readonly words: readonly QueryWord[];
  /** The same, and the parts of long ones: for the rank and for what is marked. */
  readonly ranked: readonly QueryWord[];
  /** Words that must not stand there, each behind its minus sign. */
  readonly excluded: readonly string[];
  /** Texts that must stand there to the letter, and those that must not. */
  readonly phrases: readonly string[];
  readonly excludedPhrases: readonly string[];
  /** Which tokens a document has, as a `tsquery`. */
  readonly tokens: string;
  /** The same with half of the words left out, for what comes behind when few documents have all; empty for one word. */
  readonly relaxed: string;
}

/** Why a text cannot be searched for: said to whoever typed it. */
export type QueryFault = 'too_long' | 'no_words' | 'only_exclusions';

/** Words that stood together without a gap, of which all or most must be found. */
interface Group {
  readonly run: string;
  readonly words: readonly QueryWord[];
}

/**
 * Reads what somebody typed: words, "phrases", -exclusions and whole sentences; all other signs are text that is not
 * looked for.
 *
 * @param text as typed
 * @param terms the dictionary
 * @returns the query, or why there is none
 */
export function readQuery(text: string, terms: SearchTerms): TextQuery | QueryFault {
  if (text.length > 2 * longestQuery || [...text].length > longestQuery) return 'too_long';
  const { chunks, phrases, excluded, excludedPhrases } = chunksOf(normalise(text));
  const groups = joinedPinyin(chunks, terms).flatMap((chunk) => groupsOf(chunk, terms));
  const asked = groups.flatMap(({ words }) => words);
  const exact = phrases.map((phrase): QueryWord => ({ text: phrase, synonyms: [], meant: [], isSounded: false }));
  // A phrase is excluded by the texts alone: what has all of its tokens need not have them in one piece.
  const not = excluded.map(literally).filter((query) => query !== '');
  if (asked.length + exact.length === 0)
    return not.length + excludedPhrases.length > 0 ? 'only_exclusions' : 'no_words';
  const needed = neededGroups(groups, exact.length > 0, terms);
  const count = needed.flatMap(({ words }) => words).length + exact.length;
  const all = [...needed.map((group) => groupQuery(group, count)), ...phrases.map(literally)];
  const fixed = [...phrases.map(literally), ...not.map(noneOf)];
  const whole = [...groups.map(({ run }) => run), ...phrases].join('');
  const sounded = asked.find(({ text }) => !terms.synonyms.has(text));
  return {
    whole,
    wholeMeant: (asked.length === 1 && exact.length === 0 && sounded?.meant[0]) || whole,
    words: distinct([...exact, ...asked]).slice(0, wordsAtMost),
    ranked: distinct([...exact, ...asked, ...asked.filter(({ text }) => !namesBody(text)).flatMap(partsOfWord)]).slice(
      0,
      wordsAtMost,
    ),
    excluded,
    phrases,
    excludedPhrases,
    tokens: allOf([...all, ...not.map(noneOf)]),
    relaxed: relaxedQuery(needed, count, fixed),
  };
}

const quoted = /(?:(?<=^|\s)(-))?(?:"([^"]+)"|“([^”]+)”|「([^」]+)」|『([^』]+)』)/gu;

/** Chunks between gaps, and what stands in quotation marks; one that is not closed is a sign like any other. */
function chunksOf(line: string) {
  const phrases: string[] = [];
  const excludedPhrases: string[] = [];
  const rest = line.replace(quoted, (_all, minus: string | undefined, ...found) => {
    const phrase = found.slice(0, 4).find((each) => each !== undefined) as string;
    const words = phrase.trim();
    if (runsOf(words).length > 0) (minus === undefined ? phrases : excludedPhrases).push(words);
    return ' ';
  });
  const parts = rest.split(' ').filter((part) => part !== '');
  const isExcluded = (part: string): boolean => part.startsWith('-') && runsOf(part).length > 0;
  return {
    phrases,
    excludedPhrases,
    chunks: parts.filter((part) => !isExcluded(part)),
    excluded: parts.filter(isExcluded),
  };
}

/** Pinyin is often typed with gaps between its syllables or words: letters that together are the sound of a known word are one. */
function joinedPinyin(chunks: readonly string[], { byPinyin }: SearchTerms): string[] {
  const joined: string[] = [];
  let at = 0;
  while (at < chunks.length) {
    let end = at + 1;
    for (let to = Math.min(chunks.length, at + wordsAtMost); to > at + 1 && end === at + 1; to -= 1)
      if (byPinyin.has(chunks.slice(at, to).join(''))) end = to;
    joined.push(chunks.slice(at, end).join(''));
    at = end;
  }
  return joined;
}

function groupsOf(chunk: string, terms: SearchTerms): Group[] {
  return runsOf(chunk).map((run) =>
    run.kind === 'word'
      ? { run: run.text, words: [wordOf(run.text, terms)] }
      : { run: run.text, words: segment(run.text, terms).map((text) => wordOf(text, terms)) },
  );
}

const wordOf = (text: string, terms: SearchTerms): QueryWord => ({
  text,
  synonyms: synonymsOf(text, terms),
  meant: meantBy(text, terms),
  isSounded: true,
});

/** Of what a word is said for, the one that counts nearly as it: what catalogs call it, or the only thing with its sound. */
function meantBy(text: string, terms: SearchTerms): readonly string[] {
  if (terms.synonyms.has(text)) return [terms.official.get(text) ?? []].flat();
  const known = knownBySound(text, terms);
  return sharesTerm(known, terms) ? known.slice(0, 1) : [];
}

/**
 * Other words for a word; one that holds a known word is said in its other words too: 社保费, 社会保险费. What no dictionary
 * knows as it is typed is taken for the known words that sound the same: gjj, gongjijin and 公基金 for 公积金.
 */
function synonymsOf(text: string, terms: SearchTerms): string[] {
  const own = terms.synonyms.get(text);
  if (own !== undefined) return own.slice(0, synonymsAtMost);
  const meant = knownBySound(text, terms);
  const inner = terms.words.find((each) => text.includes(each) && terms.synonyms.has(each));
  const replaced =
    inner === undefined ? [] : (terms.synonyms.get(inner) ?? []).map((other) => text.replace(inner, other));
  // A sound of several words is taken for each of them, but not for what else they are called: that would be a guess at a guess.
  const alsoCalled = sharesTerm(meant, terms) ? meant.flatMap((each) => terms.synonyms.get(each) ?? []) : [];
  return [...new Set([...meant, ...alsoCalled, ...replaced])].slice(0, synonymsAtMost);
}

/** Whether words are all other words for the first. */
function sharesTerm([first, ...rest]: readonly string[], { synonyms }: SearchTerms): boolean {
  return first !== undefined && rest.every((each) => synonyms.get(first)?.includes(each));
}

function knownBySound(text: string, { byPinyin, byInitials, words }: SearchTerms): readonly string[] {
  const letters = squeezed(text);
  if (/^[a-z]+$/.test(letters)) return [...(byPinyin.get(letters) ?? []), ...(byInitials.get(letters) ?? [])];
  if (!/^\p{Script=Han}{2,12}$/u.test(text) || words.includes(text)) return [];
  return byPinyin.get(syllablesOf(text).join('')) ?? [];
}

/**
 * Words that nearly every row has narrow nothing, and neither do single characters that are left over of a sentence: they
 * are asked for only where there is nothing else.
 */
function neededGroups(groups: readonly Group[], hasPhrases: boolean, { light }: SearchTerms): Group[] {
  const needed = groups
    .map((group) => ({
      ...group,
      words: group.words.filter(({ text }) => !light.has(text) && (text.length > 1 || text === group.run)),
    }))
    .filter(({ words }) => words.length > 0);
  return needed.length > 0 || hasPhrases ? needed : [...groups];
}

/** At least half of the words, whichever; those of one character count for nothing by themselves. */
function relaxedQuery(needed: readonly Group[], count: number, fixed: readonly string[]): string {
  const whole = distinct(needed.flatMap((group) => group.words)).filter(({ text }) => text.length > 1);
  const words = whole.length > 1 ? whole : whole.flatMap(partsOfWord);
  if (words.length < 2) return '';
  const parts = longest(words).map((word) => wordQuery(word, count));
  return allOf([allButSome(parts, Math.floor(parts.length / 2)), ...fixed]);
}

/** Whether a word names a department: then the rows it provides answer as well as those that speak of it in their title. */
export const namesBody = (text: string): boolean =>
  /^\p{Script=Han}{2,}(?:局|委|厅|法院|检察院|委员会|总队)$/u.test(text);

/** What a long word is made of, which says a little of the same. */
function partsOfWord({ text }: QueryWord): QueryWord[] {
  if (!/^\p{Script=Han}{4,}$/u.test(text)) return [];
  const parts = plainWords(text).filter((part) => [...part].length > 1);
  return parts.length < 2 ? [] : parts.map((part) => ({ text: part, synonyms: [], meant: [], isSounded: false }));
}

const longest = (words: readonly QueryWord[]): QueryWord[] =>
  [...words].sort((a, b) => b.text.length - a.text.length).slice(0, wordsAtMost);

/** How many words of a sentence may be missing. */
const mayMiss = (words: number): number => Math.floor(words / 3);

function groupQuery({ run, words }: Group, count: number): string {
  const parts = longest(words).map((word) => wordQuery(word, count));
  return anyOf([allButSome(parts, mayMiss(parts.length)), ...(words.length > 1 ? soundOf(run, 3) : [])]);
}

function wordQuery({ text, synonyms }: QueryWord, count: number): string {
  return anyOf([literally(text), ...synonyms.map(literally), ...soundOf(text, count > 1 ? 2 : 3)]);
}

/**
 * What sounds like it in a title. Characters are compared by their sound from a length on at which chance stays away:
 * three by themselves, two where another word stands beside them.
 */
function soundOf(text: string, shortest: number): string[] {
  const letters = squeezed(text);
  if (/^[a-z]+$/.test(letters)) return [...pinyinQueries(letters)];
  const length = [...text].length;
  if (!/^\p{Script=Han}+$/u.test(text) || length < shortest || length > 12) return [];
  return [allOf(syllablePrefixes(syllablesOf(text)).map(prefixed))];
}

/** What letters can be the sound of: whole syllables, the last one perhaps unfinished, or first letters. */
export function pinyinQueries(letters: string): string[] {
  const typed = readPinyin(letters);
  const whole = typed === null ? [] : [allOf(syllablePrefixes(typed.syllables, typed.unfinished).map(prefixed))];
  const initials = initialLetters.test(letters) ? [allOf(initialsPrefixes(letters).map(prefixed))] : [];
  return [...whole, ...initials];
}

function distinct(words: readonly QueryWord[]): QueryWord[] {
  return [...new Map(words.map((word) => [word.text, word])).values()];
}
