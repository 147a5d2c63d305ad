import { sql } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { resourceDomains, resourceRelations, resourceSectors } from '../tables/resources.ts';
import { bulkInsertMissing, idList } from './bulk.ts';

/** A resource with the domains and sectors it belongs to. */
export interface ResourceLinks {
  readonly id: string;
  readonly domainIds: readonly string[];
  readonly sectorIds: readonly string[];
}

/**
 * Links resources to their domains and sectors; a link that is there stays.
 */
export async function insertLinks(tx: Database, owners: readonly ResourceLinks[]): Promise<void> {
  const domains = owners.flatMap(({ id, domainIds }) => domainIds.map((domainId) => ({ resourceId: id, domainId })));
  const sectors = owners.flatMap(({ id, sectorIds }) => sectorIds.map((sectorId) => ({ resourceId: id, sectorId })));
  await bulkInsertMissing(tx, resourceDomains, domains);
  await bulkInsertMissing(tx, resourceSectors, sectors);
}

/**
 * Brings the domains and sectors of resources to what is given.
 */
export async function replaceLinks(tx: Database, owners: readonly ResourceLinks[]): Promise<void> {
  if (owners.length === 0) return;
  const ids = idList(owners.map(({ id }) => id));
  const kept = JSON.stringify(owners.map(({ id, domainIds, sectorIds }) => ({ id, domainIds, sectorIds })));
  // Only what is gone is deleted: readers of the index see no moment without a link that stays.
  await tx.execute(
    sql`delete from ${resourceDomains} as l where l.resource_id = any(${ids}) and not exists (
      select from json_to_recordset(${kept}::text::json) as r(id uuid, "domainIds" uuid[])
      where r.id = l.resource_id and l.domain_id = any(r."domainIds"))`,
  );
  await tx.execute(
    sql`delete from ${resourceSectors} as l where l.resource_id = any(${ids}) and not exists (
      select from json_to_recordset(${kept}::text::json) as r(id uuid, "sectorIds" uuid[])
      where r.id = l.resource_id and l.sector_id = any(r."sectorIds"))`,
  );
  await insertLinks(tx, owners);
}

/**
 * Notes which resources name which others as related.
 */
export async function insertRelations(
  tx: Database,
  relations: readonly { readonly resourceId: string; readonly relatedId: string }[],
): Promise<void> {
  await bulkInsertMissing(tx, resourceRelations, relations);
}
