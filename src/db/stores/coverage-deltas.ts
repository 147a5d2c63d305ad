import { sql } from 'drizzle-orm';
import type { Database } from '../client.ts';

/**
 * Adds up kept counts of coverage grids that have gathered several changes of the same group, as `addUpFacetDeltas` does:
 * the sum is the same for everyone at any moment, and two at once take different changes.
 *
 * @param limit how many groups at most
 * @returns how many changes were added up; 0 when nothing has gathered
 */
export async function addUpCoverageDeltas(db: Database, limit: number): Promise<number> {
  const group = sql.raw(
    'status, provider_id, grade, update_cycle, opening_attribute, domains, sectors, used, productised, listed, authorised',
  );
  const [row] = await db.execute<{ gone: number }>(sql`
    with gathered as (select array_agg(id) as ids from coverage_deltas group by ${group} having count(*) > 1 limit ${limit}),
    taken as (select d.id from coverage_deltas d where d.id = any(array(select unnest(ids) from gathered))
      for update of d skip locked),
    gone as (delete from coverage_deltas d using taken where d.id = taken.id returning d.*),
    sums as (insert into coverage_deltas (${group}, delta)
      select ${group}, sum(delta) from gone group by ${group} having sum(delta) <> 0 returning 1)
    select count(*)::int as gone from gone`);
  return row?.gone ?? 0;
}
