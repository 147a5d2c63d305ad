/** A word of a closed list. */
export interface Word {
  /** The Chinese term people read. */
  readonly zh: string;
  /** What the word means, in one English sentence, without repeating its name. */
  readonly meaning: string;
}

/** A closed word list, by word. */
export type Words = Readonly<Record<string, Word>>;

/** Declares a word list. */
export const words = <const W extends Words>(list: W): W => list;

/** What to show for a value: Chinese, and English. */
export interface Label {
  readonly zh: string;
  readonly en: string;
}

/** `half_yearly` is labelled 每半年 and `Half yearly`. */
export function labelOf(word: string, zh: string): Label {
  const spaced = word.replaceAll('_', ' ');
  return { zh, en: spaced.charAt(0).toUpperCase() + spaced.slice(1) };
}
