import { sql } from 'drizzle-orm';
import type { ResourceContent } from '../../rules/resource/content.ts';
import type { Database } from '../client.ts';
import { importedRevisions } from '../tables/import-jobs.ts';
import { events } from '../tables/ledger.ts';
import { proposals } from '../tables/proposals.ts';
import { resources } from '../tables/resources.ts';
import { bulkInsert, idList, textList } from './bulk.ts';

/** A resource that a row of a file is about, locked until the transaction ends. */
export interface ImportTarget {
  readonly id: string;
  readonly sourceId: string;
  readonly sourceDigest: string | null;
  /** An import must not write over it. */
  readonly isHeld: boolean;
  /** The source has said something that waits beside it, or was discarded. */
  readonly hasRevision: boolean;
}

/**
 * Whether an import must leave a resource `r`, with what is proposed beside it as `p`, as it is: it is under review, a
 * steward has a revision of it open or has edited it here, or something the source said before waits for a decision.
 */
export const isHeld = sql`(r.status = 'submitted' or p.state is not distinct from 'open'
  or exists (select from ${proposals} as w where w.subject_id = r.id and w.subject_type = 'Resource')
  or exists (select from ${events} as e
    where e.subject_type = 'Resource' and e.subject_id = r.id and e.type = 'resource.revised'))`;

/** Locks the resources that rows of a source are about, in one order for everybody. */
export async function lockTargets(
  tx: Database,
  source: string,
  sourceIds: readonly string[],
): Promise<Map<string, ImportTarget>> {
  const rows = await tx.execute<{ [K in keyof ImportTarget]: ImportTarget[K] }>(sql`
    select r.id, r.source_id as "sourceId", r.source_digest as "sourceDigest", ${isHeld} as "isHeld",
      p.resource_id is not null as "hasRevision"
    from ${resources} r left join ${importedRevisions} p on p.resource_id = r.id
    where r.source = ${source} and r.source_id = any(${textList(sourceIds)})
    order by r.id for update of r`);
  return new Map([...rows].map((row) => [row.sourceId, row]));
}

/** What a source says anew of a resource that an import must not change. */
export interface ImportedRevisionWrite {
  readonly resourceId: string;
  readonly runId: string;
  readonly digest: string;
  readonly sourceStatus: 'published' | 'suspended' | 'withdrawn';
  readonly content: ResourceContent;
  readonly proposedAt: Date;
}

/** Puts down what a source says anew, in place of what it said before. The resources must be locked. */
export async function putImportedRevisions(tx: Database, rows: readonly ImportedRevisionWrite[]): Promise<void> {
  await dropImportedRevisions(
    tx,
    rows.map(({ resourceId }) => resourceId),
  );
  await bulkInsert(
    tx,
    importedRevisions,
    rows.map(({ resourceId, ...row }) => ({ id: resourceId, ...row, state: 'open' as const })),
  );
}

/** Forgets what a source said of resources: it says what stands again, or it was applied. */
export async function dropImportedRevisions(tx: Database, resourceIds: readonly string[]): Promise<void> {
  if (resourceIds.length === 0) return;
  await tx.execute(sql`delete from ${importedRevisions} where resource_id = any(${idList(resourceIds)})`);
}
