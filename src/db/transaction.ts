import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Database, DatabasePool } from './client.ts';
import { databaseFault } from './faults.ts';

/** Serialisation failure and deadlock: the same work again, by itself, is right. */
const worthAnotherTry: ReadonlySet<string> = new Set(['40001', '40P01']);
const tries = 5;

const running = new AsyncLocalStorage<true>();

/**
 * Whether the caller is inside a transaction. Nothing that takes another connection of the pool may be waited for there:
 * when those who wait for the same lock hold all the others, nobody goes on.
 */
export const isInTransaction = (): boolean => running.getStore() === true;

/**
 * Runs work in a transaction, again when the database gave it up for the sake of others.
 *
 * @param pool the database
 * @param work may be called several times, so it has no effect but through `tx`
 * @returns what the work returned, once it is committed
 * @throws what the work throws, with nothing left behind
 */
export async function inTransaction<T>(pool: DatabasePool, work: (tx: Database) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await pool.transaction(async (tx) => await running.run(true, async () => await work(tx)));
    } catch (error) {
      if (attempt >= tries || !worthAnotherTry.has(databaseFault(error)?.code ?? '')) throw error;
      await sleep(2 ** attempt * (1 + Math.random()));
    }
  }
}
