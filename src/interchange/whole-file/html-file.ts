import type { WholeFile } from '../../rules/application/whole-file.ts';
import type { Text } from '../../rules/finding.ts';
import { sensitivityGrades } from '../../rules/vocabulary.ts';
import {
  agreementStatuses,
  applicationKinds,
  applicationStatuses,
  resultStatuses,
} from '../../rules/workflow/words.ts';
import { headings } from './headings.ts';
import { element, joined, jsonValue, type Markup, plain, table, written } from './markup.ts';
import { framed, instant, named, PageParts, type WordList } from './page-parts.ts';

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
    const parts = [
      this.#application(file),
      this.#scenario(file),
      this.section('list', this.#list(file)),
      this.section('papers', this.values(file.papers)),
      this.section('findings', this.values(file.findings)),
      this.section('steps', joined(file.steps.map((step) => this.step(step)))),
      this.section('decision', this.decision(file.decision)),
      this.section('result', this.#row(file.result, resultStatuses)),
      this.section('agreement', this.#row(file.agreement, agreementStatuses)),
      this.section('provisions', this.provisions(file.provisions)),
      this.section('submissions', this.#submissions(file)),
      this.section('history', this.history(file.history)),
    ];
    const title = element('h1', this.head('title'));
    const day = element('p', plain(`${this.text('exportedOn')} ${file.exportedOn}`));
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
        ['content', jsonValue(application.content)],
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
      item.itemName === null ? plain('—') : written(item.itemName),
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
    return joined([this.terms(pairs), jsonValue(rest)]);
  }

  #submissions({ submissions }: WholeFile): Markup {
    return joined(
      submissions.map(({ number, submittedAt, submittedBy, digest, content }) =>
        this.terms([
          ['number', plain(String(number))],
          ['submittedAt', instant(submittedAt)],
          ['submittedBy', submittedBy === null ? null : written(submittedBy)],
          ['digest', plain(digest)],
          ['content', jsonValue(content)],
        ]),
      ),
    );
  }
}
