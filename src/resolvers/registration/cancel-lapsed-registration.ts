import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { writeFurtherEvents } from '../../db/stores/further-events.ts';
import { ledgerActor } from '../command/actor.ts';
import { changeFields, parseInput } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { endRegistration } from './end-registration.ts';
import { disclosedRegistration } from './registration-events.ts';
import { runRegistration } from './registration-workflow.ts';

const schema = z.object(changeFields);

/**
 * Cancels a registration whose validity is over and that was not renewed (26号 art. 15: 期满未按规定续展的，由登记机构予以注销). Not while
 * a renewal that was asked for in time is under way.
 */
export async function cancelLapsedRegistration(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const actor = ledgerActor(context.viewer);
    return await runRegistration(context, {
      action: 'cancelLapsedRegistration',
      input: parsed,
      save: async (row, to, tx, stamp, law) => {
        const end = { status: 'cancelled', reason: '期满未按规定续展', on: law.today } as const;
        await writeFurtherEvents(tx, stamp.now, actor, await endRegistration(tx, row, end, { ...stamp, actor }));
        return { event: 'registration.cancelled', isPublic: true, data: disclosedRegistration(row, to), changes: {} };
      },
    });
  });
}
