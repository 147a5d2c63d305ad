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
