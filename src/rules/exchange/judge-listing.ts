import type { LocalDate } from '../calendar/local-date.ts';
import type { Finding } from '../finding.ts';
import type { Action } from '../permissions.ts';
import { stateFinding } from '../workflow/lifecycle.ts';
import type { ListingStatus } from '../workflow/registry-words.ts';
import { listingLife } from './lifecycle.ts';
import type { OfferFacts } from './offer-facts.ts';
import { offerFindings, priceFindings } from './offer-findings.ts';

/** Actions on a listing, in the order of buttons. */
export const listingActions = [
  'acceptListing',
  'declineListing',
  'changeListingPrice',
  'suspendListing',
  'resumeListing',
  'delistListing',
  'relistListing',
] as const satisfies readonly Action[];
export type ListingAction = (typeof listingActions)[number];

/** Actions of the exchange; the others are the operator's, and taking it off is open to both. */
export const exchangeListingActions: readonly ListingAction[] = [
  'acceptListing',
  'declineListing',
  'suspendListing',
  'resumeListing',
];

/** Actions after which it is on offer, or asked to be. */
const offering: readonly ListingAction[] = ['acceptListing', 'resumeListing', 'relistListing'];

/**
 * What the rules say of an action on a listing. What the law has suspended is not resumed by anybody while its cause
 * stands, since the rules of an offer ask for all of it.
 *
 * @param today in Asia/Shanghai
 */
export function judgeListing(
  action: ListingAction,
  { status, offer }: { readonly status: ListingStatus; readonly offer: OfferFacts },
  today: LocalDate,
): readonly Finding[] {
  const state = stateFinding(listingLife, action, status);
  if (state.status === 'fail') return [state];
  if (offering.includes(action)) return [state, ...offerFindings(offer, today)];
  // Which fee is asked for is known to the command alone.
  return [state];
}

/** What the rules say of the price a listing is changed to. */
export const judgeListingPrice = (offer: OfferFacts, today: LocalDate): readonly Finding[] =>
  priceFindings(offer, today);
