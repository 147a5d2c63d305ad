import { applicationStatuses } from '../../rules/workflow/words.ts';
import { cited, type Quoted } from './cited.ts';
import { causeWords } from './field-words.ts';
import { type Kept, kept } from './kept-values.ts';
import { element, joined, type Markup, plain, written } from './markup.ts';
import type { PageWords } from './page-words.ts';

/** Why a step was opened, and why it was cancelled: ground, items, points and reason; null where nothing is said of it. */
export function stepCause(page: PageWords, value: unknown, quoted: Quoted): Markup | null {
  const cause = kept(value);
  if (cause === null) return null;
  const { items, points, reason } = cause;
  const cancelled = kept(cause['cancelled']);
  const parts = [
    ground(page, cause, quoted),
    textList(items),
    textList(points),
    typeof reason === 'string' ? written(reason) : null,
    cancelled && joined([plain(`${page.text('cancelled')} `), ground(page, cancelled, quoted) ?? plain('—')]),
  ].filter((part) => part !== null);
  return parts.length === 0
    ? null
    : joined(parts.map((part) => (part.html.startsWith('<ol>') ? part : element('p', part))));
}

/** The decision, the words of the rule, or the provision that it rests on. */
function ground(page: PageWords, { rule, provision, decision }: Kept, quoted: Quoted): Markup | null {
  const known = typeof rule === 'string' && Object.hasOwn(causeWords, rule) ? causeWords[rule] : undefined;
  const code = [provision, rule].find((each) => typeof each === 'string' && quoted.has(each));
  const parts = [
    typeof decision === 'string' ? page.word(applicationStatuses, decision) : null,
    known === undefined ? null : page.said(known),
    typeof code === 'string' ? cited(code, quoted) : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : joined(parts, page.language === 'zh' ? '；' : '; ');
}

/** Texts as a list. Ids stand for lines that have their own place in the file, and are left out. */
function textList(value: unknown): Markup | null {
  const texts = Array.isArray(value) ? value.filter((each) => typeof each === 'string' && !isId.test(each)) : [];
  return texts.length === 0 ? null : element('ol', joined(texts.map((each) => element('li', written(String(each))))));
}

const isId = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
