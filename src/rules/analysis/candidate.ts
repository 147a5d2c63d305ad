import type { CandidateObstacle, CatalogStatus, OpeningAttribute, SensitivityGrade } from '../vocabulary.ts';

/** What of a resource decides whether it could answer a need. */
export interface CandidateFacts {
  readonly opening: OpeningAttribute;
  readonly status: CatalogStatus;
  readonly grade: SensitivityGrade;
}

/**
 * Why a resource that sounds like a need does not answer it as it is; none where nothing stands in the way of mapping it.
 */
export function obstaclesOf({ opening, status, grade }: CandidateFacts): readonly CandidateObstacle[] {
  return [
    // 禁止开放 data is never authorised (ZJ44; the first call, 2023-09-28).
    ...(opening === 'prohibited' ? (['prohibited'] as const) : []),
    ...(status === 'published' ? [] : (['not_published'] as const)),
    ...(grade === 'l4' ? (['sensitive'] as const) : []),
    ...(grade === 'ungraded' ? (['ungraded'] as const) : []),
  ];
}

/**
 * The words that a text and another share, from the pairs of characters that were found: pairs that follow each other in
 * the text are one word.
 *
 * @param text what was looked for
 * @param pairs pairs of its characters that the other has
 * @returns each word once, in the order of the text
 */
export function sharedWords(text: string, pairs: readonly string[]): readonly string[] {
  const found = new Set(pairs);
  const words: string[] = [];
  let word = '';
  for (let index = 0; index < text.length; index += 1) {
    if (found.has(text.slice(index, index + 2))) word += text.charAt(index);
    else {
      if (word !== '') words.push(word + text.charAt(index));
      word = '';
    }
  }
  return [...new Set(words)];
}

/** Pairs that are not compared, as the statement leaves them out: one character of them is a gap or a sign. */
const unsaid = /[\s\p{P}\p{S}]/u;

/**
 * How many different pairs of neighbouring characters texts have, which is what looking for them costs.
 */
export function countPairs(texts: readonly string[]): number {
  const pairs = texts.flatMap((text) => [...text].map((first, index, all) => first + (all[index + 1] ?? ' ')));
  return new Set(pairs.filter((pair) => !unsaid.test(pair))).size;
}
