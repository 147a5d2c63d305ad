import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { closePool, type DatabasePool, openPool } from '../../src/db/client.ts';
import { databaseFault } from '../../src/db/faults.ts';
import { behindProxy } from '../support/behind-proxy.ts';
import { onServer, type TestDatabase, testDatabase } from '../support/database.ts';
import type { TcpProxy } from '../support/tcp-proxy.ts';

const lostCodes = ['CONNECTION_CLOSED', 'CONNECTION_DESTROYED', 'CONNECTION_ENDED', 'ECONNRESET', 'ECONNREFUSED'];
const codeOf = (error: unknown): string => databaseFault(error)?.code ?? String(error);

let database: TestDatabase;
let proxy: TcpProxy;
let url: string;
const uncaught: unknown[] = [];
const note = (error: unknown): void => void uncaught.push(error);

beforeAll(async () => {
  process.on('uncaughtException', note).on('unhandledRejection', note);
  database = await testDatabase();
  await database.pool.execute(sql`create table notes (id int primary key, body text)`);
  ({ proxy, url } = await behindProxy(database));
  await proxy.open();
});

afterEach(async () => {
  expect(uncaught).toEqual([]);
  await database.pool.execute(sql`truncate notes`);
});

afterAll(async () => {
  await proxy.shut();
  await database.close();
  process.off('uncaughtException', note).off('unhandledRejection', note);
});

function pool(max: number): DatabasePool {
  const opened = openPool({ url }, { max });
  onTestFinished(async () => await closePool(opened, 1));
  return opened;
}

const rows = async (): Promise<number[]> =>
  (await database.pool.execute<{ id: number }>(sql`select id from notes order by id`)).map(({ id }) => id);

describe('a pool whose connections are cut', () => {
  test('fails what is under way with a code of its own, and works again at once, wave after wave', async () => {
    const cut = pool(5);
    const codes = new Set<string>();
    let going = true;
    let answered = 0;
    const reader = async (n: number): Promise<void> => {
      while (going) {
        const work =
          n % 2 === 0
            ? cut.execute(sql`select ${n}::int as n`)
            : cut.transaction(async (tx) => {
                await tx.execute(sql`select ${n}::int as n`);
                await tx.transaction(async (inner) => await inner.execute(sql`select ${n}::text as n`));
              });
        await work.then(
          () => {
            answered += 1;
          },
          (error: unknown) => codes.add(codeOf(error)),
        );
        await sleep(1);
      }
    };
    const readers = Promise.all(Array.from({ length: 12 }, (_, n) => reader(n)));
    for (let wave = 0; wave < 6; wave++) {
      const before = answered;
      await expect.poll(() => answered, { timeout: 60_000 }).toBeGreaterThan(before + 20);
      proxy.cut();
    }
    const before = answered;
    await expect.poll(() => answered, { timeout: 60_000 }).toBeGreaterThan(before + 20);
    going = false;
    await readers;
    expect(lostCodes).toEqual(expect.arrayContaining([...codes]));
  });

  test('lets no statement of a lost transaction run outside it', async () => {
    const cut = pool(1);
    const late: unknown[] = [];
    const transaction = cut.transaction(async (tx) => {
      await tx.execute(sql`insert into notes values (1, 'in the transaction')`);
      proxy.cut();
      await sleep(100);
      // Somebody else uses the pool again, on the connection that came after.
      await cut.execute(sql`select 1`);
      late.push(await tx.execute(sql`insert into notes values (2, 'late')`).catch(codeOf));
    });
    expect(lostCodes).toContain(await transaction.catch(codeOf));
    await sleep(100);
    expect(late.filter((outcome) => typeof outcome !== 'string')).toEqual([]);
    expect(await rows()).toEqual([]);
  });

  test('ends quickly', async () => {
    const cut = openPool({ url }, { max: 3 });
    const sleeping = Array.from({ length: 3 }, () => cut.execute(sql`select pg_sleep(0.2)`).catch(codeOf));
    await sleep(50);
    proxy.cut();
    await Promise.all(sleeping);
    await closePool(cut);
    expect(lostCodes).toContain(await cut.execute(sql`select 1`).catch(codeOf));
  });

  test('is not opened in a hurry when everyone who answers hangs up', async () => {
    const cut = pool(1);
    proxy.hangUp(true);
    const taken = proxy.taken();
    const refused = await Promise.all(Array.from({ length: 5 }, () => cut.execute(sql`select 1`).catch(codeOf)));
    proxy.hangUp(false);
    expect(refused.filter((code) => !lostCodes.includes(String(code)))).toEqual([]);
    expect(proxy.taken() - taken).toBeLessThanOrEqual(5);
    expect(await cut.execute(sql`select 1 as one`)).toMatchObject([{ one: 1 }]);
  });
});

describe.skipIf(!onServer())('one of several connections', () => {
  test('that is ended by an operator fails alone; a transaction on it learns of it', async () => {
    const cut = pool(4);
    const others = Array.from({ length: 3 }, () => cut.execute(sql`select pg_sleep(0.5), 'kept' as word`));
    const outcome = cut.transaction(async (tx) => {
      const [own] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
      await tx.execute(sql`insert into notes values (1, 'in the transaction')`);
      await database.pool.execute(sql`select pg_terminate_backend(${own?.pid}::int)`);
      await tx.execute(sql`insert into notes values (${2}::int, 'late')`);
    });
    expect([...lostCodes, '57P01']).toContain(await outcome.catch(codeOf));
    for (const other of others) expect(await other).toMatchObject([{ word: 'kept' }]);
    expect(await rows()).toEqual([]);
  });
});
