import type { ImportedState, SourceStatus } from '../../rules/catalog/import-status.ts';
import type {
  AccessKind,
  ItemType,
  OpeningAttribute,
  ResourceClass,
  SensitivityGrade,
  SharingType,
  UpdateCycle,
} from '../../rules/vocabulary.ts';

/** An item as it is to be stored; its place is its place in the list. */
export interface ItemWrite {
  readonly name: string;
  readonly nameEn: string | null;
  readonly description: string | null;
  readonly dataType: ItemType;
  readonly length: number | null;
  readonly grade: SensitivityGrade;
}

/** Metadata that whoever describes the resource states: replaced as a whole when it differs. */
export interface ResourceMetadata {
  readonly title: string;
  readonly abstract: string;
  readonly providerId: string;
  readonly resourceClass: ResourceClass;
  readonly category: string | null;
  readonly formats: readonly string[];
  readonly sharingType: SharingType;
  readonly sharingCondition: string | null;
  readonly openingAttribute: OpeningAttribute;
  readonly openingCondition: string | null;
  readonly updateCycle: UpdateCycle;
  readonly licence: string | null;
  readonly accessKind: AccessKind;
  readonly accessUrl: string | null;
  readonly accessOrganizationId: string | null;
  readonly spatialCoverage: string | null;
  readonly temporalStartOn: string | null;
  readonly temporalEndOn: string | null;
  readonly issuedAt: string | null;
  readonly modifiedAt: string;
  readonly sourceUrl: string | null;
  readonly sourceDigest: string;
}

/** A resource as it is to be stored. */
export interface ResourceWrite {
  readonly code: string;
  /** The foreign catalog it comes from and its id there; null for a resource of our own. */
  readonly origin: { readonly source: string; readonly sourceId: string } | null;
  /** What its describer says of its state. */
  readonly sourceStatus: SourceStatus;
  readonly metadata: ResourceMetadata;
  /** Known here and to no source, so set on a new resource and never overwritten. */
  readonly local: { readonly contactOffice: string | null; readonly provincialReturn: boolean };
  readonly domainIds: readonly string[];
  readonly sectorIds: readonly string[];
  readonly items: readonly ItemWrite[];
}

/** A resource as it stands, locked until the transaction ends. */
export interface CurrentResource extends ImportedState {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly sourceDigest: string | null;
}

/** A resource that is written over the one that stands. */
export interface ChangedResource {
  readonly before: CurrentResource;
  readonly write: ResourceWrite;
}

/** What a write needs from outside, so that stores take neither a clock nor randomness. */
export interface WriteContext {
  readonly now: Date;
  readonly newId: () => string;
}
