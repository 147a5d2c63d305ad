import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { dropProposal, saveStatus } from '../../db/stores/catalog-rows.ts';
import { writeFurtherEvents } from '../../db/stores/further-events.ts';
import { unmapWithdrawn } from '../../db/stores/mappings.ts';
import { dependentsOf } from '../../db/stores/resource-impact.ts';
import { ledgerActor } from '../command/actor.ts';
import { parseInput, text } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { breakClosedLineage } from '../exchange/break-lineage.ts';
import { checkImpact, visibleDependents } from './impact.ts';
import { runResourceCommand } from './resource-command.ts';

const schema = z.object({ impactDigest: text(100, 1) });

/**
 * Takes a resource back for good. The caller shows by its digest that they have seen what depends on it; when that has
 * changed since, the withdrawal is refused. Scenarios it served lose the mapping and get a finding each; products
 * made from it are delisted.
 */
export async function withdrawResource(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const seen = parseInput(schema, input);
    return await runResourceCommand(context, 'withdrawResource', input, {
      reasoned: true,
      save: async ({ row, stage }, to, tx, stamp) => {
        const dependents = (await dependentsOf(tx, [row.id])).get(row.id) ?? [];
        checkImpact(dependents, seen.impactDigest);
        await unmapWithdrawn(tx, [row.id], stamp);
        await dropProposal(tx, row);
        await saveStatus(tx, row, 'withdrawn', stamp.now);
        const broken = await breakClosedLineage(tx, [row.id], stamp);
        await writeFurtherEvents(tx, stamp.now, ledgerActor(context.viewer), broken);
        const scenarios = visibleDependents(context.viewer, dependents)
          .filter(({ kind }) => kind === 'scenario')
          .map(({ code }) => code);
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
