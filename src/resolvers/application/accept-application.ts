import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { lastSubmissions } from '../../db/stores/application-list.ts';
import { saveApplication } from '../../db/stores/application-rows.ts';
import { concludeStepRow, stepsOf } from '../../db/stores/steps.ts';
import { changeFields, optionalText, parseInput } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { runWorkflow } from '../command/workflow-command.ts';
import { applicationWorkflow } from './application-workflow.ts';
import { reconcileSteps } from './reconcile-steps.ts';

const schema = z.object({ ...changeFields, opinion: optionalText(2000) });

/**
 * Takes an application up: its acceptance is over, and the steps that its list asks for are opened, under the notice as
 * it was when the file was handed in.
 */
export async function acceptApplication(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const policy = await context.policy();
    return await runWorkflow(context, applicationWorkflow, {
      action: 'acceptApplication',
      input: parsed,
      save: async (row, status, tx, stamp) => {
        const file = (await lastSubmissions(tx, [row.id])).get(row.id);
        if (file === undefined)
          throw new Error(`the application ${row.code} waits for acceptance and was not handed in`);
        const steps = await stepsOf(tx, { applicationId: row.id });
        const acceptance = steps.filter((step) => step.kind === 'acceptance' && step.status === 'open');
        const concludedBy = context.viewer.kind === 'person' ? context.viewer.id : null;
        for (const { id } of acceptance) {
          await concludeStepRow(tx, id, { outcome: 'passed', opinion: parsed.opinion ?? null, concludedBy }, stamp.now);
        }
        await saveApplication(tx, row.id, { status, acceptedAt: stamp.now }, stamp.now);
        const { id, code, title, ownerId: applicantId, submission } = row;
        const application = { id, code, title, applicantId, submission, notice: file.notice };
        const { opened } = await reconcileSteps(tx, application, 'taken_up', policy, stamp);
        return { event: 'application.accepted', changes: {}, data: { status, opened } };
      },
    });
  });
}
