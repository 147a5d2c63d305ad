import { listing } from '../../resolvers/catalog/queries.ts';
import { acceptListing } from '../../resolvers/exchange/accept-listing.ts';
import { changeListingPrice } from '../../resolvers/exchange/change-listing-price.ts';
import { declineListing } from '../../resolvers/exchange/decline-listing.ts';
import { delistListing } from '../../resolvers/exchange/delist-listing.ts';
import { listingAvailableActions } from '../../resolvers/exchange/queries.ts';
import { recordListingState } from '../../resolvers/exchange/record-listing-state.ts';
import { recordSalePrice } from '../../resolvers/exchange/record-sale-price.ts';
import { recordTradeStatistics } from '../../resolvers/exchange/record-trade-statistics.ts';
import { relistListing } from '../../resolvers/exchange/relist-listing.ts';
import { requestListing } from '../../resolvers/exchange/request-listing.ts';
import { resumeListing } from '../../resolvers/exchange/resume-listing.ts';
import { suspendListing } from '../../resolvers/exchange/suspend-listing.ts';
import { encodeGlobalId } from '../../rules/catalog/global-id.ts';
import { listingActions } from '../../rules/exchange/judge-listing.ts';
import { builder } from '../builder.ts';
import { enums } from '../enums.ts';
import { addMutation, changeFields, reasonField, successRow } from '../mutation.ts';
import { AvailableActionRef, ListingRef } from '../refs.ts';

builder.objectFields(ListingRef, (t) => ({
  availableActions: t.field({
    type: [AvailableActionRef],
    description: 'What the caller may do with it now.',
    extensions: { maxItems: listingActions.length, reads: ['id'] },
    resolve: async ({ id }, _args, context) => [...(await listingAvailableActions(context, id))],
  }),
}));

const listingField = successRow('listing', ListingRef, 'The listing as it stands now.', (id, context, asked) =>
  listing(context, asked, { id: encodeGlobalId('Listing', id) }),
);

type InputFields = Parameters<Parameters<typeof addMutation>[1]['input']>[0];

const feeField = (t: InputFields, otherwise: string) =>
  t.id({ description: `Global id of a fee of the product that is in force; ${otherwise}` });

addMutation('requestListing', {
  description:
    'Asks an exchange to list a product (申请上架): reviewed, under an agreement in force, registered there or excepted, with a whole lineage, at a fee within its ceiling. The operator.',
  input: (t) => ({
    product: t.id({ required: true, description: 'Global id of the product.' }),
    exchange: t.string({ required: true, description: 'Public code of the exchange.' }),
    fee: feeField(t, 'left out for what is free.'),
  }),
  success: listingField,
  run: requestListing,
});

addMutation('acceptListing', {
  description: 'Puts a product on offer. Staff or service accounts of the exchange.',
  input: (t) => ({
    ...changeFields(t, 'listing'),
    exchangeReference: t.string({ description: 'The number that the exchange gives it: 1 to 100 characters.' }),
  }),
  success: listingField,
  run: acceptListing,
});

addMutation('declineListing', {
  description: 'Refuses to list a product. The exchange.',
  input: (t) => ({ ...changeFields(t, 'listing'), reason: reasonField(t) }),
  success: listingField,
  run: declineListing,
});

addMutation('changeListingPrice', {
  description: 'Offers a product at another fee. The operator.',
  input: (t) => ({ ...changeFields(t, 'listing'), fee: feeField(t, 'left out for none, where its use is free.') }),
  success: listingField,
  run: changeListingPrice,
});

addMutation('suspendListing', {
  description: 'Takes a product off offer for the time being. The exchange.',
  input: (t) => ({ ...changeFields(t, 'listing'), reason: reasonField(t) }),
  success: listingField,
  run: suspendListing,
});

addMutation('resumeListing', {
  description: 'Puts a suspended product back on offer, once nothing stands in the way. The exchange.',
  input: (t) => ({
    ...changeFields(t, 'listing'),
    reason: t.string({ description: 'Why; kept with the event. Up to 2,000 characters.' }),
  }),
  success: listingField,
  run: resumeListing,
});

addMutation('delistListing', {
  description: 'Takes a product off offer, or a request back. Its operator, or the exchange.',
  input: (t) => ({ ...changeFields(t, 'listing'), reason: reasonField(t) }),
  success: listingField,
  run: delistListing,
});

addMutation('relistListing', {
  description: 'Asks for a delisted or refused product to be listed anew; the exchange decides again. The operator.',
  input: (t) => ({ ...changeFields(t, 'listing'), fee: feeField(t, 'the one it had when left out.') }),
  success: listingField,
  run: relistListing,
});

const recordFields = (t: InputFields) => ({
  listing: t.string({ required: true, description: 'Public code of the listing.' }),
  reference: t.string({
    required: true,
    description:
      'The exchange’s own reference, 1 to 200 characters: told again with the same content it changes nothing, with another it is a conflict.',
  }),
});

addMutation('recordListingState', {
  description:
    'Records in which state the exchange has a listing, as its machine tells it. Staff or service accounts of the exchange.',
  input: (t) => ({
    ...recordFields(t),
    status: t.field({
      type: enums.ListingStatus,
      required: true,
      description: 'LISTED, REJECTED, SUSPENDED or DELISTED; the state it is in already is confirmed.',
    }),
    exchangeReference: t.string({ description: 'The number that the exchange gives it: 1 to 100 characters.' }),
    reason: t.string({ description: 'Why; required unless it is LISTED. Up to 2,000 characters.' }),
  }),
  success: listingField,
  run: recordListingState,
});

addMutation('recordSalePrice', {
  description:
    'Records at which price the exchange has sold; one above the ceiling is refused. Staff or service accounts of the exchange.',
  input: (t) => ({
    ...recordFields(t),
    form: t.field({ type: enums.FeeForm, required: true, description: 'What it is counted by.' }),
    amountFen: t.field({ type: 'Fen', required: true, description: 'Price of one unit, in 分.' }),
    soldOn: t.field({ type: 'Date', required: true, description: 'Day of the sale.' }),
  }),
  success: listingField,
  run: recordSalePrice,
});

addMutation('recordTradeStatistics', {
  description:
    'Records what was traded of a product in a period that is over. Staff or service accounts of the exchange.',
  input: (t) => ({
    ...recordFields(t),
    startsOn: t.field({ type: 'Date', required: true, description: 'First day of the period.' }),
    endsOn: t.field({ type: 'Date', required: true, description: 'Last day of the period: today at the latest.' }),
    deals: t.int({ required: true, description: 'Contracts that were made.' }),
    calls: t.int({ required: true, description: 'Calls that were served.' }),
    amountFen: t.field({ type: 'Fen', required: true, description: 'What was paid, in 分.' }),
  }),
  success: listingField,
  run: recordTradeStatistics,
});
