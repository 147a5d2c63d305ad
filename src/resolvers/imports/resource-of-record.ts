import { createHash } from 'node:crypto';
import type { ResourceWrite } from '../../db/stores/resource-write.ts';
import type { ResourceRecord } from '../../interchange/resource-record.ts';
import type { ImportRun } from './import-context.ts';

/**
 * A foreign record as a resource of the catalog.
 *
 * @param digest of the record
 * @param bodies ids of the organisations by the names the source uses
 */
export function resourceOfRecord(
  run: ImportRun,
  record: ResourceRecord,
  digest: string,
  bodies: ReadonlyMap<string, string>,
): ResourceWrite {
  const { sourceId, providerName, domains, sectors, status, items, access, ...metadata } = record;
  return {
    code: codeOf(run.source.codePrefix, sourceId),
    origin: { source: run.source.name, sourceId },
    sourceStatus: status,
    metadata: {
      ...metadata,
      providerId: known(bodies, providerName, 'organisation'),
      accessKind: access.kind,
      accessUrl: access.kind === 'open' ? access.url : null,
      accessOrganizationId: access.kind === 'open' ? null : known(bodies, access.organizationName, 'organisation'),
      sourceDigest: digest,
    },
    local: { contactOffice: null, provincialReturn: false },
    domainIds: domains.map((code) => known(run.domainIds, code, 'domain')),
    sectorIds: sectors.map((code) => known(run.sectorIds, code, 'sector')),
    items,
  };
}

/**
 * Public code of an imported resource: the id of its source behind the prefix of the source. An id that is an address or
 * a text is replaced by a digest of it, since codes stand in addresses and are typed by people.
 */
export const codeOf = (prefix: string, sourceId: string): string =>
  `${prefix}-${/^[A-Za-z0-9_.-]{1,100}$/.test(sourceId) ? sourceId : shortDigest(sourceId)}`;

/** 64 bits: among a million ids of one source two meet once in 37 million catalogs. */
const shortDigest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

function known<K extends string>(ids: ReadonlyMap<K, string>, key: K, noun: string): string {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`no ${noun} is known as ${key}`);
  return id;
}
