import type { NounName } from './catalog/nouns.ts';
import type { Viewer } from './viewer.ts';
import { type CatalogStatus, catalogStatuses, type ProductStatus, productStatuses } from './vocabulary.ts';

/**
 * One condition on a row. `status` compares the row's status with closed words; `visible` asks that a row it hangs on is
 * itself visible.
 */
export type ReadCondition =
  | { readonly status: readonly (CatalogStatus | ProductStatus)[] }
  | { readonly visible: string };

/**
 * What a viewer may see of a noun, as data: a row is visible when every condition of any one group holds. The read
 * planner adds it on every way into the noun, so there is no second read path that could forget it.
 */
export interface ReadScope {
  readonly any: readonly (readonly ReadCondition[])[];
}

const everything: ReadScope = { any: [[]] };
const whereStatus = (...status: (CatalogStatus | ProductStatus)[]): ReadScope => ({ any: [[{ status }]] });
const asVisibleAs = (...relations: string[]): ReadScope => ({ any: [relations.map((visible) => ({ visible }))] });

/** Product states that the public sees: what is, or has lawfully been, on offer under a registration in force. */
export const publicProductStatuses = ['registered', 'listed', 'suspended'] as const satisfies readonly ProductStatus[];

const publicScopes: Readonly<Record<NounName, ReadScope>> = {
  Domain: everything,
  Sector: everything,
  Organization: everything,
  Resource: whereStatus('published'),
  ResourceItem: asVisibleAs('resource'),
  Scenario: whereStatus('published'),
  ScenarioNeed: asVisibleAs('scenario'),
  NeedMatch: asVisibleAs('need', 'resource'),
  NeedMatchItem: asVisibleAs('match'),
  // Its message names the resource, so it is seen by whoever sees both; one whose resource is gone stays unseen.
  ScenarioFinding: asVisibleAs('scenario', 'resource'),
  Product: whereStatus(...publicProductStatuses),
};

/**
 * What a viewer may read of a noun.
 *
 * @param viewer who asks
 * @param noun which rows
 * @returns the predicate, as data
 */
export function readScope(viewer: Viewer, noun: NounName): ReadScope {
  return viewer.kind === 'system' ? everything : publicScopes[noun];
}

/** Every status word there is: what may stand in a predicate as a constant. */
export const statusWords: ReadonlySet<string> = new Set([
  ...Object.keys(catalogStatuses),
  ...Object.keys(productStatuses),
]);
