import { sql } from 'drizzle-orm';
import { highestGrade } from '../../rules/catalog/grade.ts';
import type { ImportedState, SourceStatus } from '../../rules/catalog/import-status.ts';
import type { Database } from '../client.ts';
import { versionsOf } from '../read/as-of.ts';
import { organizations } from '../tables/organizations.ts';
import { resourceDomains, resourceItems, resourceSectors, resources } from '../tables/resources.ts';
import { searchDocuments } from '../tables/search.ts';
import { bulkInsert, bulkUpdate, textList, type WriteCounts } from './bulk.ts';
import { unmapProhibited, unmapWithdrawn } from './mappings.ts';
import { insertItems, replaceItems } from './resource-items.ts';
import { insertLinks, replaceLinks } from './resource-links.ts';
import type { ChangedResource, CurrentResource, ResourceWrite, WriteContext } from './resource-write.ts';

/** What {@link applyResources} has done. */
export interface AppliedResources extends WriteCounts {
  /** Ids of the resources that are new. */
  readonly addedIds: readonly string[];
}

/** What {@link applyResources} needs beside the rows. */
export interface ApplyContext extends WriteContext {
  /** The state a resource takes; `before` is null for a new one. */
  readonly stateAfter: (before: ImportedState | null, source: SourceStatus) => ImportedState;
}

/**
 * Brings resources to what is given, in a handful of statements however many they are. Resources of a source are known
 * by their id there, resources of our own by their code. One whose digest is the one applied last is not touched at
 * all; one that differs gets the next revision. Call it in a transaction, with some hundred rows at a time.
 *
 * A resource that becomes 禁止开放 leaves every scenario it serves, with a finding on each, in the same transaction.
 *
 * @param rows all of one source, or all of our own; each resource once
 */
export async function applyResources(
  tx: Database,
  rows: readonly ResourceWrite[],
  context: ApplyContext,
): Promise<AppliedResources> {
  const current = await lockCurrent(tx, rows);
  const added = rows.filter((write) => !current.has(keyOf(write)));
  const changed = rows.flatMap((write): ChangedResource[] => {
    const before = current.get(keyOf(write));
    return before === undefined || before.sourceDigest === write.metadata.sourceDigest ? [] : [{ before, write }];
  });
  const addedIds = await insertResources(tx, added, context);
  await updateResources(tx, changed, context);
  const unchanged = rows.length - added.length - changed.length;
  return { added: added.length, changed: changed.length, unchanged, addedIds };
}

/**
 * Which of these public codes are taken, with the resource's id.
 */
export async function resourceIdsByCode(db: Database, codes: readonly string[]): Promise<Map<string, string>> {
  const rows = await db
    .select({ code: resources.code, id: resources.id })
    .from(resources)
    .where(sql`${resources.code} = any(${textList(codes)})`);
  return new Map(rows.map(({ code, id }) => [code, id]));
}

/**
 * Tells the planner what has become of the catalog after many rows changed at once. A server would notice by itself,
 * minutes later; the embedded engine never. A statement a table, so that readers of the embedded engine get their turn
 * in between.
 */
export async function analyzeResources(db: Database): Promise<void> {
  for (const table of [organizations, resources, resourceItems, resourceDomains, resourceSectors]) {
    await db.execute(sql`analyze ${table}, ${versionsOf(table)}`);
  }
  await db.execute(sql`analyze ${searchDocuments}`);
}

const keyOf = (write: ResourceWrite): string => write.origin?.sourceId ?? write.code;

async function lockCurrent(tx: Database, rows: readonly ResourceWrite[]): Promise<Map<string, CurrentResource>> {
  const source = rows[0]?.origin?.source;
  const keys = textList(rows.map(keyOf));
  const found = await tx
    .select({
      id: resources.id,
      code: resources.code,
      title: resources.title,
      sourceId: resources.sourceId,
      sourceDigest: resources.sourceDigest,
      sourceStatus: resources.sourceStatus,
      status: resources.status,
    })
    .from(resources)
    .where(
      source === undefined
        ? sql`${resources.code} = any(${keys})`
        : sql`${resources.source} = ${source} and ${resources.sourceId} = any(${keys})`,
    )
    // In one order for everybody, so that two writers of the same rows wait and never deadlock.
    .orderBy(resources.id)
    .for('update');
  return new Map(found.map((row) => [source === undefined ? row.code : (row.sourceId ?? row.code), row]));
}

async function insertResources(
  tx: Database,
  writes: readonly ResourceWrite[],
  context: ApplyContext,
): Promise<string[]> {
  const rows = writes.map((write) => ({ id: context.newId(), write }));
  await bulkInsert(
    tx,
    resources,
    rows.map(({ id, write }) => ({
      id,
      code: write.code,
      source: write.origin?.source ?? null,
      sourceId: write.origin?.sourceId ?? null,
      ...contentOf(write),
      ...write.local,
      ...context.stateAfter(null, write.sourceStatus),
      revision: 1,
      createdAt: context.now,
      updatedAt: context.now,
    })),
  );
  const contents = rows.map(({ id, write }) => ({ id, ...write }));
  await insertItems(tx, contents, context);
  await insertLinks(tx, contents);
  return rows.map(({ id }) => id);
}

async function updateResources(
  tx: Database,
  changed: readonly ChangedResource[],
  context: ApplyContext,
): Promise<void> {
  if (changed.length === 0) return;
  const prohibited = changed.filter(({ write }) => write.metadata.openingAttribute === 'prohibited');
  // Before the resources change: the foreign key of a mapping refuses a resource that is no longer mappable.
  await unmapProhibited(
    tx,
    prohibited.map(({ before }) => before.id),
    context,
  );
  const states = new Map(
    changed.map(({ before, write }) => [before.id, context.stateAfter(before, write.sourceStatus)] as const),
  );
  // As where a steward withdraws one.
  const withdrawn = [...states].filter(([, { status }]) => status === 'withdrawn').map(([id]) => id);
  await unmapWithdrawn(tx, withdrawn, context);
  await replaceItems(tx, changed, context);
  await bulkUpdate(
    tx,
    resources,
    changed.map(({ before, write }) => ({
      id: before.id,
      ...contentOf(write),
      ...states.get(before.id),
      updatedAt: context.now,
    })),
  );
  await replaceLinks(
    tx,
    changed.map(({ before, write }) => ({ id: before.id, ...write })),
  );
}

const contentOf = ({ metadata, items }: ResourceWrite) => ({
  ...metadata,
  formats: [...metadata.formats],
  issuedAt: metadata.issuedAt === null ? null : new Date(metadata.issuedAt),
  modifiedAt: new Date(metadata.modifiedAt),
  grade: highestGrade(items),
});
