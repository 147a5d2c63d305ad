import { and, eq, inArray, isNull, lt, sql } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { importUploads } from '../tables/import-jobs.ts';
import { importRuns } from '../tables/imports.ts';

type Upload = typeof importUploads.$inferSelect;

/** A file that was sent, without what became of it. */
export type UploadWrite = Omit<Upload, 'runId' | 'removedAt'>;

/** Who sent a file, and under which key. */
export type UploadKey = Pick<Upload, 'callerKind' | 'callerId' | 'key'>;

const underKey = ({ callerKind, callerId, key }: UploadKey) =>
  and(eq(importUploads.callerKind, callerKind), eq(importUploads.callerId, callerId), eq(importUploads.key, key));

/** The upload a caller has sent under a key; null when there is none. */
export async function uploadUnderKey(db: Database, key: UploadKey): Promise<Upload | null> {
  const [found] = await db.select().from(importUploads).where(underKey(key));
  return found ?? null;
}

/**
 * Notes a file that was sent.
 *
 * @returns false when its caller has one under this key already
 */
export async function insertUpload(db: Database, upload: UploadWrite): Promise<boolean> {
  const rows = await db.insert(importUploads).values(upload).onConflictDoNothing().returning({ id: importUploads.id });
  return rows.length === 1;
}

/** Uploads by their ids, locked until the transaction ends; those that are not there are missing. */
export async function lockUploads(tx: Database, ids: readonly string[]): Promise<Upload[]> {
  return await tx
    .select()
    .from(importUploads)
    .where(inArray(importUploads.id, [...ids]))
    .orderBy(importUploads.id)
    .for('update');
}

/** Gives uploads to the run that will read them. */
export async function giveUploads(tx: Database, ids: readonly string[], runId: string): Promise<void> {
  await tx
    .update(importUploads)
    .set({ runId })
    .where(inArray(importUploads.id, [...ids]));
}

/** Files of a caller that lie here and that no job has been given yet. */
export async function countWaiting(db: Database, caller: Pick<UploadKey, 'callerKind' | 'callerId'>): Promise<number> {
  return await db.$count(
    importUploads,
    and(
      eq(importUploads.callerKind, caller.callerKind),
      eq(importUploads.callerId, caller.callerId),
      isNull(importUploads.removedAt),
      isNull(importUploads.runId),
    ),
  );
}

/** Files on a host that nobody needs any more: their job has ended, or no job was asked for in time. */
export async function uploadsToRemove(db: Database, host: string, unusedBefore: Date): Promise<string[]> {
  const rows = await db
    .select({ id: importUploads.id })
    .from(importUploads)
    .leftJoin(importRuns, eq(importRuns.id, importUploads.runId))
    .where(
      and(
        eq(importUploads.host, host),
        isNull(importUploads.removedAt),
        sql`case when ${importUploads.runId} is null then ${lt(importUploads.createdAt, unusedBefore)}
          else ${importRuns.finishedAt} is not null end`,
      ),
    )
    .limit(1000);
  return rows.map(({ id }) => id);
}

/** Which of these uploads are known and still have their bytes. */
export async function uploadsKept(db: Database, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .select({ id: importUploads.id })
    .from(importUploads)
    .where(and(inArray(importUploads.id, [...ids]), isNull(importUploads.removedAt)));
  return new Set(rows.map(({ id }) => id));
}

/** Notes that the bytes of uploads are gone. */
export async function noteRemoved(db: Database, ids: readonly string[], now: Date): Promise<void> {
  await db
    .update(importUploads)
    .set({ removedAt: now })
    .where(inArray(importUploads.id, [...ids]));
}
