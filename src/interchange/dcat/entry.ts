import type { OrganizationKind, SensitivityGrade } from '../../rules/vocabulary.ts';
import type { ResourceRecord } from '../resource-record.ts';

/** A body as the export names it. */
export interface EntryBody {
  readonly code: string;
  readonly name: string;
  readonly kinds: readonly OrganizationKind[];
  readonly jurisdiction: { readonly code: string; readonly name: string };
}

/**
 * A resource as it is exported. `record` is what an import of the export gives back, word for word: its source id is the
 * public code. The rest is said in the export beside it.
 */
export interface CatalogEntry {
  readonly record: ResourceRecord;
  readonly provider: EntryBody;
  /** The body that grants access, where access is not open. */
  readonly accessBody: EntryBody | null;
  readonly contactOffice: string | null;
  readonly isProvincialReturn: boolean;
  /** The highest grade of the items. */
  readonly grade: SensitivityGrade;
  /** Where the entry itself was imported from. */
  readonly provenance: { readonly source: string; readonly sourceTitle: string; readonly sourceId: string } | null;
}
