import type { Edge, Page, PageInfo } from '../db/read/connection.ts';
import type { RawFacet, RawFacetValue } from '../db/read/read.ts';
import type { RawUse } from '../db/read/uncovered-uses.ts';
import type { TrendMonth } from '../resolvers/analysis/coverage-trend.ts';
import type { Candidate, LikelyOwner, MatchedNeed, UnmetNeeds } from '../resolvers/analysis/match-needs.ts';
import type { Capacity, Me } from '../resolvers/identity/queries.ts';
import type { ShownConflict } from '../resolvers/policy/queries.ts';
import type {
  Fragment,
  NearestQuery,
  SearchCount,
  SearchEdge,
  SearchMatch,
  SearchPage,
} from '../resolvers/search/search.ts';
import type { SearchSuggestion } from '../resolvers/search/search-suggestions.ts';
import type { Freshness } from '../rules/analysis/freshness.ts';
import type * as grid from '../rules/analysis/grid.ts';
import type { AvailableAction } from '../rules/available-action.ts';
import type { LocalDate } from '../rules/calendar/local-date.ts';
import type { CalendarDay, WorkCalendar } from '../rules/calendar/work-calendar.ts';
import type { DayAnswer, MissingCalendar } from '../rules/calendar/working-days.ts';
import type * as nouns from '../rules/catalog/nouns.ts';
import type { CertificateContent, CertificateParty } from '../rules/certificate/content.ts';
import type { Finding } from '../rules/finding.ts';
import type { PersonalData } from '../rules/identity/personal-data.ts';
import type { ShownProvision } from '../rules/policy/policy-reading.ts';
import type { Quantity } from '../rules/policy/provision.ts';
import { builder } from './builder.ts';

/** Every object type of the API, declared before any of them is written, so that they may name each other. */
export const DomainRef = builder.objectRef<nouns.Domain>('Domain');
export const SectorRef = builder.objectRef<nouns.Sector>('Sector');
export const OrganizationRef = builder.objectRef<nouns.Organization>('Organization');
export const ResourceRef = builder.objectRef<nouns.Resource>('Resource');
export const ResourceItemRef = builder.objectRef<nouns.ResourceItem>('ResourceItem');
export const ScenarioRef = builder.objectRef<nouns.Scenario>('Scenario');
export const ScenarioNeedRef = builder.objectRef<nouns.ScenarioNeed>('ScenarioNeed');
export const NeedMatchRef = builder.objectRef<nouns.NeedMatch>('NeedMatch');
export const NeedMatchItemRef = builder.objectRef<nouns.NeedMatchItem>('NeedMatchItem');
export const ScenarioFindingRef = builder.objectRef<nouns.ScenarioFinding>('ScenarioFinding');
export const ProductRef = builder.objectRef<nouns.Product>('Product');
export const ProductVersionRef = builder.objectRef<nouns.ProductVersion>('ProductVersion');
export const CertificateRef = builder.objectRef<nouns.Certificate>('Certificate');
export const CertificateContentRef = builder.objectRef<CertificateContent>('CertificateContent');
export const CertificatePartyRef = builder.objectRef<CertificateParty>('CertificateParty');
export const PersonRef = builder.objectRef<nouns.Person>('Person');
export const MembershipRef = builder.objectRef<nouns.Membership>('Membership');
export const ServiceAccountRef = builder.objectRef<nouns.ServiceAccount>('ServiceAccount');
export const ServiceKeyRef = builder.objectRef<nouns.ServiceKey>('ServiceKey');
export const CorrectionRef = builder.objectRef<nouns.Correction>('Correction');
export const WebhookEndpointRef = builder.objectRef<nouns.WebhookEndpoint>('WebhookEndpoint');
export const WebhookDeliveryRef = builder.objectRef<nouns.WebhookDelivery>('WebhookDelivery');
export const WebhookAttemptRef = builder.objectRef<nouns.WebhookAttempt>('WebhookAttempt');
export const ProvisionVersionRef = builder.objectRef<nouns.ProvisionVersion>('ProvisionVersion');
export const CalendarVersionRef = builder.objectRef<nouns.CalendarVersion>('CalendarVersion');

export const EventRef = builder.objectRef<nouns.Event>('Event');
export const AuditEntryRef = builder.objectRef<nouns.AuditEntry>('AuditEntry');

