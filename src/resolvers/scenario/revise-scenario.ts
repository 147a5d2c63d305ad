import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { patchScenario } from '../../rules/scenario/patch.ts';
import { parseInput } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { runScenarioCommand } from './scenario-command.ts';
import { scenarioPatch } from './scenario-input.ts';
import { patchedOr, saveWorkingCopy, workingCopy } from './working-copy.ts';

const schema = z.object({ content: scenarioPatch });

/**
 * Changes what a scenario says and needs. A draft changes in place; of a published one a revision is proposed, and
 * readers go on seeing what is published until it is published in turn.
 */
export async function reviseScenario(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const { content: patch } = parseInput(schema, input);
    return await runScenarioCommand(context, 'reviseScenario', input, {
      save: async (subject, to, tx, stamp) => {
        const before = await workingCopy(tx, subject.row);
        const after = patchedOr(patchScenario(before, patch, stamp.newId), ['content', 'needs']);
        return await saveWorkingCopy(subject, to, tx, stamp, { before, after });
      },
    });
  });
}
