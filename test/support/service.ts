import { spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { type ServerProcess, watchServerProcess } from './server-process.ts';
import type { GraphqlBody } from './test-server.ts';
import { UNLIMITED } from './unlimited.ts';

const root = path.resolve(import.meta.dirname, '../..');
const program = path.join(root, 'dist/server/main.js');

const environment = (given: Readonly<Record<string, string>>): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  SCENARIO_ENGINE_IMAGE: process.env['SCENARIO_ENGINE_IMAGE'],
  PORT: '0',
  ...UNLIMITED,
  ...given,
});

/** The compiled service as a process, listening. It is killed when the test has ended. */
export async function startService(given: Readonly<Record<string, string>>): Promise<ServerProcess> {
  const child = spawn(process.execPath, [program], { env: environment(given), stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  return await watchServerProcess(child);
}

/** The compiled service that is expected to end by itself. */
export async function runService(
  given: Readonly<Record<string, string>>,
): Promise<{ code: number | string; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [program], { env: environment(given), stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const said = { stdout: '', stderr: '' };
  child.stdout.on('data', (bytes) => {
    said.stdout += String(bytes);
  });
  child.stderr.on('data', (bytes) => {
    said.stderr += String(bytes);
  });
  const code = await new Promise<number | string>((resolve) => {
    child.on('close', (status, signal) => resolve(status ?? signal ?? 'unknown'));
  });
  return { code, ...said };
}

/** Milliseconds after which an answer is taken for one that never comes. */
const HANGS_MS = 90_000;

export interface ServiceAnswer {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly text: string;
  readonly body: GraphqlBody;
  readonly ms: number;
}

/** Posts a GraphQL request; a connection that is refused or reset rejects. */
export async function askService(
  { url }: { readonly url: string },
  query: string,
  variables: object = {},
): Promise<ServiceAnswer> {
  const began = performance.now();
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
    signal: AbortSignal.timeout(HANGS_MS),
  });
  const text = await response.text();
  const retryAfter = response.headers.get('retry-after');
  return {
    status: response.status,
    retryAfter,
    text,
    body: JSON.parse(text) as GraphqlBody,
    ms: performance.now() - began,
  };
}

/** Asks a probe as anyone may, through a proxy; its status and body. */
export async function probeService({ url }: { readonly url: string }, name: 'livez' | 'readyz'): Promise<unknown[]> {
  const headers = { 'x-forwarded-for': '203.0.113.1' };
  const response = await fetch(new URL(`/${name}`, url), { headers, signal: AbortSignal.timeout(HANGS_MS) });
  return [response.status, await response.json()];
}

export const aSmallQuery = '{ domains { code } resources(first: 1) { totalCount nodes { code } } }';

/** Clients that ask one question after the other until they are stopped, and every answer they got. */
export function load(service: { readonly url: string }, clients: number, query = aSmallQuery) {
  const answers: ServiceAnswer[] = [];
  const broken: string[] = [];
  let going = true;
  const running = Promise.all(
    Array.from({ length: clients }, async () => {
      while (going) {
        try {
          answers.push(await askService(service, query));
        } catch (error) {
          broken.push(String((error as Error).cause ?? error));
          await sleep(20);
        }
        await sleep(2);
      }
    }),
  );
  return {
    answers,
    broken,
    /** How many answers there are of each status. */
    statuses: (): Record<string, number> => {
      const counts: Record<string, number> = {};
      for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1;
      return counts;
    },
    stop: async (): Promise<void> => {
      going = false;
      await running;
    },
  };
}
