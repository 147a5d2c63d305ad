import type { LocalDate } from '../calendar/local-date.ts';
import type { CatalogStatus, DomainCode, OpeningAttribute } from '../vocabulary.ts';
import type { AuthorisationMode, NoticeStatus, PlanStatus } from '../workflow/words.ts';
import type { NoticeContent } from './content.ts';

/** The plan a notice stands on. */
export interface PlanOfNotice {
  readonly code: string;
  readonly status: PlanStatus;
  readonly mode: AuthorisationMode;
  readonly filedOn: LocalDate | null;
}

/** A resource that a notice names. */
export interface NamedResource {
  readonly code: string;
  readonly title: string;
  readonly status: CatalogStatus;
  readonly openingAttribute: OpeningAttribute;
}

/** What the rules look at of a notice. */
export interface NoticeFacts {
  readonly status: NoticeStatus;
  readonly content: NoticeContent;
  readonly plan: PlanOfNotice;
  /** Public code of the department that leads each domain; null where none does (其他). */
  readonly leads: ReadonlyMap<DomainCode, string | null>;
  /** Resources it names that there are, by public code. */
  readonly resources: ReadonlyMap<string, NamedResource>;
}
