import { setTimeout as sleep } from 'node:timers/promises';
import type postgres from 'postgres';
import type { DatabasePool } from '../../src/db/client.ts';

/** Milliseconds between two signs of life of the holder; the embedded engine drops one that is silent for 30 s. */
const SIGN_OF_LIFE_MS = 5000;

/**
 * Stops an import at a moment of its life, however quick or slow the machine is: takes turns with it until `reached`,
 * and holds it there while `work` is done.
 *
 * A holder has the one session of the embedded engine, or on a server the staging table, which every batch needs. The
 * next turn is asked for before this one is given up, and turns are given in order, so an import that wants one gets
 * exactly one in between.
 *
 * @param reached asked in each turn, with a way to the database
 * @param work must not use the database of the embedded engine: it would wait for itself
 * @returns what `work` returns, after the import was let go
 */
export async function holdImport<T>(
  pool: DatabasePool,
  reached: (sql: postgres.ReservedSql) => Promise<boolean>,
  work: () => Promise<T>,
): Promise<T> {
  const take = async (sql: postgres.ReservedSql): Promise<unknown> =>
    await sql.unsafe('begin; lock table import_staging in access exclusive mode');
  // The driver reserves for ever what is not open yet.
  await Promise.all([pool.$client`select 1`, pool.$client`select 1`]);
  let holding = await pool.$client.reserve();
  let next = await pool.$client.reserve();
  await take(holding);
  while (!(await reached(holding))) {
    await sleep(2);
    const turn = take(next);
    await holding.unsafe('commit');
    await turn;
    [holding, next] = [next, holding];
  }
  const signs = setInterval(() => void holding.unsafe('select 1'), SIGN_OF_LIFE_MS);
  try {
    return await work();
  } finally {
    clearInterval(signs);
    await holding.unsafe('commit');
    holding.release();
    next.release();
  }
}
