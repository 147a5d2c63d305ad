import type { NounName } from '../../rules/catalog/nouns.ts';
import type { NounModel } from './noun.ts';
import { agreementNoun, authorisationResultNoun, objectionNoun, supervisionRecordNoun } from './nouns/agreements.ts';
import {
  applicationItemNoun,
  applicationNoun,
  applicationSubmissionNoun,
  reviewRoundNoun,
} from './nouns/applications.ts';
import { domainNoun, organizationNoun, sectorNoun } from './nouns/bodies.ts';
import { certificateNoun } from './nouns/certificates.ts';
import { correctionNoun } from './nouns/corrections.ts';
import { dataDemandNoun, demandItemNoun } from './nouns/demands.ts';
import { disclosureNoun } from './nouns/disclosures.ts';
import { importedRevisionNoun, importJobNoun, importRefusalNoun } from './nouns/imports.ts';
import { auditEntryNoun, eventNoun } from './nouns/ledger.ts';
import { listingNoun, tradeStatisticNoun } from './nouns/listings.ts';
import { notificationNoun, savedSearchNoun } from './nouns/notifications.ts';
import { membershipNoun, personNoun } from './nouns/people.ts';
import { noticeAmendmentNoun, noticeNoun, planNoun } from './nouns/plans.ts';
import { calendarVersionNoun, provisionVersionNoun } from './nouns/policy-versions.ts';
import { feeCeilingNoun, permittedRevenueNoun, productFeeNoun, revenueReportNoun } from './nouns/prices.ts';
import { productNoun, productVersionNoun } from './nouns/products.ts';
import { proposalNoun } from './nouns/proposals.ts';
import {
  registrationCorrectionRequestNoun,
  registrationExceptionNoun,
  registrationNoun,
  registrationObjectionNoun,
} from './nouns/registrations.ts';
import { itemNoun, resourceNoun } from './nouns/resources.ts';
import { findingNoun, matchItemNoun, matchNoun, needNoun, scenarioNoun } from './nouns/scenarios.ts';
import { serviceAccountNoun, serviceKeyNoun } from './nouns/service-accounts.ts';
import { entityReviewNoun, expertAssignmentNoun, itemConsentNoun, stepNoun } from './nouns/steps.ts';
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
  ProductVersion: productVersionNoun,
  Certificate: certificateNoun,
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
  ImplementationPlan: planNoun,
  Notice: noticeNoun,
  NoticeAmendment: noticeAmendmentNoun,
  ReviewRound: reviewRoundNoun,
  Application: applicationNoun,
  ApplicationSubmission: applicationSubmissionNoun,
  ApplicationItem: applicationItemNoun,
  Step: stepNoun,
  ItemConsent: itemConsentNoun,
  EntityReview: entityReviewNoun,
  ExpertAssignment: expertAssignmentNoun,
  AuthorisationResult: authorisationResultNoun,
  Objection: objectionNoun,
  Agreement: agreementNoun,
  DataDemand: dataDemandNoun,
  DemandItem: demandItemNoun,
  Listing: listingNoun,
  SupervisionRecord: supervisionRecordNoun,
  PermittedRevenue: permittedRevenueNoun,
  FeeCeiling: feeCeilingNoun,
  ProductFee: productFeeNoun,
  RevenueReport: revenueReportNoun,
  Disclosure: disclosureNoun,
  Registration: registrationNoun,
  RegistrationObjection: registrationObjectionNoun,
  RegistrationCorrectionRequest: registrationCorrectionRequestNoun,
  RegistrationException: registrationExceptionNoun,
  TradeStatistic: tradeStatisticNoun,
  Notification: notificationNoun,
  SavedSearch: savedSearchNoun,
};
