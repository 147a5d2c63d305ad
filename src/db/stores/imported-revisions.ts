import { and, eq, sql } from 'drizzle-orm';
import type { ResourceContent } from '../../rules/resource/content.ts';
import type { Database } from '../client.ts';
import { importedRevisions } from '../tables/import-jobs.ts';
import { resources } from '../tables/resources.ts';

/** What a source says anew of a resource, waiting for its steward. */
export interface OpenImportedRevision {
  readonly content: ResourceContent;
  readonly digest: string;
}

/** What a source says anew of a resource and nobody has decided; null when there is none. The resource must be locked. */
export async function openImportedRevision(tx: Database, resourceId: string): Promise<OpenImportedRevision | null> {
  const [found] = await tx
    .select({ content: importedRevisions.content, digest: importedRevisions.digest })
    .from(importedRevisions)
    .where(and(eq(importedRevisions.id, resourceId), eq(importedRevisions.state, 'open')));
  // Written by imports, from contents of this type.
  return found === undefined ? null : { digest: found.digest, content: found.content as ResourceContent };
}

/** Notes that a resource says what its source said: the same is no news to the next import. */
export async function takeRevision(tx: Database, resourceId: string, digest: string): Promise<void> {
  await tx.update(resources).set({ sourceDigest: digest }).where(eq(resources.id, resourceId));
  await tx.delete(importedRevisions).where(eq(importedRevisions.id, resourceId));
}

/** Notes that the steward would not have it; what it said is kept as long as the source says nothing else. */
export async function discardRevision(tx: Database, resourceId: string): Promise<void> {
  await tx.update(importedRevisions).set({ state: sql`'discarded'` }).where(eq(importedRevisions.id, resourceId));
}
