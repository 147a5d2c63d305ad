import type { QuantityUnit } from '../vocabulary.ts';
import { isQuantity, type Provision, type Quantity } from './provision.ts';

/**
 * How one provision stands to another that fixes the same parameter. `different`: both fix something else and there is no
 * order between them, such as months and working days.
 */
export type Strictness = 'same' | 'stricter' | 'laxer' | 'different';

type Fixed = Pick<Provision, 'value' | 'stricter'>;

/** Units that can be converted without a calendar: a year is twelve months; a month is no number of days. */
const bases: Readonly<Record<QuantityUnit, { readonly base: QuantityUnit; readonly times: number }>> = {
  year: { base: 'month', times: 12 },
  month: { base: 'month', times: 1 },
  working_day: { base: 'working_day', times: 1 },
  calendar_day: { base: 'calendar_day', times: 1 },
  percent: { base: 'percent', times: 1 },
  percentage_point: { base: 'percentage_point', times: 1 },
};

/**
 * Says how strict one provision is beside another of the same parameter.
 *
 * Amounts: by their size, and by what `stricter` says of it. Lists of what is allowed: fewer words are stricter. Lists of
 * what is required: more words are stricter, and what two lists require adds up, so one is never laxer than another.
 */
export function strictnessOf(one: Fixed, other: Fixed): Strictness {
  if (one.value === null || other.value === null) return 'different';
  if (isQuantity(one.value) && isQuantity(other.value)) {
    return ofAmounts(one.value, other.value, one.stricter === other.stricter ? one.stricter : null);
  }
  if (isQuantity(one.value) || isQuantity(other.value)) return 'different';
  const isWithin = one.value.every((word) => listOf(other).includes(word));
  const isAround = listOf(other).every((word) => listOf(one).includes(word));
  if (isWithin && isAround) return 'same';
  if (one.stricter !== other.stricter || one.stricter === null) return 'different';
  if (one.stricter === 'larger') return isWithin ? 'same' : 'stricter';
  return isWithin ? 'stricter' : 'laxer';
}

function ofAmounts(one: Quantity, other: Quantity, stricter: Provision['stricter']): Strictness {
  const [a, b] = [bases[one.unit], bases[other.unit]];
  if (a.base !== b.base) return 'different';
  const difference = one.amount * a.times - other.amount * b.times;
  if (difference === 0) return 'same';
  if (stricter === null) return 'different';
  return difference < 0 === (stricter === 'smaller') ? 'stricter' : 'laxer';
}

const listOf = ({ value }: Fixed): readonly string[] => (value === null || isQuantity(value) ? [] : value);
