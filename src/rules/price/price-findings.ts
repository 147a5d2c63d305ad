import { lastTermDay } from '../agreement/limits.ts';
import { addDays, addMonths, compareDates, type LocalDate } from '../calendar/local-date.ts';
import { type Finding, judged, type RuleWords } from '../finding.ts';
import type { Provision } from '../policy/provision.ts';
import { boundAmount, judgedOn } from '../workflow/by-provision.ts';
import type { Deviation } from '../workflow/registry-words.ts';
import type { CeilingFacts, FeeFacts, RevenueFacts } from './price-facts.ts';

/** Money for people: 元 with two places. */
export const inYuan = (fen: number): string => (fen / 100).toFixed(2);

/**
 * What is asked of a permitted revenue (最高准许收入; 65号 二, 三, 四).
 *
 * @param provisions approved versions, in the order of their approval
 * @param today the day of the decision, in Asia/Shanghai
 */
export function revenueFindings(
  facts: RevenueFacts,
  provisions: readonly Provision[],
  today: LocalDate,
): readonly Finding[] {
  const { costFen, profitFen, taxFen, deductedFen, treasuryRate, startsOn, endsOn, excessBalance } = facts;
  const points = boundAmount({ provisions, on: today }, 'price.profit_rate.over_treasury')?.amount ?? null;
  const highestProfit = points === null ? null : Math.floor((costFen * (treasuryRate + points * 100)) / 10_000);
  const cycle = boundAmount({ provisions, on: today }, 'price.evaluation.cycle')?.amount ?? null;
  const last = cycle === null ? null : lastTermDay([], startsOn, { amount: cycle, unit: 'year' });
  const lastDay = last?.known === true ? last.value : null;
  return [
    judgedOn(
      'n65-permitted-revenue',
      'revenue-parts-are-not-negative',
      Math.min(costFen, profitFen, taxFen, deductedFen) >= 0,
      {
        pass: { zh: '成本、利润、税金和扣减额均不为负。', en: 'No part is negative.' },
        fail: { zh: '成本、利润、税金或扣减额为负。', en: 'A part is negative.' },
        remedy: { zh: '各项金额填写不小于 0 的整数（分）。', en: 'Give whole numbers of 分, not below 0.' },
      },
    ),
    judgedOn(
      'n65-profit-rate',
      'profit-within-permitted-rate',
      highestProfit === null || profitFen <= highestProfit,
      {
        pass: { zh: '准许利润未超过准许利润率。', en: 'The profit keeps to the permitted rate.' },
        fail: {
          zh: '准许利润超过成本乘以准许利润率（上一年度十年期国债平均收益率加规定百分点）。',
          en: 'The profit is more than cost times the permitted rate (treasury average of the year before and the points).',
        },
        remedy: { zh: '降低准许利润（profitFen）。', en: 'Lower profitFen.' },
      },
      { profit: inYuan(profitFen), ...(highestProfit === null ? {} : { highest: inYuan(highestProfit) }) },
    ),
    judgedOn(
      'n65-evaluation-cycle',
      'revenue-period-within-cycle',
      compareDates(endsOn, startsOn) > 0 && (lastDay === null || compareDates(endsOn, lastDay) <= 0),
      {
        pass: { zh: '期间不超过评估周期。', en: 'The period keeps to the cycle of evaluation.' },
        fail: { zh: '期间为空或超过评估周期。', en: 'The period is empty or longer than the cycle of evaluation.' },
        remedy: { zh: '缩短期间，届时重新评估。', en: 'Shorten the period and evaluate again at its end.' },
      },
      { startsOn, endsOn, ...(lastDay === null ? {} : { lastDay }) },
    ),
    excessFinding(excessBalance, deductedFen),
    judged('revenue-periods-follow-each-other', isAfter(facts), {
      pass: { zh: '与上一期间衔接，没有重叠。', en: 'It does not overlap with the period before.' },
      fail: { zh: '与上一期间重叠。', en: 'It overlaps with the period before.' },
      remedy: { zh: '起始日定在上一期间之后。', en: 'Let it start after the period before.' },
    }),
  ];
}

/**
 * What was earned too much is deducted in the next period; much of it may be smoothed over several (65号 四), for people to
 * judge while a part of it is left.
 */
