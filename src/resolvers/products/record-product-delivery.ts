import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { changeFields, localDate, parseInput } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { runProduct } from './product-workflow.ts';

const schema = z.object({ ...changeFields, deliveredOn: localDate });

/**
 * Puts down when a product was first delivered to somebody, once: from that day the time for its first registration runs
 * (26号 art. 9).
 */
export async function recordProductDelivery(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const { deliveredOn } = parsed;
    return await runProduct(context, {
      action: 'recordProductDelivery',
      input: parsed,
      given: { deliveredOn },
      save: async () => ({
        ...{ event: 'product.delivered', deliveredOn },
        changes: { deliveredOn: { from: null, to: deliveredOn } },
      }),
    });
  });
}
