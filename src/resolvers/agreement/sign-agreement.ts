import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { saveAgreement } from '../../db/stores/agreements.ts';
import { writeFurtherEvents } from '../../db/stores/further-events.ts';
import { moveApplication } from '../../db/stores/granted-applications.ts';
import { ledgerActor } from '../command/actor.ts';
import { changeFields, localDate, parseInput } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { agreedEvent, disclosed } from './agreement-events.ts';
import { concludeAgreementSteps, openAgreementStep } from './agreement-steps.ts';
import { runAgreement, tellOfAgreement } from './agreement-workflow.ts';

const schema = z.object({ ...changeFields, deliberatedOn: localDate });

/**
 * Signs an agreement for the authority, after the operator has and after collective deliberation (27号 art. 13). Everything
 * is judged anew. Its application is agreed with it, and its filing waits.
 */
export async function signAgreement(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const { deliberatedOn } = parsed;
    return await runAgreement(context, {
      action: 'signAgreement',
      input: parsed,
      given: { deliberatedOn },
      save: async (row, to, tx, stamp) => {
        const { now } = stamp;
        await saveAgreement(tx, row.id, { status: to, deliberatedOn, signedAt: now }, now);
        await moveApplication(tx, row.applicationId, 'agreed', now);
        await concludeAgreementSteps(context, tx, row.id, 'signing');
        await openAgreementStep(tx, row, 'filing', row.authorityId, 'n27-agreement-filing', stamp);
        await writeFurtherEvents(tx, now, ledgerActor(context.viewer), [agreedEvent(row.applicationId, row, stamp)]);
        await tellOfAgreement(tx, row, row.operatorId, { change: 'signed', startsOn: row.term.startsOn }, stamp);
        return {
          event: 'agreement.signed',
          isPublic: true,
          data: disclosed(row, to),
          changes: { deliberatedOn: { from: null, to: deliberatedOn } },
        };
      },
    });
  });
}
