import { once } from 'node:events';
import { connect } from 'node:net';
import postgres from 'postgres';
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { type EmbeddedEngine, joinEngine } from '../../../src/db/embedded/engine.ts';
import { SYNC, startup } from '../../../src/db/embedded/wire.ts';
import { client, enginePids, temporaryDirectory } from './support/processes.ts';
import { bindAndExecute, message, parse, query, type RawClient, rawClient } from './support/raw-client.ts';

const dataDir = temporaryDirectory(afterAll);
let engine: EmbeddedEngine;
let sql: postgres.Sql;

beforeAll(async () => {
  engine = await joinEngine(dataDir, { fsync: false });
  sql = postgres({ ...engine.connection, max: 5, onnotice: () => {} });
  await sql`create table notes (body text)`;
  await sql`create table counters (name text primary key, value int)`;
  await sql`insert into counters values ('shared', 0)`;
});

afterEach(async () => {
  await sql`truncate notes`;
});

afterAll(async () => {
  await sql.end();
  await engine.close();
});

async function raw(hello = true, at = engine): Promise<RawClient> {
  const one = await rawClient(at.connection.path, hello);
  onTestFinished(() => one.destroy());
  return one;
}

describe('clients beside each other', () => {
  test('two processes with five connections each lose no update and get their own answers', async () => {
    const [pid] = enginePids(dataDir);
    const clients = [client(dataDir, 'mix', { count: 100 }), client(dataDir, 'mix', { count: 100 })];
    expect(await Promise.all(clients.map((one) => one.next()))).toEqual([{ wrong: [] }, { wrong: [] }]);
    expect(await Promise.all(clients.map((one) => one.ended))).toEqual([0, 0]);
    expect(await sql`select value from counters where name = 'shared'`).toEqual([{ value: 200 }]);
    expect(enginePids(dataDir)).toEqual([pid]);
  });

  test('the transaction of a killed client is rolled back, and the others go on', async () => {
    const holder = client(dataDir, 'hold');
    expect(await holder.next()).toBe('holding');
    const answer = sql`select count(*)::int from notes`.execute();
    holder.process.kill('SIGKILL');
    expect(await answer).toEqual([{ count: 0 }]);
  });

  test('a client that leaves takes its prepared statements and settings along', async () => {
    const litterer = client(dataDir, 'litter');
    expect(await litterer.next()).toBe('littered');
    const left = async () => {
      const [row] = await sql<{ count: number }[]>`
        select count(*)::int from pg_prepared_statements where statement like ${'select %litter\\_%'}`;
      return row?.count;
    };
    expect(await left()).toBe(2);
    litterer.process.kill('SIGKILL');
    await expect.poll(left, { timeout: 60_000 }).toBe(0);
    expect(await sql`select current_setting('application_name') as name`).toEqual([{ name: '' }]);
  });

  test('an exchange that was begun keeps the unnamed statement to itself', async () => {
    const [first, second] = [await raw(), await raw()];
    first.send(parse("select 'first'"), message('H'));
    await first.upTo('1');
    second.send(parse("select 'second'"), bindAndExecute, SYNC);
    first.send(bindAndExecute, SYNC);
    expect((await first.upTo('D')).text).toContain('first');
    expect((await second.upTo('D')).text).toContain('second');
  });
});

