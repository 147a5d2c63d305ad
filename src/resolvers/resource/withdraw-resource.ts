import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { dropProposal, saveStatus } from '../../db/stores/catalog-rows.ts';
import { unmapWithdrawn } from '../../db/stores/mappings.ts';
import { dependentsOf } from '../../db/stores/resource-impact.ts';
import { invalidInput } from '../../rules/errors.ts';
import { parseInput, text } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { impactDigest } from './impact.ts';
import { runResourceCommand } from './resource-command.ts';

const schema = z.object({ impactDigest: text(100, 1) });

/**
 * Takes a resource back for good. The caller shows by its digest that they have seen what depends on it; when that has
 * changed since, the withdrawal is refused. Scenarios it served lose the mapping and get a finding each.
 */
export async function withdrawResource(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const seen = parseInput(schema, input);
    return await runResourceCommand(context, 'withdrawResource', input, {
      reasoned: true,
      save: async ({ row, stage }, to, tx, stamp) => {
        const dependents = (await dependentsOf(tx, [row.id])).get(row.id) ?? [];
        if (impactDigest(dependents) !== seen.impactDigest) {
          throw invalidInput(['impactDigest'], 'impact_changed', {
            zh: '依赖该资源的场景或产品与所确认的不一致，请重新查看 withdrawalImpact 后再撤回。',
            en: 'What depends on the resource is not what was seen; read withdrawalImpact again and send its digest.',
          });
        }
        await unmapWithdrawn(tx, [row.id], stamp);
        await dropProposal(tx, row);
        await saveStatus(tx, row, 'withdrawn', stamp.now);
        const scenarios = dependents.filter(({ kind }) => kind === 'scenario').map(({ code }) => code);
        return {
          changes: {
            stage: { from: stage, to },
            ...(scenarios.length > 0 ? { scenarios: { from: scenarios, to: [] } } : {}),
          },
          title: row.title,
        };
      },
    });
  });
}
