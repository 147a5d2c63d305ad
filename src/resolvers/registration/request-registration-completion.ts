import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { saveRegistration } from '../../db/stores/registrations.ts';
import { changeFields, parseInput, text } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { concludeRegistrationSteps, tellOfRegistration } from './registration-steps.ts';
import { runRegistration } from './registration-workflow.ts';

const schema = z.object({
  ...changeFields,
  missing: z
    .array(text(500, 2).refine((line) => !line.includes('\n'), '应为单行文字 (one line each)'))
    .min(1)
    .max(50),
});

/** Tells the registrant what is missing, once and whole (一次性告知, 26号 art. 10). */
export async function requestRegistrationCompletion(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const concludedBy = context.viewer.kind === 'person' ? context.viewer.id : null;
    const { missing } = parsed;
    return await runRegistration(context, {
      action: 'requestRegistrationCompletion',
      input: parsed,
      given: { missing },
      save: async (row, to, tx, stamp) => {
        const reason = missing.join('；');
        await saveRegistration(tx, row.id, { status: to, decisionReason: missing.join('\n') }, stamp.now);
        await concludeRegistrationSteps(tx, row.id, { outcome: 'failed', opinion: reason, concludedBy }, stamp.now);
        await tellOfRegistration(tx, row, row.registrantId, { change: to, reason }, stamp);
        return {
          event: 'registration.returned',
          data: { status: to },
          changes: { missing: { from: null, to: missing } },
        };
      },
    });
  });
}
