import type { QueryWord, TextQuery } from './query.ts';

const marks = [
  ['"', '"'],
  ['“', '”'],
  ['「', '」'],
  ['『', '』'],
] as const;

/** A phrase in marks that it does not hold itself. */
function quoted(phrase: string): string {
  const [open, close] = marks.find((pair) => !pair.some((mark) => phrase.includes(mark))) ?? marks[0];
  return `${open}${phrase}${close}`;
}

/** What a query excludes, as somebody would type it. */
export const writtenExclusions = ({ excluded, excludedPhrases }: TextQuery): string[] => [
  ...excluded,
  ...excludedPhrases.map((phrase) => `-${quoted(phrase)}`),
];

/** A word as somebody would type it, in marks where it stands to the letter. */
export const writtenWord = ({ text, isSounded }: QueryWord): string => (isSounded ? text : quoted(text));
