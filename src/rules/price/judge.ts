import { addDays, compareDates, type LocalDate, yearOf } from '../calendar/local-date.ts';
import { type Finding, judged } from '../finding.ts';
import type { Provision } from '../policy/provision.ts';
import { reportFindings } from '../supervision/judge.ts';
import { type ProductStatus, productStatuses, type UseClass } from '../vocabulary.ts';
import { boundWords, byProvision, judgedOn } from '../workflow/by-provision.ts';
import { type FeeForm, feeForms } from '../workflow/registry-words.ts';
import { type AgreementStatus, agreementStatuses } from '../workflow/words.ts';
import type { CeilingFacts, FeeFacts, PermittedAmount } from './price-facts.ts';
import { ceilingFindings, feeFindings, trialEndFinding, yearlyShare } from './price-findings.ts';

/** A price that stands for some days; without an end until another follows. */
export interface StandingPrice {
  readonly id: string;
  readonly amountFen: number;
  readonly unit: string;
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate | null;
}

/** A ceiling that stands for some days. */
export interface StandingCeiling extends StandingPrice {
  /** 试行收费标准. */
  readonly isTrial: boolean;
}

/** A product in a scenario, as prices look at it. */
export interface PricedProduct {
  readonly status: ProductStatus;
  /** How it is used in the scenario; null where the product is not of the scenario. */
  readonly useClass: UseClass | null;
}

/** States in which a product has passed its review and may have a price. */
const priced: readonly ProductStatus[] = ['approved', 'registered', 'listed', 'suspended', 'delisted'];

const productFindings = ({ status, useClass }: PricedProduct): readonly Finding[] => [
  judged(
    'priced-product-has-passed-review',
    priced.includes(status),
    {
      pass: { zh: '产品已通过合规安全审核。', en: 'The product has passed its review.' },
      fail: { zh: '产品尚未通过合规安全审核。', en: 'The product has not passed its review.' },
      remedy: { zh: '通过审核后再定价。', en: 'Set prices once it has.' },
    },
    { state: productStatuses[status].zh },
  ),
  judged('priced-product-is-of-scenario', useClass !== null, {
    pass: { zh: '产品属于该场景。', en: 'The product is of the scenario.' },
    fail: { zh: '产品不属于该场景。', en: 'The product is not of the scenario.' },
    remedy: { zh: '改选该产品的场景（scenario）。', en: 'Name a scenario of the product.' },
  }),
];

/** The form of a fee must be one that 65号 knows. */
const formFinding = (form: FeeForm, provisions: readonly Provision[], on: LocalDate): Finding =>
  byProvision({ provisions, on }, 'price.ceiling.forms', 'fee-form-is-known', ({ words, provision }) =>
    judgedOn(
      provision,
      'fee-form-is-known',
      words.includes(form),
      {
        pass: { zh: '计费方式在规定之内。', en: 'The form of the fee is one that the rule knows.' },
        fail: { zh: '计费方式不在规定之内。', en: 'The form of the fee is none that the rule knows.' },
        remedy: { zh: '改选计费方式（form）。', en: 'Choose another form.' },
      },
      { form: feeForms[form].zh },
    ),
  );

/** A price takes the place of the one before from its first day on; it cannot begin before that one. */
const followsFinding = (rule: string, last: StandingPrice | null, startsOn: LocalDate): Finding =>
  judged(
    rule,
    last === null || compareDates(last.startsOn, startsOn) < 0,
    {
      pass: { zh: '晚于现有标准的起始日。', en: 'It begins after the one before.' },
      fail: { zh: '起始日不晚于现有标准的起始日。', en: 'It does not begin after the one before.' },
      remedy: { zh: '推迟起始日（startsOn）。', en: 'Let startsOn be later.' },
    },
    last === null ? {} : { last: last.startsOn, startsOn },
  );

/** Everything that decides whether a ceiling may be set. */
export interface CeilingCase {
  readonly product: PricedProduct;
  readonly form: FeeForm;
  readonly facts: Omit<CeilingFacts, 'useClass'>;
  /** The last ceiling of the same product, scenario and form. */
  readonly last: StandingPrice | null;
  /** The first day of the last fee under it. */
  readonly lastFeeStartsOn: LocalDate | null;
}

/** What is asked of a ceiling (上限收费标准), all at once. */
export function judgeCeiling(of: CeilingCase, provisions: readonly Provision[]): readonly Finding[] {
  const { product, form, facts, last, lastFeeStartsOn } = of;
  return [
    ...productFindings(product),
    formFinding(form, provisions, facts.startsOn),
    ...ceilingFindings({ ...facts, useClass: product.useClass ?? 'public_interest' }),
    followsFinding('ceiling-follows-the-last', last, facts.startsOn),
    judged(
      'no-fee-begins-under-the-ceiling-before',
      lastFeeStartsOn === null || compareDates(lastFeeStartsOn, facts.startsOn) < 0,
      {
        pass: { zh: '起始日之后没有按原上限定的收费标准。', en: 'No fee under the ceiling before begins later.' },
        fail: {
          zh: '起始日或之后已有按原上限定的收费标准。',
          en: 'A fee under the ceiling before begins on that day or later.',
        },
        remedy: { zh: '推迟起始日（startsOn）。', en: 'Let startsOn be later.' },
      },
      lastFeeStartsOn === null ? {} : { fee: lastFeeStartsOn, startsOn: facts.startsOn },
    ),
  ];
}

