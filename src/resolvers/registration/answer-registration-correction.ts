import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { endCorrectionRequest } from '../../db/stores/correction-requests.ts';
import { correctionBeginsFindings, correctionContent } from '../../rules/registration/correction.ts';
import { ledgerActor } from '../command/actor.ts';
import { changeFields, parseInput, text } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { beginCorrection } from './begin-correction.ts';
import { runCorrectionRequest, tellOfCorrectionRequests } from './correction-request-workflow.ts';

const schema = z.object({ ...changeFields, decision: z.enum(['upheld', 'dismissed']), answer: text(2000, 2) });

/**
 * Answers a request to correct a registration, for the registrar. Where the evidence shows an error (有证据证明登记信息确有错误的,
 * 26号 art. 9(3)) the correction is taken up there and then, whatever the registrant says.
 */
export async function answerRegistrationCorrection(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const { answer, decision } = parsed;
    const actor = ledgerActor(context.viewer);
    return await runCorrectionRequest(context, {
      action: 'answerRegistrationCorrection',
      input: parsed,
      to: decision,
      judge: ({ row, registration }, law) =>
        decision === 'dismissed'
          ? []
          : correctionBeginsFindings(registration, correctionContent('upheld', { ...row, answer }), law),
      save: async (subject, tx, stamp, law) => {
        const { row, registration } = subject;
        if (decision === 'upheld') await beginCorrection(tx, subject, 'upheld', answer, law, { ...stamp, actor });
        else await endCorrectionRequest(tx, row.id, { state: 'dismissed', answer }, stamp.now);
        const told = [{ personId: row.personId }, { organizationId: row.registrantId }].map((to) => ({
          request: row.id,
          to,
        }));
        await tellOfCorrectionRequests(tx, registration, decision, told, stamp);
      },
    });
  });
}
