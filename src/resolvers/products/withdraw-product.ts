import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { saveVersion } from '../../db/stores/product-versions.ts';
import { changeFields, parseInput, reason } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { cancelReview } from './product-steps.ts';
import { runProduct } from './product-workflow.ts';

const schema = z.object({ ...changeFields, reason });

/** Takes the version that is being written or reviewed back for good; one that stands stays as it is. */
export async function withdrawProduct(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    return await runProduct(context, {
      action: 'withdrawProduct',
      input: parsed,
      save: async ({ row, version }, tx, stamp) => {
        await saveVersion(tx, version.id, { status: 'withdrawn' }, stamp.now);
        await cancelReview(tx, row, { rule: 'product-was-withdrawn' }, stamp);
        return { event: 'product.withdrawn', changes: { versionStatus: { from: version.status, to: 'withdrawn' } } };
      },
    });
  });
}
