import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { saveRegistration } from '../../db/stores/registrations.ts';
import type { Action } from '../../rules/permissions.ts';
import { changeFields, parseInput, reason } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { closeObjections } from './end-registration.ts';
import { concludeRegistrationSteps, tellOfRegistration } from './registration-steps.ts';
import { runRegistration } from './registration-workflow.ts';

const schema = z.object({ ...changeFields, reason });

/** Ends a registration that was handed in without registering it, with reasons; as either kind of registrar does. */
export async function reject(
  context: RequestContext,
  action: Extract<Action, 'refuseRegistration' | 'declineAtExchange'>,
  input: object,
): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const concludedBy = context.viewer.kind === 'person' ? context.viewer.id : null;
    return await runRegistration(context, {
      action,
      input: parsed,
      save: async (row, to, tx, stamp) => {
        const { now } = stamp;
        await saveRegistration(tx, row.id, { status: to, decisionReason: parsed.reason, decidedAt: now }, now);
        const conclusion = { outcome: 'failed' as const, opinion: parsed.reason, concludedBy };
        await concludeRegistrationSteps(tx, row.id, conclusion, now);
        // Of what was published already.
        await closeObjections(tx, row.id, parsed.reason, stamp);
        await tellOfRegistration(tx, row, row.registrantId, { change: to, reason: parsed.reason }, stamp);
        return { event: 'registration.rejected', changes: {} };
      },
    });
  });
}
