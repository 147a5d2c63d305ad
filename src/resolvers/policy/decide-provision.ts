import type { RequestContext } from '../../context.ts';
import { endEarlierProvisions, lockProvisionChange } from '../../db/stores/policy-changes.ts';
import type { Outcome } from '../command/run-command.ts';
import { runDecision } from './decide.ts';

/**
 * Approves or rejects a proposed version of a provision. An approved one is in force within its dates, and the version
 * it replaces ends the day before it begins.
 */
export async function decideProvision(context: RequestContext, input: object): Promise<Outcome> {
  return await runDecision(context, input, {
    action: 'decideProvision',
    noun: 'ProvisionVersion',
    table: 'provisions',
    event: 'provision',
    lock: lockProvisionChange,
    approved: async (row, tx, now) => ({ ended: await endEarlierProvisions(tx, row, now) }),
  });
}
