import { sql } from 'drizzle-orm';
import type { ReviewDependant } from '../../rules/review/outlived-review.ts';
import type { Database } from '../client.ts';
import { agreements, applications } from '../tables/applications.ts';
import { scenarios } from '../tables/scenarios.ts';
import { entityReviews, steps } from '../tables/steps.ts';
import { idList } from './bulk.ts';

/**
 * What rests on reviews of applicants: agreements that run and applications under way, for which they were passed or cited.
 *
 * @returns by the uuid of the review, agreements first, by code
 */
export async function reviewDependantsOf(
  db: Database,
  reviewIds: readonly string[],
): Promise<Map<string, ReviewDependant[]>> {
  const rows = await db.execute<{ review: string; dependant: string }>(sql`
    with resting as (
      select r.id as review_id, a.id from ${entityReviews} r join ${applications} a on a.id = r.application_id
        where r.id = any(${idList(reviewIds)})
      union
      select p.cited_review_id, p.application_id from ${steps} p
        where p.cited_review_id = any(${idList(reviewIds)}) and p.status = 'done' and p.application_id is not null)
    select x.review_id as review, json_build_object('kind', 'agreement', 'id', g.id, 'code', g.code, 'title', s.title,
        'status', g.status, 'lastsUntil', g.expires_on)::text as dependant, 1 as place, g.code as code
      from resting x join ${agreements} g on g.application_id = x.id join ${scenarios} s on s.id = g.scenario_id
      where g.status in ('accepted', 'active', 'suspended')
    union all
    select x.review_id, json_build_object('kind', 'application', 'id', a.id, 'code', a.code, 'title', s.title,
        'status', a.status, 'lastsUntil', null)::text, 2, a.code
      from resting x join ${applications} a on a.id = x.id join ${scenarios} s on s.id = a.scenario_id
      where a.status in ('submitted', 'returned', 'under_review', 'granted', 'published')
    order by place, code`);
  const found = new Map<string, ReviewDependant[]>();
  for (const { review, dependant } of rows) {
    found.set(review, [...(found.get(review) ?? []), JSON.parse(dependant) as ReviewDependant]);
  }
  return found;
}
