import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { saveApplication } from '../../db/stores/application-rows.ts';
import { cancelSteps, stepsOf } from '../../db/stores/steps.ts';
import { changeFields, parseInput, reason } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { runWorkflow } from '../command/workflow-command.ts';
import { applicationWorkflow } from './application-workflow.ts';
import { tellOf } from './open-steps.ts';

const schema = z.object({ ...changeFields, reason });

/** Takes an application back for good, until it is decided: what waits is cancelled, and whoever it waited for is told. */
export async function withdrawApplication(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    return await runWorkflow(context, applicationWorkflow, {
      action: 'withdrawApplication',
      input: parsed,
      save: async (row, status, tx, stamp) => {
        const waiting = (await stepsOf(tx, { applicationId: row.id })).filter(
          (step) => step.status === 'open' || step.status === 'paused',
        );
        const ids = waiting.map(({ id }) => id);
        await cancelSteps(tx, ids, { rule: 'application-was-withdrawn', from: row.status }, stamp.now);
        await tellOf(
          tx,
          row,
          'step_cancelled',
          waiting.filter(({ organizationId }) => organizationId !== row.ownerId),
          stamp,
        );
        await saveApplication(tx, row.id, { status }, stamp.now);
        return {
          event: 'application.withdrawn',
          changes: {},
          data: { status, cancelled: waiting.map(({ kind }) => kind) },
        };
      },
    });
  });
}
