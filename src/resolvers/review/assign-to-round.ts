import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import type { Database } from '../../db/client.ts';
import { saveRoundOf } from '../../db/stores/review-files.ts';
import { holdRound, type RoundRow } from '../../db/stores/review-rounds.ts';
import { decodeGlobalId } from '../../rules/catalog/global-id.ts';
import { assignFindings } from '../../rules/review/round-rules.ts';
import { changeFields, parseInput } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { runWorkflow } from '../command/workflow-command.ts';
import { fileWorkflow } from './file-workflow.ts';

const schema = z.object({ ...changeFields, round: z.string().min(1).max(200) });

/** Puts an application into a round, or moves it to another one. */
export async function assignToRound(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    let round: RoundRow | null = null;
    return await runWorkflow(context, fileWorkflow, {
      action: 'assignToRound',
      input: parsed,
      judge: async ({ authorityId }, tx) => {
        round = await roundNamed(tx, parsed.round);
        return assignFindings(round, authorityId);
      },
      save: async ({ id, roundId }, _to, tx, { now }) => {
        if (round === null) throw new Error('a file is put into a round that is there');
        await saveRoundOf(tx, id, round.id, now);
        return {
          event: 'application.assigned_to_round',
          changes: { roundId: { from: roundId, to: round.id } },
          data: { round: round.code, convenesOn: round.convenesOn },
        };
      },
    });
  });
}

async function roundNamed(tx: Database, globalId: string): Promise<RoundRow | null> {
  const target = decodeGlobalId(globalId);
  return target?.noun === 'ReviewRound' ? await holdRound(tx, target.id) : null;
}
