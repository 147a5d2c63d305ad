import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { writeFurtherEvents } from '../../db/stores/further-events.ts';
import { saveVersion, showApproved, supersedeStanding } from '../../db/stores/product-versions.ts';
import { failing } from '../../rules/finding.ts';
import { ledgerActor } from '../command/actor.ts';
import { changeFields, optionalText, parseInput, reason } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { suspendUnpriced } from '../exchange/suspend-unpriced.ts';
import { tellExchanges } from '../exchange/tell-exchanges.ts';
import { endPricesOfPair } from '../price/end-prices-of-pair.ts';
import { registrationsRegainApproval } from '../registration/under-approval.ts';
import { concludeDecision, tellOperator } from './product-steps.ts';
import { isPublicProduct, runProduct } from './product-workflow.ts';

const schema = z.object({
  ...changeFields,
  decision: z.enum(['approve', 'reject']),
  reason,
  conditions: optionalText(4000),
});

/**
 * Decides on the version under review for the authority, once every opinion is in. An approval is judged by all rules
 * anew; it makes the version what the product is, with its lineage, in place of the one that stood, and reinstates
 * certificates that were suspended for want of it. Use that is free from now on ends its ceilings and fees, and what is
 * offered at a price that its use does not permit, or at none where it needs one, is suspended (65号 一). A refusal is free,
 * with its reason.
 */
export async function decideProduct(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const { decision } = parsed;
    const status = decision === 'approve' ? 'approved' : 'rejected';
    return await runProduct(context, {
      action: 'decideProduct',
      input: parsed,
      given: { decision },
      save: async ({ row, version, scenarioId }, tx, stamp, { findings }) => {
        const { now } = stamp;
        const conditions = status === 'approved' ? (parsed.conditions ?? null) : null;
        if (status === 'approved') await supersedeStanding(tx, row.id, now);
        const decided = { status, decidedAt: now, decisionReason: parsed.reason, decisionFindings: findings } as const;
        await saveVersion(tx, version.id, { ...decided, conditions }, now);
        const { major, minor, content } = version;
        const isFirst = row.versions.every((each) => each.status !== 'approved' && each.status !== 'superseded');
        if (status === 'approved') {
          const approved = { major, minor, content, conditions };
          await showApproved(tx, { id: row.id, scenarioId }, approved, isFirst, now);
        }
        await concludeDecision(context, tx, row.id, now);
        await tellOperator(tx, row, 'decided', { status }, stamp);
        return {
          event: `product.${status}`,
          title: status === 'approved' ? content.name : row.name,
          isPublic: status === 'approved' && isPublicProduct(row.status),
          changes: { versionStatus: { from: version.status, to: status } },
          data: { rules: failing(findings).map(({ rule }) => rule) },
        };
      },
      after: async ({ row, version, scenarioId }, tx, stamp) => {
        if (status !== 'approved') return;
        await tellExchanges(tx, { productIds: [row.id], type: 'product_changed' }, stamp);
        const isFree = version.content.useClass === 'public_interest';
        const ended = isFree ? await endPricesOfPair(tx, row, scenarioId, stamp) : [];
        const reason = `产品 ${row.code} 的用途或收费标准已变更，现行价格不再适用。`;
        const suspended = await suspendUnpriced(tx, [row.id], reason, stamp);
        const actor = ledgerActor(context.viewer);
        const certificates = await registrationsRegainApproval(tx, row.id, { ...stamp, actor });
        await writeFurtherEvents(tx, stamp.now, actor, [...ended, ...suspended, ...certificates]);
      },
    });
  });
}
