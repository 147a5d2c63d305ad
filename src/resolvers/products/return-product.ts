import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { saveVersion } from '../../db/stores/product-versions.ts';
import { changeFields, parseInput, reason } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { cancelReview, tellOperator } from './product-steps.ts';
import { runProduct } from './product-workflow.ts';

const schema = z.object({ ...changeFields, reason });

/** Sends a version back to be mended: what waits of its review is cancelled, and opened anew when it is handed in again. */
export async function returnProduct(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    return await runProduct(context, {
      action: 'returnProduct',
      input: parsed,
      save: async ({ row, version }, tx, stamp) => {
        await saveVersion(tx, version.id, { status: 'returned', decisionReason: parsed.reason }, stamp.now);
        await cancelReview(tx, row, { rule: 'product-was-returned', reason: parsed.reason }, stamp);
        await tellOperator(tx, row, 'returned', { reason: parsed.reason }, stamp);
        return { event: 'product.returned' };
      },
    });
  });
}
