import type { RequestContext } from '../../context.ts';
import type { PageArguments } from '../../db/read/page.ts';
import { readFigures } from '../../db/read/read.ts';
import { type RawUse, uncoveredUses as useFigures } from '../../db/read/uncovered-uses.ts';
import { staleOn } from '../../rules/analysis/freshness.ts';
import type { Asked } from '../catalog/queries.ts';

export { resources as unusedResources, resources as staleResources } from '../catalog/queries.ts';

/** Uses that a domain encourages and no scenario of it names, in the order of the scheme. One statement. */
export async function uncoveredUses(context: RequestContext, asked: Asked<'figures'>): Promise<readonly RawUse[]> {
  return (await readFigures(context.db, context.viewer, asked, useFigures(asked.root.rows))) as readonly RawUse[];
}

const both = (where: unknown, own: object): object => ({ and: [...(where === undefined ? [] : [where]), own] });

/** The page of resources that answer no need and that no product is made from. */
export const unusedPage = (args: PageArguments): PageArguments => ({
  ...args,
  where: both(args.where, { scenarios: { none: {} }, products: { none: {} } }),
});

const oldestFirst = [{ field: 'modifiedAt', direction: 'asc' }] as const;

/** The page of resources that are stale on a day, the oldest first unless another order is asked for. */
export const stalePage = (args: PageArguments & { readonly on?: string }): PageArguments => ({
  ...args,
  where: both(args.where, staleOn(args.on ?? '')),
  orderBy: args.orderBy?.length ? args.orderBy : oldestFirst,
});
