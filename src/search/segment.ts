import { syllablesOf } from './sounds.ts';
import type { SearchTerms } from './terms.ts';

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Runs up to this length are one word, unless the dictionary knows better. */
const shortRun = 3;
/** Longer ones are not compared by their sound as a whole. */
const longestSound = 12;

/**
 * Takes a run of Chinese characters that somebody typed apart into words: those of the dictionary first, what is between
 * them as Unicode's segmentation has it. Its mistakes cost little, since documents are indexed by pairs of characters
 * whatever the words. Words without meaning to a search are left out.
 *
 * @param run normalised
 * @returns at least one word
 */
export function segment(run: string, terms: SearchTerms): string[] {
  if ([...run].length <= shortRun || soundsKnown(run, terms)) return [run];
  const words: string[] = [];
  let gap = '';
  let at = 0;
  const closeGap = (): void => {
    words.push(...segmentGap(gap, terms));
    gap = '';
  };
  while (at < run.length) {
    const found = terms.words.find((each) => run.startsWith(each, at));
    if (found === undefined) {
      gap += run.charAt(at);
      at += 1;
    } else {
      closeGap();
      words.push(found);
      at += found.length;
    }
  }
  closeGap();
  return words.length === 0 ? [run] : words;
}

/** Whether a run that is no word itself sounds like one as a whole: 社保交纳 is 社保缴纳, and no two words. */
function soundsKnown(run: string, { byPinyin, synonyms }: SearchTerms): boolean {
  return [...run].length <= longestSound && !synonyms.has(run) && byPinyin.has(syllablesOf(run).join(''));
}

/** The words of a text as Unicode's segmentation has them. */
export const plainWords = (text: string): string[] => Array.from(segmenter.segment(text), (part) => part.segment);

/** Single characters that follow each other are one word: the segmentation knows no 公积金. */
function segmentGap(gap: string, { stop }: SearchTerms): string[] {
  if (gap === '') return [];
  const words: string[] = [];
  let single = '';
  const close = (): void => {
    if (single !== '') words.push(single);
    single = '';
  };
  for (const { segment: part } of segmenter.segment(gap)) {
    if (stop.has(part) || [...part].every((character) => stop.has(character))) close();
    else if ([...part].length === 1) single += part;
    else {
      close();
      words.push(part);
    }
  }
  close();
  return words;
}
