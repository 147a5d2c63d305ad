import type { OrganizationSeed } from '../../interchange/seed-file.ts';
import type { OrganizationWrite } from '../stores/organizations.ts';

/**
 * An organisation of a seed file as it is stored.
 */
export function organizationOfSeed({ jurisdiction, source, ...row }: OrganizationSeed): OrganizationWrite {
  return {
    ...row,
    jurisdictionCode: jurisdiction.code,
    jurisdictionName: jurisdiction.name,
    sourceTitle: source.title,
    sourceUrl: source.url ?? null,
  };
}
