import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { saveAgreement } from '../../db/stores/agreements.ts';
import { writeFurtherEvents } from '../../db/stores/further-events.ts';
import { productsUnder } from '../../db/stores/offer-facts.ts';
import { ledgerActor } from '../command/actor.ts';
import { changeFields, parseInput, reason } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { endListings } from '../exchange/end-listings.ts';
import { certificatesFollow } from '../registration/under-agreement.ts';
import { disclosed } from './agreement-events.ts';
import { runAgreement, tellOfAgreement } from './agreement-workflow.ts';

const schema = z.object({ ...changeFields, reason });

/** Suspends an agreement until something is mended: its term goes on, and what reads its state gives no data. Its listings are suspended with it. */
export async function suspendAgreement(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    return await runAgreement(context, {
      action: 'suspendAgreement',
      input: parsed,
      save: async (row, to, tx, stamp) => {
        await saveAgreement(tx, row.id, { status: to, suspendedAt: stamp.now }, stamp.now);
        const actor = ledgerActor(context.viewer);
        const further = await certificatesFollow(tx, row.id, 'suspend', { ...stamp, actor });
        await writeFurtherEvents(tx, stamp.now, actor, further);
        const ending = {
          status: 'suspended',
          cause: 'agreement_suspended',
          reason: `授权运营协议 ${row.code} 已暂停。`,
        } as const;
        const offers = await endListings(tx, await productsUnder(tx, [row.id]), ending, stamp);
        await writeFurtherEvents(tx, stamp.now, actor, offers);
        await tellOfAgreement(tx, row, row.operatorId, { change: 'suspended' }, stamp);
        return { event: 'agreement.suspended', isPublic: true, data: disclosed(row, to), changes: {} };
      },
    });
  });
}
