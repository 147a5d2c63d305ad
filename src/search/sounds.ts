import { pinyin } from 'pinyin-pro';

/**
 * How titles sound: pinyin without tones. A token holds what follows in the same run, a few syllables far, so that a
 * stretch of them anywhere in a title is found by one prefix.
 */
const syllablesInToken = 4;
const initialsInToken = 6;

/** Bounded: titles of a catalog repeat their words, and those of one import their endings. */
const known = new Map<string, readonly string[]>();
const knownAtMost = 20_000;

/**
 * The syllables of a run of Chinese characters, `ü` written `v`.
 */
export function syllablesOf(han: string): readonly string[] {
  const found = known.get(han);
  if (found !== undefined) return found;
  const syllables = pinyin(han, { toneType: 'none', type: 'array', v: true, nonZh: 'removed' });
  if (known.size >= knownAtMost) known.clear();
  known.set(han, syllables);
  return syllables;
}

/** Tokens of syllables; no token of a text begins with their mark. */
export function syllableTokens(syllables: readonly string[]): string[] {
  return syllables.map((_, index) => syllableToken(syllables.slice(index, index + syllablesInToken)));
}

const syllableToken = (syllables: readonly string[]): string => `=${syllables.join('.')}.`;

/** Tokens of the first letters of syllables. */
export function initialsTokens(syllables: readonly string[]): string[] {
  const letters = syllables.map((syllable) => syllable.charAt(0)).join('');
  return syllables.map((_, index) => `-${letters.slice(index, index + initialsInToken)}`);
}

/** Prefixes of tokens that together say: these syllables stand in a title, one behind the other. */
export function syllablePrefixes(syllables: readonly string[], unfinished = ''): string[] {
  const all = unfinished === '' ? syllables : [...syllables, unfinished];
  const ending = (part: readonly string[], isLast: boolean): string =>
    isLast && unfinished !== '' ? `=${part.join('.')}` : syllableToken(part);
  return windows(all, syllablesInToken).map((part, index, parts) => ending(part, index === parts.length - 1));
}

/** The same of first letters. */
export function initialsPrefixes(letters: string): string[] {
  return windows([...letters], initialsInToken).map((part) => `-${part.join('')}`);
}

function windows<T>(all: readonly T[], size: number): (readonly T[])[] {
  if (all.length <= size) return [all];
  return Array.from({ length: all.length - size + 1 }, (_, index) => all.slice(index, index + size));
}

/** Letters that begin a syllable. */
export const initialLetters = /^[a-hj-tw-z]{2,}$/;

const finals: Readonly<Record<string, string>> = {
  '': 'a o e ai ei ao ou an en ang eng er',
  b: 'a o ai ei ao an en ang eng i ie iao ian in ing u',
  p: 'a o ai ei ao ou an en ang eng i ie iao ian in ing u',
  m: 'a o e ai ei ao ou an en ang eng i ie iao iu ian in ing u',
  f: 'a o ei ou an en ang eng u',
  d: 'a e ai ei ao ou an en ang eng ong i ia ie iao iu ian ing u uo ui uan un',
  t: 'a e ai ao ou an ang eng ong i ie iao ian ing u uo ui uan un',
  n: 'a e ai ei ao ou an en ang eng ong i ie iao iu ian in iang ing u uo uan v ve',
  l: 'a o e ai ei ao ou an ang eng ong i ia ie iao iu ian in iang ing u uo uan un v ve',
  g: 'a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang',
  k: 'a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang',
  h: 'a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang',
  j: 'i ia ie iao iu ian in iang ing iong u ue uan un',
  q: 'i ia ie iao iu ian in iang ing iong u ue uan un',
  x: 'i ia ie iao iu ian in iang ing iong u ue uan un',
  zh: 'a e ai ei ao ou an en ang eng ong i u ua uo uai ui uan un uang',
  ch: 'a e ai ao ou an en ang eng ong i u ua uo uai ui uan un uang',
  sh: 'a e ai ei ao ou an en ang eng i u ua uo uai ui uan un uang',
  r: 'e ao ou an en ang eng ong i u ua uo ui uan un',
  z: 'a e ai ei ao ou an en ang eng ong i u uo ui uan un',
  c: 'a e ai ao ou an en ang eng ong i u uo ui uan un',
  s: 'a e ai ao ou an en ang eng ong i u uo ui uan un',
  y: 'a o e ao ou an ang i in ing ong u ue uan un',
  w: 'a o ai ei an en ang eng u',
};

const syllableSet: ReadonlySet<string> = new Set(
  Object.entries(finals).flatMap(([initial, ends]) => ends.split(' ').map((end) => initial + end)),
);

const syllableStarts: ReadonlySet<string> = new Set(
  [...syllableSet].flatMap((syllable) => Array.from(syllable, (_, end) => syllable.slice(0, end + 1))),
);

/** Pinyin as it is typed, taken apart into syllables. */
export interface TypedPinyin {
  readonly syllables: readonly string[];
  /** What is typed of the last one, when it is none yet; empty otherwise. */
  readonly unfinished: string;
}

const longestSyllable = 6;

/**
 * Takes letters apart into syllables: whole ones where that is possible, and as few as possible.
 *
 * @param letters lower case
 * @returns null when they are no pinyin
 */
export function readPinyin(letters: string): TypedPinyin | null {
  if (!/^[a-z]{2,60}$/.test(letters)) return null;
  // The fewest syllables that end at each place.
  const best: (readonly string[] | undefined)[] = [[]];
  for (let end = 1; end <= letters.length; end += 1) {
    for (let start = Math.max(0, end - longestSyllable); start < end; start += 1) {
      const before = best[start];
      const part = letters.slice(start, end);
      const length = best[end]?.length ?? Number.POSITIVE_INFINITY;
      if (before !== undefined && before.length + 1 < length && syllableSet.has(part)) best[end] = [...before, part];
    }
  }
  const whole = best[letters.length];
  if (whole !== undefined) return { syllables: whole, unfinished: '' };
  for (let end = letters.length - 1; end > 0; end -= 1) {
    const before = best[end];
    if (before !== undefined && syllableStarts.has(letters.slice(end)))
      return { syllables: before, unfinished: letters.slice(end) };
  }
  return null;
}
