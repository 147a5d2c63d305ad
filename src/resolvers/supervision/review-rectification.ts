import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { saveSupervision } from '../../db/stores/supervision.ts';
import { dateInShanghai } from '../../rules/calendar/local-date.ts';
import { invalidInput } from '../../rules/errors.ts';
import { dueFindings, judgeSupervision, stateAfterReview } from '../../rules/supervision/judge.ts';
import { changeFields, localDate, optionalText, parseInput } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { runWorkflow } from '../command/workflow-command.ts';
import { openRectification, tell } from './put-down.ts';
import { concludeRecordSteps, supervisionFacts, supervisionWorkflow } from './supervision-workflow.ts';

const schema = z.object({
  ...changeFields,
  decision: z.enum(['closed', 'again', 'failed']),
  dueOn: localDate.nullish(),
  reason: optionalText(2000),
});

/**
 * Decides whether something was mended: closed; to be mended again, by another day where it had one; or failed, which is
 * for the mechanism to draw its conclusions from. What was never answered is failed once its day is over.
 */
export async function reviewRectification(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const { decision } = parsed;
    const policy = await context.policy();
    return await runWorkflow(context, supervisionWorkflow, {
      action: 'reviewRectification',
      input: parsed,
      to: ({ status }) => stateAfterReview(status, decision),
      judge: (row) => {
        const today = dateInShanghai(context.now());
        const own = judgeSupervision('reviewRectification', supervisionFacts(row), today, decision).slice(1);
        return parsed.dueOn == null ? own : [...own, ...dueFindings(policy.calendars, parsed.dueOn, today)];
      },
      save: async (row, to, tx, stamp) => {
        const { now } = stamp;
        // Only what has a last day can be given another; what has one needs it.
        if ((decision === 'again' && row.dueOn !== null) !== (parsed.dueOn != null)) {
          throw invalidInput(['dueOn'], 'due_on', {
            zh: '再次整改的，且仅再次整改的，填写新的期限。',
            en: 'Give another day exactly where something is to be mended again by one.',
          });
        }
        const dueOn = parsed.dueOn ?? row.dueOn;
        const change = { ...(dueOn === null ? {} : { dueOn }), ...(to === 'open' ? {} : { closedAt: now }) };
        await saveSupervision(tx, row.id, { state: to, ...change }, now);
        await concludeRecordSteps(context, tx, row.id, decision === 'failed' ? 'failed' : 'completed');
        const about = { id: row.id, code: row.code, organizationId: row.ownerId };
        if (to === 'open') await openRectification(tx, { ...about, dueOn }, policy.calendars, stamp, 'mended-again');
        await tell(tx, about, { change: decision, dueOn }, `supervision:${row.id}:${row.revision}`, stamp);
        return {
          event: `supervision.${decision === 'again' ? 'reopened' : decision}`,
          data: { state: to },
          changes: dueOn === row.dueOn ? {} : { dueOn: { from: row.dueOn, to: dueOn } },
        };
      },
    });
  });
}
