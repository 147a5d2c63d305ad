import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { nextCode } from '../../db/stores/codes.ts';
import { lockOrganization } from '../../db/stores/organizations.ts';
import { insertRevenue, revenueHistory } from '../../db/stores/prices.ts';
import { dateInShanghai } from '../../rules/calendar/local-date.ts';
import { agreementRunsFinding } from '../../rules/price/judge.ts';
import { revenueFindings } from '../../rules/price/price-findings.ts';
import { organizationOf } from '../../rules/viewer.ts';
import { commandFields, localDate, parseInput } from '../command/parse-input.ts';
import { type Outcome, refusedBy, runCommand } from '../command/run-command.ts';
import { fen } from './price-input.ts';
import { loadPricedAgreement, type PricedAgreement } from './priced-agreement.ts';
import { revenueFacts } from './revenue-facts.ts';
import { tellOfPrice } from './tell-of-price.ts';

const schema = z.object({
  ...commandFields,
  agreement: z.string().min(1).max(200),
  startsOn: localDate,
  endsOn: localDate,
  costFen: fen,
  profitFen: fen,
  taxFen: fen,
  deductedFen: fen.nullish().transform((value) => value ?? 0),
  treasuryRate: z.int().min(0).max(10_000),
});

/** Puts down what an operator may earn in a period (最高准许收入), by the price authority; the data authority is to agree. */
export async function proposePermittedRevenue(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const { provisions } = await context.policy();
    return await runCommand<PricedAgreement>(context, {
      action: 'proposePermittedRevenue',
      input: parsed,
      load: async (tx) => await loadPricedAgreement(context, tx, parsed.agreement),
      judge: async ({ row }, tx) => [
        agreementRunsFinding(row.status),
        ...revenueFindings(
          revenueFacts(await revenueHistory(tx, row.id), parsed),
          provisions,
          dateInShanghai(context.now()),
        ),
      ],
      apply: async ({ row }, tx, stamp) => {
        const acting = organizationOf(context.viewer);
        if (acting === null) throw new Error('a role is held in an organisation');
        const { startsOn, endsOn, costFen, profitFen, taxFen, deductedFen, treasuryRate } = parsed;
        const id = stamp.newId();
        await lockOrganization(tx, acting.code);
        const code = await nextCode(tx, 'permitted_revenues', acting);
        await insertRevenue(
          tx,
          {
            ...{ id, code, agreementId: row.id, proposedById: acting.id, startsOn, endsOn, treasuryRate },
            ...{ costFen, profitFen, taxFen, deductedFen },
          },
          stamp.now,
        );
        const subject = { type: 'PermittedRevenue', id, code } as const;
        await tellOfPrice(tx, row.authorityId, subject, { change: 'proposed', agreement: row.code }, stamp);
        return {
          event: {
            type: 'permitted_revenue.proposed',
            subject: { ...subject, revision: 1, ownerId: row.operatorId },
            isPublic: false,
            data: { status: 'proposed', agreement: row.code, startsOn, endsOn },
            changes: { status: { from: null, to: 'proposed' } },
            reason: null,
          },
          outcome: { id },
        };
      },
    });
  });
}
