import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { revenueHistory, saveRevenue } from '../../db/stores/prices.ts';
import { dateInShanghai } from '../../rules/calendar/local-date.ts';
import { organizationOf } from '../../rules/viewer.ts';
import { changeFields, parseInput } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { runWorkflow } from '../command/workflow-command.ts';
import { endorsementFindings, revenueWorkflow } from './revenue-workflow.ts';
import { tellOfPrice } from './tell-of-price.ts';

const schema = z.object(changeFields);

/** Agrees to a permitted revenue as the data authority (65号 二); the rules are asked once more. */
export async function endorsePermittedRevenue(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const { provisions } = await context.policy();
    return await runWorkflow(context, revenueWorkflow('endorsePermittedRevenue'), {
      action: 'endorsePermittedRevenue',
      input: parsed,
      judge: async (row, tx) =>
        endorsementFindings(row, await revenueHistory(tx, row.agreementId), provisions, dateInShanghai(context.now())),
      save: async (row, status, tx, stamp) => {
        const endorsedById = organizationOf(context.viewer)?.id ?? '';
        await saveRevenue(tx, row.id, { status, endorsedById, endorsedAt: stamp.now }, stamp.now);
        const subject = { type: 'PermittedRevenue', id: row.id, code: row.code };
        await tellOfPrice(tx, row.ownerId, subject, { change: 'in_force' }, stamp);
        return { event: 'permitted_revenue.endorsed', changes: {} };
      },
    });
  });
}
