import type { LocalDate } from '../calendar/local-date.ts';
import type { Finding } from '../finding.ts';
import { isQuantity, type Provision } from '../policy/provision.ts';
import { bindingValue } from '../policy/settlement.ts';
import { type Word, words } from '../words.ts';
import { isInForce } from './limits.ts';
import { ruled } from './ruling.ts';

/** What the parties write, part by part: the thirteen contents of 27号 art. 14, and the fee of the platform. */
export type AgreementContent = Readonly<Record<string, string>>;

/** Parts whose names people know. Which of them there must be is policy (`agreement.content`), not this list. */
export const agreementParts = words({
  scope_and_catalog: {
    zh: '授权运营范围及目录',
    meaning: 'Scope of the authorisation, with the catalog of resources.',
  },
  term: { zh: '运营期限', meaning: 'Term.' },
  product_list_and_reviews: {
    zh: '产品和服务清单及审核要求',
    meaning: 'List of products, their technical standards, security and business reviews.',
  },
  platform: { zh: '授权运营平台', meaning: 'The platform on which it is operated.' },
  ownership: { zh: '资产权属', meaning: 'Who owns what.' },
  disclosure_and_no_redevelopment: {
    zh: '信息披露与不得再开发',
    meaning: 'Disclosure, and the ban on re-development.',
  },
  accounting_and_revenue: { zh: '成本核算与收益分配', meaning: 'Accounting and revenue.' },
  security_and_emergency: { zh: '安全保障与应急处置', meaning: 'Security and emergencies.' },
  evaluation_and_exit: { zh: '评估、续约与退出', meaning: 'Evaluation, with renewal or exit.' },
  breach: { zh: '违约责任', meaning: 'Breach.' },
  disputes: { zh: '争议解决', meaning: 'Disputes.' },
  change_and_termination: { zh: '变更与终止', meaning: 'Change and termination.' },
  other: { zh: '其他事项', meaning: 'Anything else.' },
  platform_fee: { zh: '平台使用费', meaning: 'Terms of the fee that the operator pays for the platform.' },
});

const known: Readonly<Record<string, Word>> = agreementParts;
const titleOf = (part: string): string => known[part]?.zh ?? part;

/**
 * Whether an agreement says all it must: the contents that policy lists, and the platform fee.
 *
 * @param provisions approved versions, in the order of their approval
 */
export function contentFindings(
  content: AgreementContent,
  provisions: readonly Provision[],
  on: LocalDate,
): readonly Finding[] {
  const isSaid = (part: string): boolean => (content[part] ?? '').trim() !== '';
  const binding = bindingValue(provisions, 'agreement.content', on);
  const required = binding === null || isQuantity(binding.value) ? [] : binding.value;
  const missing = required.filter((part) => !isSaid(part));
  const contents = ruled(
    'agreement-content',
    binding?.provisions[0]?.code ?? null,
    missing.length === 0,
    {
      pass: { zh: '协议包括应有的各项内容。', en: 'The agreement says all it must.' },
      fail: {
        zh: `协议缺少：${missing.map(titleOf).join('、')}。`,
        en: `The agreement lacks: ${missing.join(', ')}.`,
      },
      remedy: { zh: '请补充所缺内容。', en: 'Write the parts that are missing.' },
    },
    missing.length === 0 ? {} : { missing: missing.join(', ') },
  );
  const feeRule = 'hz63-platform-fee';
  const fee = ruled('platform-fee-stated', feeRule, isSaid('platform_fee'), {
    pass: { zh: '协议写明平台使用费。', en: 'The agreement states the platform fee.' },
    fail: { zh: '协议未写明平台使用费。', en: 'The agreement does not state the platform fee.' },
    remedy: { zh: '请写明平台使用费的约定；不收取的也应写明。', en: 'State the terms of the fee, even if it is nil.' },
  });
  return [...(required.length > 0 ? [contents] : []), ...(isInForce(provisions, feeRule, on) ? [fee] : [])];
}