/** Everything that decides whether a fee may be set. */
export interface FeeCase {
  readonly product: PricedProduct;
  readonly form: FeeForm;
  readonly unit: string;
  readonly amountFen: number;
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate | null;
  readonly ceiling: StandingCeiling | null;
  /** The first day on which the operator operated the scenario; null before. */
  readonly operatedSince: LocalDate | null;
  /** The last fee of the same product, scenario and form. */
  readonly last: StandingPrice | null;
}

/** What is asked of a fee (具体收费标准), all at once. */
export function judgeFee(of: FeeCase, provisions: readonly Provision[]): readonly Finding[] {
  const { product, form, unit, amountFen, startsOn, endsOn, ceiling, operatedSince, last } = of;
  const facts: FeeFacts = { useClass: product.useClass ?? 'public_interest', amountFen, startsOn, endsOn, ceiling };
  return [
    ...productFindings(product),
    formFinding(form, provisions, startsOn),
    ...feeFindings(facts),
    trialEndFinding(ceiling?.isTrial === true, operatedSince, endsOn),
    judged(
      'fee-is-for-the-unit-of-its-ceiling',
      ceiling === null || ceiling.unit === unit,
      {
        pass: { zh: '计费单位与上限一致。', en: 'It is for the unit of its ceiling.' },
        fail: { zh: '计费单位与上限不一致。', en: 'It is not for the unit of its ceiling.' },
        remedy: { zh: '改为上限的计费单位（unit）。', en: 'Give the unit of the ceiling.' },
      },
      ceiling === null ? {} : { ceiling: ceiling.unit, unit },
    ),
    followsFinding('fee-follows-the-last', last, startsOn),
  ];
}

/** The day on which a price ends when another begins. */
export const endBefore = (startsOn: LocalDate): LocalDate => addDays(startsOn, -1);

/** Prices rest on an agreement that both sides have signed and that has not ended. */
export const agreementRunsFinding = (status: AgreementStatus): Finding =>
  judged(
    'priced-agreement-runs',
    status === 'active' || status === 'suspended',
    {
      pass: { zh: '协议尚未终止。', en: 'The agreement has not ended.' },
      fail: { zh: '协议已终止或尚未签订。', en: 'The agreement has ended, or is not signed.' },
      remedy: { zh: '改选仍在履行的协议。', en: 'Name an agreement that runs.' },
    },
    { state: agreementStatuses[status].zh },
  );

/**
 * What might be earned in a year under an agreement: the share of every period that was decided (65号 三), by the days of the
 * year on which the agreement ran. Revenue of the year is that of all those days, so it is comparable only where each of
 * them was decided.
 *
 * @param runs first and last day of the agreement
 * @returns whole 分; null where something was not decided for every day
 */
export function permittedInYear(
  year: number,
  permitted: readonly (PermittedAmount & { readonly lastDay: LocalDate })[],
  runs: { readonly from: LocalDate; readonly to: LocalDate },
): number | null {
  const first = laterOf(`${year}-01-01`, runs.from);
  const last = earlierOf(`${year}-12-31`, runs.to);
  const shares = permitted.flatMap(({ amountFen, startsOn, endsOn, lastDay, isInForce }) => {
    const from = laterOf(startsOn, first);
    const to = earlierOf(lastDay, last);
    if (!isInForce || from > to) return [];
    const days = daysFrom(from, to);
    return [{ days, fen: yearlyShare(amountFen, daysFrom(startsOn, endsOn), days) }];
  });
  const decided = shares.reduce((sum, { days }) => sum + days, 0);
  return first > last || decided < daysFrom(first, last) ? null : shares.reduce((sum, { fen }) => sum + fen, 0);
}

const laterOf = (a: LocalDate, b: LocalDate): LocalDate => (a > b ? a : b);
const earlierOf = (a: LocalDate, b: LocalDate): LocalDate => (a < b ? a : b);

/** Days from one to another, both counted. */
const daysFrom = (from: LocalDate, to: LocalDate): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000) + 1;

/** The last day for the report on a year (65号 五: before the end of March); null where no rule in force names one. */
export function reportDueOn(year: number, provisions: readonly Provision[], on: LocalDate): LocalDate | null {
  const [day] = boundWords({ provisions, on }, 'price.report.due')?.words ?? [];
  return day === undefined ? null : `${year + 1}-${day}`;
}

/** What is asked of a report on a year (65号 五): the agreement ran in it, it is over, and nobody has reported on it. */
export function judgeReport(
  year: number,
  runs: { readonly from: LocalDate; readonly to: LocalDate },
  isReported: boolean,
  today: LocalDate,
): readonly Finding[] {
  return [
    ...reportFindings(year, runs, isReported, today),
    judgedOn(
      'n65-yearly-report',
      'reported-year-is-over',
      year < yearOf(today) || compareDates(runs.to, today) < 0,
      {
        pass: { zh: '报告年度已结束。', en: 'The year is over.' },
        fail: { zh: '报告年度尚未结束。', en: 'The year is not over.' },
        remedy: { zh: '年度结束后再报告。', en: 'Report once it is.' },
      },
      { year: String(year) },
    ),
  ];
}
