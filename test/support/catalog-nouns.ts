import * as all from '../../src/rules/catalog/filters.ts';
import * as nouns from '../../src/rules/catalog/nouns.ts';

/** The nouns of the catalog itself, which the second opinions of these tests know; the ledger has tests of its own. */
type OfTheLedger = 'Event' | 'AuditEntry' | 'Person';

export type NodeName = Exclude<nouns.NodeName, OfTheLedger>;
export type FilteredNoun = Exclude<all.FilteredNoun, OfTheLedger>;
export type PagedNoun = Exclude<all.PagedNoun, OfTheLedger>;

/** A filter field of one of them: what it leads to is one of them as well. */
export type FilterField = all.ValueField | (Omit<all.RelationField, 'noun'> & { readonly noun: FilteredNoun });

/** Whether a type of the contract is one of them, or a page of them, and not of the ledger. */
export const isOfTheCatalog = (type: string): boolean => !/^(Event|AuditEntry|Person)(Connection)?$/.test(type);

export const nodeNames = nouns.nodeNames.filter(isOfTheCatalog) as NodeName[];
export const filteredNouns = all.filteredNouns.filter(isOfTheCatalog) as FilteredNoun[];
export const pagedNouns = all.pagedNouns.filter(isOfTheCatalog) as PagedNoun[];
