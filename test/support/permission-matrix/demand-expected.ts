import type { Role } from '../../../src/rules/vocabulary.ts';
import type { Caller } from './callers.ts';
import type { Rule } from './expected.ts';

/** Data demands in plain words. The operator of the subjects is `own`; the authority of their agreements is `foreign`. */
export const demandRules: Readonly<Record<string, Rule>> = {
  draftDataDemand: { on: 'agreement', who: { operator_staff: 'own' }, from: ['active'] },
  reviseDataDemand: { on: 'demand', who: { operator_staff: 'own' }, from: ['draft', 'submitted'] },
  submitDataDemand: { on: 'demand', who: { operator_staff: 'own' }, from: ['draft'] },
  withdrawDataDemand: { on: 'demand', who: { operator_staff: 'own' }, from: ['draft', 'submitted'] },
  recordTechnicalReview: {
    on: 'demand',
    who: { authority_officer: 'reviewer', provincial_authority: 'machine' },
    from: ['submitted'],
  },
  recordDelivery: { on: 'demand', who: { platform_operator: 'any' }, from: ['approved'] },
  closeDataDemand: { on: 'demand', who: { operator_staff: 'own' }, from: ['approved', 'delivered'] },
};

/** Who sees every demand that was handed in: the province too, through whose system each is reviewed. */
const deciders: readonly Role[] = ['authority_officer', 'mechanism_member', 'provincial_authority'];
/** Who sees a demand while a step of it waits for their body. */
const partakers: readonly Role[] = [
  'operator_staff',
  'data_steward',
  'domain_lead',
  'expert',
  'platform_operator',
  'exchange',
];

/** Who sees a demand. */
export function seesDemand({ role, side }: Caller, stage: string): boolean {
  if (role === null) return false;
  if (role === 'auditor' || (role === 'operator_staff' && side === 'own')) return true;
  if (role === 'platform_operator' && ['approved', 'delivered', 'closed'].includes(stage)) return true;
  if (stage === 'submitted' && side === 'foreign' && partakers.includes(role)) return true;
  return stage !== 'draft' && deciders.includes(role);
}
