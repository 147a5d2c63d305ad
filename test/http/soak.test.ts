import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from 'graphql-ws';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { onServer } from '../support/database.ts';
import { type EmptyDatabase, emptyDatabase } from '../support/empty-database.ts';
import { personaToken } from '../support/persona-token.ts';
import { resourceClients } from '../support/resource-clients.ts';
import type { ServerProcess } from '../support/server-process.ts';
import { load, startService } from '../support/service.ts';

const isLong = process.env['LONG'] !== undefined;
/** Seconds under load; SOAK_SECONDS makes the long form shorter or longer than its half hour. */
const seconds = isLong ? Number(process.env['SOAK_SECONDS'] ?? 1800) : 8;
/** Megabytes a minute that memory may grow by once it is warm. */
const MOST_GROWTH = 1;

let database: EmptyDatabase;
let secrets: string;
beforeEach(async () => {
  database = await emptyDatabase('demo');
  secrets = database.dataDir ?? (await mkdtemp(path.join(tmpdir(), 'catalog-secrets-')));
});
afterEach(async () => {
  await database.close();
  await rm(secrets, { recursive: true, force: true });
});

const questions = [
  '{ resources(first: 20) { totalCount nodes { code title provider { name } domains { code } } facets(fields: [DOMAIN, PROVIDER]) { values { value count } } } }',
  '{ search(text: "医疗", first: 10) { totalCount edges { matches { field } node { id } } } }',
  '{ coverage(rows: DOMAIN, columns: GRADE) { total { supply demand } } }',
  '{ domains { code scenarios(first: 5) { nodes { title needs(first: 5) { nodes { title isMet } } } } } }',
];

/** Figures of the server by name, as Prometheus reads them. */
async function figuresOf({ url }: ServerProcess): Promise<{ megabytes: number; handles: number }> {
  const text = await (await fetch(new URL('/metrics', url))).text();
  const figure = (name: string): number => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);
  return {
    megabytes: figure('process_resident_memory_bytes') / 1_048_576,
    handles: figure('nodejs_active_resources_total'),
  };
}

/** Opens a live connection, follows for a moment, and leaves; again and again. */
function followers({ url }: ServerProcess, token: string) {
  let going = true;
  let opened = 0;
  const running = (async () => {
    while (going) {
      const client = createClient({
        url: url.replace('http', 'ws'),
        webSocketImpl: WebSocket,
        retryAttempts: 0,
        connectionParams: { Authorization: `Bearer ${token}` },
      });
      const events = client.iterate({ query: 'subscription { events { sequence } }' });
      await Promise.race([events.next(), sleep(300)]);
      await client.dispose();
      opened += 1;
    }
  })();
  return {
    opened: () => opened,
    stop: async () => {
      going = false;
      await running;
    },
  };
}

/** Files of a list, one after the other. */
function downloads({ url }: ServerProcess) {
  let going = true;
  const statuses = new Map<number, number>();
  const running = (async () => {
    while (going) {
      const answer = await fetch(new URL('/exports/resources.csv', url));
      await answer.arrayBuffer();
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      await sleep(200);
    }
  })();
  return {
    statuses: () => [...statuses.keys()],
    stop: async () => {
      going = false;
      await running;
    },
  };
}

/** Slope of a line through the points, by least squares. */
function slope(points: readonly (readonly [x: number, y: number])[]): number {
  const mean = (of: (point: readonly [number, number]) => number) =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [x, y] = [mean(([each]) => each), mean(([, each]) => each)];
  const above = points.reduce((sum, [px, py]) => sum + (px - x) * (py - y), 0);
  return above / points.reduce((sum, [px]) => sum + (px - x) ** 2, 0);
}

test('the slope of a line is known', () => {
  expect(
    slope([
      [0, 5],
      [1, 7],
      [2, 9],
    ]),
  ).toBeCloseTo(2);
});

interface Tokens {
  readonly stewards: readonly string[];
  readonly officer: string;
}

/** Everything at once for so long, and what came of it; memory is noted on the way. */
async function underLoad(service: ServerProcess, tokens: Tokens, forSeconds: number, points: [number, number][]) {
  const readers = questions.map((question) => load(service, 2, question));
  const writers = resourceClients(service, tokens);
  const live = followers(service, tokens.stewards[0] ?? '');
  const files = downloads(service);
  const began = performance.now();
  while (performance.now() - began < forSeconds * 1000) {
    await sleep(Math.min(10_000, forSeconds * 100));
    points.push([performance.now() / 60_000, (await figuresOf(service)).megabytes]);
  }
  await Promise.all([...readers, writers, live, files].map(async (each) => await each.stop()));
  expect(readers.flatMap(({ broken }) => broken)).toEqual([]);
  for (const { answers } of readers) {
    expect(answers.filter(({ status, body }) => status !== 200 || body.errors).map(({ text }) => text)).toEqual([]);
  }
  expect([writers.wrong, files.statuses()]).toEqual([[], [200]]);
  const told = { answers: 0, commands: writers.acknowledged(), live: live.opened() };
  for (const { answers } of readers) told.answers += answers.length;
  expect(Math.min(...Object.values(told))).toBeGreaterThan(0);
  return told;
}

/** Handles once the connections that were kept for a next request have closed. */
async function handlesAtRest(service: ServerProcess): Promise<number> {
  let { handles } = await figuresOf(service);
  for (let quiet = 0, tries = 0; quiet < 3 && tries < 40; tries += 1) {
    await sleep(2000);
    const now = (await figuresOf(service)).handles;
    quiet = now < handles ? 0 : quiet + 1;
    handles = now;
  }
  return handles;
}

test.skipIf(!isLong && !onServer())(
  `G88 a soak of ${seconds} s: mixed load is answered, and neither memory nor handles grow`,
  {
    timeout: (seconds + 300) * 1000,
  },
  async () => {
    const service = await startService({ ...database.environment, DATA_DIR: secrets, LOG_LEVEL: 'info' });
    await service.line('ready');
    const token = async (handle: string): Promise<string> => await personaToken(secrets, handle);
    const stewards = await Promise.all(['steward-health', 'steward-transport'].map(token));
    const tokens = { stewards, officer: await token('officer') };
    const points: [minutes: number, megabytes: number][] = [];

    await underLoad(service, tokens, seconds / 2, points);
    const first = await handlesAtRest(service);
    const warm = points.splice(0).slice(-1);
    const told = await underLoad(service, tokens, seconds / 2, points);
    const second = await handlesAtRest(service);

    const growth = slope(points);
    process.stderr.write(
      `G88: in the second half of ${seconds} s ${JSON.stringify(told)}; ${warm[0]?.[1].toFixed(0)} MB before, ${points.at(-1)?.[1].toFixed(0)} MB after, ${growth.toFixed(2)} MB a minute; ${first} and ${second} handles at rest\n`,
    );
    expect(service.lines.filter((line) => Number(line['level']) >= 50)).toEqual([]);
    expect(second).toBeLessThanOrEqual(first + 2);
    // The short form does not last long enough to tell growth from warming up.
    if (isLong) expect(growth).toBeLessThan(MOST_GROWTH);
  },
);