function excessFinding(excessFen: number, deductedFen: number): Finding {
  const finding = judgedOn(
    'n65-excess-deducted',
    'excess-of-period-before-is-deducted',
    excessFen === 0 ? deductedFen === 0 : deductedFen > 0 && deductedFen <= excessFen,
    {
      pass: { zh: '此前周期的超出部分已扣减。', en: 'The excess of the periods before is deducted.' },
      fail: {
        zh: '扣减额与此前周期超出准许收入而尚未扣减的部分不符。',
        en: 'What is deducted does not fit the excess of the periods before that is left.',
      },
      remedy: {
        zh: '将扣减额（deductedFen）填为超出部分；超出较多的可分期扣减。',
        en: 'Deduct the excess; much of it may be spread over periods.',
      },
    },
    { excess: inYuan(excessFen), deducted: inYuan(deductedFen) },
  );
  return finding.status === 'pass' && deductedFen < excessFen ? { ...finding, status: 'needs_human' } : finding;
}

const isAfter = ({ previousEndsOn, startsOn }: RevenueFacts): boolean =>
  previousEndsOn === null || compareDates(startsOn, previousEndsOn) > 0;

/** 公共治理、公益事业: free, so that no tier has a price (65号 一). */
const freeUse = (useClass: CeilingFacts['useClass'], amountFen: number): Finding =>
  judgedOn(
    'n65-no-price-on-free-use',
    'public-interest-is-free',
    useClass === 'industry',
    {
      pass: { zh: '用于产业发展、行业发展，可以收费。', en: 'It serves industry, so a fee may be charged.' },
      fail: {
        zh: '用于公共治理、公益事业的，免费提供，不得标价。',
        en: 'It serves the public interest and is free: no price at all.',
      },
      remedy: {
        zh: '不设收费标准；用途有变的，先变更该场景的用途。',
        en: 'Set no fee; where the use has changed, change it first.',
      },
    },
    { useClass, amount: inYuan(amountFen) },
  );

const spansAreRight = (startsOn: LocalDate, endsOn: LocalDate | null): boolean =>
  endsOn === null || compareDates(endsOn, startsOn) >= 0;

/**
 * What is asked of a ceiling (上限收费标准; 65号 二): it serves industry, keeps within what may be earned, and before a full
 * year of operation it is a trial fee.
 */
export function ceilingFindings(facts: CeilingFacts): readonly Finding[] {
  const { useClass, amountFen, isTrial, startsOn, endsOn, permitted, operatedSince } = facts;
  const hasFullYear = operatedSince !== null && compareDates(startsOn, addMonths(operatedSince, 12)) >= 0;
  const stands =
    permitted?.isInForce === true &&
    compareDates(permitted.startsOn, startsOn) <= 0 &&
    compareDates(startsOn, permitted.endsOn) <= 0;
  return [
    freeUse(useClass, amountFen),
    judgedOn('n65-trial-fees', 'trial-fee-before-a-full-year', isTrial === !hasFullYear, {
      pass: { zh: '试行标准与运营时间相符。', en: 'Whether it is a trial fee fits the time of operation.' },
      fail: hasFullYear
        ? {
            zh: '已运营满一个完整年度，不再使用试行收费标准。',
            en: 'After a full year of operation it is no trial fee any more.',
          }
        : {
            zh: '尚无完整年度运营，只能制定试行收费标准。',
            en: 'Before a full year of operation it can only be a trial fee.',
          },
      remedy: { zh: `将 isTrial 设为 ${!hasFullYear}。`, en: `Set isTrial to ${!hasFullYear}.` },
    }),
    trialEndFinding(isTrial && !hasFullYear, operatedSince, endsOn),
    judgedOn('n65-permitted-revenue', 'ceiling-rests-on-permitted-revenue', isTrial || stands, {
      pass: {
        zh: '起始日有已核定的最高准许收入，或为试行标准。',
        en: 'What may be earned is decided for its first day, or it is a trial fee.',
      },
      fail: {
        zh: '起始日没有已核定的最高准许收入。',
        en: 'Nothing is decided on what may be earned on its first day.',
      },
      remedy: {
        zh: '先由发改部门会同数据主管部门核定。',
        en: 'The price authority decides with the data authority first.',
      },
    }),
    judgedOn(
      'n65-ceiling',
      'ceiling-within-permitted-revenue',
      permitted === null || amountFen <= permitted.amountFen,
      {
        pass: { zh: '上限收费标准不高于最高准许收入。', en: 'It is not above what may be earned.' },
        fail: { zh: '上限收费标准高于最高准许收入。', en: 'It is above what may be earned.' },
        remedy: { zh: '降低上限收费标准（amountFen）。', en: 'Lower amountFen.' },
      },
      { ceiling: inYuan(amountFen), ...(permitted === null ? {} : { permitted: inYuan(permitted.amountFen) }) },
    ),
    judged('price-dates-are-in-order', spansAreRight(startsOn, endsOn), dateWords, { startsOn, endsOn: endsOn ?? '' }),
  ];
}

