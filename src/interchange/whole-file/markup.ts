/** A piece of HTML that is safe to put into a page. Only the functions of this file make one. */
export interface Markup {
  readonly html: string;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** What HTML cannot hold: control characters but tab and line feed, halves of pairs, and what is no character. */
const unwritable = /(?![\t\n])[\p{Cc}\p{Cs}\ufdd0-\ufdef\ufffe\uffff]/gu;

/**
 * Escapes a text for any place of a page, inside elements and attributes alike. A carriage return is the line feed that
 * browsers make of it; what HTML cannot hold is U+FFFD.
 */
export const escaped = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(unwritable, '\ufffd')
    .replace(/[&<>"']/g, (character) => entities[character] ?? character);

/** A text that somebody has written: it stands by itself, whatever direction it is written in. */
export const written = (text: string): Markup => ({ html: `<bdi>${escaped(text)}</bdi>` });

/** A text of ours. */
export const plain = (text: string): Markup => ({ html: escaped(text) });

/** Pieces one after the other. */
export const joined = (pieces: readonly Markup[], between = ''): Markup => ({
  html: pieces.map(({ html }) => html).join(between),
});

/** Elements that a page is made of; none of them can run or load anything. */
type Tag = 'main' | 'h1' | 'h2' | 'h3' | 'p' | 'dl' | 'dt' | 'dd' | 'ol' | 'li' | 'table' | 'thead' | 'tbody' | 'tr';

/** An element without attributes around a piece. */
export const element = (tag: Tag | 'th' | 'td' | 'section', inside: Markup): Markup => ({
  html: `<${tag}>${inside.html}</${tag}>`,
});

/** Terms with what they mean; those without a meaning are left out. */
export function terms(pairs: readonly (readonly [term: string, meaning: Markup | null])[]): Markup {
  const shown = pairs.flatMap(([term, meaning]) =>
    meaning === null ? [] : [element('dt', plain(term)), element('dd', meaning)],
  );
  return element('dl', joined(shown));
}

/** A table with a head. */
export function table(head: readonly string[], rows: readonly (readonly Markup[])[]): Markup {
  const cells = (tag: 'th' | 'td', row: readonly Markup[]): Markup =>
    element('tr', joined(row.map((cell) => element(tag, cell))));
  const top = element('thead', cells('th', head.map(plain)));
  const body = element('tbody', joined(rows.map((row) => cells('td', row))));
  return element('table', joined([top, body]));
}

/** Nesting of a value that is shown; deeper parts are shown as JSON. */
const deepest = 8;

/** Any JSON value: objects as terms, lists as lists, everything else as text. */
export function jsonValue(value: unknown, depth = 0): Markup {
  if (value === null || value === undefined) return plain('—');
  if (typeof value !== 'object') return written(String(value));
  if (depth >= deepest) return written(JSON.stringify(value));
  if (Array.isArray(value)) {
    return value.length === 0
      ? plain('—')
      : element('ol', joined(value.map((each) => element('li', jsonValue(each, depth + 1)))));
  }
  const entries = Object.entries(value);
  if (entries.length === 0) return plain('—');
  return element(
    'dl',
    joined(entries.flatMap(([key, part]) => [element('dt', written(key)), element('dd', jsonValue(part, depth + 1))])),
  );
}
