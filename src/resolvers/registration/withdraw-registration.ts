import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { saveRegistration } from '../../db/stores/registrations.ts';
import { changeFields, optionalText, parseInput } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { closeObjections } from './end-registration.ts';
import { cancelRegistrationSteps, tellOfRegistration } from './registration-steps.ts';
import { runRegistration } from './registration-workflow.ts';

const schema = z.object({ ...changeFields, reason: optionalText(2000) });

/** Takes a registration back before it is registered; what waits in it is cancelled. */
export async function withdrawRegistration(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    return await runRegistration(context, {
      action: 'withdrawRegistration',
      input: parsed,
      save: async (row, to, tx, stamp) => {
        const { now } = stamp;
        await saveRegistration(tx, row.id, { status: to, decisionReason: parsed.reason ?? null, decidedAt: now }, now);
        await cancelRegistrationSteps(tx, row.id, 'registration-withdrawn', now);
        await closeObjections(tx, row.id, '登记主体撤回申请', stamp);
        if (row.status !== 'draft') await tellOfRegistration(tx, row, row.registrarId, { change: to }, stamp);
        return { event: 'registration.withdrawn', changes: {} };
      },
    });
  });
}
