import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { insertAgreement } from '../../db/stores/agreements.ts';
import { nextCode } from '../../db/stores/codes.ts';
import type { SeenApplication } from '../../db/stores/granted-applications.ts';
import { lockOrganization } from '../../db/stores/organizations.ts';
import { judgeGrant } from '../../rules/agreement/grant.ts';
import { dateInShanghai } from '../../rules/calendar/local-date.ts';
import { commandFields, parseInput } from '../command/parse-input.ts';
import { type Outcome, refusedBy, runCommand } from '../command/run-command.ts';
import { loadSubject, type WorkflowSubject } from '../command/workflow-command.ts';
import { grantedWorkflow } from '../result/granted-workflow.ts';
import { contentParts, patchedContent, termFields, termOf } from './agreement-input.ts';
import { openAgreementStep } from './agreement-steps.ts';

const schema = z.object({
  ...commandFields,
  application: z.string().min(1).max(200),
  ...termFields,
  content: contentParts,
});

/**
 * Drafts the agreement of a published result, however incomplete: what it lacks is found before the operator signs. Of a
 * renewal it follows on the agreement that the application names. Its code is given: the authority’s code and a number.
 */
export async function draftAgreement(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const term = termOf(parsed, null);
    const content = patchedContent({}, parsed.content);
    const policy = await context.policy();
    return await runCommand<WorkflowSubject<SeenApplication>>(context, {
      action: 'draftAgreement',
      input: parsed,
      load: async (tx) => {
        const subject = await loadSubject(context, grantedWorkflow, tx, parsed.application);
        // The application stays as it is, so its revision does not matter.
        return subject && { ...subject, revision: null };
      },
      judge: ({ row }) => judgeGrant('draftAgreement', row, policy, dateInShanghai(context.now())),
      apply: async ({ row }, tx, stamp) => {
        const id = stamp.newId();
        await lockOrganization(tx, row.authorityCode);
        const code = await nextCode(tx, 'agreements', { code: row.authorityCode });
        const { ownerId: operatorId, authorityId, scenarioId, previousId } = row;
        const parties = { applicationId: row.id, operatorId, authorityId, scenarioId, previousId };
        await insertAgreement(tx, { id, code, ...parties, content, term }, stamp.now);
        await openAgreementStep(tx, { id, code }, 'signing', operatorId, 'agreement-drafted', stamp);
        return {
          event: {
            type: 'agreement.drafted',
            subject: { type: 'Agreement', id, code, revision: 1, ownerId: operatorId },
            isPublic: false,
            data: { status: 'draft', application: row.code },
            changes: { status: { from: null, to: 'draft' } },
            reason: null,
          },
          outcome: { id },
        };
      },
    });
  });
}
