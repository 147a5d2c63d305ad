import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import type { Database } from '../../db/client.ts';
import { nextCode } from '../../db/stores/codes.ts';
import { lockOrganization } from '../../db/stores/organizations.ts';
import {
  endPricesOn,
  insertCeiling,
  lastCeiling,
  lastFee,
  operatedSince,
  type PriceKey,
  revenueHistory,
} from '../../db/stores/prices.ts';
import { compareDates } from '../../rules/calendar/local-date.ts';
import type { Finding } from '../../rules/finding.ts';
import { endBefore, judgeCeiling } from '../../rules/price/judge.ts';
import { organizationOf } from '../../rules/viewer.ts';
import { commandFields, parseInput } from '../command/parse-input.ts';
import { type Outcome, refusedBy, runCommand } from '../command/run-command.ts';
import { tellExchanges } from '../exchange/tell-exchanges.ts';
import { authorityOf } from '../products/authority-of-product.ts';
import { priceFields } from './price-input.ts';
import { loadPricedProduct, type PricedSubject } from './priced-product.ts';
import { tellOfPrice } from './tell-of-price.ts';

const schema = z.object({ ...commandFields, ...priceFields, isTrial: z.boolean() });
type CeilingInput = z.output<typeof schema>;

/**
 * Sets the highest fee for a product in a scenario (上限收费标准), by the authority of its agreement. The ceiling before it, and fees
 * under that, end on the day before; the operator is told, since what is offered at them is suspended then.
 */
export async function setFeeCeiling(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const { provisions } = await context.policy();
    return await runCommand<PricedSubject>(context, {
      action: 'setFeeCeiling',
      input: parsed,
      load: async (tx) => {
        const subject = await loadPricedProduct(context, tx, parsed);
        return subject && { ...subject, permission: authorityOf(subject.row.authorityId, context.viewer) };
      },
      judge: async (subject, tx): Promise<readonly Finding[]> =>
        judgeCeiling(await ceilingCase(subject, parsed, tx), provisions),
      apply: async ({ row, scenario }, tx, stamp) => {
        const acting = organizationOf(context.viewer);
        if (acting === null || scenario === null) throw new Error('the rules should have refused it');
        const { form, unit, amountFen, isTrial, startsOn, endsOn = null } = parsed;
        const key = { productId: row.id, scenarioId: scenario.id, form };
        const id = stamp.newId();
        await lockOrganization(tx, acting.code);
        const code = await nextCode(tx, 'fee_ceilings', acting);
        await endPricesOn(tx, 'ceilings', key, endBefore(startsOn), stamp.now);
        const endsFee = await endPricesOn(tx, 'fees', key, endBefore(startsOn), stamp.now);
        const permittedRevenueId = (await permittedOn(tx, row.agreementId, startsOn))?.id ?? null;
        await insertCeiling(
          tx,
          { ...key, id, code, unit, amountFen, isTrial, startsOn, endsOn, permittedRevenueId, setById: acting.id },
          stamp.now,
        );
        const subject = { type: 'FeeCeiling', id, code } as const;
        await tellOfPrice(tx, row.operatorId, subject, { change: 'set', product: row.code }, stamp);
        if (endsFee) {
          const ends = { change: 'fee_ends', product: row.code, dueOn: endBefore(startsOn) } as const;
          await tellOfPrice(tx, row.operatorId, subject, ends, stamp);
        }
        await tellExchanges(tx, { productIds: [row.id], type: 'product_changed' }, stamp);
        return {
          event: {
            type: 'fee_ceiling.set',
            subject: { ...subject, revision: 1, ownerId: row.operatorId },
            isPublic: false,
            data: { product: row.code, form, amountFen, startsOn },
            changes: {},
            reason: null,
          },
          outcome: { id },
        };
      },
    });
  });
}

/** What may be earned on a day, where that is decided or asked for. */
async function permittedOn(db: Database, agreementId: string | null, day: string) {
  const periods = agreementId === null ? [] : (await revenueHistory(db, agreementId)).periods;
  return (
    periods.find(({ startsOn, lastDay }) => compareDates(startsOn, day) <= 0 && compareDates(day, lastDay) <= 0) ?? null
  );
}

async function ceilingCase({ row, scenario }: PricedSubject, input: CeilingInput, tx: Database) {
  const { form, amountFen, isTrial, startsOn, endsOn = null } = input;
  const key: PriceKey | null = scenario && { productId: row.id, scenarioId: scenario.id, form };
  return {
    product: { status: row.status, useClass: scenario?.useClass ?? null },
    form,
    facts: {
      ...{ amountFen, isTrial, startsOn, endsOn, permitted: await permittedOn(tx, row.agreementId, startsOn) },
      operatedSince: scenario && (await operatedSince(tx, row.operatorId, scenario.id)),
    },
    last: key && (await lastCeiling(tx, key)),
    lastFeeStartsOn: (key && (await lastFee(tx, key)))?.startsOn ?? null,
  };
}
