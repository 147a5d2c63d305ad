import type { Held } from '../../rules/exchange/held-listings.ts';
import type { ListingState } from '../../rules/exchange/listing-state.ts';
import { inYuan } from '../../rules/price/price-findings.ts';
import { delistingReasons, listingStatuses } from '../../rules/workflow/registry-words.ts';

/** One listing in a line of Chinese and English. */
export function heldLine({ listing, revision, status, cause, product, fee }: ListingState): string {
  const state = `${listingStatuses[status].zh} ${status}`;
  const why = cause === null ? '' : `（${delistingReasons[cause].zh} ${cause}）`;
  const price = fee === null ? '免费 free' : `${inYuan(fee.amountFen)} 元/${fee.unit}`;
  return `${listing}  r${revision}  ${state}${why}  ${product.name} v${product.version}  ${price}`;
}

/** Everything that is held, by code, with a sum. */
export function heldTable(held: Held): string {
  const states = [...held.values()].sort((a, b) => (a.listing < b.listing ? -1 : 1));
  const listed = states.filter(({ status }) => status === 'listed').length;
  return [
    ...states.map(heldLine),
    `共 ${states.length} 条，上架 ${listed} 条 (${states.length} held, ${listed} on offer)`,
  ].join('\n');
}
