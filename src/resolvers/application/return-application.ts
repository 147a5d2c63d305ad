import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { saveApplication } from '../../db/stores/application-rows.ts';
import { notify } from '../../db/stores/notifications.ts';
import { changeFields, parseInput, reason, text } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { runWorkflow } from '../command/workflow-command.ts';
import { applicationWorkflow } from './application-workflow.ts';
import { openAndTell, pauseClocks } from './open-steps.ts';

const schema = z.object({
  ...changeFields,
  reason,
  points: z
    .array(text(2000, 2))
    .max(50)
    .nullish()
    .transform((points) => points ?? []),
});

/**
 * Sends an application back to be supplemented, everything that is missing told once and whole: every clock of the file
 * stands still, and the supplement waits for the applicant.
 */
export async function returnApplication(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const { calendars } = await context.policy();
    return await runWorkflow(context, applicationWorkflow, {
      action: 'returnApplication',
      input: parsed,
      save: async (row, status, tx, stamp) => {
        const { points } = parsed;
        await saveApplication(tx, row.id, { status }, stamp.now);
        await pauseClocks(tx, row, parsed.reason, stamp);
        const cause = { rule: 'file-was-returned', reason: parsed.reason, points, from: row.status };
        const supplement = { kind: 'supplement' as const, organizationId: row.ownerId, cause, limit: null };
        const [step] = await openAndTell(tx, row, [{ ...supplement, submission: row.submission }], calendars, stamp);
        const told = {
          id: stamp.newId(),
          to: { organizationId: row.ownerId },
          kind: 'returned' as const,
          subject: { type: 'Application', id: row.id, code: row.code },
          data: { reason: parsed.reason, points, title: row.title },
          onceKey: `returned:${step?.id}`,
        };
        await notify(tx, [told], stamp.now);
        return { event: 'application.returned', changes: {}, data: { status, points } };
      },
    });
  });
}
