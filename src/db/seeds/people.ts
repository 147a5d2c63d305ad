import type { PersonSeed, ServiceAccountSeed } from '../../interchange/seed-file.ts';
import { DEVELOPMENT_ISSUER } from '../../rules/identity.ts';
import type { Database } from '../client.ts';
import {
  accountIdsByCode,
  insertAccounts,
  insertMemberships,
  insertPeople,
  personIdsBySubject,
} from '../stores/accounts.ts';
import type { WriteCounts } from '../stores/bulk.ts';
import { organizationIdsByCode } from '../stores/organizations.ts';
import type { WriteContext } from '../stores/resource-write.ts';
import { countsOf, idOf } from './seed-values.ts';

/**
 * Adds the personas that are not there, with their roles. One who is there keeps the roles that people have given or
 * taken since.
 */
export async function putPeople(
  tx: Database,
  rows: readonly PersonSeed[],
  context: WriteContext,
): Promise<WriteCounts> {
  const present = await personIdsBySubject(
    tx,
    DEVELOPMENT_ISSUER,
    rows.map(({ handle }) => handle),
  );
  const missing = rows.filter(({ handle }) => !present.has(handle));
  const bodies = await organizationIdsByCode(tx);
  const ids = await insertPeople(
    tx,
    missing.map(({ handle, name }) => ({ issuer: DEVELOPMENT_ISSUER, subject: handle, name, email: null })),
    context,
  );
  await insertMemberships(
    tx,
    missing.flatMap(({ memberships }, index) =>
      memberships.flatMap(({ organization, roles }) =>
        roles.map((role) => ({ personId: ids[index] ?? '', organizationId: idOf(bodies, organization), role })),
      ),
    ),
    context,
  );
  return countsOf(rows, missing);
}

/**
 * Adds the service accounts that are not there, without keys: `npm run key` makes one.
 */
export async function putAccounts(
  tx: Database,
  rows: readonly ServiceAccountSeed[],
  context: WriteContext,
): Promise<WriteCounts> {
  const present = await accountIdsByCode(tx);
  const missing = rows.filter(({ code }) => !present.has(code));
  const bodies = await organizationIdsByCode(tx);
  await insertAccounts(
    tx,
    missing.map(({ organization, ...row }) => ({ ...row, organizationId: idOf(bodies, organization) })),
    context,
  );
  return countsOf(rows, missing);
}
