import { eq, sql } from 'drizzle-orm';
import { listings, tradeStatistics } from '../../tables/listings.ts';
import { organizations } from '../../tables/organizations.ts';
import { productFees } from '../../tables/prices.ts';
import { products } from '../../tables/products.ts';
import { defineNoun, ofOrganization, refersTo, relation } from '../noun.ts';

export const listingNoun = defineNoun('Listing', listings, (l) => ({
  fields: {
    id: l.id,
    code: l.code,
    status: l.status,
    cause: l.cause,
    reason: l.reason,
    exchangeReference: l.exchangeReference,
    requestedAt: l.requestedAt,
    listedAt: l.listedAt,
    endedAt: l.endedAt,
    updatedAt: l.updatedAt,
    revision: l.revision,
  },
  relations: {
    fee: relation('one', 'ProductFee', productFees, (f) => eq(f.id, l.feeId)),
    product: relation('one', 'Product', products, (p) => eq(p.id, l.productId)),
    exchange: refersTo('Organization', organizations, l.exchangeId),
    operator: refersTo('Organization', organizations, l.operatorId),
    tradeStatistics: relation(
      'page',
      'TradeStatistic',
      tradeStatistics,
      (t) => sql`${t.productId} = ${l.productId} and ${t.exchangeId} = ${l.exchangeId}`,
    ),
  },
  filters: {},
  own: { operator: ofOrganization(l.operatorId), exchange: ofOrganization(l.exchangeId) },
  sorts: { updatedAt: l.updatedAt, listedAt: l.listedAt },
  listOrder: l.updatedAt,
}));

export const tradeStatisticNoun = defineNoun('TradeStatistic', tradeStatistics, (t) => ({
  fields: {
    id: t.id,
    startsOn: t.startsOn,
    endsOn: t.endsOn,
    deals: t.deals,
    calls: t.calls,
    amountFen: t.amountFen,
    reference: t.reference,
    createdAt: t.createdAt,
  },
  relations: {
    product: relation('one', 'Product', products, (p) => eq(p.id, t.productId)),
    exchange: refersTo('Organization', organizations, t.exchangeId),
  },
  filters: {},
  own: {
    operator: ({ organization }) => sql`exists (select from ${products} p where p.id = ${t.productId}
      and p.operator_id = ${organization})`,
    exchange: ofOrganization(t.exchangeId),
  },
  sorts: { startsOn: t.startsOn, amountFen: t.amountFen },
  listOrder: t.startsOn,
}));
