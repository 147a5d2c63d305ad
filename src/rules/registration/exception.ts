import { type Finding, judged } from '../finding.ts';
import type { OrganizationKind } from '../vocabulary.ts';
import { judgedOn } from '../workflow/by-provision.ts';

/** How a product stands at an exchange. */
export interface ExchangeStanding {
  readonly hasPassedReview: boolean;
  readonly isRegistered: boolean;
  readonly isExcepted: boolean;
}

/** Whether an exception from registration at an exchange can be recorded (原则上): of an approved product, once, and where it is needed. */
export function exceptionFindings(
  { hasPassedReview, isRegistered, isExcepted }: ExchangeStanding,
  exchangeKinds: readonly OrganizationKind[],
): readonly Finding[] {
  return [
    judgedOn('hz63-exchange-registration', 'exception-at-an-exchange', exchangeKinds.includes('exchange'), {
      pass: { zh: '例外针对数据交易所。', en: 'It is about an exchange.' },
      fail: { zh: '该机构不是数据交易所。', en: 'It is not about an exchange.' },
      remedy: { zh: '改选数据交易所（exchange）。', en: 'Name an exchange.' },
    }),
    judgedOn('hz63-exchange-registration', 'exception-of-an-approved-product', hasPassedReview, {
      pass: { zh: '产品已通过合规安全审核。', en: 'The product has passed its review.' },
      fail: { zh: '产品未通过合规安全审核。', en: 'The product has not passed its review.' },
      remedy: { zh: '先提交并通过合规安全审核。', en: 'Have it reviewed first.' },
    }),
    judged('exception-is-needed', !isRegistered && !isExcepted, {
      pass: { zh: '该产品尚未在该交易所登记，也没有例外记录。', en: 'It is neither registered there nor excepted.' },
      fail: { zh: '该产品已在该交易所登记，或已有例外记录。', en: 'It is registered there, or excepted already.' },
      remedy: { zh: '无需记录例外。', en: 'Nothing is to be recorded.' },
    }),
  ];
}
