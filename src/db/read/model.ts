import type { NounName } from '../../rules/catalog/nouns.ts';
import type { NounModel } from './noun.ts';
import { domainNoun, organizationNoun, sectorNoun } from './nouns/bodies.ts';
import { auditEntryNoun, eventNoun, personNoun } from './nouns/ledger.ts';
import { productNoun } from './nouns/products.ts';
import { proposalNoun } from './nouns/proposals.ts';
import { itemNoun, resourceNoun } from './nouns/resources.ts';
import { findingNoun, matchItemNoun, matchNoun, needNoun, scenarioNoun } from './nouns/scenarios.ts';

/** Everything that can be read, by noun. */
export const model: Readonly<Record<NounName, NounModel>> = {
  Domain: domainNoun,
  Sector: sectorNoun,
  Organization: organizationNoun,
  Resource: resourceNoun,
  ResourceItem: itemNoun,
  Scenario: scenarioNoun,
  ScenarioNeed: needNoun,
  NeedMatch: matchNoun,
  NeedMatchItem: matchItemNoun,
  ScenarioFinding: findingNoun,
  Product: productNoun,
  Proposal: proposalNoun,
  Event: eventNoun,
  AuditEntry: auditEntryNoun,
  Person: personNoun,
};
