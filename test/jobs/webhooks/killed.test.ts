import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { decodeGlobalId } from '../../../src/rules/catalog/global-id.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { countOf } from '../../support/ledger-rows.ts';
import { personOf } from '../../support/viewers.ts';
import { makeEndpoint } from '../../support/webhooks/bed.ts';
import { Receiver } from '../../support/webhooks/receiver.ts';
import { testWebhookKey } from '../../support/webhooks/services.ts';

const rounds = Number(process.env['KILL_ROUNDS'] ?? (process.env['LONG'] ? 1000 : 4));
const program = path.resolve(import.meta.dirname, '../support/deliver-webhooks.mjs');
const subjects = [uuidv7(), uuidv7(), uuidv7()];

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase('demo');
});
afterAll(async () => await database.close());

function startProgram(writes: boolean): ChildProcess {
  const { DATABASE_URL: _, DATA_DIR: __, ...inherited } = process.env;
  const own = { WEBHOOK_SECRET_KEY: testWebhookKey, SUBJECTS: subjects.join(), WRITES: writes ? 'yes' : 'no' };
  const child = spawn(process.execPath, [program], {
    env: { ...inherited, ...database.environment, ...own },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

test(`F74 kill -9 between commit and publish, and between publish and mark, ${rounds} rounds: nothing is lost, order is kept`, async () => {
  const staff = await personOf(database.pool, 'OP-QILAN', 'operator_staff');
  const receiver = await Receiver.start();
  onTestFinished(async () => await receiver.close());
  await makeEndpoint(database.pool, staff, receiver.url);
  const acknowledged: string[] = [];

  for (let round = 0; round < rounds; round += 1) {
    const child = startProgram(true);
    const [events, messages] = [acknowledged.length, receiver.received.length];
    let hasCommitted = false;
    // Odd rounds end when some commits are known and perhaps not yet numbered; even ones while a message has been taken
    // and its sender does not know it yet.
    createInterface({ input: child.stdout as NonNullable<typeof child.stdout> }).on('line', (line) => {
      acknowledged.push(line);
      hasCommitted = true;
      if (round % 2 === 1 && acknowledged.length >= events + 3 + (round % 7)) child.kill('SIGKILL');
    });
    receiver.answer = (response) => {
      const isDue = round % 2 === 0 && hasCommitted && receiver.received.length >= messages + 2 + (round % 5);
      if (isDue) child.kill('SIGKILL');
      else response.writeHead(204).end();
    };
    await once(child, 'close');
  }

  receiver.answer = (response) => void response.writeHead(204).end();
  const last = startProgram(false);
  const waiting = sql`select (select count(*) from events where sequence is null) +
    (select count(*) from webhook_deliveries where state = 'waiting') +
    (select count(*) from webhook_endpoints where position < (select last from ledger_heads where name = 'events')) n`;
  while ((await countOf(database.pool, waiting)) > 0) await sleep(50);
  last.kill('SIGKILL');
  await once(last, 'close');

  const taken = receiver.received.map(({ body }) => JSON.parse(body) as { data: { id: string }; sequence: number });
  const came = new Set(taken.map(({ data }) => decodeGlobalId(data.id)?.id));
  expect(acknowledged.filter((id) => !came.has(id))).toEqual([]);
  expect(receiver.received.filter(({ subject }) => subject?.code !== 'KEPT')).toEqual([]);
  // An event has one id, however often it came, and no id stands for two.
  const pairs = new Set(receiver.received.map(({ id, sequence }) => `${id} ${sequence}`));
  expect([pairs.size, new Set(receiver.ids).size]).toEqual([came.size, came.size]);
  // Of each subject in its order, once what came again is left out.
  const known = new Set<string>();
  const firsts = receiver.received.filter(({ id }) => !known.has(id) && known.add(id));
  const rows = await database.pool.execute<{ sequence: number; subject: string }>(
    sql`select sequence::int, subject_id as subject from events where type = 'listing.listed'`,
  );
  const subjectOf = new Map(rows.map(({ sequence, subject }) => [sequence, subject]));
  for (const subject of subjects) {
    const order = firsts.flatMap(({ sequence = 0 }) => (subjectOf.get(sequence) === subject ? [sequence] : []));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order.length).toBeGreaterThan(0);
  }
}, 3_600_000);
