import { ruleTitles } from '../../rules/application/rule-titles.ts';
import type { Text } from '../../rules/finding.ts';
import { cited, type Quoted } from './cited.ts';
import { findingStates } from './headings.ts';
import { kept } from './kept-values.ts';
import { joined, type Markup, plain, table, written } from './markup.ts';
import { orDash, type PageWords } from './page-words.ts';

/** What the rules found, a line each: what was looked at, what was found, what would clear it, and on what ground. */
export function findingsTable(page: PageWords, findings: readonly unknown[], quoted: Quoted): Markup {
  if (findings.length === 0) return plain('');
  return table(
    (['matter', 'finding', 'remedy', 'provisions'] as const).map((each) => page.text(each)),
    findings.map((finding) => line(page, kept(finding) ?? {}, quoted)),
  );
}

function line(page: PageWords, finding: Readonly<Record<string, unknown>>, quoted: Quoted): Markup[] {
  const { rule, status, message, remedy, provision, facts } = finding;
  const title = typeof rule === 'string' && Object.hasOwn(ruleTitles, rule) ? ruleTitles[rule] : undefined;
  const found = kept(facts)?.['found'];
  const state = typeof status === 'string' && Object.hasOwn(findingStates, status) ? findingStates[status] : undefined;
  const said = [
    ...(title === undefined ? [] : [page.said(title)]),
    orDash(inLanguage(page, message)),
    ...(typeof found === 'string' ? [joined([plain(`${page.text('found')} `), written(found)])] : []),
  ];
  return [
    joined(said, page.language === 'zh' ? '：' : ': '),
    state === undefined ? plain('—') : page.said(state),
    orDash(inLanguage(page, remedy)),
    typeof provision === 'string' ? cited(provision, quoted) : page.head('ownRule'),
  ];
}

/** A text that was kept in both languages, in that of the reader. */
function inLanguage(page: PageWords, text: unknown): string | null {
  const said = kept(text)?.[page.language satisfies keyof Text];
  return typeof said === 'string' ? said : null;
}
