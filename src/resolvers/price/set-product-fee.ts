import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { ceilingOn, endPricesOn, insertFee, lastFee, operatedSince } from '../../db/stores/prices.ts';
import { endBefore, judgeFee } from '../../rules/price/judge.ts';
import { commandFields, parseInput } from '../command/parse-input.ts';
import { type Outcome, refusedBy, runCommand } from '../command/run-command.ts';
import { tellExchanges } from '../exchange/tell-exchanges.ts';
import { priceFields } from './price-input.ts';
import { loadPricedProduct, type PricedSubject } from './priced-product.ts';

const schema = z.object({ ...commandFields, ...priceFields });

/** Sets the fee that an operator charges (具体收费标准), within the ceiling; the fee before it ends on the day before. */
export async function setProductFee(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const { form, unit, amountFen, startsOn, endsOn = null } = parsed;
    const { provisions } = await context.policy();
    const keyOf = ({ row, scenario }: PricedSubject) =>
      scenario && { productId: row.id, scenarioId: scenario.id, form };
    return await runCommand<PricedSubject>(context, {
      action: 'setProductFee',
      input: parsed,
      load: async (tx) => await loadPricedProduct(context, tx, parsed),
      judge: async (subject, tx) => {
        const key = keyOf(subject);
        const product = { status: subject.row.status, useClass: subject.scenario?.useClass ?? null };
        const ceiling = key && (await ceilingOn(tx, key, startsOn));
        const last = key && (await lastFee(tx, key));
        const since = key && (await operatedSince(tx, subject.row.operatorId, key.scenarioId));
        const asked = { product, form, unit, amountFen, startsOn, endsOn };
        return judgeFee({ ...asked, ceiling, operatedSince: since, last }, provisions);
      },
      apply: async (subject, tx, stamp) => {
        const key = keyOf(subject);
        const ceiling = key && (await ceilingOn(tx, key, startsOn));
        if (key === null || ceiling === null) throw new Error('the rules should have refused it');
        const { row } = subject;
        const id = stamp.newId();
        await endPricesOn(tx, 'fees', key, endBefore(startsOn), stamp.now);
        await insertFee(tx, { ...key, id, ceilingId: ceiling.id, unit, amountFen, startsOn, endsOn }, stamp.now);
        await tellExchanges(tx, { productIds: [row.id], type: 'product_changed' }, stamp);
        return {
          event: {
            type: 'product_fee.set',
            subject: { type: 'ProductFee', id, code: row.code, revision: 1, ownerId: row.operatorId },
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
