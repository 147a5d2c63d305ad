import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { nextCode } from '../../db/stores/codes.ts';
import { askedFacts, type DemandFacts, insertDemand } from '../../db/stores/demands.ts';
import { dateInShanghai } from '../../rules/calendar/local-date.ts';
import { draftingFindings } from '../../rules/demand/judge.ts';
import { wordsOf } from '../../rules/vocabulary.ts';
import { demandUses } from '../../rules/workflow/registry-words.ts';
import type { AgreementStatus } from '../../rules/workflow/words.ts';
import { type AgreementRow, agreementWorkflow } from '../agreement/agreement-workflow.ts';
import { commandFields, parseInput } from '../command/parse-input.ts';
import { type Outcome, refusedBy, runCommand } from '../command/run-command.ts';
import { loadSubject, type Workflow, type WorkflowSubject } from '../command/workflow-command.ts';
import { askedLines, demandFields, quotaColumns } from './demand-input.ts';
import { itemChanges, writeItems } from './item-changes.ts';

const schema = z.object({
  ...commandFields,
  agreement: z.string().min(1).max(200),
  ...demandFields,
  use: z.enum(wordsOf(demandUses)),
  items: askedLines,
});

/** An agreement as its operator makes something under it; locked with the operator, whose codes are given one after the other. */
export const operatedAgreement: Workflow<AgreementStatus, AgreementRow> = {
  ...agreementWorkflow('acceptAgreement'),
  permission: ({ operatorId }) => ({ ownerId: operatorId }),
};

/**
 * Drafts a data demand (公共数据需求申请) under an agreement in force, however incomplete, but for items that are not on the
 * approved list or are never given. Its code is given: the operator’s code and a number.
 */
export async function draftDataDemand(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    let facts: DemandFacts | null = null;
    return await runCommand<WorkflowSubject<AgreementRow>>(context, {
      action: 'draftDataDemand',
      input: parsed,
      load: async (tx) => {
        const subject = await loadSubject(context, operatedAgreement, tx, parsed.agreement);
        // The agreement stays as it is, so its revision does not matter.
        return subject && { ...subject, revision: null };
      },
      judge: async ({ row }, tx) => {
        const asked = {
          purpose: parsed.purpose ?? '',
          endsOn: parsed.endsOn ?? row.term.expiresOn,
          lines: parsed.items,
        };
        facts = await askedFacts(tx, row.id, asked);
        return draftingFindings(facts, dateInShanghai(context.now()));
      },
      apply: async ({ row }, tx, { now, newId }) => {
        if (facts === null) throw new Error('a demand is judged before it is drafted');
        const id = newId();
        const { operatorId, operatorCode, id: agreementId } = row;
        const code = await nextCode(tx, 'data_demands', { code: operatorCode });
        const { purpose, endsOn } = facts;
        const said = { purpose, endsOn, use: parsed.use, ...quotaColumns(parsed.quota) };
        await insertDemand(tx, { id, code, agreementId, operatorId, ...said }, now);
        await writeItems(tx, id, itemChanges([], facts.items, newId));
        return {
          event: {
            type: 'data_demand.drafted',
            subject: { type: 'DataDemand', id, code, revision: 1, ownerId: operatorId },
            isPublic: false,
            data: { status: 'draft', agreement: row.code },
            changes: { status: { from: null, to: 'draft' } },
            reason: null,
          },
          outcome: { id },
        };
      },
    });
  });
}
