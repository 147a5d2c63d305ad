import type { FiledStep, Named, WholeFile } from '../../rules/application/whole-file.ts';
import type { Text } from '../../rules/finding.ts';
import { sensitivityGrades } from '../../rules/vocabulary.ts';
import type { Clock } from '../../rules/workflow/clock.ts';
import {
  agreementStatuses,
  applicationKinds,
  applicationStatuses,
  consentStates,
  expertStates,
  resultStatuses,
  stepKinds,
  stepOutcomes,
  stepStatuses,
} from '../../rules/workflow/words.ts';
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
 * Writes the whole file as one page to be printed: no script, nothing that is loaded, every text of people escaped.
 *
 * @param language of headings and words; what people have written stays as it is
 */
export function htmlFile(file: WholeFile, language: keyof Text): string {
  const page = new FilePage(language);
  const heading = headings.title[language];
  const { code } = file.application;
  return [
    '<!doctype html>',
    `<html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8">`,
    `<title>${plain(`${heading} ${code}`).html}</title><style>${fileStyle}</style></head>`,
    `<body>${page.of(file).html}</body></html>\n`,
  ].join('\n');
}

type WordList = Readonly<Record<string, { readonly zh: string }>>;

class FilePage {
  readonly #language: keyof Text;

  constructor(language: keyof Text) {
    this.#language = language;
  }

