import { sql } from 'drizzle-orm';
import type { Database, DatabasePool } from '../client.ts';
import { catalogChanges } from '../tables/changes.ts';

/** Rows folded at once. */
const batch = 10_000;
/** Rows below which folding is not worth its writes. */
const few = 100;

/**
 * How many transactions that changed what readers can see are committed. Whoever finds the same number later finds the
 * same catalog: commits are only ever added to what a statement sees.
 */
export async function changesSoFar(pool: DatabasePool): Promise<string> {
  const [row] = await pool.$client<
    { changes: string }[]
  >`select coalesce(sum(changes), 0)::text as changes from catalog_changes`;
  return row?.changes ?? '0';
}

/**
 * Folds the rows that are there into one, once they are more than a few, so that the sum stays cheap. Several may do so at once: each folds what the
 * others have left.
 *
 * @returns how many rows were folded
 */
export async function foldChanges(db: Database): Promise<number> {
  const [row] = await db.execute<{ folded: number }>(sql`with folded as (
      delete from ${catalogChanges} where id in (
        select id from ${catalogChanges} where (select count(*) from ${catalogChanges}) > ${few}
        order by id limit ${batch} for update skip locked)
      returning changes),
    kept as (
      insert into ${catalogChanges} (changes) select sum(changes) from folded having count(*) > 0)
    select count(*)::int as folded from folded`);
  return row?.folded ?? 0;
}
