import { createHash } from 'node:crypto';
import type { CatalogSource } from '../../db/stores/catalog-sources.ts';
import type { NamedBody } from '../../db/stores/organizations.ts';

/** Where a record names bodies. */
export interface NamingRecord {
  readonly providerName: string;
  readonly access: { readonly kind: string; readonly organizationName?: string | null };
}

/**
 * The bodies that foreign records name, each once: who provides is a data provider, who operates is an operator.
 *
 * Its public code is made from its name, so that the same name has the same code in every database and every run.
 */
export function bodiesOf(source: CatalogSource, records: readonly NamingRecord[]): NamedBody[] {
  const kinds = new Map<string, NamedBody['kind']>();
  const note = (name: string, kind: NamedBody['kind']) => {
    if (!kinds.has(name)) kinds.set(name, kind);
  };
  for (const { providerName } of records) note(providerName, 'data_provider');
  for (const { access } of records) {
    if (typeof access.organizationName !== 'string') continue;
    note(access.organizationName, access.kind === 'authorised_operation' ? 'operator' : 'data_provider');
  }
  return [...kinds].map(([name, kind]) => ({ name, kind, code: `${source.codePrefix}-ORG-${shortHash(name)}` }));
}

/** 48 bits: among ten thousand bodies two meet once in five million catalogs. */
const shortHash = (name: string): string => createHash('sha256').update(name).digest('hex').slice(0, 12).toUpperCase();
