import type {
  FiledConsent,
  FiledEvent,
  FiledStep,
  Named,
  QuotedProvision,
} from '../../rules/application/whole-file.ts';
import type { Text } from '../../rules/finding.ts';
import type { Clock } from '../../rules/workflow/clock.ts';
import { consentStates, expertStates, stepKinds, stepOutcomes, stepStatuses } from '../../rules/workflow/words.ts';
import { clockStates, type Heading, headings } from './headings.ts';
import { element, joined, jsonValue, type Markup, plain, table, terms, written } from './markup.ts';

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

interface WithoutDecider {
  readonly decidedAt: string;
  readonly isGranted: boolean;
  readonly reason: string | null;
}

/** The parts that printed files share, in a language. */
export class PageParts {
  protected readonly language: keyof Text;

  constructor(language: keyof Text) {
    this.language = language;
  }

  protected text(heading: Heading): string {
    return headings[heading][this.language];
  }

  protected head(heading: Heading): Markup {
    return plain(this.text(heading));
  }

  protected section(heading: Heading, inside: Markup): Markup {
    const body = inside.html === '' ? element('p', this.head('none')) : inside;
    return element('section', joined([element('h2', this.head(heading)), body], '\n'));
  }

  protected terms(pairs: readonly (readonly [Heading, Markup | null])[]): Markup {
    return terms(pairs.map(([heading, meaning]) => [this.text(heading), meaning]));
  }

  /** A word of one of our lists: its term in Chinese, itself in English. */
  protected word(list: WordList, word: string): Markup {
    const known = Object.hasOwn(list, word.toLowerCase()) ? list[word.toLowerCase()] : undefined;
    if (known === undefined) return written(word);
    return plain(this.language === 'zh' ? known.zh : word.toLowerCase().replaceAll('_', ' '));
  }

  protected yes(value: boolean): Markup {
    return this.head(value ? 'yes' : 'no');
  }

  protected values(values: readonly unknown[]): Markup {
    return values.length === 0 ? plain('') : jsonValue(values);
  }

  protected step(step: FiledStep): Markup {
    const advice = step.advice.map((each) =>
      this.terms([
        ['who', each.expert === null ? plain('—') : written(each.expert)],
        ['status', this.word(expertStates, each.state)],
        ['outcome', each.recommendation === null ? null : this.word(stepOutcomes, each.recommendation)],
        ['opinion', each.advice === null ? null : written(each.advice)],
        ['reason', each.conflictReason === null ? null : written(each.conflictReason)],
      ]),
    );
    return joined([
      element('h3', this.word(stepKinds, step.kind)),
      this.terms([
        ['organization', named(step.organization)],
        ['status', this.word(stepStatuses, step.status)],
        ['outcome', step.outcome === null ? null : this.word(stepOutcomes, step.outcome)],
        ['opinion', step.opinion === null ? null : written(step.opinion)],
        ['note', step.note === null ? null : written(step.note)],
        ['cause', jsonValue(step.cause)],
        ['openedAt', instant(step.openedAt)],
        ['closedAt', instant(step.closedAt)],
        ['concludedBy', step.concludedBy === null ? null : written(step.concludedBy)],
        ['citedReview', step.citedReview === null ? null : written(step.citedReview)],
        ['clock', this.clock(step.clock, step.limitSource)],
        ['advice', advice.length === 0 ? null : joined(advice)],
      ]),
    ]);
  }

  protected clock(clock: Clock, source: string | null): Markup {
    const limit = clock.limitDays === null ? [] : [`${clock.limitDays} ${this.text('limit')}`];
    const due = clock.dueOn === null ? [] : [`${this.text('due')} ${clock.dueOn}`];
    const left = clock.remainingWorkingDays === null ? [] : [`${this.text('remaining')} ${clock.remainingWorkingDays}`];
    const state = clockStates[clock.state]?.[this.language] ?? clock.state;
    const text = [state, `${this.text('started')} ${clock.startedOn}`, ...limit, ...due, ...left].join('；');
    const pauses = clock.pauses.map(({ from, to, reason }) =>
      element('p', joined([plain(`${this.text('paused')} ${from} – ${to ?? ''} `), written(reason)])),
    );
    const cited = source === null ? [] : [element('p', joined([this.head('provisions'), plain(' '), written(source)]))];
    return joined([plain(text), ...cited, ...pauses]);
  }

  protected provisions(provisions: readonly QuotedProvision[]): Markup {
    if (provisions.length === 0) return plain('');
    return table(
      (['document', 'article', 'quotation'] as const).map((each) => this.text(each)),
      provisions.map(({ document, documentNumber, article, quotation }) => [
        joined([written(document), plain(' '), documentNumber === null ? plain('') : written(documentNumber)]),
        article === null ? plain('—') : written(article),
        written(quotation),
      ]),
    );
  }

  protected history(history: readonly FiledEvent[]): Markup {
    if (history.length === 0) return plain('');
    return table(
      ['#', ...(['when', 'what', 'who', 'details'] as const).map((each) => this.text(each))],
      history.map(({ sequence, type, occurredAt, actor, organization, data, changes, reason }) => [
        plain(String(sequence)),
        instant(occurredAt) ?? plain(''),
        written(type),
        joined([named(organization) ?? plain(''), plain(' '), actor === null ? plain('') : written(actor)]),
        joined([jsonValue(data), jsonValue(changes), reason === null ? plain('') : written(reason)]),
      ]),
    );
  }

  protected decision(decision: (WithoutDecider & { readonly decidedFor?: Named | null }) | null): Markup {
    if (decision === null) return plain('');
    return this.terms([
      ['outcome', this.head(decision.isGranted ? 'granted' : 'refused')],
      ['decidedAt', instant(decision.decidedAt)],
      ['decidedFor', named(decision.decidedFor ?? null)],
      ['reason', decision.reason === null ? null : written(decision.reason)],
    ]);
  }

  /** What is said of one line, one after the other. */
  protected consents(consents: readonly FiledConsent[]): Markup {
    return joined(
      consents.map(({ organization, state, reason, answeredAt }) =>
        element(
          'p',
          joined(
            [
              named(organization),
              this.word(consentStates, state),
              reason === null ? null : written(reason),
              instant(answeredAt),
            ].filter((each) => each !== null),
            ' ',
          ),
        ),
      ),
    );
  }
}

/** An organisation or a thing by its name and code. */
export const named = (row: Named | null): Markup | null =>
  row && joined([written(row.name), plain(' ('), written(row.code), plain(')')]);

/** An instant as it is kept. */
export const instant = (value: string | null): Markup | null => (value === null ? null : plain(value));
