import { eq } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { DatabasePool } from '../../src/db/client.ts';
import { domains } from '../../src/db/tables/domains.ts';
import { people } from '../../src/db/tables/identity.ts';
import { organizations } from '../../src/db/tables/organizations.ts';
import type { PersonViewer } from '../../src/rules/viewer.ts';
import type { Role } from '../../src/rules/vocabulary.ts';

/**
 * A person who acts for an organisation of the database, as signing in would make them.
 *
 * @param code public code of the organisation
 */
export async function personOf(pool: DatabasePool, code: string, ...roles: Role[]): Promise<PersonViewer> {
  const [organization] = await pool.select().from(organizations).where(eq(organizations.code, code));
  if (organization === undefined) throw new Error(`no organisation ${code}`);
  const led = await pool.select({ id: domains.id }).from(domains).where(eq(domains.leadId, organization.id));
  const id = uuidv7();
  const now = new Date();
  await pool.insert(people).values({ id, issuer: 'test', subject: id, revision: 1, createdAt: now, updatedAt: now });
  return {
    kind: 'person',
    id,
    organization: {
      id: organization.id,
      code,
      name: organization.name,
      kinds: organization.kinds,
      ledDomainIds: led.map((domain) => domain.id),
    },
    roles,
  };
}
