import { applicantKinds } from '../../rules/application/words.ts';
import { paperKinds } from '../../rules/workflow/words.ts';
import { fieldWords } from './field-words.ts';
import { element, joined, jsonValue, type Markup, plain, table, written } from './markup.ts';
import { instant, orDash, type PageWords } from './page-words.ts';

/** A value under names, as it was kept. */
export type Kept = Readonly<Record<string, unknown>>;

/** What is kept under names; null for any other value. */
export const kept = (value: unknown): Kept | null =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Kept) : null;

/** A field of what is kept, in words; by its name where there are none. */
export const fieldName = (page: PageWords, key: string): Markup => {
  const known = Object.hasOwn(fieldWords, key) ? fieldWords[key] : undefined;
  return known === undefined ? written(key) : page.said(known);
};

const isInstant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/;

/** What is kept, field by field in words. What nobody has said is left out; lists are shown as they are. */
export function labelled(page: PageWords, value: unknown): Markup {
  const fields = kept(value);
  if (fields === null) return plainValue(page, value);
  const said = Object.entries(fields).filter(([, each]) => !isEmpty(each));
  if (said.length === 0) return plain('—');
  const pairs = said.flatMap(([key, each]) => [
    element('dt', fieldName(page, key)),
    element('dd', labelled(page, each)),
  ]);
  return element('dl', joined(pairs));
}

function plainValue(page: PageWords, value: unknown): Markup {
  if (typeof value === 'boolean') return page.yes(value);
  if (typeof value === 'string' && isInstant.test(value)) return instant(value) ?? plain('');
  return jsonValue(value);
}

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || Object.keys(kept(value) ?? { any: 1 }).length === 0;

/** What an applicant writes, but for its papers, which have a table of their own. */
export function applicationContent(page: PageWords, content: unknown): Markup {
  const { papers: _papers, applicant, ...texts } = kept(content) ?? {};
  const { kind, ...facts } = kept(applicant) ?? {};
  const declared = [
    ...(typeof kind === 'string'
      ? [element('p', joined([page.head('kind'), plain(' '), page.word(applicantKinds, kind)]))]
      : []),
    ...(isEmpty(facts) ? [] : [labelled(page, facts)]),
  ];
  return joined([
    labelled(page, texts),
    ...(declared.length === 0 ? [] : [element('h3', page.head('declared')), ...declared]),
  ]);
}

/** Papers as one table: what they are, and where they are kept. */
export function papersTable(page: PageWords, papers: readonly unknown[]): Markup {
  if (papers.length === 0) return plain('');
  const columns = ['kind', 'paperTitle', 'size', 'location', 'paperDigest'] as const;
  const text = (value: unknown): Markup => orDash(value === null || value === undefined ? null : String(value));
  const rows = papers.map((each) => {
    const { kind, title, size, location, digest } = kept(each) ?? {};
    return [page.word(paperKinds, typeof kind === 'string' ? kind : '—'), ...[title, size, location, digest].map(text)];
  });
  return table(
    columns.map((each) => page.text(each)),
    rows,
  );
}
