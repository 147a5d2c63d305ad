import type { Named } from '../../rules/application/whole-file.ts';
import { timeInShanghai } from '../../rules/calendar/local-date.ts';
import type { Text } from '../../rules/finding.ts';
import { type Heading, headings } from './headings.ts';
import { element, joined, type Markup, plain, terms, written } from './markup.ts';

/** The only style of the page; its hash stands in the policy under which it is shown. */
export const fileStyle = [
  'body{font:14px/1.6 "Noto Serif CJK SC","Songti SC",SimSun,serif;margin:2em auto;max-width:60em;color:#000}',
  'table{border-collapse:collapse;width:100%}th,td{border:1px solid #999;padding:.3em .5em;vertical-align:top;text-align:left}',
  'dt{font-weight:bold}dd{margin:0 0 .4em 1.5em}bdi{white-space:pre-wrap;overflow-wrap:anywhere}',
  'h2{border-bottom:1px solid #000;break-after:avoid}section{break-inside:auto}tr{break-inside:avoid}',
  '@page{size:A4;margin:18mm}',
].join('');

/**
 * Frames a page to be printed: no script, nothing that is loaded.
 *
 * @param title of ours, with the code of the file
 */
export const framed = (title: string, main: Markup, language: keyof Text): string =>
  [
    '<!doctype html>',
    `<html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8">`,
    `<title>${plain(title).html}</title><style>${fileStyle}</style></head>`,
    `<body>${main.html}</body></html>\n`,
  ].join('\n');

export type WordList = Readonly<Record<string, { readonly zh: string }>>;

/** Headings and words of a printed file, in a language. */
export class PageWords {
  readonly language: keyof Text;

  constructor(language: keyof Text) {
    this.language = language;
  }

  text(heading: Heading): string {
    return headings[heading][this.language];
  }

  head(heading: Heading): Markup {
    return plain(this.text(heading));
  }

  section(heading: Heading, inside: Markup): Markup {
    const body = inside.html === '' ? element('p', this.head('none')) : inside;
    return element('section', joined([element('h2', this.head(heading)), body], '\n'));
  }

  terms(pairs: readonly (readonly [Heading, Markup | null])[]): Markup {
    return terms(pairs.map(([heading, meaning]) => [this.text(heading), meaning]));
  }

  /** A word of one of our lists: its term in Chinese, itself in English. */
  word(list: WordList, word: string): Markup {
    const known = Object.hasOwn(list, word.toLowerCase()) ? list[word.toLowerCase()] : undefined;
    if (known === undefined) return written(word);
    return plain(this.language === 'zh' ? known.zh : word.toLowerCase().replaceAll('_', ' '));
  }

  /** A text of ours that is there in both languages. */
  said(text: Text): Markup {
    return plain(text[this.language]);
  }

  yes(value: boolean): Markup {
    return this.head(value ? 'yes' : 'no');
  }
}

/** An organisation or a thing by its name and code. */
export const named = (row: Named | null): Markup | null =>
  row && joined([written(row.name), plain(' ('), written(row.code), plain(')')]);

/** An instant as a clock in Shanghai shows it. */
export const instant = (value: string | null): Markup | null => {
  if (value === null) return null;
  const at = new Date(value);
  return Number.isNaN(at.getTime()) ? written(value) : plain(timeInShanghai(at));
};

/** A text of people, or a dash where there is none. */
export const orDash = (text: string | null | undefined): Markup =>
  text === null || text === undefined || text === '' ? plain('—') : written(text);
