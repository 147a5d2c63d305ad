import { findRun } from './excerpt.ts';
import type { TextQuery } from './query.ts';
import { syllablesOf } from './sounds.ts';

/**
 * The words of a query as a title writes what sounds like them.
 *
 * @param title normalised, of a row that was found by the sound of a word
 * @returns the words in one line; those that the title has no other form of stay as they are
 */
export function correctedBy({ words }: Pick<TextQuery, 'words'>, title: string): string {
  return words.map(({ text }) => (title.includes(text) ? text : (sameSoundIn(title, text) ?? text))).join(' ');
}

function sameSoundIn(title: string, text: string): string | null {
  const wanted = syllablesOf(text);
  for (const [run] of title.matchAll(/\p{Script=Han}+/gu)) {
    const at = findRun(syllablesOf(run), wanted, (one, other) => one === other);
    if (at !== null) return [...run].slice(at.from, at.to).join('');
  }
  return null;
}
