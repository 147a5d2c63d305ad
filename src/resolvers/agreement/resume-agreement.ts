import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { saveAgreement } from '../../db/stores/agreements.ts';
import { writeFurtherEvents } from '../../db/stores/further-events.ts';
import { productsUnder } from '../../db/stores/offer-facts.ts';
import { ledgerActor } from '../command/actor.ts';
import { changeFields, parseInput, reason } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { resumeListings } from '../exchange/resume-listings.ts';
import { certificatesFollow } from '../registration/under-agreement.ts';
import { disclosed } from './agreement-events.ts';
import { runAgreement, tellOfAgreement } from './agreement-workflow.ts';

const schema = z.object({ ...changeFields, reason });

/** Lets a suspended agreement go on, and with it the listings that were suspended for it. */
export async function resumeAgreement(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    return await runAgreement(context, {
      action: 'resumeAgreement',
      input: parsed,
      save: async (row, to, tx, stamp) => {
        await saveAgreement(tx, row.id, { status: to, suspendedAt: null }, stamp.now);
        const actor = ledgerActor(context.viewer);
        const further = await certificatesFollow(tx, row.id, 'reinstate', { ...stamp, actor });
        await writeFurtherEvents(tx, stamp.now, actor, further);
        const products = await productsUnder(tx, [row.id]);
        const offers = await resumeListings(tx, products, 'agreement_suspended', stamp);
        await writeFurtherEvents(tx, stamp.now, actor, offers);
        await tellOfAgreement(tx, row, row.operatorId, { change: 'resumed' }, stamp);
        return { event: 'agreement.resumed', isPublic: true, data: disclosed(row, to), changes: {} };
      },
    });
  });
}
