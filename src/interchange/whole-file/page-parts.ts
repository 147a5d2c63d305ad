import type { FiledConsent, FiledStep, Named, QuotedProvision } from '../../rules/application/whole-file.ts';
import type { Clock } from '../../rules/workflow/clock.ts';
import { consentStates, expertStates, stepKinds, stepOutcomes, stepStatuses } from '../../rules/workflow/words.ts';
import { cited, type Quoted } from './cited.ts';
import { clockStates, type Heading } from './headings.ts';
import { element, joined, type Markup, plain, table, written } from './markup.ts';
import { instant, named, PageWords } from './page-words.ts';
import { stepCause } from './step-cause.ts';

interface WithoutDecider {
  readonly decidedAt: string;
  readonly isGranted: boolean;
  readonly reason: string | null;
}

/** The parts that printed files share, in a language. */
export class PageParts extends PageWords {
  protected step(step: FiledStep, quoted: Quoted): Markup {
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
        ['cause', stepCause(this, step.cause, quoted)],
        ['openedAt', instant(step.openedAt)],
        ['closedAt', instant(step.closedAt)],
        ['concludedBy', step.concludedBy === null ? null : written(step.concludedBy)],
        ['citedReview', step.citedReview === null ? null : written(step.citedReview)],
        ['clock', this.clock(step.clock, step.limitSource, quoted)],
        ['advice', advice.length === 0 ? null : joined(advice)],
      ]),
    ]);
  }

  protected clock(clock: Clock, source: string | null, quoted: Quoted): Markup {
    const limit = clock.limitDays === null ? [] : [`${clock.limitDays} ${this.text('limit')}`];
    const due = clock.dueOn === null ? [] : [`${this.text('due')} ${clock.dueOn}`];
    const left = clock.remainingWorkingDays === null ? [] : [`${this.text('remaining')} ${clock.remainingWorkingDays}`];
    const state = clockStates[clock.state]?.[this.language] ?? clock.state;
    const text = [state, `${this.text('started')} ${clock.startedOn}`, ...limit, ...due, ...left].join('；');
    const pauses = clock.pauses.map(({ from, to, reason }) =>
      element('p', joined([plain(`${this.text('paused')} ${from} – ${to ?? ''} `), written(reason)])),
    );
    const ground = source === 'notice' ? this.head('notice') : source && cited(source, quoted);
    const rests = ground && element('p', joined([this.head('provisions'), plain(' '), ground]));
    return joined([plain(text), ...(rests ? [rests] : []), ...pauses]);
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

  /** What was decided, in the words of who decides: of an application the mechanism, of a demand the authority. */
  protected decision(
    decision: (WithoutDecider & { readonly decidedFor?: Named | null }) | null,
    words: { readonly yes: Heading; readonly no: Heading },
  ): Markup {
    if (decision === null) return plain('');
    return this.terms([
      ['outcome', this.head(decision.isGranted ? words.yes : words.no)],
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
