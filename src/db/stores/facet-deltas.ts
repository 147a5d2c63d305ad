import { sql } from 'drizzle-orm';
import type { Database } from '../client.ts';

/**
 * Adds up kept counts that have gathered several changes of the same key: the changes go and their sum comes, in one
 * statement, so that the sum is the same for everyone at any moment. Two at once take different changes.
 *
 * @param limit how many keys at most
 * @returns how many changes were added up; 0 when nothing has gathered
 */
export async function addUpFacetDeltas(db: Database, limit: number): Promise<number> {
  const [row] = await db.execute<{ gone: number }>(sql`
    with gathered as (select noun, facet, status, key from facet_deltas group by 1, 2, 3, 4 having count(*) > 1 limit ${limit}),
    taken as (select d.id from facet_deltas d join gathered using (noun, facet, status, key) for update of d skip locked),
    gone as (delete from facet_deltas d using taken where d.id = taken.id returning d.noun, d.facet, d.status, d.key, d.delta),
    sums as (insert into facet_deltas (noun, facet, status, key, delta)
      select noun, facet, status, key, sum(delta) from gone group by 1, 2, 3, 4 having sum(delta) <> 0 returning 1)
    select count(*)::int as gone from gone`);
  return row?.gone ?? 0;
}
