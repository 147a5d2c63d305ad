import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { saveRegistration } from '../../db/stores/registrations.ts';
import { changeFields, parseInput } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { openRegistrationStep } from './registration-steps.ts';
import { runRegistration } from './registration-workflow.ts';

const schema = z.object(changeFields);

/**
 * Hands a registration in. The registrar has three working days to take it up or to say what is missing (26号 art. 10); what
 * was completed counts from its own day. At an exchange no rule gives a time.
 */
export async function submitRegistration(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const submittedBy = context.viewer.kind === 'person' ? context.viewer.id : null;
    return await runRegistration(context, {
      action: 'submitRegistration',
      input: parsed,
      save: async (row, to, tx, stamp, law) => {
        // What was told to be missing stays: it is not told a second time, nor is anything else.
        await saveRegistration(tx, row.id, { status: to, submittedAt: stamp.now, submittedBy }, stamp.now);
        const limit = row.track === 'state' ? 'registration.acceptance.deadline' : null;
        const dueOn = await openRegistrationStep(tx, row, 'registration_acceptance', limit, law, stamp);
        return {
          event: row.status === 'draft' ? 'registration.submitted' : 'registration.resubmitted',
          data: { status: to, track: row.track, type: row.type, of: row.thing.code, dueOn },
          changes: {},
        };
      },
    });
  });
}
