import { sql } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { sectors } from '../tables/domains.ts';
import { bulkUpsert, textList, type WriteCounts } from './bulk.ts';

/** A sector as it is to be stored. */
export interface SectorWrite {
  readonly code: string;
  readonly name: string;
  readonly position: number;
  readonly sourceTitle: string;
  readonly sourceUrl: string | null;
}

/**
 * Ids of the sectors by code.
 */
export async function sectorIdsByCode(db: Database): Promise<Map<string, string>> {
  const rows = await db.select({ code: sectors.code, id: sectors.id }).from(sectors);
  return new Map(rows.map(({ code, id }) => [code, id]));
}

/**
 * Inserts the sectors that are new and updates those that differ.
 */
export async function putSectors(
  tx: Database,
  rows: readonly SectorWrite[],
  { newId }: { readonly newId: () => string },
): Promise<WriteCounts> {
  const stored = await tx.select({ code: sectors.code, position: sectors.position }).from(sectors);
  const moved = stored.filter(({ code, position }) =>
    rows.some((row) => row.code === code && row.position !== position),
  );
  // A place is unique at every moment: a sector that moves leaves its own before another takes it.
  if (moved.length > 0) {
    await tx
      .update(sectors)
      .set({ position: sql`-1 - ${sectors.position}` })
      .where(sql`${sectors.code} = any(${textList(moved.map(({ code }) => code))})`);
  }
  return await bulkUpsert(
    tx,
    sectors,
    rows.map((row) => ({ id: newId(), ...row })),
    'code',
  );
}
