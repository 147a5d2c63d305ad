import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { saveSupervision } from '../../db/stores/supervision.ts';
import { changeFields, parseInput, text } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { runWorkflow } from '../command/workflow-command.ts';
import { openRectification, tell } from './put-down.ts';
import { concludeRecordSteps, supervisionWorkflow } from './supervision-workflow.ts';

const schema = z.object({ ...changeFields, answer: text(5000, 2) });

/** Says what was mended, for whom the record is about; late answers are taken. The body that put it down looks at it then. */
export async function answerRectification(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    return await runWorkflow(context, supervisionWorkflow, {
      action: 'answerRectification',
      input: parsed,
      save: async (row, to, tx, stamp) => {
        const { now } = stamp;
        await saveSupervision(tx, row.id, { state: to, answer: parsed.answer, answeredAt: now }, now);
        await concludeRecordSteps(context, tx, row.id, 'completed');
        const reviewer = { id: row.id, code: row.code, organizationId: row.recordedById };
        await openRectification(tx, { ...reviewer, dueOn: null }, [], stamp, 'rectification-answered');
        await tell(tx, reviewer, { change: 'answered' }, `supervision:${row.id}:${row.revision}`, stamp);
        return { event: 'supervision.answered', changes: {}, data: { state: to } };
      },
    });
  });
}
