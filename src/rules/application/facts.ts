import type { LocalDate } from '../calendar/local-date.ts';
import type { MappedResource, ScenarioContent } from '../scenario/content.ts';
import type { CatalogStatus, DomainCode, SensitivityGrade } from '../vocabulary.ts';
import type {
  AgreementStatus,
  ApplicationKind,
  ApplicationStatus,
  AuthorisationMode,
  NoticeStatus,
  PaperKind,
} from '../workflow/words.ts';
import type { ApplicationContent } from './content.ts';

/** An organisation as rules name it. */
export interface NamedOrganization {
  readonly id: string;
  readonly code: string;
  readonly name: string;
}

/** A notice as rules look at it. */
export interface NoticeFacts {
  readonly id: string;
  readonly code: string;
  readonly revision: number;
  readonly title: string;
  readonly status: NoticeStatus;
  readonly mode: AuthorisationMode;
  /** The authority that takes applications, with its division. */
  readonly authority: NamedOrganization & { readonly jurisdictionCode: string };
  /** The department that leads the field; null where none does. */
  readonly lead: NamedOrganization | null;
  readonly planCode: string;
  /** Domains that it is about; empty for all. */
  readonly domains: readonly DomainCode[];
  /** Public codes of resources that may be asked for; empty for all of its domains. */
  readonly resourceCodes: readonly string[];
  /** Divisions; empty for that of the authority with all within it. */
  readonly jurisdictionCodes: readonly string[];
  readonly conditions: string;
  readonly criteria: string;
  readonly requirements: string;
  readonly requiredPapers: readonly PaperKind[];
  readonly opensOn: LocalDate;
  readonly closesOn: LocalDate;
  readonly reviewDays: number | null;
  readonly objectionDays: number | null;
}

/** A resource that a scenario maps, with what its line on the list says. */
export interface ListedResource extends MappedResource {
  readonly revision: number;
  readonly provider: NamedOrganization;
  readonly isProvincialReturn: boolean;
  readonly grade: SensitivityGrade;
  /** Grade of each item, by name. */
  readonly itemGrades: ReadonlyMap<string, SensitivityGrade>;
  readonly domains: readonly DomainCode[];
}

/** An agreement as rules look at it. */
export interface AgreementFacts {
  readonly id: string;
  readonly code: string;
  readonly status: AgreementStatus;
  readonly operatorId: string;
  readonly scenarioId: string;
  readonly expiresOn: LocalDate;
}

/** A scenario as rules look at it: what the catalog says, not a revision that is proposed. */
export interface ScenarioFacts {
  readonly id: string;
  readonly code: string;
  readonly status: CatalogStatus;
  readonly revision: number;
  readonly ownerId: string | null;
  readonly content: ScenarioContent;
}

/** Everything that is looked at before an application is handed in. */
export interface ApplicationFacts {
  readonly id: string;
  readonly code: string;
  readonly status: ApplicationStatus;
  readonly kind: ApplicationKind;
  /** Number of the last submission; 0 before the first. */
  readonly submission: number;
  readonly applicant: NamedOrganization;
  readonly content: ApplicationContent;
  readonly notice: NoticeFacts;
  readonly scenario: ScenarioFacts;
  /** What the scenario maps, by public code; what is not there is missing. */
  readonly resources: ReadonlyMap<string, ListedResource>;
  /** The agreement it follows on or whose list it changes; null for an initial one. */
  readonly agreement: AgreementFacts | null;
  /** Agreements of the applicant for the scenario that both sides have signed and nobody has ended. */
  readonly inForce: readonly AgreementFacts[];
  /** Codes of other applications of the applicant for the scenario that run. */
  readonly running: readonly string[];
  /** A scenario proved elsewhere; null for none. `wasAuthorised`: an agreement was signed for it. */
  readonly cited: (Pick<ScenarioFacts, 'id' | 'code' | 'status'> & { readonly wasAuthorised: boolean }) | null;
  /** The provincial authority (省公共数据主管部门); null where none is known. */
  readonly province: NamedOrganization | null;
}
