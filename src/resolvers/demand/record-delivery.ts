import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { saveDelivered, saveDemand } from '../../db/stores/demands.ts';
import { dateInShanghai } from '../../rules/calendar/local-date.ts';
import { decodeGlobalId } from '../../rules/catalog/global-id.ts';
import { deliverableFinding, deliveryFindings } from '../../rules/demand/judge.ts';
import { changeFields, parseInput } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { mostItems } from './demand-input.ts';
import { runDemand, tellOfDemand } from './demand-workflow.ts';

/** A name inside the platform: letters, digits and a few marks. No address, no path, nothing that could hold data. */
const platformReference = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}._:#〔〕-]{0,99}$/u);

const schema = z.object({
  ...changeFields,
  items: z
    .array(z.object({ item: z.string().min(1).max(200), reference: platformReference }))
    .min(1)
    .max(mostItems)
    .refine(
      (all) => new Set(all.map(({ item }) => item)).size === all.length,
      '同一信息项只能填写一次 (an item stands here twice)',
    ),
});

/**
 * Puts down that items are made available inside the platform (原始数据不出域、可用不可见), each by its reference there: never an
 * address, a file or a row of data. The demand is delivered once all of them are.
 */
export async function recordDelivery(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const given = parsed.items.map(({ item, reference }) => {
      const target = decodeGlobalId(item);
      return { id: target?.noun === 'DemandItem' ? target.id : '', platformReference: reference };
    });
    const ids = new Set(given.map(({ id }) => id));
    let isWhole = false;
    return await runDemand(context, {
      action: 'recordDelivery',
      input: parsed,
      judge: (_row, facts) => {
        isWhole = facts.items.every(({ id, isDelivered }) => isDelivered || ids.has(id));
        const items = facts.items.filter(({ id }) => ids.has(id));
        const known = deliverableFinding(facts.items, [...ids]);
        if (known.status === 'fail') return [known];
        return [known, ...deliveryFindings(facts, items, dateInShanghai(context.now()))];
      },
      to: () => (isWhole ? 'delivered' : 'approved'),
      save: async (row, to, tx, stamp) => {
        const { now } = stamp;
        await saveDelivered(tx, given, now);
        await saveDemand(tx, row.id, { status: to, ...(isWhole ? { deliveredAt: now } : {}) }, now);
        if (isWhole) await tellOfDemand(tx, row, { change: 'delivered' }, false, stamp);
        return {
          event: isWhole ? 'data_demand.delivered' : 'data_demand.partly_delivered',
          changes: {},
          data: { status: to, items: given.length },
        };
      },
    });
  });
}
