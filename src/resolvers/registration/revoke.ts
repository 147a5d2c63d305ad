import type { RequestContext } from '../../context.ts';
import { writeFurtherEvents } from '../../db/stores/further-events.ts';
import type { Action } from '../../rules/permissions.ts';
import { ledgerActor } from '../command/actor.ts';
import type { Outcome } from '../command/run-command.ts';
import type { WorkflowInput } from '../command/workflow-command.ts';
import { endRegistration } from './end-registration.ts';
import { disclosedRegistration } from './registration-events.ts';
import { runRegistration } from './registration-workflow.ts';

/** Revokes a registration with its certificate; as either kind of registrar does. */
export async function revoke(
  context: RequestContext,
  action: Extract<Action, 'revokeRegistration' | 'revokeAtExchange'>,
  input: WorkflowInput & { readonly reason: string },
  ground: string | null,
): Promise<Outcome> {
  const actor = ledgerActor(context.viewer);
  return await runRegistration(context, {
    action,
    input,
    given: { ground },
    save: async (row, to, tx, stamp, law) => {
      const end = { status: 'revoked', reason: input.reason, on: law.today } as const;
      await writeFurtherEvents(tx, stamp.now, actor, await endRegistration(tx, row, end, { ...stamp, actor }));
      return {
        event: 'registration.revoked',
        isPublic: true,
        data: { ...disclosedRegistration(row, to), ground },
        changes: { endedOn: { from: null, to: law.today } },
      };
    },
  });
}
