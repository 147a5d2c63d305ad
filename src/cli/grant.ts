import process from 'node:process';
import { Command, InvalidArgumentError } from 'commander';
import { grantRole } from '../db/stores/accounts.ts';
import { writeAudit } from '../db/stores/audit.ts';
import { organizationIdsByCode } from '../db/stores/organizations.ts';
import { RequestError } from '../rules/errors.ts';
import { type Role, roles, wordsOf } from '../rules/vocabulary.ts';
import { clock } from './clock.ts';
import { type CommandContext, prepareDatabase, runCommand } from './run-command.ts';

interface Options {
  readonly issuer: string;
  readonly subject: string;
  readonly role: Role;
  readonly organization: string;
}

const examples = `
Example, for the first administrator of an installation:
  npm run grant -- --issuer https://id.city.gov.cn --subject 248289761001 --role administrator --organization HZ-DATA

The issuer is the one in OIDC_ISSUER, written the same way; the subject is the claim sub of the person's token. The
person need not have signed in before. Running it again changes nothing. It leaves an entry in the audit log. The
database is the server of DATABASE_URL, or else the embedded engine under DATA_DIR (./data).

Roles:
${wordsOf(roles)
  .map((role) => `  ${role.padEnd(21)} ${roles[role].zh}`)
  .join('\n')}`;

new Command('grant')
  .description('Give a person a role in an organisation.')
  .requiredOption('--issuer <address>', 'identity provider of the person')
  .requiredOption('--subject <id>', 'id of the person there', subjectOf)
  .requiredOption('--role <role>', 'role to give', roleOf)
  .requiredOption('--organization <code>', 'code of the organisation')
  .addHelpText('after', examples)
  .action(async (options: Options) => {
    await runCommand(async (context) => await grant(context, options));
  })
  .parse();

function roleOf(text: string): Role {
  const role = wordsOf(roles).find((word) => word === text);
  if (role === undefined) throw new InvalidArgumentError(`one of ${wordsOf(roles).join(', ')}`);
  return role;
}

function subjectOf(text: string): string {
  if (!/^[\x20-\x7e]{1,255}$/.test(text)) throw new InvalidArgumentError('1 to 255 characters of ASCII');
  return text;
}

async function grant({ connection }: CommandContext, options: Options): Promise<number> {
  const { issuer, subject, role, organization } = options;
  checkIssuer(issuer);
  await prepareDatabase(connection);
  const context = { now: clock.now(), newId: clock.newId };
  const outcome = await connection.pool.transaction(async (tx) => {
    const organizationId = (await organizationIdsByCode(tx)).get(organization);
    if (organizationId === undefined) {
      throw new RequestError('NOT_FOUND', `no organisation has the code ${organization}`);
    }
    const granted = await grantRole(tx, { issuer, subject }, { organizationId, role }, context);
    if (granted.membershipId !== null) {
      await writeAudit(
        tx,
        {
          actor: 'cli',
          action: 'grantRole',
          outcome: 'done',
          subjectType: 'Person',
          subjectId: granted.personId,
          detail: { role, organizationId, membershipId: granted.membershipId },
        },
        context,
      );
    }
    return granted;
  });
  if (outcome.isBarred) {
    process.stderr.write('error: the person is disabled or was erased; nothing has changed\n');
    return 1;
  }
  const what = outcome.membershipId === null ? 'had already' : 'now has';
  process.stdout.write(`person ${outcome.personId} ${what} the role ${role} in ${organization}\n`);
  return 0;
}

/** A slip in the issuer would make a person who can never sign in. */
function checkIssuer(issuer: string): void {
  const configured = process.env['OIDC_ISSUER'];
  if (configured !== undefined && configured !== '' && configured !== issuer) {
    throw new RequestError('BAD_USER_INPUT', '--issuer is not the address in OIDC_ISSUER; write it the same way');
  }
  if (!URL.canParse(issuer)) throw new RequestError('BAD_USER_INPUT', '--issuer must be an address such as https://…');
}
