import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { saveRegistration } from '../../db/stores/registrations.ts';
import { changeFields, parseInput, reason } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { tellOfRegistration } from './registration-steps.ts';
import { runRegistration } from './registration-workflow.ts';

const schema = z.object({ ...changeFields, reason });

/**
 * Tells the registrant why the formal review is not finished in its days (审核未完成的，应当向登记主体说明原因, 26号 art. 11). Nothing
 * moves, and the clock of the review stays overdue: an explanation gives no days more.
 */
export async function explainRegistrationDelay(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    return await runRegistration(context, {
      action: 'explainRegistrationDelay',
      input: parsed,
      save: async (row, to, tx, stamp) => {
        const { reason: delayReason } = parsed;
        await saveRegistration(tx, row.id, { delayReason, delayExplainedAt: stamp.now }, stamp.now);
        await tellOfRegistration(tx, row, row.registrantId, { change: 'review_delayed', reason: delayReason }, stamp);
        return {
          event: 'registration.review_delayed',
          data: { status: to },
          changes: { delayReason: { from: row.delayReason, to: delayReason } },
        };
      },
    });
  });
}
