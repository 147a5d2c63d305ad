import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { saveAgreement } from '../../db/stores/agreements.ts';
import { dateInShanghai } from '../../rules/calendar/local-date.ts';
import { changeFields, parseInput, reason } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { cancelAgreementSteps } from './agreement-steps.ts';
import { runAgreement, tellOfAgreement } from './agreement-workflow.ts';

const schema = z.object({ ...changeFields, reason });

/** Gives up an agreement that was not signed by both sides. Its application stays published: another can be drafted. */
export async function abandonAgreement(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    return await runAgreement(context, {
      action: 'abandonAgreement',
      input: parsed,
      save: async (row, to, tx, stamp) => {
        const { now } = stamp;
        await saveAgreement(tx, row.id, { status: to, endedOn: dateInShanghai(now), endReason: parsed.reason }, now);
        await cancelAgreementSteps(tx, row.id, 'agreement-abandoned', now);
        await tellOfAgreement(tx, row, row.operatorId, { change: 'abandoned' }, stamp);
        return { event: 'agreement.abandoned', changes: {} };
      },
    });
  });
}
