import { Converter } from 'opencc-js/t2cn';

/** Han characters, also those beyond the basic plane. */
const han = /\p{Script=Han}/u;

/** What neither NFKC nor lower case would change: most of what a catalog holds. */
const plain = /^[\p{Script=Han}a-z0-9 ，。、；：“”（）《》\-_./]*$/u;

const unseen = /[\s\p{Cc}\p{Cf}\p{Zs}]+/gu;

let simplifiedOf: ReadonlyMap<string, string> | undefined;

/**
 * Simplified characters by the traditional ones, from the dictionary of OpenCC. Character by character: the same on both
 * sides of a comparison, and a text keeps its length, so that a match can be shown in the words it was written in.
 */
function simplified(): ReadonlyMap<string, string> {
  if (simplifiedOf === undefined) {
    const convert = Converter({ from: 't', to: 'cn' });
    const found = new Map<string, string>();
    for (const [first, last] of [
      [0x3400, 0x4dbf],
      [0x4e00, 0x9fff],
      [0xf900, 0xfaff],
    ] as const) {
      for (let point = first; point <= last; point += 1) {
        const character = String.fromCodePoint(point);
        const other = convert(character);
        if (other !== character && other.length === 1) found.set(character, other);
      }
    }
    simplifiedOf = found;
  }
  return simplifiedOf;
}

/** Whether a character is a Chinese one. */
export const isHan = (character: string): boolean => han.test(character);

/**
 * A text as it is compared: NFKC (full and half width are one), lower case, simplified characters, one visible line.
 *
 * @param text anything a person has written
 */
export function normalise(text: string): string {
  const line = text.replace(unseen, ' ').trim();
  const folded = plain.test(line) ? line : line.normalize('NFKC').toLowerCase().replace(unseen, ' ').trim();
  const map = simplified();
  let out = '';
  let kept = 0;
  for (let index = 0; index < folded.length; index += 1) {
    const other = map.get(folded.charAt(index));
    if (other === undefined) continue;
    out += folded.slice(kept, index) + other;
    kept = index + 1;
  }
  return kept === 0 ? folded : out + folded.slice(kept);
}

/** A normalised text, and where in the text that was written each of its characters comes from. */
export interface Traced {
  readonly text: string;
  /** For each UTF-16 unit of `text`: where its character begins in the original, and where it ends. */
  readonly from: readonly number[];
  readonly to: readonly number[];
}

/**
 * The same, tracing each character to where it was written.
 */
export function traceNormalised(original: string): Traced {
  let text = '';
  const from: number[] = [];
  const to: number[] = [];
  let at = 0;
  for (const character of original) {
    const end = at + character.length;
    const folded = normalise(character) || ' ';
    const isGap = folded === ' ' && (text === '' || text.endsWith(' '));
    if (!isGap) {
      text += folded;
      for (let unit = 0; unit < folded.length; unit += 1) {
        from.push(at);
        to.push(end);
      }
    }
    at = end;
  }
  return { text, from, to };
}
