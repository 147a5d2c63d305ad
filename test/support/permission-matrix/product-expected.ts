import type { Caller } from './callers.ts';
import type { Rule } from './expected.ts';

/**
 * Products, in plain words. `operation`: an agreement of the own side. `product`: one of the own side, whose authority is
 * HZ-DATA. `review`: one of somebody else, whose authority is the own side. `opinion`: one that is asked of the own side.
 */
export type ProductNoun = 'operation' | 'product' | 'review' | 'opinion';

const nouns: readonly string[] = ['operation', 'product', 'review', 'opinion'];
export const isProductNoun = (noun: string): noun is ProductNoun => nouns.includes(noun);

const operator = { operator_staff: 'own' } as const;
const authority = { authority_officer: 'holder' } as const;

export const productRules: Readonly<Record<string, Rule>> = {
  draftProduct: { on: 'operation', who: operator, from: ['active'] },
  reviseProduct: { on: 'product', who: operator, from: ['draft', 'returned', 'approved', 'rejected', 'withdrawn'] },
  submitProduct: { on: 'product', who: operator, from: ['draft', 'returned'] },
  withdrawProduct: { on: 'product', who: operator, from: ['draft', 'returned', 'under_review'] },
  recordProductDelivery: { on: 'product', who: operator, from: ['approved'] },
  giveProductOpinion: {
    on: 'opinion',
    who: { authority_officer: 'holder', expert: 'holder', platform_operator: 'holder' },
    from: ['open'],
  },
  returnProduct: { on: 'review', who: authority, from: ['under_review'] },
  decideProduct: { on: 'review', who: authority, from: ['under_review'] },
  withdrawApproval: { on: 'review', who: { authority_officer: 'own' }, from: ['approved'] },
};

/** Who sees what of these. */
export function seesProductNoun({ role, side }: Caller, noun: ProductNoun, stage: string): boolean {
  switch (noun) {
    case 'operation':
      return true;
    case 'opinion':
      // Who sees every file, and whoever takes part in files, of what waits for their body.
      return (
        role === 'authority_officer' ||
        role === 'mechanism_member' ||
        role === 'auditor' ||
        (side === 'own' && role !== null && !['administrator', 'price_authority'].includes(role))
      );
    default:
      // The authority sees what was handed in; nobody of these sides is asked for an opinion on it.
      return (
        role === 'auditor' ||
        (role === 'authority_officer' && stage !== 'draft') ||
        (noun === 'product' && side === 'own' && role === 'operator_staff')
      );
  }
}
