import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { saveAgreement } from '../../db/stores/agreements.ts';
import { filingFindings } from '../../rules/agreement/filing.ts';
import { dateInShanghai } from '../../rules/calendar/local-date.ts';
import { changeFields, localDate, parseInput, text } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { concludeAgreementSteps } from './agreement-steps.ts';
import { runAgreement } from './agreement-workflow.ts';

const schema = z.object({ ...changeFields, filedOn: localDate, reference: text(200, 1) });

/** Puts down that an agreement was filed with the provincial data authority (27号 art. 13); a filing may be corrected. */
export async function recordAgreementFiling(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const { filedOn, reference: filingReference } = parsed;
    return await runAgreement(context, {
      action: 'recordAgreementFiling',
      input: parsed,
      judge: (_row, _tx, { provisions }) => {
        return filingFindings('agreement.filed_with', filedOn, provisions, dateInShanghai(context.now()));
      },
      save: async (row, _to, tx, { now }) => {
        await saveAgreement(tx, row.id, { filedOn, filingReference }, now);
        await concludeAgreementSteps(context, tx, row.id, 'filing');
        return { event: 'agreement.filed', changes: { filedOn: { from: row.filedOn, to: filedOn } } };
      },
    });
  });
}
