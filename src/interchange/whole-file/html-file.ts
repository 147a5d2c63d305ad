import type { WholeFile } from '../../rules/application/whole-file.ts';
import type { Text } from '../../rules/finding.ts';
import { sensitivityGrades } from '../../rules/vocabulary.ts';
import {
  agreementStatuses,
  applicationKinds,
  applicationStatuses,
  resultStatuses,
} from '../../rules/workflow/words.ts';
import { type Quoted, quotedByCode } from './cited.ts';
import { findingsTable } from './findings-table.ts';
import { headings } from './headings.ts';
import { historyTable } from './history-table.ts';
import { applicationContent, type Kept, kept, labelled, papersTable } from './kept-values.ts';
import { element, joined, type Markup, plain, table, written } from './markup.ts';
import { PageParts } from './page-parts.ts';
import { framed, instant, named, orDash, type WordList } from './page-words.ts';

/**
 * Writes the whole file as one page to be printed: no script, nothing that is loaded, every text of people escaped.
 *
 * @param language of headings and words; what people have written stays as it is
 */
export function htmlFile(file: WholeFile, language: keyof Text): string {
  const page = new FilePage(language);
  const heading = headings.title[language];
  const { code } = file.application;
  return framed(`${heading} ${code}`, page.of(file), language);
}

class FilePage extends PageParts {
  of(file: WholeFile): Markup {
    const quoted = quotedByCode(file.provisions);
    const parts = [
      this.#application(file),
      this.#scenario(file),
      this.section('list', this.#list(file)),
      this.section('papers', papersTable(this, file.papers)),
      this.section('findings', findingsTable(this, file.findings, quoted)),
      this.section('steps', joined(file.steps.map((step) => this.step(step, quoted)))),
      this.section('decision', this.decision(file.decision, { yes: 'granted', no: 'refused' })),
      this.section('result', this.#row(file.result, resultStatuses)),
      this.section('agreement', this.#row(file.agreement, agreementStatuses)),
      this.section('provisions', this.provisions(file.provisions)),
      this.section('submissions', this.#submissions(file, quoted)),
      this.section('history', historyTable(this, file.history)),
    ];
    const title = element('h1', this.head('title'));
    const day = element('p', plain(`${this.text('exportedOn')} ${file.exportedOn}；${this.text('clockNote')}`));
    return element('main', joined([title, day, ...parts], '\n'));
  }

  #application({ application, applicant, notice, round, renews }: WholeFile): Markup {
    return this.section(
      'application',
      this.terms([
        ['code', written(application.code)],
        ['kind', this.word(applicationKinds, application.kind)],
        ['status', this.word(applicationStatuses, application.status)],
        ['applicant', named(applicant)],
        ['notice', named(notice)],
        ['round', named(round)],
        ['renews', renews && written(renews.code)],
        ['submittedAt', instant(application.submittedAt)],
        ['acceptedAt', instant(application.acceptedAt)],
        ['content', applicationContent(this, application.content)],
      ]),
    );
  }

  #scenario({ scenario, citedScenario }: WholeFile): Markup {
    const rows = this.terms([
      ['scenario', named(scenario)],
      ['description', scenario && written(scenario.description)],
      ['citedScenario', named(citedScenario)],
    ]);
    return this.section('scenario', scenario === null && citedScenario === null ? plain('') : rows);
  }

  #list({ list }: WholeFile): Markup {
    if (list.length === 0) return plain('');
    const columns = ['resource', 'item', 'grade', 'provincialReturn', 'need', 'justification', 'provider'] as const;
    const head = ['#', ...[...columns, 'span' as const, 'consents' as const].map((each) => this.text(each))];
    const rows = list.map((item) => [
      plain(String(item.position)),
      joined([written(item.resourceTitle), plain(' '), written(item.resourceCode)]),
      orDash(item.itemName),
      this.word(sensitivityGrades, item.grade),
      this.yes(item.isProvincialReturn),
      written(item.needTitle),
      written(item.justification),
      named(item.provider) ?? plain('—'),
      plain(`${item.addedIn}–${item.removedIn ?? ''}`),
      this.consents(item.consents),
    ]);
    return table(head, rows);
  }

  #row(row: Readonly<Record<string, unknown>> | null, states: WordList): Markup {
    if (row === null) return plain('');
    const { code, status, ...rest } = row;
    const pairs = [['code', written(String(code))] as const, ['status', this.word(states, String(status))] as const];
    return joined([this.terms(pairs), labelled(this, rest)]);
  }

  /** Each submission. What the last one holds stands above, and is not printed twice. */
  #submissions({ submissions, application }: WholeFile, quoted: Quoted): Markup {
    const isAbove = (content: unknown): boolean => JSON.stringify(content) === JSON.stringify(application.content);
    return joined(
      submissions.map(({ number, submittedAt, submittedBy, digest, content }, place) => {
        const { content: own, papers, findings } = handedIn(content);
        const isLast = place === submissions.length - 1;
        return this.terms([
          ['number', plain(String(number))],
          ['submittedAt', instant(submittedAt)],
          ['submittedBy', submittedBy === null ? null : written(submittedBy)],
          ['digest', plain(digest)],
          ['content', isAbove(own) ? null : applicationContent(this, own)],
          ['papers', isLast || papers.length === 0 ? null : papersTable(this, papers)],
          ['findings', isLast || findings.length === 0 ? null : findingsTable(this, findings, quoted)],
        ]);
      }),
    );
  }
}

/** What was handed in: what the applicant wrote, its papers, and what the rules found. */
function handedIn(content: unknown): { content: Kept; papers: readonly unknown[]; findings: readonly unknown[] } {
  const frozen = kept(content) ?? {};
  const own = kept(frozen['content']) ?? {};
  const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
  return { content: own, papers: list(own['papers']), findings: list(frozen['findings']) };
}
