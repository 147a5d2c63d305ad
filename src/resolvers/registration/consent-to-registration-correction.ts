import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { correctionBeginsFindings, correctionContent } from '../../rules/registration/correction.ts';
import { ledgerActor } from '../command/actor.ts';
import { changeFields, parseInput, text } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { beginCorrection } from './begin-correction.ts';
import { runCorrectionRequest, tellOfCorrectionRequests } from './correction-request-workflow.ts';

const schema = z.object({ ...changeFields, answer: text(2000, 2) });

/** Consents in writing to a correction that somebody else has asked for (经登记主体书面同意, 26号 art. 9(3)): it is taken up there and then. */
export async function consentToRegistrationCorrection(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const { answer } = parsed;
    const actor = ledgerActor(context.viewer);
    return await runCorrectionRequest(context, {
      action: 'consentToRegistrationCorrection',
      input: parsed,
      to: 'consented',
      judge: ({ row, registration }, law) =>
        correctionBeginsFindings(registration, correctionContent('consented', { ...row, answer }), law),
      save: async (subject, tx, stamp, law) => {
        await beginCorrection(tx, subject, 'consented', answer, law, { ...stamp, actor });
        const { row, registration } = subject;
        const told = [{ personId: row.personId }, { organizationId: row.registrarId }].map((to) => ({
          request: row.id,
          to,
        }));
        await tellOfCorrectionRequests(tx, registration, 'consented', told, stamp);
      },
    });
  });
}
