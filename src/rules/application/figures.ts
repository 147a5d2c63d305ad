import type { LocalDate } from '../calendar/local-date.ts';
import type { SensitivityGrade } from '../vocabulary.ts';
import type { StepKind } from '../workflow/words.ts';

/** What is on a list, in figures. */
export interface ListTotals {
  readonly itemCount: number;
  readonly resourceCount: number;
  readonly providerCount: number;
  readonly provincialReturnCount: number;
  readonly byGrade: readonly { readonly grade: SensitivityGrade; readonly count: number }[];
}

/** Something of an application that waits, and for whom. */
export interface WaitingStep {
  readonly id: string;
  readonly kind: StepKind;
  readonly isPaused: boolean;
  readonly openedAt: string;
  readonly startedOn: LocalDate;
  readonly dueOn: LocalDate | null;
  readonly organization: { readonly id: string; readonly code: string; readonly name: string };
}
