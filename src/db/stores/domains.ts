import { asc, sql } from 'drizzle-orm';
import type { DomainCode } from '../../rules/vocabulary.ts';
import type { Database } from '../client.ts';
import { domains, domainUses } from '../tables/domains.ts';
import { bulkInsert, bulkUpsert, idList, textList, type WriteCounts } from './bulk.ts';
import { groupBy } from './group-by.ts';

/** A domain as it is to be stored, with the uses it encourages in their order. */
export interface DomainWrite {
  readonly code: DomainCode;
  readonly name: string;
  readonly position: number;
  readonly description: string;
  readonly leadId: string | null;
  readonly fusedData: readonly string[];
  readonly sourceTitle: string;
  readonly sourceUrl: string | null;
  readonly uses: readonly string[];
}

/**
 * Ids of the domains by code.
 */
export async function domainIdsByCode(db: Database): Promise<Map<DomainCode, string>> {
  const rows = await db.select({ code: domains.code, id: domains.id }).from(domains);
  return new Map(rows.map(({ code, id }) => [code, id]));
}

/**
 * Inserts the domains that are new and updates those that differ, each with its uses.
 */
export async function putDomains(
  tx: Database,
  rows: readonly DomainWrite[],
  { newId }: { readonly newId: () => string },
): Promise<WriteCounts> {
  await clearMovedPlaces(tx, rows);
  const counts = await bulkUpsert(
    tx,
    domains,
    rows.map(({ uses: _, fusedData, ...row }) => ({ id: newId(), ...row, fusedData: [...fusedData] })),
    'code',
  );
  await putUses(tx, rows, newId);
  return counts;
}

/** A place is unique at every moment: a domain that moves leaves its own before another takes it. */
async function clearMovedPlaces(tx: Database, rows: readonly DomainWrite[]): Promise<void> {
  const stored = await tx.select({ code: domains.code, position: domains.position }).from(domains);
  const moved = stored.filter(({ code, position }) =>
    rows.some((row) => row.code === code && row.position !== position),
  );
  if (moved.length === 0) return;
  await tx
    .update(domains)
    .set({ position: sql`-1 - ${domains.position}` })
    .where(sql`${domains.code}::text = any(${textList(moved.map(({ code }) => code))})`);
}

async function putUses(tx: Database, rows: readonly DomainWrite[], newId: () => string): Promise<void> {
  const ids = await domainIdsByCode(tx);
  const stored = groupBy(
    await tx.select().from(domainUses).orderBy(asc(domainUses.position)),
    ({ domainId }) => domainId,
  );
  const differing = rows.flatMap(({ code, uses }) => {
    const domainId = ids.get(code);
    const before = (stored.get(domainId ?? '') ?? []).map(({ title }) => title);
    return domainId === undefined || before.join('\n') === uses.join('\n') ? [] : [{ domainId, uses }];
  });
  if (differing.length === 0) return;
  // Nothing refers to a use, so a list that differs is written anew.
  await tx
    .delete(domainUses)
    .where(sql`${domainUses.domainId} = any(${idList(differing.map(({ domainId }) => domainId))})`);
  await bulkInsert(
    tx,
    domainUses,
    differing.flatMap(({ domainId, uses }) =>
      uses.map((title, index) => ({ id: newId(), domainId, position: index + 1, title })),
    ),
  );
}
