import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { dateInShanghai } from '../../rules/calendar/local-date.ts';
import { invalidInput } from '../../rules/errors.ts';
import { judgeListing, type ListingAction } from '../../rules/exchange/judge-listing.ts';
import type { ListingStatus } from '../../rules/workflow/registry-words.ts';
import { optionalText, parseInput, text } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { moveListing } from './listing-workflow.ts';
import { recordFields, recordOnListing } from './record-on-listing.ts';

const schema = z.object({
  ...recordFields,
  status: z.enum(['listed', 'rejected', 'suspended', 'delisted']),
  exchangeReference: text(100, 1).nullish(),
  reason: optionalText(2000),
});
type Told = z.output<typeof schema>;

/** What an exchange has done when it tells a state, by the state it was in. */
function actionTo(from: ListingStatus, to: Told['status']): ListingAction {
  if (to === 'listed') return from === 'suspended' ? 'resumeListing' : 'acceptListing';
  if (to === 'rejected') return 'declineListing';
  return to === 'suspended' ? 'suspendListing' : 'delistListing';
}

/** Second word of the event of each state. */
const events = { listed: 'listed', rejected: 'rejected', suspended: 'suspended', delisted: 'delisted' } as const;

/**
 * Records in which state an exchange has a listing, as a machine tells it: by the exchange's own reference, without a
 * revision. The state it is in already is confirmed. Of the exchange.
 */
export async function recordListingState(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const { status: to, reason, exchangeReference } = parsed;
    if (to !== 'listed' && reason == null) {
      throw invalidInput(['reason'], 'required', { zh: '请说明理由。', en: 'Say why.' });
    }
    return await recordOnListing(context, {
      action: 'recordListingState',
      input: parsed,
      judge: (row) =>
        row.status === to ? [] : judgeListing(actionTo(row.status, to), row, dateInShanghai(context.now())),
      save: async (row, tx, stamp) => {
        if (row.status === to) return { event: 'listing.confirmed', isMoved: false, data: { status: to }, changes: {} };
        const { now } = stamp;
        const isOn = to === 'listed';
        // A request that is taken off was never on offer: it is refused.
        const next = to === 'delisted' && row.status === 'requested' ? 'rejected' : to;
        const change = {
          ...(isOn
            ? { cause: null, reason: null, endedAt: null, ...(row.status === 'requested' ? { listedAt: now } : {}) }
            : {
                cause: next === 'rejected' ? null : ('exchange_decision' as const),
                reason: reason ?? null,
                endedAt: now,
              }),
          ...(exchangeReference == null ? {} : { exchangeReference }),
        };
        const event = row.status === 'suspended' && isOn ? 'resumed' : events[next];
        const saved = await moveListing(context, tx, row, { to: next, change, event }, stamp);
        return { ...saved, isMoved: true, changes: { ...saved.changes, status: { from: row.status, to: next } } };
      },
    });
  });
}
