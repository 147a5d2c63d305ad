import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { saveRoundClosed, waitingInRound } from '../../db/stores/review-rounds.ts';
import { dateInShanghai } from '../../rules/calendar/local-date.ts';
import { closeRoundFindings } from '../../rules/review/round-rules.ts';
import { changeFields, parseInput } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { runWorkflow } from '../command/workflow-command.ts';
import { roundWorkflow } from './round-workflow.ts';

const schema = z.object(changeFields);

/** Closes a round: no file is put into it any more. */
export async function closeRound(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    return await runWorkflow(context, roundWorkflow, {
      action: 'closeRound',
      input: parsed,
      judge: async ({ id, convenesOn }, tx) =>
        closeRoundFindings(convenesOn, await waitingInRound(tx, id), dateInShanghai(context.now())),
      save: async ({ id }, _to, tx, { now }) => {
        await saveRoundClosed(tx, id, now);
        return { event: 'review_round.closed', changes: {} };
      },
    });
  });
}
