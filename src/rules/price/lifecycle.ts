import type { Lifecycle } from '../workflow/lifecycle.ts';
import { type RevenueStatus, revenueStatuses } from '../workflow/registry-words.ts';

/** A permitted revenue (最高准许收入): the price authority puts it down, the data authority agrees (65号 二). */
export const revenueLife: Lifecycle<RevenueStatus> = {
  noun: 'PermittedRevenue',
  zh: '最高准许收入',
  states: revenueStatuses,
  begins: { proposePermittedRevenue: ['proposed'] },
  moves: {
    endorsePermittedRevenue: { proposed: ['in_force'] },
    withdrawPermittedRevenue: { proposed: ['withdrawn'] },
  },
};
