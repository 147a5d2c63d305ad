import type { WholeDemand } from '../../rules/demand/whole-demand.ts';
import type { Text } from '../../rules/finding.ts';
import { sensitivityGrades } from '../../rules/vocabulary.ts';
import { demandStatuses, demandUses, quotaUnits } from '../../rules/workflow/registry-words.ts';
import { quotedByCode } from './cited.ts';
import { findingsTable } from './findings-table.ts';
import { headings } from './headings.ts';
import { historyTable } from './history-table.ts';
import { element, joined, type Markup, plain, table, written } from './markup.ts';
import { PageParts } from './page-parts.ts';
import { framed, instant, named, orDash } from './page-words.ts';

/**
 * Writes the whole file of a data demand as one page to be printed, every text of people escaped.
 *
 * @param language of headings and words; what people have written stays as it is
 */
export const htmlDemand = (file: WholeDemand, language: keyof Text): string =>
  framed(`${headings.demandTitle[language]} ${file.demand.code}`, new DemandPage(language).of(file), language);

class DemandPage extends PageParts {
  of(file: WholeDemand): Markup {
    const quoted = quotedByCode(file.provisions);
    const parts = [
      this.#demand(file),
      this.section('list', this.#items(file)),
      this.section('findings', findingsTable(this, file.findings, quoted)),
      this.section('steps', joined(file.steps.map((step) => this.step(step, quoted)))),
      this.section('demandDecision', this.decision(file.decision, { yes: 'approved', no: 'rejected' })),
      this.section('provisions', this.provisions(file.provisions)),
      this.section('history', historyTable(this, file.history)),
    ];
    const title = element('h1', this.head('demandTitle'));
    const day = element('p', plain(`${this.text('exportedOn')} ${file.exportedOn}；${this.text('clockNote')}`));
    return element('main', joined([title, day, ...parts], '\n'));
  }

  #demand({ demand, operator, agreement }: WholeDemand): Markup {
    const { quotaCalls, quotaUnit } = demand;
    const quota =
      quotaCalls === null || quotaUnit === null
        ? null
        : joined([plain(`${quotaCalls} / `), this.word(quotaUnits, quotaUnit)]);
    return this.section(
      'demand',
      this.terms([
        ['code', written(demand.code)],
        ['status', this.word(demandStatuses, demand.status)],
        ['operator', named(operator)],
        ['agreement', named(agreement)],
        ['purpose', written(demand.purpose)],
        ['use', this.word(demandUses, demand.use)],
        ['quota', quota],
        ['endsOn', plain(demand.endsOn)],
        ['submittedAt', instant(demand.submittedAt)],
        ['irsReference', demand.irsReference === null ? null : written(demand.irsReference)],
        ['deliveredAt', instant(demand.deliveredAt)],
        ['closedOn', demand.closedOn === null ? null : plain(demand.closedOn)],
        ['reason', demand.closeReason === null ? null : written(demand.closeReason)],
      ]),
    );
  }

  #items({ items }: WholeDemand): Markup {
    if (items.length === 0) return plain('');
    const columns = [
      ...(['resource', 'item', 'grade', 'justification', 'subjects', 'provider', 'consents'] as const),
      ...(['deliveredAt', 'platformReference'] as const),
    ];
    return table(
      columns.map((each) => this.text(each)),
      items.map((item) => [
        written(item.resourceCode),
        orDash(item.itemName),
        this.word(sensitivityGrades, item.grade),
        written(item.justification),
        orDash(item.subjectAuthorisation),
        named(item.provider) ?? plain('—'),
        this.consents(item.consents),
        instant(item.deliveredAt) ?? plain('—'),
        orDash(item.platformReference),
      ]),
    );
  }
}
