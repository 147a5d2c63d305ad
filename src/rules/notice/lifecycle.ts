import type { Lifecycle } from '../workflow/lifecycle.ts';
import { type NoticeStatus, noticeStatuses } from '../workflow/words.ts';

/**
 * A notice (发布通告): its content is decided by the authority with the department that leads the field, so it is endorsed
 * before it is published where there is one. Its window closes by the calendar, which is no state.
 */
export const noticeLife: Lifecycle<NoticeStatus> = {
  noun: 'Notice',
  zh: '授权运营通告',
  states: noticeStatuses,
  begins: { draftNotice: ['draft'] },
  moves: {
    reviseNotice: { draft: ['draft'], endorsed: ['draft'] },
    endorseNotice: { draft: ['endorsed'] },
    publishNotice: { draft: ['published'], endorsed: ['published'] },
    amendNotice: { published: ['published'] },
    cancelNotice: { draft: ['cancelled'], endorsed: ['cancelled'], published: ['cancelled'] },
  },
};
