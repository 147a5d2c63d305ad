import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { saveRegistration } from '../../db/stores/registrations.ts';
import { changeFields, parseInput } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { concludeRegistrationSteps, openRegistrationStep, tellOfRegistration } from './registration-steps.ts';
import { runRegistration } from './registration-workflow.ts';

const schema = z.object(changeFields);

/**
 * Takes a registration up (受理). From that day its form is reviewed within twenty working days (26号 art. 11); a cancellation
 * is done within ten (art. 9(4)).
 */
export async function acceptRegistration(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const concludedBy = context.viewer.kind === 'person' ? context.viewer.id : null;
    return await runRegistration(context, {
      action: 'acceptRegistration',
      input: parsed,
      save: async (row, to, tx, stamp, law) => {
        const acceptedOn = law.today;
        await saveRegistration(tx, row.id, { status: to, acceptedOn, decisionReason: null }, stamp.now);
        await concludeRegistrationSteps(tx, row.id, { outcome: 'passed', concludedBy }, stamp.now);
        const limit =
          row.type === 'cancellation' ? 'registration.cancellation.deadline' : 'registration.formal_review.deadline';
        const dueOn = await openRegistrationStep(tx, row, 'registration_review', limit, law, stamp);
        await tellOfRegistration(tx, row, row.registrantId, { change: to, dueOn }, stamp);
        return {
          event: 'registration.accepted',
          data: { status: to, acceptedOn, dueOn },
          changes: { acceptedOn: { from: row.acceptedOn, to: acceptedOn } },
        };
      },
    });
  });
}
