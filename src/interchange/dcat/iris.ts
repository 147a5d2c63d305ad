import type { CatalogStatus, DomainCode } from '../../rules/vocabulary.ts';
import { exchangeable } from './node.ts';

/** Addresses of everything the export names. */
export interface Iris {
  readonly catalog: string;
  readonly domains: string;
  readonly sectors: string;
  readonly statuses: string;
  dataset(code: string): string;
  organization(code: string): string;
  domain(code: DomainCode): string;
  sector(code: string): string;
  status(status: CatalogStatus): string;
  fileType(format: string): string;
}

/**
 * Stable IRIs below one public address. What has no page of its own is a part of the catalog.
 *
 * @param base scheme, host and path without a slash at the end, such as `https://catalog.city.gov.cn`
 */
export function irisOf(base: string): Iris {
  const catalog = `${base}/catalog`;
  const part = (list: string) => (code: string) => `${catalog}#${list}-${encodeURIComponent(exchangeable(code))}`;
  return {
    catalog,
    domains: `${catalog}#domains`,
    sectors: `${catalog}#sectors`,
    statuses: `${catalog}#statuses`,
    dataset: (code) => `${base}/datasets/${encodeURIComponent(exchangeable(code))}`,
    organization: part('organization'),
    domain: part('domain'),
    sector: part('sector'),
    status: part('status'),
    fileType: part('file-type'),
  };
}
