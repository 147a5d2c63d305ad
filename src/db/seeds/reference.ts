import { seedFiles } from '../../interchange/seed-file.ts';
import type { Database } from '../client.ts';
import type { WriteCounts } from '../stores/bulk.ts';
import { putCatalogSources } from '../stores/catalog-sources.ts';
import { putDomains } from '../stores/domains.ts';
import { organizationIdsByCode, putOrganizations } from '../stores/organizations.ts';
import { putSeedCalendars, putSeedProvisions } from '../stores/policy-seeds.ts';
import type { WriteContext } from '../stores/resource-write.ts';
import { putSectors } from '../stores/sectors.ts';
import { checkReference, type ReferenceSeed } from './check-reference.ts';
import { organizationOfSeed } from './organization-of-seed.ts';
import { readSeedFile, SeedError } from './read-seed-file.ts';

/**
 * Reads the reference data and sees that its rows fit together.
 *
 * @throws SeedError with everything that is wrong
 */
export async function readReference(folder: string): Promise<ReferenceSeed> {
  const seed: ReferenceSeed = {
    organizations: await readSeedFile(folder, 'organizations', seedFiles.organizations),
    domains: await readSeedFile(folder, 'domains', seedFiles.domains),
    sectors: await readSeedFile(folder, 'sectors', seedFiles.sectors),
    sources: await readSeedFile(folder, 'sources', seedFiles.sources),
    provisions: await readSeedFile(folder, 'provisions', seedFiles.provisions),
    calendars: await readSeedFile(folder, 'calendars', seedFiles.calendars),
  };
  const issues = checkReference(seed);
  if (issues.length > 0) throw new SeedError(issues);
  return seed;
}

/**
 * Brings the reference data to what its files say: adds what is new, updates what differs, deletes nothing. Provisions and
 * calendars on which people have decided stay as people decided.
 */
export async function putReference(
  tx: Database,
  seed: ReferenceSeed,
  context: WriteContext,
): Promise<Record<keyof ReferenceSeed, WriteCounts>> {
  const organizations = await putOrganizations(tx, seed.organizations.rows.map(organizationOfSeed), context);
  const ids = await organizationIdsByCode(tx);
  const domains = await putDomains(
    tx,
    seed.domains.rows.map(({ lead, encouragedUses, source, ...row }, index) => ({
      ...row,
      position: index + 1,
      leadId: lead === null ? null : (ids.get(lead) ?? null),
      sourceTitle: source.title,
      sourceUrl: source.url ?? null,
      uses: encouragedUses,
    })),
    context,
  );
  const sectors = await putSectors(
    tx,
    seed.sectors.rows.map(({ source, ...row }, index) => ({
      ...row,
      position: index + 1,
      sourceTitle: source.title,
      sourceUrl: source.url ?? null,
    })),
    context,
  );
  const sources = await putCatalogSources(
    tx,
    seed.sources.rows.map(({ jurisdiction, ...row }) => ({
      ...row,
      jurisdictionCode: jurisdiction.code,
      jurisdictionName: jurisdiction.name,
    })),
  );
  const provisions = await putSeedProvisions(tx, seed.provisions.rows, context);
  const calendars = await putSeedCalendars(
    tx,
    seed.calendars.rows.map(({ source, ...row }) => ({
      ...row,
      sourceTitle: source.title,
      sourceUrl: source.url ?? null,
    })),
    context,
  );
  return { organizations, domains, sectors, sources, provisions, calendars };
}
