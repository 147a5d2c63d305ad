/** What was done to a text, in the words the report counts by. */
export type TextRepair = 'line_breaks' | 'tabs' | 'controls' | 'invisibles' | 'composed' | 'trimmed';

export interface CleanedText {
  readonly text: string;
  /** What was changed; empty when the text is as the source wrote it. */
  readonly repairs: readonly TextRepair[];
  /** The text holds U+FFFD or half a surrogate pair: something was lost before it came here, and is not mended. */
  readonly damaged: boolean;
}

/** One look that lets clean text, nearly all there is, through without further work. */
const suspect = /^\s|\s$|[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\ufffd]/u;
const lineBreak = /[\r\n\v\f\u0085\u2028\u2029]/u;
const breakOrTab = /[\t\r\n\v\f\u0085\u2028\u2029]/u;
/** Format characters: zero-width, bidirectional, soft hyphen, byte order mark, tags. Variation selectors are not among them. */
const invisible = /\p{Cf}+/gu;
const control = /\p{Cc}+/gu;

/**
 * Brings a cell of a foreign file into one line of visible characters: line breaks and tabs become one space, control,
 * zero-width and bidirectional characters go, canonical composition (NFC), no blank at either end. Nothing else
 * changes: markup, formulas and full-width forms are text.
 *
 * @param raw the cell as decoded
 * @returns the text, which repairs were made, and whether characters were lost before
 */
export function cleanText(raw: string): CleanedText {
  const composed = raw.normalize('NFC');
  if (composed === raw && !suspect.test(raw)) return { text: raw, repairs: [], damaged: false };

  const repairs: TextRepair[] = [];
  let text = composed;
  const change = (repair: TextRepair, next: string) => {
    if (next !== text) repairs.push(repair);
    text = next;
  };
  if (composed !== raw) repairs.push('composed');
  if (lineBreak.test(text)) repairs.push('line_breaks');
  if (text.includes('\t')) repairs.push('tabs');
  // Invisible characters first: one may stand between two blanks of the same run.
  change('invisibles', text.replace(invisible, ''));
  text = text.replace(/[\s\u0085]+/gu, (blanks) => (breakOrTab.test(blanks) ? ' ' : blanks));
  change('controls', text.replace(control, ''));
  change('trimmed', text.trim());
  return { text, repairs, damaged: /[\p{Cs}\ufffd]/u.test(text) };
}
