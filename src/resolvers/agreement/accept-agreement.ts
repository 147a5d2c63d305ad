import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { saveAgreement } from '../../db/stores/agreements.ts';
import { changeFields, parseInput } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { concludeAgreementSteps, openAgreementStep } from './agreement-steps.ts';
import { runAgreement, tellOfAgreement } from './agreement-workflow.ts';

const schema = z.object(changeFields);

/** Signs an agreement for the operator; everything that stands in the way of it is found. It waits for the authority then. */
export async function acceptAgreement(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    return await runAgreement(context, {
      action: 'acceptAgreement',
      input: parsed,
      save: async (row, to, tx, stamp) => {
        await saveAgreement(tx, row.id, { status: to, acceptedAt: stamp.now }, stamp.now);
        await concludeAgreementSteps(context, tx, row.id, 'signing');
        await openAgreementStep(tx, row, 'signing', row.authorityId, 'agreement-accepted', stamp);
        await tellOfAgreement(tx, row, row.authorityId, { change: 'accepted' }, stamp);
        return { event: 'agreement.accepted', changes: {} };
      },
    });
  });
}
