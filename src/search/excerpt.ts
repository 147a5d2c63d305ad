import { type MatchKind, matchKinds, wordsOf } from '../rules/vocabulary.ts';
import { traceNormalised } from './normalise.ts';
import type { QueryWord, TextQuery } from './query.ts';
import { squeezed } from './runs.ts';
import { initialLetters, readPinyin, syllablesOf } from './sounds.ts';

/** A piece of a text: `isMatch` where it is what was looked for. The pieces together are the text, or an excerpt of it. */
export interface Fragment {
  readonly text: string;
  readonly isMatch: boolean;
}

const kinds = wordsOf(matchKinds);

/** What of a text matches. */
export interface MarkedText {
  readonly kind: MatchKind;
  readonly fragments: readonly Fragment[];
}

/** Characters of an excerpt, and of what it shows before its first match. */
const excerptLength = 120;
const before = 24;
const markedAtMost = 20;

interface Span {
  readonly from: number;
  readonly to: number;
  readonly kind: MatchKind;
}

/**
 * Marks what of a text was looked for, in the words it was written in.
 *
 * @param written as it stands in the catalog
 * @param query what was looked for
 * @param isTitle whether it is compared by its sound as well
 * @returns null when nothing of it was
 */
export function markText(written: string, query: TextQuery, isTitle: boolean): MarkedText | null {
  const traced = traceNormalised(written);
  const spans: Span[] = [];
  const find = (wanted: string, kind: MatchKind): boolean => {
    if (wanted === '') return false;
    let found = false;
    for (let at = traced.text.indexOf(wanted); at >= 0; at = traced.text.indexOf(wanted, at + wanted.length)) {
      found = true;
      const [from, to] = [traced.from[at], traced.to[at + wanted.length - 1]];
      if (from !== undefined && to !== undefined && spans.length < markedAtMost) spans.push({ from, to, kind });
    }
    return found;
  };
  if (traced.text === query.whole) find(query.whole, 'exact');
  else if (query.words.length > 1) find(query.whole, 'phrase');
  for (const word of query.ranked) {
    if (find(word.text, query.phrases.includes(word.text) ? 'phrase' : 'word')) continue;
    const meant = word.synonyms.map((synonym) => find(synonym, 'synonym')).some(Boolean);
    if (!meant && isTitle && word.isSounded) spans.push(...soundSpans(traced, word));
  }
  const kind = kinds.find((each) => spans.some((span) => span.kind === each));
  return kind === undefined ? null : { kind, fragments: fragmentsOf(written, merged(spans)) };
}

/** Characters of a title whose sound is that of a word, or whose first letters are its letters. */
function soundSpans(traced: ReturnType<typeof traceNormalised>, { text }: QueryWord): Span[] {
  const letters = squeezed(text);
  const isLetters = /^[a-z]+$/.test(letters);
  const typed = isLetters ? readPinyin(letters) : { syllables: syllablesOf(text), unfinished: '' };
  const wanted = typed === null ? [] : [...typed.syllables, ...(typed.unfinished === '' ? [] : [typed.unfinished])];
  for (const { index = 0, 0: run } of traced.text.matchAll(/\p{Script=Han}+/gu)) {
    const characters = [...run];
    const sounds = syllablesOf(run);
    const at =
      findRun(sounds, wanted, (sound, part) => sound.startsWith(part)) ??
      (isLetters && initialLetters.test(letters)
        ? findRun(sounds, [...letters], (sound, part) => sound.startsWith(part))
        : null);
    if (at === null || sounds.length !== characters.length) continue;
    const start = index + characters.slice(0, at.from).join('').length;
    const end = index + characters.slice(0, at.to).join('').length - 1;
    const [from, to] = [traced.from[start], traced.to[end]];
    if (from !== undefined && to !== undefined) return [{ from, to, kind: 'sound' }];
  }
  return [];
}

/** Where parts follow each other in a list. */
export function findRun(
  all: readonly string[],
  parts: readonly string[],
  fits: (one: string, part: string) => boolean,
): { readonly from: number; readonly to: number } | null {
  if (parts.length === 0) return null;
  for (let from = 0; from + parts.length <= all.length; from += 1) {
    if (parts.every((part, index) => fits(all[from + index] ?? '', part))) return { from, to: from + parts.length };
  }
  return null;
}

function merged(spans: readonly Span[]): { from: number; to: number }[] {
  const out: { from: number; to: number }[] = [];
  for (const { from, to } of [...spans].sort((a, b) => a.from - b.from || b.to - a.to)) {
    const last = out.at(-1);
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else out.push({ from, to });
  }
  return out;
}

/** The text cut to an excerpt around its first match; what is cut off is shown by an ellipsis. */
function fragmentsOf(text: string, spans: readonly { from: number; to: number }[]): Fragment[] {
  const first = spans[0]?.from ?? 0;
  const start = text.length <= excerptLength ? 0 : wholeCharacter(text, Math.max(0, first - before));
  const end = wholeCharacter(text, Math.max(Math.min(text.length, start + excerptLength), spans[0]?.to ?? 0));
  const fragments: Fragment[] = [];
  const push = (from: number, to: number, isMatch: boolean): void => {
    if (to > from) fragments.push({ text: text.slice(from, to), isMatch });
  };
  if (start > 0) fragments.push({ text: '…', isMatch: false });
  let at = start;
  for (const { from, to } of spans) {
    if (from >= end) break;
    push(at, from, false);
    push(from, Math.min(to, end), true);
    at = Math.min(to, end);
  }
  push(at, end, false);
  if (end < text.length) fragments.push({ text: '…', isMatch: false });
  return fragments;
}

/** A place that is not in the middle of a character. */
const wholeCharacter = (text: string, at: number): number =>
  /[\uDC00-\uDFFF]/.test(text.charAt(at)) && at > 0 ? at - 1 : at;
