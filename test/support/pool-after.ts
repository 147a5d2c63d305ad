import type { DatabasePool } from '../../src/db/client.ts';

/** A pool, each of whose transactions begins when something else has been done. */
export function poolAfter(pool: DatabasePool, first: () => Promise<unknown>): DatabasePool {
  return new Proxy(pool, {
    get: (own, name) => {
      const value: unknown = Reflect.get(own, name);
      if (name !== 'transaction') return typeof value === 'function' ? value.bind(own) : value;
      return async (work: Parameters<typeof own.transaction>[0]) => {
        await first();
        return await own.transaction(work);
      };
    },
  });
}
