import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { lockResult, type ResultRow, saveResult } from '../../db/stores/results.ts';
import { concludeStepRow, stepsOf } from '../../db/stores/steps.ts';
import { filingFindings } from '../../rules/agreement/filing.ts';
import { resultLife } from '../../rules/agreement/lifecycle.ts';
import { dateInShanghai } from '../../rules/calendar/local-date.ts';
import type { ResultStatus } from '../../rules/workflow/words.ts';
import { changeFields, localDate, parseInput, text } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { runWorkflow, type Workflow } from '../command/workflow-command.ts';

const schema = z.object({ ...changeFields, filedOn: localDate, reference: text(200, 1) });

/** Published results; the authority that published one keeps it. */
export const resultWorkflow: Workflow<ResultStatus, ResultRow> = {
  noun: 'AuthorisationResult',
  life: resultLife,
  lock: lockResult,
  readFacts: ({ status }) => ({ status, own: {} }),
  permission: ({ authorityId }) => ({ ownerId: authorityId }),
};

/** Puts down that a result was filed with the provincial government (报省政府备案); a filing may be corrected. */
export async function recordResultFiling(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const { filedOn, reference: filingReference } = parsed;
    const { provisions } = await context.policy();
    return await runWorkflow(context, resultWorkflow, {
      action: 'recordResultFiling',
      input: parsed,
      judge: () => {
        return filingFindings('result.filed_with', filedOn, provisions, dateInShanghai(context.now()));
      },
      save: async (row, _to, tx, { now }) => {
        await saveResult(tx, row.id, { filedOn, filingReference }, now);
        const concludedBy = context.viewer.kind === 'person' ? context.viewer.id : null;
        for (const step of await stepsOf(tx, { applicationId: row.applicationId })) {
          if (step.kind !== 'filing' || !['open', 'paused'].includes(step.status)) continue;
          await concludeStepRow(tx, step.id, { outcome: 'completed', concludedBy }, now);
        }
        return {
          event: 'result.filed',
          isPublic: true,
          data: { filedOn },
          changes: { filedOn: { from: row.filedOn, to: filedOn } },
        };
      },
    });
  });
}
