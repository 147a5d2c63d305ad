import type { FiledEvent } from '../../rules/application/whole-file.ts';
import { demandStatuses } from '../../rules/workflow/registry-words.ts';
import { applicationStatuses, stepKinds, stepOutcomes, stepStatuses } from '../../rules/workflow/words.ts';
import { eventWords } from './event-words.ts';
import { fieldName, type Kept, kept } from './kept-values.ts';
import { element, joined, type Markup, plain, table, written } from './markup.ts';
import { instant, named, type PageWords, type WordList } from './page-words.ts';

/** What has happened, a line each. The values before and after stand in the file as JSON. */
export function historyTable(page: PageWords, history: readonly FiledEvent[]): Markup {
  if (history.length === 0) return plain('');
  return table(
    ['#', ...(['when', 'what', 'who', 'details'] as const).map((each) => page.text(each))],
    history.map((event) => [
      plain(String(event.sequence)),
      instant(event.occurredAt) ?? plain(''),
      what(page, event.type),
      joined([named(event.organization) ?? plain(''), ...(event.actor === null ? [] : [written(event.actor)])], ' '),
      joined(details(page, event).map((each) => element('p', each))),
    ]),
  );
}

function what(page: PageWords, type: string): Markup {
  const known = Object.hasOwn(eventWords, type) ? eventWords[type] : undefined;
  return known === undefined ? written(type) : page.said(known);
}

function details(page: PageWords, { type, data, changes, reason }: FiledEvent): Markup[] {
  const facts = kept(data) ?? {};
  const changed = kept(changes) ?? {};
  const { status: _status, outcome: _outcome, dueOn: _dueOn, ...others } = changed;
  const fields = Object.keys(others).map((key) => fieldName(page, key));
  return [
    ofKind(page, facts),
    moved(page, 'status', statesOf(type), changed),
    moved(page, 'outcome', stepOutcomes, changed),
    moved(page, 'due', {}, { due: changed['dueOn'] }),
    stepsNamed(page, facts['opened']),
    fields.length === 0 ? null : joined([plain(`${page.text('changed')} `), joined(fields, '、')]),
    reason === null ? null : joined([plain(`${page.text('reason')} `), written(reason)]),
  ].filter((each) => each !== null);
}

const statesOf = (type: string): WordList =>
  type.startsWith('step.') ? stepStatuses : type.startsWith('data_demand.') ? demandStatuses : applicationStatuses;

/** Which step it was. */
const ofKind = (page: PageWords, { kind, step }: Kept): Markup | null => {
  const named = [kind, step].find((each) => typeof each === 'string' && Object.hasOwn(stepKinds, each));
  return typeof named === 'string' ? page.word(stepKinds, named) : null;
};

function moved(page: PageWords, key: 'status' | 'outcome' | 'due', list: WordList, changed: Kept): Markup | null {
  const change = kept(changed[key]);
  if (change === null) return null;
  const side = (value: unknown): Markup => (typeof value === 'string' ? page.word(list, value) : plain('—'));
  return joined([plain(`${page.text(key)} `), side(change['from']), plain(' → '), side(change['to'])]);
}

function stepsNamed(page: PageWords, opened: unknown): Markup | null {
  if (!Array.isArray(opened)) return null;
  const kinds = [...new Set(opened.filter((each) => typeof each === 'string'))];
  if (kinds.length === 0) return null;
  return joined([
    plain(`${page.text('opened')} `),
    joined(
      kinds.map((each) => page.word(stepKinds, each)),
      '、',
    ),
  ]);
}
