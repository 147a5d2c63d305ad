import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { productReviewers } from '../../db/stores/product-facts.ts';
import { saveVersion } from '../../db/stores/product-versions.ts';
import { versionText } from '../../rules/product/change.ts';
import { reviewerWords } from '../../rules/product/findings.ts';
import { reviewersOf } from '../../rules/product/reviewers.ts';
import { changeFields, parseInput } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { openReview } from './product-steps.ts';
import { runProduct } from './product-workflow.ts';

const schema = z.object(changeFields);

/**
 * Hands a version in for its compliance and security review (合规安全审核): the authority, the expert committee and the
 * platform operator are asked for an opinion, the authority for a decision. Refused with every finding that stands in the way.
 */
export async function submitProduct(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const submittedBy = context.viewer.kind === 'person' ? context.viewer.id : null;
    return await runProduct(context, {
      action: 'submitProduct',
      input: parsed,
      save: async ({ row, version, authorityId }, tx, stamp, { policy, today }) => {
        const change = { status: 'under_review' as const, submittedAt: stamp.now, submittedBy };
        await saveVersion(tx, version.id, change, stamp.now);
        const words = reviewerWords(policy.provisions, today);
        const { ids: reviewerIds } = reviewersOf(words, authorityId, await productReviewers(tx));
        const file = { id: row.id, code: row.code, name: version.content.name };
        await openReview(tx, file, versionText(version), { reviewerIds, authorityId }, stamp);
        return { event: 'product.submitted' };
      },
    });
  });
}
