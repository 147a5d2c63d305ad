import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { nextCode } from '../../db/stores/codes.ts';
import { holdListings, insertListing, type OfferedProduct, offeredProduct } from '../../db/stores/listings.ts';
import { offerFactsOf } from '../../db/stores/offer-facts.ts';
import { lockOrganization } from '../../db/stores/organizations.ts';
import { dateInShanghai } from '../../rules/calendar/local-date.ts';
import { decodeGlobalId } from '../../rules/catalog/global-id.ts';
import { exchangeFinding, offerFindings } from '../../rules/exchange/offer-findings.ts';
import { judged } from '../../rules/finding.ts';
import { mayRead } from '../../rules/permissions.ts';
import { commandFields, parseInput } from '../command/parse-input.ts';
import { type CommandSubject, type Outcome, refusedBy, runCommand } from '../command/run-command.ts';
import { feeField, feeIdOf } from './fee-input.ts';
import { tellOfListings } from './tell-exchanges.ts';
import { tellParties } from './tell-parties.ts';

const schema = z.object({
  ...commandFields,
  product: z.string().min(1).max(200),
  exchange: z.string().min(1).max(200),
  fee: feeField,
});

interface Offered extends CommandSubject {
  readonly product: OfferedProduct;
  readonly exchange: { readonly id: string; readonly code: string };
  /** Code of the listing there is already. */
  readonly standing: string | null;
}

/**
 * Asks an exchange to list a product (申请上架), at a fee of its; of what is free at none. Its code is given: the code of the
 * exchange and a number. Of the operator.
 */
export async function requestListing(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const feeId = feeIdOf(parsed.fee);
    return await runCommand<Offered>(context, {
      action: 'requestListing',
      input: parsed,
      load: async (tx) => {
        const decoded = decodeGlobalId(parsed.product);
        if (decoded?.noun !== 'Product') return null;
        const listed = await holdListings(tx, [decoded.id]);
        const product = await offeredProduct(tx, decoded.id);
        if (product === null) return null;
        const { status, operatorId } = product;
        if (!mayRead(context.viewer, 'Product', { status, own: { operator: operatorId } })) return null;
        const exchange = await lockOrganization(tx, parsed.exchange);
        if (exchange === null) return null;
        return {
          ...{ type: 'Product', id: product.id, revision: null, permission: { ownerId: operatorId } },
          ...{ product, exchange },
          standing: listed.find(({ exchangeId }) => exchangeId === exchange.id)?.code ?? null,
        };
      },
      judge: async ({ id, exchange, standing }, tx) => {
        const offer = await offerFactsOf(tx, id, exchange.id, feeId);
        if (offer === null) throw new Error('a product and an exchange that are locked are there');
        return [exchangeFinding(offer), isNew(standing), ...offerFindings(offer, dateInShanghai(context.now()))];
      },
      apply: async ({ product, exchange }, tx, stamp) => {
        const id = stamp.newId();
        const code = await nextCode(tx, 'listings', exchange);
        const { id: productId, operatorId } = product;
        await insertListing(tx, { id, code, productId, exchangeId: exchange.id, operatorId, feeId }, stamp.now);
        await tellOfListings(tx, [id], 'listing_requested', stamp);
        const asked = { row: { id, code, revision: 1 }, organizationId: exchange.id, product: product.code };
        await tellParties(tx, [{ ...asked, event: 'requested' }], stamp);
        return {
          event: {
            type: 'listing.requested',
            subject: { type: 'Listing', id, code, revision: 1, ownerId: operatorId },
            isPublic: false,
            data: { status: 'requested', product: product.code, exchange: exchange.code },
            changes: { status: { from: null, to: 'requested' } },
            reason: null,
          },
          outcome: { id },
        };
      },
    });
  });
}

/** A product is listed once at each exchange. */
const isNew = (standing: string | null) =>
  judged(
    'listing-is-one-for-an-exchange',
    standing === null,
    {
      pass: { zh: '该交易所尚无此产品的上架记录。', en: 'The exchange has no listing of it.' },
      fail: { zh: '该交易所已有此产品的上架记录。', en: 'The exchange has a listing of it already.' },
      remedy: { zh: '请在原上架记录上重新上架（relistListing）。', en: 'Use relistListing on that one.' },
    },
    standing === null ? {} : { listing: standing },
  );
