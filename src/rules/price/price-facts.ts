import type { LocalDate } from '../calendar/local-date.ts';
import type { UseClass } from '../vocabulary.ts';

/** What the price authority states for a period (最高准许收入; 65号 三). Money in 分, rates in hundredths of a percent. */
export interface RevenueFacts {
  readonly costFen: number;
  readonly profitFen: number;
  readonly taxFen: number;
  readonly deductedFen: number;
  /** The average ten-year treasury yield of the year before, in hundredths of a percent. */
  readonly treasuryRate: number;
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
  /** By how much the period before earned more than it might; 0 where there was none. */
  readonly excessBefore: number;
  /** Last day of the period before; null where there was none. */
  readonly previousEndsOn: LocalDate | null;
}

/** What is permitted to earn, as the ceilings look at it. */
export interface PermittedAmount {
  readonly amountFen: number;
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
  /** Both authorities have decided. */
  readonly isInForce: boolean;
}

/** A ceiling that is to be set for a product in a scenario (上限收费标准). */
export interface CeilingFacts {
  readonly useClass: UseClass;
  readonly amountFen: number;
  readonly isTrial: boolean;
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate | null;
  /** What may be earned on the first day of the ceiling; null where nothing was decided. */
  readonly permitted: PermittedAmount | null;
  /** The first day on which the operator operated the scenario. */
  readonly operatedSince: LocalDate | null;
}

/** A fee that an operator is to charge (具体收费标准). */
export interface FeeFacts {
  readonly useClass: UseClass;
  readonly amountFen: number;
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate | null;
  /** The ceiling it names; null where there is none for the product in this scenario. */
  readonly ceiling: {
    readonly amountFen: number;
    readonly startsOn: LocalDate;
    readonly endsOn: LocalDate | null;
  } | null;
}
