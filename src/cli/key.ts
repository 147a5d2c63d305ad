import process from 'node:process';
import { Command, InvalidArgumentError } from 'commander';
import { newApiKey } from '../auth/api-key.ts';
import { accountIdsByCode, insertKey } from '../db/stores/accounts.ts';
import { writeAudit } from '../db/stores/audit.ts';
import { RequestError } from '../rules/errors.ts';
import { clock } from './clock.ts';
import { type CommandContext, prepareDatabase, runCommand } from './run-command.ts';
import { wholeNumber } from './whole-number.ts';

interface Options {
  readonly account: string;
  readonly scopes: readonly string[];
  readonly days: number;
  readonly json?: boolean;
}

const examples = `
Examples:
  npm run key -- --account SVC-HARVESTER --scopes read --days 90
  curl -s http://127.0.0.1:4000/graphql -H "x-api-key: $KEY" \\
    -H 'content-type: application/json' -d '{"query":"{ me { name roles } }"}'

The key is shown once: only its hash is kept. The database is the server of DATABASE_URL, or else the embedded engine
under DATA_DIR (./data).`;

new Command('key')
  .description('Make a key of a service account, and print it.')
  .requiredOption('--account <code>', 'code of the service account')
  .requiredOption('--scopes <names>', 'what the key is good for, with commas: read, or names of mutations', scopesOf)
  .option('--days <n>', 'days the key is good for, 1 to 366', wholeNumber(1, 366), 90)
  .option('--json', 'print the key with its account and end as JSON')
  .addHelpText('after', examples)
  .action(async (options: Options) => {
    await runCommand(async (context) => await makeKey(context, options));
  })
  .parse();

function scopesOf(text: string): readonly string[] {
  const scopes = [...new Set(text.split(',').map((scope) => scope.trim()))];
  if (scopes.length > 50 || !scopes.every((scope) => /^[a-z][A-Za-z0-9]{0,63}$/.test(scope))) {
    throw new InvalidArgumentError('1 to 50 names such as read or submitResource, with commas between them');
  }
  return scopes;
}

async function makeKey({ connection }: CommandContext, { account, scopes, days, json }: Options): Promise<number> {
  await prepareDatabase(connection);
  const context = { now: clock.now(), newId: clock.newId };
  const { key, hash, prefix } = newApiKey();
  const expiresAt = new Date(context.now.getTime() + days * 86_400_000);
  await connection.pool.transaction(async (tx) => {
    const accountId = (await accountIdsByCode(tx, { usable: true })).get(account);
    if (accountId === undefined) {
      throw new RequestError('NOT_FOUND', `no service account that may be used has the code ${account}`);
    }
    const keyId = await insertKey(tx, { accountId, hash, prefix, scopes, expiresAt }, context);
    await writeAudit(
      tx,
      {
        actor: 'cli',
        action: 'createServiceKey',
        outcome: 'done',
        subjectType: 'ServiceAccount',
        subjectId: accountId,
        detail: { keyId, prefix, scopes, expiresAt: expiresAt.toISOString() },
      },
      context,
    );
  });
  process.stderr.write(`${account}: good until ${expiresAt.toISOString()} for ${scopes.join(', ')}; shown only now\n`);
  process.stdout.write(
    json ? `${JSON.stringify({ key, account, scopes, expiresAt: expiresAt.toISOString() })}\n` : `${key}\n`,
  );
  return 0;
}
