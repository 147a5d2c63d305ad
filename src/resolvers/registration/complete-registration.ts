import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { writeFurtherEvents } from '../../db/stores/further-events.ts';
import { ledgerActor } from '../command/actor.ts';
import { changeFields, parseInput } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { registerNow } from './complete.ts';
import { disclosedRegistration } from './registration-events.ts';
import { runRegistration } from './registration-workflow.ts';

const schema = z.object(changeFields);

/**
 * Registers what was published without an objection that stands (26号 art. 13): gives the code, the 查询码 and the certificate.
 * The clock does the same by itself on the day after the publicity.
 */
export async function completeRegistration(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const actor = ledgerActor(context.viewer);
    return await runRegistration(context, {
      action: 'completeRegistration',
      input: parsed,
      save: async (row, to, tx, stamp, law) => {
        const { granted, further } = await registerNow(tx, row, context.signer, law, null, { ...stamp, actor });
        await writeFurtherEvents(tx, stamp.now, actor, further);
        return {
          event: 'registration.registered',
          isPublic: true,
          data: { ...disclosedRegistration(row, to), ...granted },
          changes: { registrationNumber: { from: null, to: granted.registrationNumber } },
        };
      },
    });
  });
}