export const PersonalDataRef = builder.objectRef<PersonalData>('PersonalData');
export const ImportJobRef = builder.objectRef<nouns.ImportJob>('ImportJob');
export const ImportRefusalRef = builder.objectRef<nouns.ImportRefusal>('ImportRefusal');
export const ImportedRevisionRef = builder.objectRef<nouns.ImportedRevision>('ImportedRevision');
export const ResourceProposalRef = builder.objectRef<nouns.Proposal>('ResourceProposal');
export const ScenarioProposalRef = builder.objectRef<nouns.Proposal>('ScenarioProposal');
export const ImplementationPlanRef = builder.objectRef<nouns.ImplementationPlan>('ImplementationPlan');
export const NoticeRef = builder.objectRef<nouns.Notice>('Notice');
export const NoticeAmendmentRef = builder.objectRef<nouns.NoticeAmendment>('NoticeAmendment');
export const ReviewRoundRef = builder.objectRef<nouns.ReviewRound>('ReviewRound');
export const ApplicationRef = builder.objectRef<nouns.Application>('Application');
export const ApplicationSubmissionRef = builder.objectRef<nouns.ApplicationSubmission>('ApplicationSubmission');
export const ApplicationItemRef = builder.objectRef<nouns.ApplicationItem>('ApplicationItem');
export const StepRef = builder.objectRef<nouns.Step>('Step');
export const ItemConsentRef = builder.objectRef<nouns.ItemConsent>('ItemConsent');
export const EntityReviewRef = builder.objectRef<nouns.EntityReview>('EntityReview');
export const ExpertAssignmentRef = builder.objectRef<nouns.ExpertAssignment>('ExpertAssignment');
export const AuthorisationResultRef = builder.objectRef<nouns.AuthorisationResult>('AuthorisationResult');
export const ObjectionRef = builder.objectRef<nouns.Objection>('Objection');
export const AgreementRef = builder.objectRef<nouns.Agreement>('Agreement');
export const DataDemandRef = builder.objectRef<nouns.DataDemand>('DataDemand');
export const DemandItemRef = builder.objectRef<nouns.DemandItem>('DemandItem');
export const ListingRef = builder.objectRef<nouns.Listing>('Listing');
export const SupervisionRecordRef = builder.objectRef<nouns.SupervisionRecord>('SupervisionRecord');
export const PermittedRevenueRef = builder.objectRef<nouns.PermittedRevenue>('PermittedRevenue');
export const FeeCeilingRef = builder.objectRef<nouns.FeeCeiling>('FeeCeiling');
export const ProductFeeRef = builder.objectRef<nouns.ProductFee>('ProductFee');
export const RevenueReportRef = builder.objectRef<nouns.RevenueReport>('RevenueReport');
export const DisclosureRef = builder.objectRef<nouns.Disclosure>('Disclosure');
export const RegistrationRef = builder.objectRef<nouns.Registration>('Registration');
export const RegistrationObjectionRef = builder.objectRef<nouns.RegistrationObjection>('RegistrationObjection');
export const RegistrationCorrectionRequestRef = builder.objectRef<nouns.RegistrationCorrectionRequest>(
  'RegistrationCorrectionRequest',
);
export const TradeStatisticRef = builder.objectRef<nouns.TradeStatistic>('TradeStatistic');
export const RegistrationExceptionRef = builder.objectRef<nouns.RegistrationException>('RegistrationException');
export const NotificationRef = builder.objectRef<nouns.Notification>('Notification');
export const SavedSearchRef = builder.objectRef<nouns.SavedSearch>('SavedSearch');
export const FindingRef = builder.objectRef<Finding>('Finding');
export const AvailableActionRef = builder.objectRef<AvailableAction>('AvailableAction');

export const JurisdictionRef = builder.objectRef<nouns.Jurisdiction>('Jurisdiction');
export const SourceReferenceRef = builder.objectRef<nouns.SourceReference>('SourceReference');
export const ProvenanceRef = builder.objectRef<nouns.Provenance>('Provenance');

export const MeRef = builder.objectRef<Me>('Me');
export const CapacityRef = builder.objectRef<Capacity>('Capacity');

export const OpenAccessRef = builder.objectRef<nouns.AccessRoute>('OpenAccess');
export const AuthorisedOperationAccessRef = builder.objectRef<nouns.AccessRoute>('AuthorisedOperationAccess');
export const ApplyAccessRef = builder.objectRef<nouns.AccessRoute>('ApplyAccess');

export const ProvisionRef = builder.objectRef<ShownProvision>('Provision');
export const QuantityRef = builder.objectRef<Quantity>('Quantity');
export const WordListRef = builder.objectRef<readonly string[]>('WordList');
export const ProvisionValueRef = builder.unionType('ProvisionValue', {
  description: 'What a provision fixes.',
  types: [QuantityRef, WordListRef],
  resolveType: (value) => (Array.isArray(value) ? 'WordList' : 'Quantity'),
});
export const PolicyConflictRef = builder.objectRef<ShownConflict>('PolicyConflict');
export const WorkCalendarRef = builder.objectRef<WorkCalendar>('WorkCalendar');
export const CalendarDayRef = builder.objectRef<CalendarDay>('CalendarDay');
export const WorkingDayAnswerRef = builder.objectRef<DayAnswer<LocalDate>>('WorkingDayAnswer');
export const MissingCalendarRef = builder.objectRef<MissingCalendar>('MissingCalendar');

