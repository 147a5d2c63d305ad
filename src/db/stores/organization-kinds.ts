import { eq } from 'drizzle-orm';
import type { OrganizationKind } from '../../rules/vocabulary.ts';
import type { Database } from '../client.ts';
import { organizations } from '../tables/organizations.ts';

/** What an organisation is in the scheme; nothing for one that is not there. */
export async function organizationKindsOf(db: Database, id: string): Promise<readonly OrganizationKind[]> {
  const [row] = await db.select({ kinds: organizations.kinds }).from(organizations).where(eq(organizations.id, id));
  return row?.kinds ?? [];
}