describe('the protocol', () => {
  test('encryption is declined, and messages may come in any pieces', async () => {
    const socket = connect(engine.connection.path);
    onTestFinished(() => void socket.destroy());
    for (const byte of Buffer.from('0000000804d2162f', 'hex')) socket.write(Buffer.of(byte));
    expect(String(await once(socket, 'data'))).toBe('N');
    socket.destroy();
    const slow = await raw(false);
    for (const byte of Buffer.concat([startup(), query('select 42')])) slow.send(Buffer.of(byte));
    await slow.upTo('Z');
    expect((await slow.upTo('D')).text).toContain('42');
  });

  test('what follows an error is skipped up to Sync, and the next exchange works', async () => {
    const one = await raw();
    one.send(parse('select nothing'), bindAndExecute, parse('select 7'), bindAndExecute, SYNC, query('select 8'));
    expect((await one.upTo('Z')).types).toBe('EZ');
    expect((await one.upTo('D')).text).toContain('8');
  });

  test('COPY FROM STDIN is refused, in both forms of query, and the connection lives', async () => {
    const one = await raw();
    one.send(query('copy notes from stdin'), message('d', 'x\n'), message('c'));
    expect((await one.upTo('E')).text).toContain('takes no COPY FROM STDIN');
    expect((await one.upTo('Z')).text).toBe('I');
    one.send(parse('copy notes from stdin'), bindAndExecute, SYNC);
    expect((await one.upTo('E')).text).toContain('takes no COPY FROM STDIN');
    expect((await one.upTo('Z')).text).toBe('I');
    one.send(query('copy (select 5) to stdout'));
    expect((await one.upTo('d')).text).toBe('5\n');
  });

  test.each([
    ['an unknown message', message('z'), '08P01'],
    ['a message of impossible length', Buffer.from('5100000001', 'hex'), '08P01'],
    ['a message beyond all memory', Buffer.from('517fffffff', 'hex'), '54000'],
  ])('%s ends the connection', async (_, bytes, code) => {
    const one = await raw();
    one.send(bytes);
    expect((await one.upTo('E')).text).toContain(code);
    await one.closed;
  });

  test('another version of the protocol is refused, a request to cancel is only closed', async () => {
    const newer = await raw(false);
    newer.send(Buffer.from('0000000900030002', 'hex'), Buffer.of(0));
    expect((await newer.upTo('E')).text).toContain('0A000');
    const canceller = await raw(false);
    canceller.send(Buffer.from('0000001004d2162e0000000100000000', 'hex'));
    await canceller.closed;
    expect(await sql`select 1 as one`).toEqual([{ one: 1 }]);
  });

  test('Terminate ends one connection and not the engine; what came before it is done', async () => {
    const one = await raw();
    one.send(query("insert into notes values ('before')"), message('X'));
    await one.closed;
    expect(await sql`select body from notes`).toEqual([{ body: 'before' }]);
  });
});

describe('large answers and questions', () => {
  test('a value of 5 MB goes there and back', async () => {
    const body = 'värde'.repeat(1_000_000);
    const [row] = await sql<{ body: string }[]>`insert into notes values (${body}) returning body`;
    expect(row?.body === body).toBe(true);
  });

  test('a client that reads slowly gets all of it', async () => {
    const slow = await raw();
    slow.pause();
    slow.send(query("select repeat('x', 1000000) from generate_series(1, 20)"));
    await sql`select 1`;
    slow.resume();
    expect((await slow.upTo('Z')).types).toBe(`T${'D'.repeat(20)}CZ`);
  });
});

// Of its own, so that no other test is dropped where this machine is slow.
describe('an engine that waits 1.5 s for a silent client', () => {
  let impatient: EmbeddedEngine;
  let other: postgres.Sql;

  beforeAll(async () => {
    impatient = await joinEngine(temporaryDirectory(afterAll), { fsync: false, silenceLimitMs: 1500 });
    other = postgres({ ...impatient.connection, max: 1, onnotice: () => {} });
    await other`create table notes (body text)`;
  });

  afterAll(async () => {
    await other.end();
    await impatient.close();
  });

  test('a client that is silent in a transaction is dropped with 25P03, and the others go on', async () => {
    const silent = await raw(true, impatient);
    silent.send(query('begin'), query("insert into notes values ('silent')"));
    await silent.upTo('Z');
    const answer = other`select count(*)::int from notes`.execute();
    // Those who wait ask again and again; that does not lengthen the silence.
    const waiting = await raw(true, impatient);
    const asking = setInterval(() => waiting.send(query('select 1')), 100);
    onTestFinished(() => clearInterval(asking));
    expect((await silent.upTo('E')).text).toContain('25P03');
    await silent.closed;
    expect(await answer).toEqual([{ count: 0 }]);
  });

  test('a client that does not read its answer keeps nobody waiting, and is dropped', async () => {
    const slow = await raw(true, impatient);
    slow.pause();
    slow.send(query("select repeat('x', 1000000) from generate_series(1, 20)"));
    expect(await other`select 1 as one`).toEqual([{ one: 1 }]);
    let dropped = false;
    void slow.closed.then(() => {
      dropped = true;
    });
    // Without reading, only a failing write tells that the other side has gone.
    const isDropped = () => {
      slow.send(SYNC);
      return dropped;
    };
    await expect.poll(isDropped, { interval: 200, timeout: 60_000 }).toBe(true);
  });
});