  of(file: WholeFile): Markup {
    const parts = [
      this.#application(file),
      this.#scenario(file),
      this.#section('list', this.#list(file)),
      this.#section('papers', this.#values(file.papers)),
      this.#section('findings', this.#values(file.findings)),
      this.#section('steps', joined(file.steps.map((step) => this.#step(step)))),
      this.#section('decision', this.#decision(file)),
      this.#section('result', this.#row(file.result, resultStatuses)),
      this.#section('agreement', this.#row(file.agreement, agreementStatuses)),
      this.#section('provisions', this.#provisions(file)),
      this.#section('submissions', this.#submissions(file)),
      this.#section('history', this.#history(file)),
    ];
    const title = element('h1', this.#head('title'));
    const day = element('p', plain(`${this.#text('exportedOn')} ${file.exportedOn}`));
    return element('main', joined([title, day, ...parts], '\n'));
  }

  #text(heading: Heading): string {
    return headings[heading][this.#language];
  }

  #head(heading: Heading): Markup {
    return plain(this.#text(heading));
  }

  #section(heading: Heading, inside: Markup): Markup {
    const body = inside.html === '' ? element('p', this.#head('none')) : inside;
    return element('section', joined([element('h2', this.#head(heading)), body], '\n'));
  }

  #terms(pairs: readonly (readonly [Heading, Markup | null])[]): Markup {
    return terms(pairs.map(([heading, meaning]) => [this.#text(heading), meaning]));
  }

  /** A word of one of our lists: its term in Chinese, itself in English. */
  #word(list: WordList, word: string): Markup {
    const known = Object.hasOwn(list, word.toLowerCase()) ? list[word.toLowerCase()] : undefined;
    if (known === undefined) return written(word);
    return plain(this.#language === 'zh' ? known.zh : word.toLowerCase().replaceAll('_', ' '));
  }

  #yes(value: boolean): Markup {
    return this.#head(value ? 'yes' : 'no');
  }

  #application({ application, applicant, notice, round, renews }: WholeFile): Markup {
    return this.#section(
      'application',
      this.#terms([
        ['code', written(application.code)],
        ['kind', this.#word(applicationKinds, application.kind)],
        ['status', this.#word(applicationStatuses, application.status)],
        ['applicant', named(applicant)],
        ['notice', named(notice)],
        ['round', named(round)],
        ['renews', renews && written(renews.code)],
        ['submittedAt', instant(application.submittedAt)],
        ['acceptedAt', instant(application.acceptedAt)],
        ['content', jsonValue(application.content)],
      ]),
    );
  }

  #scenario({ scenario, citedScenario }: WholeFile): Markup {
    const rows = this.#terms([
      ['scenario', named(scenario)],
      ['description', scenario && written(scenario.description)],
      ['citedScenario', named(citedScenario)],
    ]);
    return this.#section('scenario', scenario === null && citedScenario === null ? plain('') : rows);
  }

  #list({ list }: WholeFile): Markup {
    if (list.length === 0) return plain('');
    const columns = ['resource', 'item', 'grade', 'provincialReturn', 'need', 'justification', 'provider'] as const;
    const head = ['#', ...[...columns, 'span' as const, 'consents' as const].map((each) => this.#text(each))];
    const rows = list.map((item) => [
      plain(String(item.position)),
      joined([written(item.resourceTitle), plain(' '), written(item.resourceCode)]),
      item.itemName === null ? plain('—') : written(item.itemName),
      this.#word(sensitivityGrades, item.grade),
      this.#yes(item.isProvincialReturn),
      written(item.needTitle),
      written(item.justification),
      named(item.provider) ?? plain('—'),
      plain(`${item.addedIn}–${item.removedIn ?? ''}`),
      joined(
        item.consents.map(({ organization, state, reason, answeredAt }) =>
          element(
            'p',
            joined(
              [
                named(organization),
                this.#word(consentStates, state),
                reason === null ? null : written(reason),
                instant(answeredAt),
              ].filter((each) => each !== null),
              ' ',
            ),
          ),
        ),
      ),
    ]);
    return table(head, rows);
  }

  #values(values: readonly unknown[]): Markup {
    return values.length === 0 ? plain('') : jsonValue(values);
  }

  #step(step: FiledStep): Markup {
    const advice = step.advice.map((each) =>
      this.#terms([
        ['who', each.expert === null ? plain('—') : written(each.expert)],
        ['status', this.#word(expertStates, each.state)],
        ['outcome', each.recommendation === null ? null : this.#word(stepOutcomes, each.recommendation)],
        ['opinion', each.advice === null ? null : written(each.advice)],
        ['reason', each.conflictReason === null ? null : written(each.conflictReason)],
      ]),
    );
    return joined([
      element('h3', this.#word(stepKinds, step.kind)),
      this.#terms([
        ['organization', named(step.organization)],
        ['status', this.#word(stepStatuses, step.status)],
        ['outcome', step.outcome === null ? null : this.#word(stepOutcomes, step.outcome)],
        ['opinion', step.opinion === null ? null : written(step.opinion)],
        ['note', step.note === null ? null : written(step.note)],
        ['cause', jsonValue(step.cause)],
        ['openedAt', instant(step.openedAt)],
        ['closedAt', instant(step.closedAt)],
        ['concludedBy', step.concludedBy === null ? null : written(step.concludedBy)],
        ['citedReview', step.citedReview === null ? null : written(step.citedReview)],
        ['clock', this.#clock(step.clock, step.limitSource)],
        ['advice', advice.length === 0 ? null : joined(advice)],
      ]),
    ]);
  }

  #clock(clock: Clock, source: string | null): Markup {
    const limit = clock.limitDays === null ? [] : [`${clock.limitDays} ${this.#text('limit')}`];
    const due = clock.dueOn === null ? [] : [`${this.#text('due')} ${clock.dueOn}`];
    const left =
      clock.remainingWorkingDays === null ? [] : [`${this.#text('remaining')} ${clock.remainingWorkingDays}`];
    const state = clockStates[clock.state]?.[this.#language] ?? clock.state;
    const text = [state, `${this.#text('started')} ${clock.startedOn}`, ...limit, ...due, ...left].join('；');
    const pauses = clock.pauses.map(({ from, to, reason }) =>
      element('p', joined([plain(`${this.#text('paused')} ${from} – ${to ?? ''} `), written(reason)])),
    );
    const cited =
      source === null ? [] : [element('p', joined([this.#head('provisions'), plain(' '), written(source)]))];
    return joined([plain(text), ...cited, ...pauses]);
  }

  #decision({ decision }: WholeFile): Markup {
    if (decision === null) return plain('');
    return this.#terms([
      ['outcome', this.#head(decision.isGranted ? 'granted' : 'refused')],
      ['decidedAt', instant(decision.decidedAt)],
      ['decidedFor', named(decision.decidedFor)],
      ['reason', decision.reason === null ? null : written(decision.reason)],
    ]);
  }

  #row(row: Readonly<Record<string, unknown>> | null, states: WordList): Markup {
    if (row === null) return plain('');
    const { code, status, ...rest } = row;
    const pairs = [['code', written(String(code))] as const, ['status', this.#word(states, String(status))] as const];
    return joined([this.#terms(pairs), jsonValue(rest)]);
  }

  #provisions({ provisions }: WholeFile): Markup {
    if (provisions.length === 0) return plain('');
    return table(
      (['document', 'article', 'quotation'] as const).map((each) => this.#text(each)),
      provisions.map(({ document, documentNumber, article, quotation }) => [
        joined([written(document), plain(' '), documentNumber === null ? plain('') : written(documentNumber)]),
        article === null ? plain('—') : written(article),
        written(quotation),
      ]),
    );
  }

  #submissions({ submissions }: WholeFile): Markup {
    return joined(
      submissions.map(({ number, submittedAt, submittedBy, digest, content }) =>
        this.#terms([
          ['number', plain(String(number))],
          ['submittedAt', instant(submittedAt)],
          ['submittedBy', submittedBy === null ? null : written(submittedBy)],
          ['digest', plain(digest)],
          ['content', jsonValue(content)],
        ]),
      ),
    );
  }

  #history({ history }: WholeFile): Markup {
    if (history.length === 0) return plain('');
    return table(
      ['#', ...(['when', 'what', 'who', 'details'] as const).map((each) => this.#text(each))],
      history.map(({ sequence, type, occurredAt, actor, organization, data, changes, reason }) => [
        plain(String(sequence)),
        instant(occurredAt) ?? plain(''),
        written(type),
        joined([named(organization) ?? plain(''), plain(' '), actor === null ? plain('') : written(actor)]),
        joined([jsonValue(data), jsonValue(changes), reason === null ? plain('') : written(reason)]),
      ]),
    );
  }
}

const named = (row: Named | null): Markup | null =>
  row && joined([written(row.name), plain(' ('), written(row.code), plain(')')]);

const instant = (value: string | null): Markup | null => (value === null ? null : plain(value));
