import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { writeFurtherEvents } from '../../db/stores/further-events.ts';
import { saveVersion } from '../../db/stores/product-versions.ts';
import { ledgerActor } from '../command/actor.ts';
import { changeFields, parseInput, reason } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { endListings } from '../exchange/end-listings.ts';
import { registrationsLoseApproval } from '../registration/under-approval.ts';
import { tellOperator } from './product-steps.ts';
import { isPublicProduct, runProduct } from './product-workflow.ts';

const schema = z.object({ ...changeFields, reason });

/**
 * Takes the approval of the version that stands back for the authority: the product is not compliant any more and must not
 * be offered, nor its certificates relied on. A version under review stays under review.
 */
export async function withdrawApproval(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    return await runProduct(context, {
      action: 'withdrawApproval',
      input: parsed,
      save: async ({ row, version }, tx, stamp) => {
        const taken = { status: 'withdrawn' as const, decisionReason: parsed.reason };
        await saveVersion(tx, version.id, taken, stamp.now);
        await tellOperator(tx, row, 'product', { status: 'withdrawn', reason: parsed.reason }, stamp);
        return {
          event: 'product.approval_withdrawn',
          isPublic: isPublicProduct(row.status),
          changes: { versionStatus: { from: 'approved', to: 'withdrawn' } },
        };
      },
      // Once the product has lost its approval, so that its status does not move twice.
      after: async ({ row, version }, tx, stamp) => {
        const actor = ledgerActor(context.viewer);
        const ending = { status: 'delisted', cause: 'compliance_withdrawn', reason: parsed.reason } as const;
        const further = await endListings(tx, [row.id], ending, stamp);
        const approval = { productId: row.id, versionId: version.id, reason: parsed.reason };
        const certificates = await registrationsLoseApproval(tx, approval, { ...stamp, actor });
        await writeFurtherEvents(tx, stamp.now, actor, [...further, ...certificates]);
      },
    });
  });
}
