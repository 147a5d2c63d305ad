import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { commandFields, parseInput } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { agreementField, details, recordOnAgreement, summary } from './on-agreement.ts';

const schema = z.object({ ...commandFields, agreement: agreementField, summary, details });

/** Puts down what an inspection of an agreement has found (检查). What is to be mended is ordered apart. */
export async function recordInspection(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    return await recordOnAgreement(context, {
      action: 'recordInspection',
      input: parsed,
      event: 'supervision.inspected',
      record: { kind: 'inspection', state: 'recorded', summary: parsed.summary, details: parsed.details },
    });
  });
}
