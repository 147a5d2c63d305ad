import { findRun } from './excerpt.ts';
import type { TextQuery } from './query.ts';
import { syllablesOf } from './sounds.ts';
import { writtenExclusions, writtenWord } from './written.ts';

/**
 * The words of a query as a title writes what sounds like them.
 *
 * @param title normalised, of a row that was found by the sound of a word
 * @returns the query in one line, with its exclusions; words that the title has no other form of, and what stands to the
 *   letter, stay as they are. Null where all of them do: that is what was typed
 */
export function correctedBy(query: TextQuery, title: string): string | null {
  const written = query.words.map((word) => {
    const other = word.isSounded && !title.includes(word.text) ? sameSoundIn(title, word.text) : null;
    return other ?? writtenWord(word);
  });
  if (written.join(' ') === query.words.map(writtenWord).join(' ')) return null;
  return [...written, ...writtenExclusions(query)].join(' ');
}

function sameSoundIn(title: string, text: string): string | null {
  const wanted = syllablesOf(text);
  for (const [run] of title.matchAll(/\p{Script=Han}+/gu)) {
    const at = findRun(syllablesOf(run), wanted, (one, other) => one === other);
    if (at !== null) return [...run].slice(at.from, at.to).join('');
  }
  return null;
}
