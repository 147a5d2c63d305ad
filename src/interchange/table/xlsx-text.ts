/** Characters of a cell at most; Excel refuses to open a workbook with more. */
const longestText = 32_767;

/** What XML 1.0 cannot hold, and CR, which reading XML turns into LF; and what reads like our escape of them. */
const unwritable = /(?![\t\n])\p{Cc}|[\p{Cs}\uFFFE\uFFFF]|_(?=x[0-9A-Fa-f]{4}_)/gu;

/**
 * A text as the content of a cell: ST_Xstring of ECMA-376 (22.9.2.19), in which `_x000D_` stands for a character that
 * XML cannot hold. One that Excel could not open is cut, and says so.
 */
export function xlsxText(text: string): string {
  const escaped = text.replace(
    unwritable,
    (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
  );
  return xmlText(escaped.length > longestText ? cut(escaped, text.length) : escaped);
}

/** A text as the content of an element or an attribute. */
export const xmlText = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => entities[character] ?? character);

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function cut(escaped: string, length: number): string {
  const notice = `…[${length} characters; a cell holds ${longestText}, CSV and JSON Lines have all]`;
  const kept = escaped.slice(0, longestText - notice.length);
  // Neither half of an escape nor half of a pair is left behind.
  return kept.replace(/_(x[0-9A-F]{0,4})?$/, '').replace(/[\uD800-\uDBFF]$/, '') + notice;
}
