import { comparedHeader, type FieldTerms, type HeaderTerms, type TableField } from './header-terms.ts';

/** What a header may mean, with how sure the words alone make it (0 to 100). */
export interface HeaderMeaning {
  /** A field that is taken; null for something catalogs have and this one does not keep. */
  readonly field: TableField | null;
  /** The field, or the name of what is not kept. */
  readonly name: string;
  readonly score: number;
  /** For people: which words of the dictionary decided. */
  readonly reason: string;
}

/** What a head with words beside it that the dictionary does not know is worth at most and at least. */
const composed = 85;
const partly = 45;

/** How many characters of a text can be covered by words that do not overlap. */
function covered(text: string, words: readonly string[]): number {
  const best = new Array<number>(text.length + 1).fill(0);
  for (let end = 1; end <= text.length; end += 1) {
    best[end] = best[end - 1] ?? 0;
    for (const word of words) {
      const start = end - word.length;
      if (start < 0 || !text.endsWith(word, end)) continue;
      best[end] = Math.max(best[end] ?? 0, (best[start] ?? 0) + word.length);
    }
  }
  return best[text.length] ?? 0;
}

/** Whether a head stands where a head must: in Chinese nothing but fillers may come after it. */
const isWhole = (text: string, words: readonly string[]): boolean => covered(text, words) === text.length;
const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text);

function byHead(header: string, terms: FieldTerms, fillers: readonly string[]): [score: number, head: string] | null {
  if (terms.not.some((word) => header.includes(word))) return null;
  const beside = [...fillers, ...terms.with];
  let best: [number, string] | null = null;
  for (const head of terms.heads) {
    const at = header.lastIndexOf(head);
    if (at < 0) continue;
    const [before, after] = [header.slice(0, at), header.slice(at + head.length)];
    if (isHan(head) ? !isWhole(after, fillers) : !isWhole(after, beside)) continue;
    const known = covered(before, beside) + head.length + after.length;
    const whole = known === header.length;
    // One character, or a short English word, somewhere in a longer header is no evidence.
    if (!whole && head.length < (isHan(head) ? 2 : 4)) continue;
    const score = whole ? composed + Math.min(head.length, 10) : partly + (20 * known) / header.length;
    if (best === null || score > best[0]) best = [score, head];
  }
  return best;
}

function meaningOf(
  header: string,
  field: TableField | null,
  name: string,
  terms: FieldTerms,
  fillers: readonly string[],
): HeaderMeaning | null {
  const exact = terms.terms.indexOf(header);
  if (exact >= 0) return { field, name, score: 100 - Math.min(exact, 40) / 10, reason: 'is a term of the dictionary' };
  const found = byHead(header, terms, fillers);
  if (found === null) return null;
  const [score, head] = found;
  const reason =
    score >= composed ? `is composed of known words around “${head}”` : `ends in “${head}”, the rest is not known`;
  return { field, name, score, reason };
}

/**
 * What a header may mean by its words alone: a term of the dictionary; else a head such as 名称 with words beside it that
 * say nothing more; else a head with unknown words.
 *
 * @param header as the file writes it
 * @param dictionary the terms
 * @returns what it may mean, the likeliest first; empty when no word of it is known
 */
export function headerMeanings(header: string, dictionary: HeaderTerms): readonly HeaderMeaning[] {
  const text = comparedHeader(header);
  if (text === '' || text.length > 200) return [];
  const { fillers, fields, known } = dictionary;
  const entries: [TableField | null, string, FieldTerms][] = [
    // The dictionary was checked: its names are fields.
    ...Object.entries(fields).map(([name, terms]): [TableField, string, FieldTerms] => [
      name as TableField,
      name,
      terms,
    ]),
    ...Object.entries(known).map(([name, terms]): [null, string, FieldTerms] => [null, name, terms]),
  ];
  return entries
    .flatMap(([field, name, terms]) => meaningOf(text, field, name, terms, fillers) ?? [])
    .sort((a, b) => b.score - a.score);
}
