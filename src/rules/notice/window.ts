import { compareDates, daysBetween, type LocalDate } from '../calendar/local-date.ts';
import type { NoticeStatus } from '../workflow/words.ts';

/** What decides whether applications are taken. */
export interface NoticeWindow {
  readonly status: NoticeStatus;
  readonly opensOn: LocalDate;
  readonly closesOn: LocalDate;
}

/** Whether a notice takes applications on a day: it is published, and the day lies within its window, both ends counted. */
export const isNoticeOpen = ({ status, opensOn, closesOn }: NoticeWindow, today: LocalDate): boolean =>
  status === 'published' && compareDates(opensOn, today) <= 0 && compareDates(today, closesOn) <= 0;

/** Calendar days left after today in which applications are taken; 0 on the last, null while it takes none. */
export const noticeDaysLeft = (window: NoticeWindow, today: LocalDate): number | null =>
  isNoticeOpen(window, today) ? daysBetween(today, window.closesOn) : null;
