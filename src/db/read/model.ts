import type { NounName } from '../../rules/catalog/nouns.ts';
import type { NounModel } from './noun.ts';
import { domainNoun, organizationNoun, sectorNoun } from './nouns/bodies.ts';
import { correctionNoun } from './nouns/corrections.ts';
import { importedRevisionNoun, importJobNoun, importRefusalNoun } from './nouns/imports.ts';
import { auditEntryNoun, eventNoun } from './nouns/ledger.ts';
import { membershipNoun, personNoun } from './nouns/people.ts';
import { calendarVersionNoun, provisionVersionNoun } from './nouns/policy-versions.ts';
import { productNoun } from './nouns/products.ts';
import { proposalNoun } from './nouns/proposals.ts';
import { itemNoun, resourceNoun } from './nouns/resources.ts';
import { findingNoun, matchItemNoun, matchNoun, needNoun, scenarioNoun } from './nouns/scenarios.ts';
import { serviceAccountNoun, serviceKeyNoun } from './nouns/service-accounts.ts';
import { webhookAttemptNoun, webhookDeliveryNoun, webhookEndpointNoun } from './nouns/webhooks.ts';

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
  Membership: membershipNoun,
  ServiceAccount: serviceAccountNoun,
  ServiceKey: serviceKeyNoun,
  Correction: correctionNoun,
  WebhookEndpoint: webhookEndpointNoun,
  WebhookDelivery: webhookDeliveryNoun,
  WebhookAttempt: webhookAttemptNoun,
  ProvisionVersion: provisionVersionNoun,
  CalendarVersion: calendarVersionNoun,
  ImportJob: importJobNoun,
  ImportRefusal: importRefusalNoun,
  ImportedRevision: importedRevisionNoun,
};