export const FacetValueRef = builder.objectRef<RawFacetValue>('FacetValue');
export const facetRef = (noun: string) => builder.objectRef<RawFacet>(`${noun}Facet`);
export const SearchEdgeRef = builder.objectRef<SearchEdge>('SearchEdge');
export const SearchConnectionRef = builder.objectRef<SearchPage>('SearchConnection');
export const SearchMatchRef = builder.objectRef<SearchMatch>('SearchMatch');
export const TextFragmentRef = builder.objectRef<Fragment>('TextFragment');
export const SearchCountRef = builder.objectRef<SearchCount>('SearchCount');
export const SearchSuggestionRef = builder.objectRef<SearchSuggestion>('SearchSuggestion');
export const NearestQueryRef = builder.objectRef<NearestQuery>('NearestQuery');
export const CoverageRef = builder.objectRef<grid.Grid>('Coverage');
export const CoverageFiguresRef = builder.interfaceRef<grid.Opened>('CoverageFigures');
export const CoverageTotalRef = builder.objectRef<grid.Opened>('CoverageTotal');
export const CoverageCellRef = builder.objectRef<grid.Cell>('CoverageCell');
export const CoverageLineRef = builder.objectRef<grid.CountedLine>('CoverageLine');
export const CoverageMonthRef = builder.objectRef<TrendMonth>('CoverageMonth');
export const FreshnessRef = builder.objectRef<Freshness>('Freshness');
export const CoverageGapsRef = builder.objectRef<object>('CoverageGaps');
export const UnmetNeedsRef = builder.objectRef<UnmetNeeds>('UnmetNeeds');
export const MatchedNeedRef = builder.objectRef<MatchedNeed>('MatchedNeed');
export const CandidateRef = builder.objectRef<Candidate>('ResourceCandidate');
export const LikelyOwnerRef = builder.objectRef<LikelyOwner>('LikelyOwner');
export const UncoveredUseRef = builder.objectRef<RawUse>('UncoveredUse');
export const CoverageCountsRef = builder.objectRef<grid.Counts>('CoverageOverlap');

export const PageInfoRef = builder.objectRef<PageInfo>('PageInfo');
export const NodeRef = builder.interfaceRef<{ readonly id: string }>('Node');

/** Types of the rows that connections hand out. */
export const pagedRefs = {
  Organization: OrganizationRef,
  Resource: ResourceRef,
  ResourceItem: ResourceItemRef,
  Scenario: ScenarioRef,
  ScenarioNeed: ScenarioNeedRef,
  NeedMatch: NeedMatchRef,
  NeedMatchItem: NeedMatchItemRef,
  ScenarioFinding: ScenarioFindingRef,
  Product: ProductRef,
  ProductVersion: ProductVersionRef,
  Certificate: CertificateRef,
  Event: EventRef,
  AuditEntry: AuditEntryRef,
  Person: PersonRef,
  Membership: MembershipRef,
  ServiceAccount: ServiceAccountRef,
  ServiceKey: ServiceKeyRef,
  Correction: CorrectionRef,
  WebhookEndpoint: WebhookEndpointRef,
  WebhookDelivery: WebhookDeliveryRef,
  WebhookAttempt: WebhookAttemptRef,
  ProvisionVersion: ProvisionVersionRef,
  CalendarVersion: CalendarVersionRef,
  ImportJob: ImportJobRef,
  ImportRefusal: ImportRefusalRef,
  ImplementationPlan: ImplementationPlanRef,
  Notice: NoticeRef,
  NoticeAmendment: NoticeAmendmentRef,
  ReviewRound: ReviewRoundRef,
  Application: ApplicationRef,
  ApplicationSubmission: ApplicationSubmissionRef,
  ApplicationItem: ApplicationItemRef,
  Step: StepRef,
  ItemConsent: ItemConsentRef,
  EntityReview: EntityReviewRef,
  ExpertAssignment: ExpertAssignmentRef,
  AuthorisationResult: AuthorisationResultRef,
  Objection: ObjectionRef,
  Agreement: AgreementRef,
  DataDemand: DataDemandRef,
  DemandItem: DemandItemRef,
  Listing: ListingRef,
  SupervisionRecord: SupervisionRecordRef,
  PermittedRevenue: PermittedRevenueRef,
  FeeCeiling: FeeCeilingRef,
  ProductFee: ProductFeeRef,
  RevenueReport: RevenueReportRef,
  Disclosure: DisclosureRef,
  Registration: RegistrationRef,
  RegistrationObjection: RegistrationObjectionRef,
  RegistrationCorrectionRequest: RegistrationCorrectionRequestRef,
  RegistrationException: RegistrationExceptionRef,
  TradeStatistic: TradeStatisticRef,
  Notification: NotificationRef,
  SavedSearch: SavedSearchRef,
} as const;

export const edgeRef = (noun: string) => builder.objectRef<Edge>(`${noun}Edge`);
export const connectionRef = (noun: string) => builder.objectRef<Page>(`${noun}Connection`);
