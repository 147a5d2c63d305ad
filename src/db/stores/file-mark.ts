import { sql } from 'drizzle-orm';
import type { ApplicationStatus } from '../../rules/workflow/words.ts';
import type { Database } from '../client.ts';
import { applications } from '../tables/applications.ts';
import { itemConsents, steps } from '../tables/steps.ts';

/**
 * How the file of an application stands: a text that differs after each change of it, of its steps and of what is said of its
 * items.
 *
 * @param ends states in which an application goes no further
 * @returns null when there is no such application
 */
export async function fileMark(
  db: Database,
  id: string,
  ends: readonly ApplicationStatus[],
): Promise<{ text: string; isOver: boolean } | null> {
  const list = sql.join(
    ends.map((end) => sql`${end}`),
    sql`, `,
  );
  const [row] = await db.execute<{ text: string; isOver: boolean }>(sql`
    select concat_ws(' ', a.revision, a.status, a.updated_at, s.count, s.revisions, s.changed_at, c.answered) as text,
      (a.status::text in (${list}) and s.waiting = 0) as "isOver"
    from ${applications} a
    cross join lateral (select count(*) as count, coalesce(sum(revision), 0) as revisions, max(updated_at) as changed_at,
      count(*) filter (where status in ('open', 'paused')) as waiting from ${steps} where application_id = a.id) s
    cross join lateral (select count(*) as answered from ${itemConsents} c join ${steps} o on o.id = c.step_id
      where o.application_id = a.id and c.state <> 'pending') c
    where a.id = ${id}`);
  return row ?? null;
}
