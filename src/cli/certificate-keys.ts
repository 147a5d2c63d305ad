import process from 'node:process';
import { Command } from 'commander';
import { certificateSecret } from '../auth/certificates/secret.ts';
import { createCertificateSigner } from '../auth/certificates/signer.ts';
import { allKeys } from '../db/stores/signing-keys.ts';
import { rotateKeys } from '../resolvers/certificates/rotate-keys.ts';
import { RequestError } from '../rules/errors.ts';
import { isStrongToken } from '../server/config.ts';
import { clock } from './clock.ts';
import { type CommandContext, prepareDatabase, runCommand } from './run-command.ts';

const more = `
Private keys are encrypted with CERTIFICATE_KEY_SECRET, the same as the service has; in development a secret of the data
directory (DATA_DIR) does without it. The database is the server of DATABASE_URL, or else the engine under DATA_DIR.
After a rotation the service signs with the new key at once; keys that were retired stay published.`;

const program = new Command('certificate-keys')
  .description('Keep the keys that sign certificates.')
  .addHelpText('after', more);
program
  .command('list')
  .description('list the keys, the one that signs first')
  .action(async () => await runCommand(list));
program
  .command('rotate')
  .description('make a new key that signs from now on, and retire the present one')
  .action(async () => await runCommand(rotate));
await program.parseAsync();

async function list({ connection }: CommandContext): Promise<number> {
  await prepareDatabase(connection);
  for (const { publicKey, createdAt, retiredAt } of await allKeys(connection.pool)) {
    const state = retiredAt === null ? '签发中 signs' : `已停用 retired ${retiredAt.toISOString()}`;
    process.stdout.write(`${publicKey.kid}  ${createdAt.toISOString()}  ${state}\n`);
  }
  return 0;
}

async function rotate({ connection }: CommandContext): Promise<number> {
  const signer = createCertificateSigner('', certificateSecret(settings()));
  await prepareDatabase(connection);
  const { kid, retired } = await rotateKeys(connection.pool, signer, { now: clock.now(), newId: clock.newId });
  process.stdout.write(
    `${kid} 开始签发 signs from now on${retired === null ? '' : `; ${retired} 已停用 is retired`}\n`,
  );
  return 0;
}

function settings(): Parameters<typeof certificateSecret>[0] {
  const { CERTIFICATE_KEY_SECRET, APP_ENV, DATA_DIR } = process.env;
  const secret = CERTIFICATE_KEY_SECRET?.trim() || undefined;
  if (secret !== undefined && !isStrongToken(secret)) {
    throw new RequestError('BAD_USER_INPUT', 'CERTIFICATE_KEY_SECRET must be 32 or more random characters');
  }
  return {
    certificateKeySecret: secret,
    appEnv: APP_ENV === 'production' ? 'production' : 'development',
    dataDir: DATA_DIR?.trim() || './data',
  };
}
