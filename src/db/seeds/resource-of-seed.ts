import type { ResourceSeed } from '../../interchange/seed-file.ts';
import { digestOf } from '../stores/digest.ts';
import type { ResourceWrite } from '../stores/resource-write.ts';
import { idOf, startOfDay } from './seed-values.ts';

/** Ids of what a resource names, by code. */
export interface NamedIds {
  readonly domains: ReadonlyMap<string, string>;
  readonly sectors: ReadonlyMap<string, string>;
  readonly bodies: ReadonlyMap<string, string>;
}

/**
 * A resource of the worked example as it is stored: our own, so it has no source; its digest is that of its row.
 */
export function resourceOfSeed(seed: ResourceSeed, { domains, sectors, bodies }: NamedIds): ResourceWrite {
  const { access } = seed;
  return {
    code: seed.code,
    origin: null,
    sourceStatus: 'published',
    metadata: {
      title: seed.title,
      abstract: seed.abstract,
      providerId: idOf(bodies, seed.provider),
      resourceClass: seed.resourceClass,
      category: seed.category ?? null,
      formats: seed.formats,
      sharingType: seed.sharingType,
      sharingCondition: seed.sharingCondition ?? null,
      openingAttribute: seed.openingAttribute,
      openingCondition: seed.openingCondition ?? null,
      updateCycle: seed.updateCycle,
      licence: seed.licence ?? null,
      accessKind: access.kind,
      accessUrl: access.kind === 'open' ? access.url : null,
      accessOrganizationId: access.kind === 'open' ? null : idOf(bodies, access.organization),
      spatialCoverage: seed.spatialCoverage ?? null,
      temporalStartOn: seed.temporalStartOn ?? null,
      temporalEndOn: seed.temporalEndOn ?? null,
      issuedAt: startOfDay(seed.issuedOn),
      modifiedAt: startOfDay(seed.modifiedOn),
      sourceUrl: null,
      sourceDigest: digestOf(seed),
    },
    local: { contactOffice: seed.contactOffice ?? null, provincialReturn: seed.provincialReturn },
    domainIds: [...new Set(seed.domains)].map((code) => idOf(domains, code)),
    sectorIds: [...new Set(seed.sectors)].map((code) => idOf(sectors, code)),
    items: seed.items.map(({ name, nameEn, description, type, length, grade }) => ({
      name,
      nameEn: nameEn ?? null,
      description: description ?? null,
      dataType: type,
      length: length ?? null,
      grade,
    })),
  };
}
