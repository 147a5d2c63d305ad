import * as filterRules from '../../src/rules/catalog/filters.ts';
import * as nounRules from '../../src/rules/catalog/nouns.ts';

/**
 * The nouns of the catalog itself, which its second opinions know table by table. People, accounts, corrections and
 * versions of policy have tests of their own.
 */
const administrative = [
  ...['Person', 'Membership', 'ServiceAccount', 'ServiceKey', 'Correction'],
  ...['ProvisionVersion', 'CalendarVersion'],
] as const;

type Administrative =
  | 'Person'
  | 'Membership'
  | 'ServiceAccount'
  | 'ServiceKey'
  | 'Correction'
  | 'ProvisionVersion'
  | 'CalendarVersion';

export type NodeName = Exclude<nounRules.NodeName, Administrative>;
export type FilteredNoun = Exclude<filterRules.FilteredNoun, Administrative>;
export type PagedNoun = Exclude<filterRules.PagedNoun, Administrative>;

const isCatalog = (noun: string): boolean => !administrative.some((name) => name === noun);

export const nodeNames = nounRules.nodeNames.filter(isCatalog) as NodeName[];
export const filteredNouns = filterRules.filteredNouns.filter(isCatalog) as FilteredNoun[];
export const pagedNouns = filterRules.pagedNouns.filter(isCatalog) as PagedNoun[];

/** Whether a type of the API is a noun of the catalog, a page of one, or no noun at all. */
export const isCatalogType = (name: string): boolean => isCatalog(name.replace(/(Connection|Edge)$/, ''));

/** A noun that a filter of the catalog leads to: one of the catalog. */
export function catalogNoun<N extends string>(noun: N): Exclude<N, Administrative> {
  if (!isCatalog(noun)) throw new Error(`${noun} is no noun of the catalog`);
  return noun as Exclude<N, Administrative>;
}
