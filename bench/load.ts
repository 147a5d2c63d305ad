import autocannon from 'autocannon';
import { type Program, startProgram } from './programs.ts';

/** Requests that are sent over and over, and the status they are answered with; 200 when left out. */
export type Load = autocannon.Options & { readonly expected?: number };

/** Starts the service on a database, without bounds of how much is asked; its other settings come with the environment. */
export const startServer = async (node: string, env: Readonly<Record<string, string>>): Promise<Program> =>
  await startProgram(
    node,
    'dist/server/main.js',
    {
      ...{ ...env, PORT: '0', SEED_DEMO: 'false', RATE_REQUESTS_ANONYMOUS: '0', RATE_COST_ANONYMOUS: '0' },
      ...{ RATE_REQUESTS_SIGNED_IN: '0', RATE_COST_SIGNED_IN: '0' },
    },
    (line) => (line.includes('"ready"') ? Number(/127\.0\.0\.1:(\d+)/.exec(line)?.[1]) : null),
  );

/** Starts the floor on a database. */
export const startFloor = async (node: string, env: Readonly<Record<string, string>>): Promise<Program> =>
  await startProgram(node, 'dist-bench/bench/floor.js', env, (line) =>
    line.startsWith('listening ') ? Number(line.slice(10)) : null,
  );

/** Requests a second, of 32 connections unless told. */
export async function rate(seconds: number, { expected = 200, ...request }: Load): Promise<number> {
  const result = await autocannon({ connections: 32, ...request, duration: seconds });
  const others = Object.entries(result.statusCodeStats ?? {}).filter(([status]) => Number(status) !== expected);
  if (result.errors > 0 || others.length > 0) throw new Error(`${result.errors} errors, ${JSON.stringify(others)}`);
  return result.requests.average;
}

/**
 * A ratio between two different answers would say nothing.
 *
 * @throws Error when both are not answered with the same data
 */
export async function requireSameAnswer(name: string, floor: Load, server: Load): Promise<void> {
  const answers = await Promise.all(
    [floor, server].map(async ({ url, ...init }) => {
      const response = await fetch(url, init as RequestInit);
      const { data } = (await response.json()) as { data: unknown };
      return JSON.stringify(data);
    }),
  );
  if (answers[0] !== answers[1] || (answers[0]?.length ?? 0) < 100)
    throw new Error(
      `${name}: the answers differ: ${answers.map((answer) => answer?.slice(0, 800) ?? 'none').join('\n')}`,
    );
}
