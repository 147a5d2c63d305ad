import { listing, listings } from '../../resolvers/catalog/queries.ts';
import { builder } from '../builder.ts';
import { connectionTo, pageArguments, pageField } from '../connections.ts';
import { enums } from '../enums.ts';
import { globalId, resolveOne, resolvePage, rowField } from '../reading.ts';
import { ListingRef, NodeRef, OrganizationRef, ProductFeeRef, ProductRef, TradeStatisticRef } from '../refs.ts';

ListingRef.implement({
  description:
    'A product at an exchange (上架). Everyone finds what is, or was, on offer; its operator and its exchange also what is asked for.',
  interfaces: [NodeRef],
  extensions: { noun: 'Listing' },
  fields: (t) => ({
    id: t.id(globalId('Listing')),
    code: t.exposeString('code', { description: 'Public code; never reused.' }),
    status: t.expose('status', { type: enums.ListingStatus, description: 'Where it stands.' }),
    cause: t.expose('cause', {
      type: enums.DelistingReason,
      nullable: true,
      description: 'Why it is suspended or delisted; null while it is not.',
    }),
    reason: t.exposeString('reason', {
      nullable: true,
      description:
        'Why, in words; for the operator, the exchange, the authority and auditors. Null where nothing was said.',
    }),
    exchangeReference: t.exposeString('exchangeReference', {
      nullable: true,
      description: 'The number that the exchange has given it.',
    }),
    fee: t.field(rowField(ProductFeeRef, 'The fee it is offered at; null for what is free.')),
    requestedAt: t.expose('requestedAt', { type: 'DateTime', description: 'When it was last asked for.' }),
    listedAt: t.expose('listedAt', { type: 'DateTime', nullable: true, description: 'When it was last put on offer.' }),
    endedAt: t.expose('endedAt', { type: 'DateTime', nullable: true, description: 'When it was taken off offer.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it last changed.' }),
    revision: t.exposeInt('revision', { description: 'Rises with each change that its exchange is told of, from 1.' }),
    product: t.field(rowField(ProductRef, 'The product; null where the viewer may not see it.')),
    exchange: t.field(rowField(OrganizationRef, 'The exchange.')),
    operator: t.field(rowField(OrganizationRef, 'The operator.')),
    tradeStatistics: t.field(
      pageField(
        'TradeStatistic',
        'What its exchange has told of its trade, for who may see it; the last period first.',
      ),
    ),
  }),
});

TradeStatisticRef.implement({
  description:
    'What an exchange has traded of a product in a period (交易统计); for the operator, the exchange, the authority and auditors.',
  interfaces: [NodeRef],
  extensions: { noun: 'TradeStatistic' },
  fields: (t) => ({
    id: t.id(globalId('TradeStatistic')),
    startsOn: t.expose('startsOn', { type: 'Date', description: 'First day of the period.' }),
    endsOn: t.expose('endsOn', { type: 'Date', description: 'Last day of the period.' }),
    deals: t.exposeInt('deals', { description: 'Contracts that were made.' }),
    calls: t.exposeInt('calls', { description: 'Calls that were served.' }),
    amountFen: t.expose('amountFen', { type: 'Fen', description: 'What was paid, in 分.' }),
    reference: t.exposeString('reference', { description: 'Reference by which the exchange has told it.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was told.' }),
    product: t.field(rowField(ProductRef, 'The product; null where the viewer may not see it.')),
    exchange: t.field(rowField(OrganizationRef, 'The exchange.')),
  }),
});

const ListingBy = builder.inputType('ListingBy', {
  description: 'Names one of them: by exactly one of its fields.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ description: 'Global id.' }),
    code: t.string({ description: 'Public code.' }),
  }),
});

builder.objectFields(ProductRef, (t) => ({
  tradeStatistics: t.field(
    pageField(
      'TradeStatistic',
      'What exchanges have told of its trade, for who may see it; the last period first. None with asOf.',
    ),
  ),
  listings: t.field(pageField('Listing', 'Where it is, or was, on offer; each exchange once. None with asOf.')),
}));

builder.queryFields((t) => ({
  listings: t.field({
    type: connectionTo('Listing'),
    nullable: true,
    args: pageArguments('Listing'),
    description: 'Products at exchanges, the last changed first.',
    extensions: { readsCatalog: true },
    resolve: (_root, _args, context, info) => resolvePage(context, info, listings),
  }),
  listing: t.field({
    type: ListingRef,
    nullable: true,
    description: 'One of them; null when there is none that the viewer may see.',
    args: { by: t.arg({ type: ListingBy, required: true, description: 'Which one.' }) },
    extensions: { readsCatalog: true },
    resolve: (_root, { by }, context, info) => resolveOne(context, info, listing, by),
  }),
}));
