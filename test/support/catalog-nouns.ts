import * as filterRules from '../../src/rules/catalog/filters.ts';
import * as nounRules from '../../src/rules/catalog/nouns.ts';

/**
 * The nouns of the catalog itself, which its second opinions know table by table. The ledger, people, accounts,
 * corrections, imports, versions of policy and the files of authorised operation have tests of their own.
 * corrections, certificates, imports and versions of policy have tests of their own.
 */
const others = [
  'Event',
  'AuditEntry',
  'Person',
  'Membership',
  'ServiceAccount',
  'ServiceKey',
  'Correction',
  'Certificate',
  'ProductVersion',
  'WebhookEndpoint',
  'WebhookDelivery',
  'WebhookAttempt',
  'ProvisionVersion',
  'CalendarVersion',
  'ImportJob',
  'ImportRefusal',
  'ImplementationPlan',
  'Notice',
  'NoticeAmendment',
  'ReviewRound',
  'Application',
  'ApplicationSubmission',
  'ApplicationItem',
  'Step',
  'ItemConsent',
  'EntityReview',
  'ExpertAssignment',
  'AuthorisationResult',
  'Objection',
  'Agreement',
  'DataDemand',
  'DemandItem',
  'Listing',
  'SupervisionRecord',
  'PermittedRevenue',
  'FeeCeiling',
  'ProductFee',
  'RevenueReport',
  'Disclosure',
  'Registration',
  'RegistrationObjection',
  'RegistrationCorrectionRequest',
  'RegistrationException',
  'TradeStatistic',
  'Notification',
  'SavedSearch',
] as const;

type Other = (typeof others)[number];

export type NodeName = Exclude<nounRules.NodeName, Other>;
export type FilteredNoun = Exclude<filterRules.FilteredNoun, Other>;
export type PagedNoun = Exclude<filterRules.PagedNoun, Other>;

/** A filter field of one of them: what it leads to is one of them as well. */
export type FilterField =
  | filterRules.ValueField
  | (Omit<filterRules.RelationField, 'noun'> & { readonly noun: FilteredNoun });

const isCatalog = (noun: string): boolean => !others.some((name) => name === noun);

export const nodeNames = nounRules.nodeNames.filter(isCatalog) as NodeName[];
export const filteredNouns = filterRules.filteredNouns.filter(isCatalog) as FilteredNoun[];
export const pagedNouns = filterRules.pagedNouns.filter(isCatalog) as PagedNoun[];

/** Whether a type of the API is a noun of the catalog, a page of one, or no noun at all. */
export const isCatalogType = (name: string): boolean => isCatalog(name.replace(/(Connection|Edge)$/, ''));

/** A noun that a filter of the catalog leads to: one of the catalog. */
export function catalogNoun<N extends string>(noun: N): Exclude<N, Other> {
  if (!isCatalog(noun)) throw new Error(`${noun} is no noun of the catalog`);
  return noun as Exclude<N, Other>;
}
