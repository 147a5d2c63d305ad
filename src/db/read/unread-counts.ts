import { sql } from 'drizzle-orm';
import type { NotificationKind } from '../../rules/workflow/words.ts';
import { prepareWhere } from './page.ts';
import type { Figures } from './read.ts';

/** How many notifications of a kind nobody has read yet who asks. */
export interface UnreadCount {
  readonly kind: NotificationKind;
  readonly count: number;
}

/** The notifications that are counted: those the viewer has not read. */
export const unreadOnes = prepareWhere('Notification', 'where', { isRead: { eq: false } });

/** Counts what the viewer has not read, by kind, in one statement; kinds without any are left out. */
export const unreadCounts: Figures = {
  name: 'unread-counts',
  values: [],
  write: (scope) => {
    const n = scope.bind('Notification');
    return sql`(select coalesce(json_agg(row_to_json(x) order by x.kind), '[]'::json) from (
      select ${n.fields['kind']} as kind, count(*)::int as count from ${n.from}
      where ${scope.seen(n)} and ${scope.matching(n, 0)} group by 1) x)`;
  },
};
