import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { saveAgreement } from '../../db/stores/agreements.ts';
import { changesBetween } from '../../rules/resource/content.ts';
import { changeFields, parseInput } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { contentParts, patchedContent, termFields, termOf } from './agreement-input.ts';
import { cancelAgreementSteps, openAgreementStep } from './agreement-steps.ts';
import { runAgreement, tellOfAgreement } from './agreement-workflow.ts';

const schema = z.object({ ...changeFields, ...termFields, content: contentParts });

/** Changes the draft of an agreement. What the operator has signed becomes a draft again, so that it is signed anew. */
export async function reviseAgreement(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    return await runAgreement(context, {
      action: 'reviseAgreement',
      input: parsed,
      save: async (row, to, tx, stamp) => {
        const term = termOf(parsed, row.term);
        const content = patchedContent(row.content, parsed.content);
        await saveAgreement(tx, row.id, { status: to, content, term, acceptedAt: null }, stamp.now);
        if (row.status === 'accepted') {
          await cancelAgreementSteps(tx, row.id, 'agreement-revised', stamp.now, 'signing');
          await openAgreementStep(tx, row, 'signing', row.operatorId, 'agreement-revised', stamp);
        }
        await tellOfAgreement(tx, row, row.operatorId, { change: 'revised' }, stamp);
        const flat = ({ trial, ...dates }: typeof term) => ({ ...dates, trial: trial && { ...trial } });
        return {
          event: 'agreement.revised',
          changes: changesBetween({ ...flat(row.term), content: row.content }, { ...flat(term), content }),
        };
      },
    });
  });
}
