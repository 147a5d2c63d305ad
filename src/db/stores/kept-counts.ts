import { sql } from 'drizzle-orm';
import type { Database } from '../client.ts';

/** Tables of kept counts, each with the columns that say what is counted. */
export const keptCounts = {
  facet_deltas: 'noun, facet, status, key',
  coverage_deltas:
    'status, provider_id, grade, update_cycle, opening_attribute, domains, sectors, used, productised, listed, authorised',
  concluded_steps: 'organization_id, kind, started_on, closed_on, pauses',
} as const;

/**
 * Adds up kept counts that have gathered several changes of the same thing: the changes go and their sum comes, in one
 * statement, so that the sum is the same for everyone at any moment. Two at once take different changes.
 *
 * @param limit how many things at most
 * @returns how many changes were added up; 0 when nothing has gathered
 */
export async function addUpKept(db: Database, table: keyof typeof keptCounts, limit: number): Promise<number> {
  const [name, group] = [sql.raw(table), sql.raw(keptCounts[table])];
  const [row] = await db.execute<{ gone: number }>(sql`
    with gathered as (select array_agg(id) as ids from ${name} group by ${group} having count(*) > 1 limit ${limit}),
    taken as (select d.id from ${name} d where d.id = any(array(select unnest(ids) from gathered)) for update of d skip locked),
    gone as (delete from ${name} d using taken where d.id = taken.id returning d.*),
    sums as (insert into ${name} (${group}, delta)
      select ${group}, sum(delta) from gone group by ${group} having sum(delta) <> 0 returning 1)
    select count(*)::int as gone from gone`);
  return row?.gone ?? 0;
}
