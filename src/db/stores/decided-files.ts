import { sql } from 'drizzle-orm';
import { dateInShanghai, type LocalDate } from '../../rules/calendar/local-date.ts';
import type { DecidedFile } from '../../rules/review/rehearsal.ts';
import type { Database } from '../client.ts';
import { applicationSubmissions } from '../tables/application-parts.ts';
import { applications } from '../tables/applications.ts';
import { decisionFactsOf } from './decision-facts.ts';

/**
 * Applications that were decided on, the last first, with what was handed in and what the decision looked at.
 *
 * @param since the first day that counts, in Asia/Shanghai
 * @param limit the most that are read
 */
export async function decidedFilesSince(
  db: Database,
  since: LocalDate,
  limit: number,
): Promise<readonly DecidedFile[]> {
  const rows = await db.execute<{ id: string; isRefused: boolean; decidedAt: string; file: string }>(sql`
    select a.id, a.status = 'refused' as "isRefused", a.decided_at::text as "decidedAt", json_build_object(
      'handedInOn', s.content->'handedInOn', 'application', s.content->'application', 'content', s.content->'content',
      'notice', s.content->'notice', 'agreement', s.content->'agreement')::text as file
    from ${applications} a
    join ${applicationSubmissions} s on s.application_id = a.id and s.number = a.submission
    where a.decided_at >= (${since}::date::timestamp at time zone 'Asia/Shanghai') order by a.decided_at desc, a.id desc limit ${limit}`);
  const facts = await decisionFactsOf(
    db,
    rows.map(({ id }) => id),
  );
  return rows.flatMap(({ id, isRefused, decidedAt, file }) => {
    const found = facts.get(id);
    if (found === undefined) return [];
    const decidedOn = dateInShanghai(new Date(decidedAt));
    return [
      {
        applicationId: id,
        isGranted: !isRefused,
        decidedOn,
        file: JSON.parse(file) as DecidedFile['file'],
        facts: found,
      },
    ];
  });
}
