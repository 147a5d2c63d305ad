import { dateInShanghai } from '../../../src/rules/calendar/local-date.ts';
import type { Target } from './attempt.ts';
import type { Subject } from './subjects.ts';

/** What a change of a product says beside what it changes. */
const changing: Readonly<Record<string, () => object>> = {
  reviseProduct: () => ({ name: '另一名称', changeNote: '更名' }),
  submitProduct: () => ({}),
  withdrawProduct: () => ({ reason: '另作安排' }),
  recordProductDelivery: () => ({ deliveredOn: dateInShanghai(new Date()) }),
  giveProductOpinion: () => ({ outcome: 'SUPPORTED', opinion: '符合要求' }),
  returnProduct: () => ({ reason: '请补充' }),
  decideProduct: () => ({ decision: 'REJECT', reason: '不符合要求' }),
  withdrawApproval: () => ({ reason: '不再合规' }),
};

/**
 * A right input of a mutation on products.
 *
 * @returns undefined when nobody has written one
 */
export function productTarget(action: string, { id, revision: expectedRevision, row }: Subject): Target | undefined {
  if (action === 'draftProduct') {
    const named = { name: '新产品', type: 'API', deliveryForm: 'ONLINE_API', useClass: 'INDUSTRY' };
    return { row: null, makes: 'products', input: { agreement: id, ...named } };
  }
  const more = changing[action]?.();
  return more === undefined ? undefined : { row, input: { id, expectedRevision, ...more } };
}
