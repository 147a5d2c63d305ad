import { pgEnum } from 'drizzle-orm/pg-core';
import {
  accessKinds,
  actorKinds,
  auditOutcomes,
  calendarDayKinds,
  catalogStatuses,
  certificateEndings,
  certificateKinds,
  certificateStatuses,
  correctionKinds,
  correctionStates,
  deliveryForms,
  domainCodes,
  evidenceMarks,
  importPolicies,
  itemTypes,
  needImportances,
  openingAttributes,
  organizationKinds,
  policyStates,
  productStatuses,
  productTypes,
  proposalStates,
  provisionLayers,
  resourceClasses,
  roles,
  sensitivityGrades,
  sharingTypes,
  updateCycles,
  useClasses,
  webhookDeliveryStates,
  webhookDisabledCauses,
  webhookErrorCodes,
  wordsOf,
} from '../../rules/vocabulary.ts';
import {
  correctionRequestStates,
  delistingReasons,
  demandStatuses,
  demandUses,
  deviations,
  feedEntryTypes,
  feeForms,
  listingStatuses,
  productVersionStatuses,
  quotaUnits,
  registrationStatuses,
  registrationTracks,
  registrationTypes,
  revenueStatuses,
} from '../../rules/workflow/registry-words.ts';
import {
  agreementStatuses,
  applicationKinds,
  applicationStatuses,
  authorisationModes,
  consentStates,
  entityReviewKinds,
  expertStates,
  noticeStatuses,
  notificationKinds,
  objectionStates,
  paperKinds,
  planStatuses,
  resultStatuses,
  roundStatuses,
  stepKinds,
  stepOutcomes,
  stepStatuses,
  supervisionKinds,
  supervisionStates,
} from '../../rules/workflow/words.ts';

export const domainCode = pgEnum('domain_code', wordsOf(domainCodes));
export const organizationKind = pgEnum('organization_kind', wordsOf(organizationKinds));
export const resourceClass = pgEnum('resource_class', wordsOf(resourceClasses));
export const sharingType = pgEnum('sharing_type', wordsOf(sharingTypes));
export const openingAttribute = pgEnum('opening_attribute', wordsOf(openingAttributes));
export const updateCycle = pgEnum('update_cycle', wordsOf(updateCycles));
/** Rising order, so that `max(grade)` is the grade of the resource. */
export const sensitivityGrade = pgEnum('sensitivity_grade', wordsOf(sensitivityGrades));
export const itemType = pgEnum('item_type', wordsOf(itemTypes));
export const accessKind = pgEnum('access_kind', wordsOf(accessKinds));
export const catalogStatus = pgEnum('catalog_status', wordsOf(catalogStatuses));
export const needImportance = pgEnum('need_importance', wordsOf(needImportances));
export const productType = pgEnum('product_type', wordsOf(productTypes));
export const deliveryForm = pgEnum('delivery_form', wordsOf(deliveryForms));
export const useClass = pgEnum('use_class', wordsOf(useClasses));
export const productStatus = pgEnum('product_status', wordsOf(productStatuses));
export const certificateKind = pgEnum('certificate_kind', wordsOf(certificateKinds));
export const certificateStatus = pgEnum('certificate_status', wordsOf(certificateStatuses));
export const certificateEnding = pgEnum('certificate_ending', wordsOf(certificateEndings));
export const importPolicy = pgEnum('import_policy', wordsOf(importPolicies));
export const role = pgEnum('role', wordsOf(roles));
export const actorKind = pgEnum('actor_kind', wordsOf(actorKinds));
export const webhookDeliveryState = pgEnum('webhook_delivery_state', wordsOf(webhookDeliveryStates));
export const webhookDisabledCause = pgEnum('webhook_disabled_cause', wordsOf(webhookDisabledCauses));
export const webhookErrorCode = pgEnum('webhook_error_code', wordsOf(webhookErrorCodes));
export const auditOutcome = pgEnum('audit_outcome', wordsOf(auditOutcomes));
export const proposalState = pgEnum('proposal_state', wordsOf(proposalStates));
export const provisionLayer = pgEnum('provision_layer', wordsOf(provisionLayers));
export const evidenceMark = pgEnum('evidence_mark', wordsOf(evidenceMarks));
export const policyState = pgEnum('policy_state', wordsOf(policyStates));
export const calendarDayKind = pgEnum('calendar_day_kind', wordsOf(calendarDayKinds));
export const correctionKind = pgEnum('correction_kind', wordsOf(correctionKinds));
export const correctionState = pgEnum('correction_state', wordsOf(correctionStates));

/** Authorised operation (授权运营). */
export const authorisationMode = pgEnum('authorisation_mode', wordsOf(authorisationModes));
export const planStatus = pgEnum('plan_status', wordsOf(planStatuses));
export const noticeStatus = pgEnum('notice_status', wordsOf(noticeStatuses));
export const paperKind = pgEnum('paper_kind', wordsOf(paperKinds));
export const applicationKind = pgEnum('application_kind', wordsOf(applicationKinds));
export const applicationStatus = pgEnum('application_status', wordsOf(applicationStatuses));
export const stepKind = pgEnum('step_kind', wordsOf(stepKinds));
export const stepStatus = pgEnum('step_status', wordsOf(stepStatuses));
export const stepOutcome = pgEnum('step_outcome', wordsOf(stepOutcomes));
export const consentState = pgEnum('consent_state', wordsOf(consentStates));
export const entityReviewKind = pgEnum('entity_review_kind', wordsOf(entityReviewKinds));
export const roundStatus = pgEnum('round_status', wordsOf(roundStatuses));
export const expertState = pgEnum('expert_state', wordsOf(expertStates));
export const resultStatus = pgEnum('result_status', wordsOf(resultStatuses));
export const objectionState = pgEnum('objection_state', wordsOf(objectionStates));
export const agreementStatus = pgEnum('agreement_status', wordsOf(agreementStatuses));
export const supervisionKind = pgEnum('supervision_kind', wordsOf(supervisionKinds));
export const supervisionState = pgEnum('supervision_state', wordsOf(supervisionStates));
export const notificationKind = pgEnum('notification_kind', wordsOf(notificationKinds));

/** From authorised data to listed products. */
export const demandStatus = pgEnum('demand_status', wordsOf(demandStatuses));
export const demandUse = pgEnum('demand_use', wordsOf(demandUses));
export const quotaUnit = pgEnum('quota_unit', wordsOf(quotaUnits));
export const productVersionStatus = pgEnum('product_version_status', wordsOf(productVersionStatuses));
export const revenueStatus = pgEnum('revenue_status', wordsOf(revenueStatuses));
export const feeForm = pgEnum('fee_form', wordsOf(feeForms));
export const deviation = pgEnum('deviation', wordsOf(deviations));
export const registrationTrack = pgEnum('registration_track', wordsOf(registrationTracks));
export const registrationType = pgEnum('registration_type', wordsOf(registrationTypes));
export const registrationStatus = pgEnum('registration_status', wordsOf(registrationStatuses));
export const correctionRequestState = pgEnum('correction_request_state', wordsOf(correctionRequestStates));
export const listingStatus = pgEnum('listing_status', wordsOf(listingStatuses));
export const delistingReason = pgEnum('delisting_reason', wordsOf(delistingReasons));
export const feedEntryType = pgEnum('feed_entry_type', wordsOf(feedEntryTypes));
