import type { Domain, Organization, Resource, Sector } from '../catalog/nouns.ts';
import { nameOf } from './ckan-name.ts';

/** Fields of each noun that packages are made of. */
export const resourceFields = [
  'id',
  'code',
  'title',
  'abstract',
  'class',
  'category',
  'formats',
  'sharingType',
  'sharingCondition',
  'openingAttribute',
  'openingCondition',
  'updateCycle',
  'licence',
  'contactOffice',
  'spatialCoverage',
  'temporalStartOn',
  'temporalEndOn',
  'grade',
  'issuedAt',
  'modifiedAt',
  'provenance',
  'revision',
] as const satisfies readonly (keyof Resource)[];
export const organizationFields = [
  'id',
  'code',
  'name',
  'description',
] as const satisfies readonly (keyof Organization)[];
export const domainFields = ['id', 'code', 'name', 'description'] as const satisfies readonly (keyof Domain)[];

export type OrganizationRow = Pick<Organization, (typeof organizationFields)[number]>;
export type DomainRow = Pick<Domain, (typeof domainFields)[number]>;
export type PackageRow = Pick<Resource, (typeof resourceFields)[number]> & {
  readonly provider: OrganizationRow | null;
  readonly domains: readonly DomainRow[];
  readonly sectors: readonly Pick<Sector, 'name'>[];
  readonly accessRoute: { readonly __typename: string; readonly url: string | null };
};

/**
 * A resource as a package (dataset) of CKAN's action API. The mapping is ours: domains are groups, sectors and the
 * category are tags, each format of an open resource is a CKAN resource at its address, and what CKAN has no field for
 * stands among the extras. What is not known is left empty.
 */
export function toPackage(row: PackageRow): Readonly<Record<string, unknown>> {
  const resources = distributions(row);
  const tags = tagsOf(row);
  return {
    id: row.id,
    name: nameOf(row),
    title: row.title,
    notes: row.abstract,
    type: 'dataset',
    state: 'active',
    private: false,
    isopen: row.openingAttribute === 'unconditional',
    license_id: null,
    license_title: row.licence,
    author: null,
    author_email: null,
    maintainer: row.contactOffice,
    maintainer_email: null,
    url: row.accessRoute.__typename === 'OpenAccess' ? row.accessRoute.url : null,
    version: String(row.revision),
    metadata_created: row.issuedAt === null ? null : ckanTime(row.issuedAt),
    metadata_modified: ckanTime(row.modifiedAt),
    owner_org: row.provider?.id ?? null,
    organization: row.provider && toOrganization(row.provider),
    groups: row.domains.map(toGroup),
    tags,
    num_tags: tags.length,
    resources,
    num_resources: resources.length,
    extras: extrasOf(row),
    relationships_as_subject: [],
    relationships_as_object: [],
  };
}

/** An organisation as CKAN has it. */
export const toOrganization = (row: OrganizationRow): Readonly<Record<string, unknown>> => ({
  id: row.id,
  name: nameOf(row),
  title: row.name,
  display_name: row.name,
  description: row.description ?? '',
  type: 'organization',
  is_organization: true,
  state: 'active',
  image_url: '',
  approval_status: 'approved',
});

/** A domain as a group of CKAN. */
export const toGroup = (row: DomainRow): Readonly<Record<string, unknown>> => ({
  id: row.id,
  name: row.code,
  title: row.name,
  display_name: row.name,
  description: row.description,
  type: 'group',
  is_organization: false,
  state: 'active',
  image_display_url: '',
});

function distributions(row: PackageRow): readonly Readonly<Record<string, unknown>>[] {
  const { __typename, url } = row.accessRoute;
  if (__typename !== 'OpenAccess' || url === null) return [];
  const formats = row.formats.length === 0 ? [''] : row.formats;
  return formats.map((format, position) => ({
    id: `${row.id}-${position}`,
    package_id: row.id,
    name: format === '' ? row.title : `${row.title} (${format})`,
    description: '',
    url,
    format,
    position,
    state: 'active',
    created: row.issuedAt === null ? null : ckanTime(row.issuedAt),
    last_modified: ckanTime(row.modifiedAt),
    mimetype: null,
    size: null,
    hash: '',
  }));
}

/** CKAN takes letters, digits, blanks and `-_.` in a tag, 2 to 100 of them. */
function tagsOf({ category, sectors }: PackageRow): readonly Readonly<Record<string, unknown>>[] {
  const names = [category ?? '', ...sectors.map(({ name }) => name)].map((name) =>
    name
      .replace(/[^\p{L}\p{N} ._-]+/gu, ' ')
      .trim()
      .slice(0, 100),
  );
  return [...new Set(names)]
    .filter((name) => name.length >= 2)
    .map((name) => ({ id: name, name, display_name: name, state: 'active', vocabulary_id: null }));
}

function extrasOf(row: PackageRow): readonly { readonly key: string; readonly value: string }[] {
  const word = (value: string): string => value.toUpperCase();
  const values: Readonly<Record<string, string | null>> = {
    code: row.code,
    resource_class: word(row.class),
    sharing_type: word(row.sharingType),
    sharing_condition: row.sharingCondition,
    opening_attribute: word(row.openingAttribute),
    opening_condition: row.openingCondition,
    update_cycle: word(row.updateCycle),
    grade: word(row.grade),
    spatial_coverage: row.spatialCoverage,
    temporal_start: row.temporalStartOn,
    temporal_end: row.temporalEndOn,
    source: row.provenance?.source ?? null,
    source_id: row.provenance?.sourceId ?? null,
    source_url: row.provenance?.url ?? null,
  };
  return Object.entries(values).flatMap(([key, value]) => (value === null ? [] : [{ key, value }]));
}

/** Instants of CKAN are UTC to the microsecond, without an offset. */
const ckanTime = (instant: string): string => {
  const [, seconds = '', fraction = ''] = /^(.{19})(?:\.(\d{1,6}))?/.exec(instant) ?? [];
  return `${seconds}.${fraction.padEnd(6, '0')}`;
};