/**
 * A trial fee is for the time before a full year of operation (65号 二), so it ends by the last day of the first year, and
 * so does what is charged under it.
 *
 * @param operatedSince null while nothing is operated: then no year has begun
 */
export function trialEndFinding(isTrial: boolean, operatedSince: LocalDate | null, endsOn: LocalDate | null): Finding {
  const lastDay = operatedSince === null ? null : addDays(addMonths(operatedSince, 12), -1);
  return judgedOn(
    'n65-trial-fees',
    'trial-fee-ends-with-the-first-year',
    !isTrial || lastDay === null || (endsOn !== null && compareDates(endsOn, lastDay) <= 0),
    {
      pass: {
        zh: '不是试行标准，或在首个完整运营年度内结束。',
        en: 'It is no trial fee, or ends with the first full year.',
      },
      fail: {
        zh: '试行收费标准未在首个完整运营年度内结束。',
        en: 'A trial fee goes on after the first full year of operation.',
      },
      remedy: {
        zh: lastDay === null ? '填写结束日（endsOn）。' : `将结束日（endsOn）定为不晚于 ${lastDay}。`,
        en: lastDay === null ? 'Give endsOn.' : `Let endsOn be ${lastDay} at the latest.`,
      },
    },
    { ...(lastDay === null ? {} : { lastDay }), ...(endsOn === null ? {} : { endsOn }) },
  );
}

const dateWords: RuleWords = {
  pass: { zh: '起止日期有序。', en: 'Its dates are in order.' },
  fail: { zh: '结束日早于起始日。', en: 'It ends before it starts.' },
  remedy: { zh: '修改起止日期。', en: 'Mend startsOn or endsOn.' },
};

/**
 * What is asked of a fee (具体收费标准; 65号 二): it serves industry and keeps to a ceiling that stands for all its days.
 */
export function feeFindings({ useClass, amountFen, startsOn, endsOn, ceiling }: FeeFacts): readonly Finding[] {
  const covers =
    ceiling !== null &&
    compareDates(ceiling.startsOn, startsOn) <= 0 &&
    (ceiling.endsOn === null || (endsOn !== null && compareDates(endsOn, ceiling.endsOn) <= 0));
  return [
    freeUse(useClass, amountFen),
    judgedOn('n65-ceiling', 'fee-has-a-ceiling', covers, {
      pass: { zh: '整个期间均有上限收费标准。', en: 'A ceiling stands for all its days.' },
      fail: { zh: '没有覆盖整个期间的上限收费标准。', en: 'No ceiling stands for all its days.' },
      remedy: {
        zh: '先由授权主体制定上限收费标准，或缩短期间。',
        en: 'The authorising body sets a ceiling first; or shorten it.',
      },
    }),
    judgedOn(
      'n65-price-below-ceiling',
      'fee-within-ceiling',
      ceiling === null || amountFen <= ceiling.amountFen,
      {
        pass: { zh: '不高于上限收费标准。', en: 'It is not above the ceiling.' },
        fail: { zh: '高于上限收费标准。', en: 'It is above the ceiling.' },
        remedy: { zh: '降低收费标准（amountFen）。', en: 'Lower amountFen.' },
      },
      { fee: inYuan(amountFen), ...(ceiling === null ? {} : { ceiling: inYuan(ceiling.amountFen) }) },
    ),
    judged('price-dates-are-in-order', spansAreRight(startsOn, endsOn), dateWords, { startsOn, endsOn: endsOn ?? '' }),
  ];
}

/**
 * The rule of yearly deviation: how far what was earned lies from what might be earned in a year, to either side. Up to
 * the threshold the operator's fees are adjusted, beyond it the ceiling.
 *
 * @param permittedFen what might be earned in the year; null where nothing was decided
 * @param provisions approved versions, in the order of their approval
 * @param on the day of the report
 */
export function deviationOf(
  revenueFen: number,
  permittedFen: number | null,
  provisions: readonly Provision[],
  on: LocalDate,
): Deviation {
  const threshold = boundAmount({ provisions, on }, 'price.deviation.threshold')?.amount ?? null;
  if (permittedFen === null || threshold === null || revenueFen === permittedFen) return 'none';
  return Math.abs(revenueFen - permittedFen) * 100 <= permittedFen * threshold ? 'adjust_fees' : 'adjust_ceiling';
}

/**
 * What a period may earn, in a year of it: by its days.
 *
 * @returns whole 分, rounded down
 */
export function yearlyShare(amountFen: number, days: number, daysOfYear: number): number {
  return days <= 0 ? 0 : Math.floor((amountFen * daysOfYear) / days);
}
