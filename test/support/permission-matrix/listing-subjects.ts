import type { DatabasePool } from '../../../src/db/client.ts';
import { encodeGlobalId } from '../../../src/rules/catalog/global-id.ts';
import { aListedProduct } from '../registry/listings.ts';
import type { Target } from './attempt.ts';
import { type Caller, sides } from './callers.ts';
import type { Rule } from './expected.ts';
import type { Subject } from './subjects.ts';

/** Listings, in plain words. Operator and exchange of the subjects are one body, `own`; what they list is free of charge. */
export type ListingNoun = 'listing' | 'offer';
export const isListingNoun = (noun: string): noun is ListingNoun => noun === 'listing' || noun === 'offer';

const stages = ['requested', 'listed', 'suspended', 'rejected', 'delisted'] as const;
const operator = { operator_staff: 'own' } as const;
const exchange = { exchange: 'own' } as const;
const running = ['requested', 'listed', 'suspended'];

export const listingRules: Readonly<Record<string, Rule>> = {
  requestListing: { on: 'offer', who: operator },
  acceptListing: { on: 'listing', who: exchange, from: ['requested'] },
  declineListing: { on: 'listing', who: exchange, from: ['requested'] },
  changeListingPrice: { on: 'listing', who: operator, from: running },
  suspendListing: { on: 'listing', who: exchange, from: ['listed'] },
  resumeListing: { on: 'listing', who: exchange, from: ['suspended'] },
  delistListing: { on: 'listing', who: { ...operator, ...exchange }, from: running },
  relistListing: { on: 'listing', who: operator, from: ['rejected', 'delisted'] },
  recordListingState: { on: 'listing', who: exchange, from: ['listed', 'suspended', 'delisted', 'requested'] },
  recordSalePrice: { on: 'listing', who: exchange },
  recordTradeStatistics: { on: 'listing', who: exchange },
  acknowledgeFeed: { on: 'nothing', who: exchange },
};

/** Everyone sees what is, or was, on offer, and the product that is registered. */
export function seesListingNoun({ role, side }: Caller, noun: ListingNoun, stage: string): boolean {
  if (noun === 'offer' || ['listed', 'suspended', 'delisted'].includes(stage)) return true;
  if (role === null) return false;
  if (['authority_officer', 'mechanism_member', 'auditor'].includes(role)) return true;
  return side === 'own' && ['operator_staff', 'exchange'].includes(role);
}

/** A listing in each state, and a product that is not asked for yet at another exchange. */
export async function listingSubjects(pool: DatabasePool): Promise<Subject[]> {
  const common = { operator: sides.own, useClass: 'public_interest' } as const;
  const made: Subject[] = [];
  for (const stage of stages) {
    const {
      listing: id,
      listingId,
      listingCode,
    } = await aListedProduct(pool, {
      ...{ ...common, exchange: sides.own, status: stage },
    });
    const row = { table: 'listings', id: listingId };
    made.push({ noun: 'listing', stage, id, row, revision: 1, also: listingCode, callers: [] });
  }
  const { productId } = await aListedProduct(pool, { ...common, status: null });
  const row = { table: 'products', id: productId };
  made.push({ noun: 'offer', stage: 'any', id: encodeGlobalId('Product', productId), row, revision: 1, callers: [] });
  return made;
}

const record = ({ also }: Subject) => ({ listing: also, reference: 'JYS-1' });
const noChange: Readonly<Record<string, (subject: Subject) => Readonly<Record<string, unknown>>>> = {
  recordSalePrice: (subject) => ({ ...record(subject), form: 'PER_USE', amountFen: 0, soldOn: '2026-03-02' }),
  recordTradeStatistics: (subject) => ({
    ...{ ...record(subject), startsOn: '2026-03-01', endsOn: '2026-03-31' },
    ...{ deals: 2, calls: 9, amountFen: 0 },
  }),
};

/** Events beside its own: the feed always, the product where it follows. */
const following: Readonly<Record<string, readonly string[]>> = {
  acceptListing: ['requested'],
  suspendListing: ['listed'],
  resumeListing: ['suspended'],
  delistListing: ['listed', 'suspended'],
  relistListing: ['delisted'],
};

const changing: Readonly<Record<string, object>> = {
  acceptListing: { exchangeReference: 'SPXX-1' },
  declineListing: { reason: '资料不符' },
  changeListingPrice: {},
  suspendListing: { reason: '核对资料' },
  resumeListing: {},
  delistListing: { reason: '不再提供' },
  relistListing: {},
};

/** A right input of a mutation on a listing; undefined for another one. */
export function listingTarget(action: string, subject: Subject): Target | undefined {
  const { id, revision: expectedRevision, row, stage } = subject;
  if (action === 'requestListing')
    return { row: null, makes: 'listings', input: { product: id, exchange: 'HZ-EXCHANGE' }, events: 2 };
  if (action === 'recordListingState') {
    // What is delisted already is confirmed.
    const input = { ...record(subject), status: 'DELISTED', reason: '下架' };
    if (stage === 'delisted') return { row: null, input };
    return { row, input, events: stage === 'requested' ? 2 : 3 };
  }
  const told = noChange[action];
  if (told !== undefined) return { row: null, input: told(subject) };
  const more = changing[action];
  if (more === undefined) return undefined;
  const events = following[action]?.includes(stage) ? 3 : 2;
  return { row, input: { id, expectedRevision, ...more }, events };
}
