import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { commandFields, parseInput } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { agreementField, details, recordOnAgreement, summary } from './on-agreement.ts';

const schema = z.object({
  ...commandFields,
  agreement: agreementField,
  score: z.int().min(0).max(100),
  year: z.int().min(2000).max(9999).nullish(),
  summary,
  details,
});

/** Puts down a scored evaluation of an agreement by the mechanism (评价). */
export async function evaluateAgreement(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const { score, year, summary: said, details: found } = parsed;
    return await recordOnAgreement(context, {
      action: 'evaluateAgreement',
      input: parsed,
      event: 'supervision.evaluated',
      record: { kind: 'evaluation', state: 'recorded', score, year: year ?? null, summary: said, details: found },
    });
  });
}
