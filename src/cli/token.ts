import process from 'node:process';
import { Command } from 'commander';
import { ensureSecret } from '../auth/development-secret.ts';
import { signDevelopmentToken } from '../auth/development-token.ts';
import type { PersonSeed } from '../interchange/seed-file.ts';
import { clock } from './clock.ts';
import { faultLine } from './fault-line.ts';
import { personaList, readPersonas } from './personas.ts';
import { wholeNumber } from './whole-number.ts';

interface Options {
  readonly as?: string;
  readonly hours: number;
  readonly list?: boolean;
  readonly json?: boolean;
}

const examples = `
Examples:
  npm run token -- --list
  TOKEN=$(npm run --silent token -- --as steward-health)
  curl -s http://127.0.0.1:4000/graphql -H "authorization: Bearer $TOKEN" \\
    -H 'content-type: application/json' -d '{"query":"{ me { name roles } }"}'

A server in development mode with the same DATA_DIR (./data) accepts the token; one in production accepts none.`;

new Command('token')
  .description('Print a token of a persona of the worked example, for development.')
  .option('--as <persona>', 'handle of the persona')
  .option('--hours <n>', 'hours the token is good for, 1 to 720', wholeNumber(1, 720), 12)
  .option('--list', 'list the personas')
  .option('--json', 'print the token with its persona and end as JSON')
  .addHelpText('after', examples)
  .action(async (options: Options) => {
    try {
      process.exitCode = await run(options);
    } catch (error) {
      process.exitCode = fail(faultLine(error, 'the data directory'));
    }
  })
  .parse();

async function run({ as, hours, list, json }: Options): Promise<number> {
  if (process.env['APP_ENV'] === 'production') {
    return fail('error: APP_ENV is production, which accepts no tokens of personas; sign in at the identity provider');
  }
  const personas = await readPersonas();
  if (list) {
    process.stdout.write(`${json ? JSON.stringify(personas, null, 2) : await personaList(personas)}\n`);
    return 0;
  }
  const persona = personas.find(({ handle }) => handle === as);
  if (persona === undefined) {
    const what = as === undefined ? '--as <persona> is missing' : `there is no persona "${as}"`;
    return fail(`error: ${what}; the personas are\n${await personaList(personas)}`);
  }
  const { token, expiresAt } = await tokenOf(persona, hours);
  process.stdout.write(
    json ? `${JSON.stringify({ token, expiresAt: expiresAt.toISOString(), persona }, null, 2)}\n` : `${token}\n`,
  );
  return 0;
}

async function tokenOf({ handle, name }: PersonSeed, hours: number): Promise<{ token: string; expiresAt: Date }> {
  const issuedAt = clock.now();
  const expiresAt = new Date(issuedAt.getTime() + hours * 3_600_000);
  const secret = await ensureSecret(process.env['DATA_DIR']?.trim() || './data');
  return { token: await signDevelopmentToken({ subject: handle, name, issuedAt, expiresAt }, secret), expiresAt };
}

function fail(line: string): number {
  process.stderr.write(`${line}\n`);
  return 1;
}
