import type { DatabasePool } from '../../../src/db/client.ts';
import { findPerson } from '../../../src/db/stores/identity.ts';
import { DEVELOPMENT_ISSUER } from '../../../src/rules/identity.ts';
import type { PersonViewer } from '../../../src/rules/viewer.ts';

/**
 * A persona of the worked example, as they are when they sign in: with the first organisation that they act for.
 *
 * @param handle as `npm run token -- --list` has it
 */
export async function personaOf(pool: DatabasePool, handle: string): Promise<PersonViewer> {
  const person = await findPerson(pool, { issuer: DEVELOPMENT_ISSUER, subject: handle });
  const membership = person?.memberships[0];
  if (person == null || membership === undefined) throw new Error(`no persona ${handle}`);
  return { kind: 'person', id: person.id, organization: membership.organization, roles: membership.roles };
}
