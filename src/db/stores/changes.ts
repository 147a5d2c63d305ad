import { sql } from 'drizzle-orm';
import type { LocalDate } from '../../rules/calendar/local-date.ts';
import type { Database, DatabasePool } from '../client.ts';
import { catalogChanges } from '../tables/changes.ts';

/** Rows folded at once. */
const batch = 10_000;
/** Rows below which folding is not worth its writes. */
const few = 100;

/** What answers to readers depend on. */
export interface Changes {
  /**
   * How many transactions that changed what readers can see are committed. Whoever finds the same number later finds the
   * same catalog: commits are only ever added to what a statement sees.
   */
  readonly changes: string;
  /** The day in Asia/Shanghai by the database's clock, by which it says what has expired. */
  readonly day: LocalDate;
}

/** Asks for the changes that are committed now. */
export async function changesSoFar(pool: DatabasePool): Promise<Changes> {
  const [row] = await pool.$client<Changes[]>`select coalesce(sum(changes), 0)::text as changes,
    (now() at time zone 'Asia/Shanghai')::date::text as day from catalog_changes`;
  if (row === undefined) throw new Error('a sum is always answered');
  return row;
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
