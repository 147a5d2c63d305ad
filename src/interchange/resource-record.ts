import type {
  CatalogStatus,
  DomainCode,
  ItemType,
  OpeningAttribute,
  ResourceClass,
  SensitivityGrade,
  SharingType,
  UpdateCycle,
} from '../rules/vocabulary.ts';

/** One item of a resource, in the order the source lists them. */
export interface ItemRecord {
  readonly name: string;
  readonly nameEn: string | null;
  readonly description: string | null;
  readonly dataType: ItemType;
  readonly length: number | null;
  readonly grade: SensitivityGrade;
}

/** How a resource can be had; a body is named as the source names it. */
export type AccessRecord =
  | { readonly kind: 'open'; readonly url: string }
  | { readonly kind: 'authorised_operation'; readonly organizationName: string }
  | { readonly kind: 'apply'; readonly organizationName: string };

/**
 * A resource of a foreign catalog in our words: what every reader of a file yields and every import applies.
 * Instants are ISO 8601 with offset, dates `YYYY-MM-DD`; null is "the source does not say".
 */
export interface ResourceRecord {
  readonly sourceId: string;
  readonly sourceUrl: string | null;
  readonly title: string;
  readonly abstract: string;
  /** The providing body as the source names it. */
  readonly providerName: string;
  /** At least one; `other` when nothing else fits. */
  readonly domains: readonly DomainCode[];
  /** Codes of sectors; empty when the source gives no ground for one. */
  readonly sectors: readonly string[];
  readonly resourceClass: ResourceClass;
  readonly category: string | null;
  readonly formats: readonly string[];
  readonly sharingType: SharingType;
  readonly sharingCondition: string | null;
  readonly openingAttribute: OpeningAttribute;
  readonly openingCondition: string | null;
  readonly updateCycle: UpdateCycle;
  readonly licence: string | null;
  readonly access: AccessRecord;
  readonly spatialCoverage: string | null;
  readonly temporalStartOn: string | null;
  readonly temporalEndOn: string | null;
  readonly issuedAt: string | null;
  readonly modifiedAt: string;
  /** What the source says of its state: published, suspended or withdrawn. */
  readonly status: Extract<CatalogStatus, 'published' | 'suspended' | 'withdrawn'>;
  readonly items: readonly ItemRecord[];
}

/** Something found in a row: it refuses the row, or was mended or left as it is and is only counted. */
export interface RowProblem {
  /** Line of the row in its file, from 1 (the header is line 1); of JSON, which may be one line, the number of the record. */
  readonly line: number;
  readonly sourceId: string | null;
  /** A short constant such as `title_missing`, by which the report counts. */
  readonly code: string;
  readonly severity: 'refused' | 'note';
  /** For people: the column, what is wrong, what was done or is to be done. */
  readonly message: string;
}

/** What a reader yields for a row of the file; `record` is null exactly when a problem refuses the row. */
export interface ReadRow {
  readonly line: number;
  readonly record: ResourceRecord | null;
  readonly problems: readonly RowProblem[];
}
