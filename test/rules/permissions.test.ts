import { describe, expect, it } from 'vitest';
import { nodeNames } from '../../src/rules/catalog/nouns.ts';
import { readScope, statusWords } from '../../src/rules/permissions.ts';
import { anonymous } from '../../src/rules/viewer.ts';
import { catalogStatuses, productStatuses } from '../../src/rules/vocabulary.ts';
import {
  listingStatuses,
  productVersionStatuses,
  registrationStatuses,
} from '../../src/rules/workflow/registry-words.ts';
import { agreementStatuses, noticeStatuses, planStatuses } from '../../src/rules/workflow/words.ts';

/** What the public may see, noun by noun, in the words of issue 2: what is published and nothing else; null for no row at all. */
const publicScopes: Readonly<Record<(typeof nodeNames)[number], object[] | null>> = {
  Domain: [],
  Sector: [],
  Organization: [],
  Resource: [{ status: ['published'] }],
  ResourceItem: [{ visible: 'resource' }],
  Scenario: [{ status: ['published'] }],
  ScenarioNeed: [{ visible: 'scenario' }],
  NeedMatch: [{ visible: 'need' }, { visible: 'resource' }],
  NeedMatchItem: [{ visible: 'match' }],
  ScenarioFinding: [{ visible: 'scenario' }, { visible: 'resource' }],
  Product: [{ status: ['registered', 'listed', 'suspended'] }],
  ProductVersion: [{ visible: 'product' }, { status: ['approved', 'superseded'] }],
  Certificate: [],
  Event: [{ flag: 'isPublic' }],
  AuditEntry: null,
  Person: null,
  Membership: null,
  ServiceAccount: null,
  ServiceKey: null,
  Correction: null,
  WebhookEndpoint: null,
  WebhookDelivery: [{ visible: 'endpoint' }],
  WebhookAttempt: [{ visible: 'delivery' }],
  ProvisionVersion: null,
  CalendarVersion: null,
  ImportJob: null,
  ImportRefusal: [{ visible: 'job' }],
  ImplementationPlan: [{ status: ['approved', 'superseded'] }],
  Notice: [{ own: 'published' }],
  NoticeAmendment: [{ visible: 'notice' }],
  ReviewRound: null,
  Application: null,
  ApplicationSubmission: [{ visible: 'application' }],
  ApplicationItem: [{ visible: 'application' }],
  Step: null,
  ItemConsent: [{ visible: 'step' }],
  EntityReview: null,
  ExpertAssignment: null,
  AuthorisationResult: [],
  Objection: null,
  Agreement: [{ status: ['active', 'suspended', 'expired', 'terminated', 'revoked'] }],
  DataDemand: null,
  DemandItem: [{ visible: 'demand' }],
  Listing: [{ status: ['listed', 'suspended', 'delisted'] }],
  SupervisionRecord: null,
  PermittedRevenue: null,
  FeeCeiling: [{ visible: 'product' }],
  ProductFee: [{ visible: 'product' }],
  RevenueReport: null,
  Disclosure: [],
  Registration: [{ status: ['in_publicity', 'registered', 'replaced', 'cancelled', 'revoked', 'expired'] }],
  RegistrationObjection: null,
  RegistrationCorrectionRequest: null,
  RegistrationException: [{ visible: 'product' }],
  TradeStatistic: null,
  Notification: null,
  SavedSearch: null,
};

describe('what a viewer may read', () => {
  it.each(nodeNames)('the public, of %s', (noun) => {
    expect(readScope(anonymous, noun)).toEqual({ any: publicScopes[noun] === null ? [] : [publicScopes[noun]] });
  });

  it.each(nodeNames)('a part of the service itself, of %s: everything', (noun) => {
    expect(readScope({ kind: 'system', name: 'test' }, noun)).toEqual({ any: [[]] });
  });

  it('names states that there are', () => {
    expect([...statusWords].sort()).toEqual(
      [
        ...new Set(
          [
            catalogStatuses,
            productStatuses,
            productVersionStatuses,
            planStatuses,
            noticeStatuses,
            agreementStatuses,
            registrationStatuses,
            listingStatuses,
          ].flatMap((words) => Object.keys(words)),
        ),
      ].sort(),
    );
  });
});
