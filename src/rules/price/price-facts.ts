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
  /** What earlier periods earned more than they might and no period has deducted yet. */
  readonly excessBalance: number;
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

/** A period of permitted revenue among those of the same operator and scenario. */
export interface RevenuePeriod extends PermittedAmount {
  readonly id: string;
  /** Its last day, or that of an agreement that has ended before it. */
  readonly lastDay: LocalDate;
  readonly deductedFen: number;
}

/** What was decided and reported of what an operator earns in a scenario, over its renewals. */
export interface RevenueHistory {
  /** The day on which the agreement in question has ended; null while it runs. */
  readonly endedOn: LocalDate | null;
  /** In the order of their first days. */
  readonly periods: readonly RevenuePeriod[];
  /** Reports on years that could be compared: by how much was earned more than permitted, or less where below 0. */
  readonly years: readonly { readonly year: number; readonly excessFen: number }[];
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
