import { compareDates, type LocalDate } from '../calendar/local-date.ts';
import { type Finding, failing, judged } from '../finding.ts';
import { feeFindings } from '../price/price-findings.ts';
import { judgedOn } from '../workflow/by-provision.ts';
import type { DelistingReason } from '../workflow/registry-words.ts';
import type { OfferedFee, OfferFacts } from './offer-facts.ts';

/** Listings are made at exchanges alone. */
export const exchangeFinding = ({ isExchange }: OfferFacts): Finding =>
  judged('listing-is-at-an-exchange', isExchange, {
    pass: { zh: '该单位为数据交易所。', en: 'The organisation is an exchange.' },
    fail: { zh: '该单位不是数据交易所。', en: 'The organisation is no exchange.' },
    remedy: { zh: '请选择数据交易所（exchange）。', en: 'Name an exchange.' },
  });

const isWithin = (from: LocalDate, to: LocalDate | null, day: LocalDate): boolean =>
  compareDates(from, day) <= 0 && (to === null || compareDates(day, to) <= 0);

/** Whether the agreement is in force on a day. */
const isLive = ({ agreement }: OfferFacts, today: LocalDate): boolean =>
  agreement?.status === 'active' && isWithin(agreement.startsOn, agreement.expiresOn, today);

/** Whether it is registered at the exchange, or excepted from that. State registration (26号) is no condition of an offer. */
export const isRegisteredOrExcepted = (
  { isRegistered, registeredUntil, isExcepted }: OfferFacts,
  today: LocalDate,
): boolean => isExcepted || (isRegistered && (registeredUntil === null || compareDates(today, registeredUntil) <= 0));

const isLineageWhole = ({ inputs, brokenInputs }: OfferFacts): boolean => inputs > 0 && brokenInputs === 0;

/**
 * What is asked of a product before it is offered at an exchange (上架): reviewed, under an agreement in force, registered
 * there or excepted with a reason, made from what is lawfully available alone, and priced as its use permits. Every rule
 * answers, all at once.
 *
 * @param today in Asia/Shanghai
 */
export function offerFindings(facts: OfferFacts, today: LocalDate): readonly Finding[] {
  const { agreement, inputs, brokenInputs } = facts;
  return [
    judgedOn('hz63-product-reviewers', 'product-has-passed-review', facts.isApproved, {
      pass: { zh: '产品已通过合规安全审核。', en: 'The product has passed the compliance and security review.' },
      fail: { zh: '产品没有审核通过的版本。', en: 'No version of the product has passed the review.' },
      remedy: { zh: '先提交合规安全审核。', en: 'Hand it in for the review first.' },
    }),
    judged(
      'agreement-is-in-force',
      isLive(facts, today),
      {
        pass: { zh: '授权运营协议生效中。', en: 'The agreement is in force.' },
        fail: {
          zh: '没有生效中的授权运营协议。',
          en: 'No agreement is in force for it.',
        },
        remedy: {
          zh: '协议恢复履行后再上架；协议已终止的，在续签的协议下另行申报产品。',
          en: 'List it once the agreement goes on; after its end, draft a product under the agreement that renews it.',
        },
      },
      agreement === null ? {} : { agreement: agreement.code, status: agreement.status, expiresOn: agreement.expiresOn },
    ),
    judgedOn('hz63-exchange-registration', 'registered-at-the-exchange', isRegisteredOrExcepted(facts, today), {
      pass: { zh: '已在该交易所登记，或已记录例外理由。', en: 'It is registered at the exchange, or excepted.' },
      fail: { zh: '未在该交易所登记，也没有例外记录。', en: 'It is neither registered at the exchange nor excepted.' },
      remedy: {
        zh: '先在该交易所登记；原则上登记，例外须记录理由。',
        en: 'Register it there first; an exception needs a reason on record.',
      },
    }),
    judged(
      'lineage-is-whole',
      isLineageWhole(facts),
      {
        pass: { zh: '数据来源全部已在平台内提供。', en: 'Every input is delivered and available.' },
        fail: { zh: '有数据来源已中断或不存在。', en: 'An input is missing or not available any more.' },
        remedy: { zh: '以仍可用的数据形成新版本。', en: 'Make a new version from what is available.' },
      },
      { inputs: String(inputs), broken: String(brokenInputs) },
    ),
    ...priceFindings(facts, today),
  ];
}

/** What is asked of the price of an offer (65号 一, 二): none on free use; otherwise a fee of today within its ceiling. */
export function priceFindings({ useClass, fee }: OfferFacts, today: LocalDate): readonly Finding[] {
  if (fee !== null) return [...feeFindings({ useClass, ...fee }), feeIsOfToday(fee, today)];
  return [
    judgedOn('n65-ceiling', 'paid-use-has-a-fee', useClass !== 'industry', {
      pass: { zh: '公共治理、公益事业用途，免费提供。', en: 'It serves the public interest and is free.' },
      fail: {
        zh: '用于产业发展、行业发展的产品须有具体收费标准。',
        en: 'A product that serves industry is offered at a fee within its ceiling.',
      },
      remedy: { zh: '先设定具体收费标准，并填写 fee。', en: 'Set a fee first and name it.' },
    }),
  ];
}

/** Whether the price of an offer is as its use asks today. */
export const isPricedRight = (facts: OfferFacts, today: LocalDate): boolean =>
  failing(priceFindings(facts, today)).length === 0;

const feeIsOfToday = ({ startsOn, endsOn }: OfferedFee, today: LocalDate): Finding =>
  judged(
    'fee-is-in-force',
    isWithin(startsOn, endsOn, today),
    {
      pass: { zh: '收费标准当日有效。', en: 'The fee is in force today.' },
      fail: { zh: '收费标准当日无效。', en: 'The fee is not in force today.' },
      remedy: { zh: '选用当日有效的收费标准（fee）。', en: 'Name a fee that is in force.' },
    },
    { startsOn, ...(endsOn === null ? {} : { endsOn }) },
  );

/**
 * By law, why a product may not be on offer at an exchange now.
 *
 * @returns null where nothing stands in the way
 */
export function hindranceOf(facts: OfferFacts, today: LocalDate): DelistingReason | null {
  const status = facts.agreement?.status;
  if (status === 'suspended') return 'agreement_suspended';
  if (status === 'revoked') return 'agreement_revoked';
  if (!isLive(facts, today)) return 'agreement_ended';
  if (!facts.isApproved) return 'compliance_withdrawn';
  if (!isRegisteredOrExcepted(facts, today)) return 'registration_ended';
  if (!isLineageWhole(facts)) return 'lineage_broken';
  return isPricedRight(facts, today) ? null : 'price_ended';
}
