import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { endCorrectionRequest } from '../../db/stores/correction-requests.ts';
import { changeFields, parseInput } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { runCorrectionRequest, tellOfCorrectionRequests } from './correction-request-workflow.ts';

const schema = z.object(changeFields);

/** Takes back a request to correct a registration, before it is answered. Whoever made it. */
export async function withdrawRegistrationCorrection(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    return await runCorrectionRequest(context, {
      action: 'withdrawRegistrationCorrection',
      input: parsed,
      to: 'withdrawn',
      save: async ({ row, registration }, tx, stamp) => {
        await endCorrectionRequest(tx, row.id, { state: 'withdrawn' }, stamp.now);
        const told = [{ organizationId: row.registrarId }, { organizationId: row.registrantId }].map((to) => ({
          request: row.id,
          to,
        }));
        await tellOfCorrectionRequests(tx, registration, 'withdrawn', told, stamp);
      },
    });
  });
}
