import type { LocalDate } from '../calendar/local-date.ts';
import type { DomainCode } from '../vocabulary.ts';
import type { AuthorisationMode, PaperKind } from '../workflow/words.ts';

/** Everything the authority writes of a notice. Organisations, domains and resources by public code. */
export interface NoticeContent {
  readonly title: string;
  readonly mode: AuthorisationMode;
  /** The department that leads the field; null where none does. */
  readonly lead: string | null;
  readonly domains: readonly DomainCode[];
  /** Resources that may be asked for; empty for all of its domains. */
  readonly resourceCodes: readonly string[];
  /** Divisions whose scenarios may be applied for; empty for all. */
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

/** A change of a notice: what is left out stays, `null` clears where nothing need stand there, lists are replaced whole. */
export type NoticePatch = Partial<NoticeContent>;

/** Bounds of what is stored; beyond them an input is refused. */
export const noticeBounds = {
  title: 500,
  text: 20_000,
  resources: 2_000,
  jurisdictions: 200,
  code: 200,
  days: 366,
} as const;

/** A notice changed by a patch. */
export const patchNotice = (content: NoticeContent, patch: NoticePatch): NoticeContent => ({ ...content, ...patch });

/** What a draft starts from: what is not said is empty. */
export const emptyNotice = (
  required: Pick<NoticeContent, 'title' | 'mode' | 'opensOn' | 'closesOn'>,
): NoticeContent => ({
  ...required,
  ...{ lead: null, domains: [], resourceCodes: [], jurisdictionCodes: [] },
  ...{ conditions: '', criteria: '', requirements: '', requiredPapers: [] },
  ...{ reviewDays: null, objectionDays: null },
});
