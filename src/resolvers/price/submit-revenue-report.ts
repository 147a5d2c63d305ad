import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { nextCode } from '../../db/stores/codes.ts';
import { lockOrganization } from '../../db/stores/organizations.ts';
import { insertRevenueReport, isRevenueReported, revenueHistory } from '../../db/stores/prices.ts';
import { dateInShanghai } from '../../rules/calendar/local-date.ts';
import { judgeReport, permittedInYear, reportDueOn } from '../../rules/price/judge.ts';
import { deviationOf } from '../../rules/price/price-findings.ts';
import { organizationOf } from '../../rules/viewer.ts';
import { commandFields, parseInput, text } from '../command/parse-input.ts';
import { type Outcome, refusedBy, runCommand } from '../command/run-command.ts';
import { details } from '../supervision/on-agreement.ts';
import { fen } from './price-input.ts';
import { loadPricedAgreement, type PricedAgreement } from './priced-agreement.ts';
import { tellOfPrice } from './tell-of-price.ts';

const schema = z.object({
  ...commandFields,
  agreement: z.string().min(1).max(200),
  year: z.int().min(2000).max(9998),
  revenueFen: fen,
  costFen: fen,
  statement: text(5000, 2),
  details,
});

/**
 * Hands in an operator's report on the revenue of a year (65号 五), with what follows from it: within the threshold the
 * operator's fees are adjusted, beyond it the ceilings (四). A late report is taken and marked.
 */
export async function submitRevenueReport(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const { year, revenueFen, costFen, statement } = parsed;
    const { provisions } = await context.policy();
    const today = dateInShanghai(context.now());
    return await runCommand<PricedAgreement>(context, {
      action: 'submitRevenueReport',
      input: parsed,
      load: async (tx) => await loadPricedAgreement(context, tx, parsed.agreement),
      judge: async ({ row: { id, term } }, tx) => {
        const runs = { from: term.trial?.startsOn ?? term.startsOn, to: term.expiresOn };
        return judgeReport(year, runs, await isRevenueReported(tx, id, year), today);
      },
      apply: async ({ row }, tx, stamp) => {
        const acting = organizationOf(context.viewer);
        if (acting === null) throw new Error('a role is held in an organisation');
        const { periods, endedOn } = await revenueHistory(tx, row.id);
        const { trial, startsOn, expiresOn } = row.term;
        const runs = { from: trial?.startsOn ?? startsOn, to: endedOn ?? expiresOn };
        const permittedFen = permittedInYear(year, periods, runs);
        const deviation = deviationOf(revenueFen, permittedFen, provisions, today);
        const id = stamp.newId();
        await lockOrganization(tx, acting.code);
        const code = await nextCode(tx, 'revenue_reports', acting);
        await insertRevenueReport(
          tx,
          {
            ...{ id, code, agreementId: row.id, operatorId: row.operatorId, year, revenueFen, costFen, permittedFen },
            ...{ deviation, statement, details: parsed.details, dueOn: reportDueOn(year, provisions, today) },
          },
          stamp.now,
        );
        const subject = { type: 'RevenueReport', id, code } as const;
        await tellOfPrice(tx, row.authorityId, subject, { change: 'reported', deviation, agreement: row.code }, stamp);
        return {
          event: {
            type: 'revenue_report.submitted',
            subject: { ...subject, revision: 1, ownerId: row.operatorId },
            isPublic: false,
            data: { year, deviation, agreement: row.code },
            changes: {},
            reason: null,
          },
          outcome: { id },
        };
      },
    });
  });
}
