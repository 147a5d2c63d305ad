import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { scenarioDependentsOf } from '../../db/stores/scenario-impact.ts';
import { moveStage } from '../command/catalog-command.ts';
import { parseInput, text } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { checkImpact } from '../resource/impact.ts';
import { runScenarioCommand } from './scenario-command.ts';

const schema = z.object({ impactDigest: text(100, 1) });

/**
 * Takes a scenario back for good. The caller shows by its digest that they have seen what depends on it; when that has
 * changed since, the withdrawal is refused. Its needs and mappings stay for the record.
 */
export async function withdrawScenario(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const seen = parseInput(schema, input);
    return await runScenarioCommand(context, 'withdrawScenario', input, {
      reasoned: true,
      save: async (subject, to, tx, stamp) => {
        checkImpact((await scenarioDependentsOf(tx, [subject.id])).get(subject.id) ?? [], seen.impactDigest);
        return await moveStage(subject, to, tx, stamp);
      },
    });
  });
}
