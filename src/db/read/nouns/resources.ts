import { eq, sql } from 'drizzle-orm';
import { applicationItems } from '../../tables/application-parts.ts';
import { agreements, applications } from '../../tables/applications.ts';
import { domains, sectors } from '../../tables/domains.ts';
import { importedRevisions } from '../../tables/import-jobs.ts';
import { catalogSources } from '../../tables/imports.ts';
import { events } from '../../tables/ledger.ts';
import { organizations } from '../../tables/organizations.ts';
import { productInputs, products } from '../../tables/products.ts';
import { corrections, proposals } from '../../tables/proposals.ts';
import { registrations } from '../../tables/registrations.ts';
import {
  resourceDomains,
  resourceItems,
  resourceRelations,
  resourceSectors,
  resources,
} from '../../tables/resources.ts';
import { needMatches, scenarioNeeds, scenarios } from '../../tables/scenarios.ts';
import {
  byCodePoint,
  byRelevance,
  chineseYear,
  defineNoun,
  handedIn,
  linked,
  ofOrganization,
  relation,
  rowFacet,
} from '../noun.ts';
import { listOf } from './agreements.ts';

export const resourceNoun = defineNoun('Resource', resources, (r) => ({
  fields: {
    id: r.id,
    code: r.code,
    title: r.title,
    abstract: r.abstract,
    class: r.resourceClass,
    category: r.category,
    formats: r.formats,
    sharingType: r.sharingType,
    sharingCondition: r.sharingCondition,
    openingAttribute: r.openingAttribute,
    openingCondition: r.openingCondition,
    updateCycle: r.updateCycle,
    licence: r.licence,
    contactOffice: r.contactOffice,
    spatialCoverage: r.spatialCoverage,
    temporalStartOn: r.temporalStartOn,
    temporalEndOn: r.temporalEndOn,
    isProvincialReturn: r.provincialReturn,
    grade: r.grade,
    issuedAt: r.issuedAt,
    modifiedAt: r.modifiedAt,
    provenance: sql`case when ${r.source} is not null then json_build_object('source', ${r.source}, 'sourceTitle',
      (select c.title from ${catalogSources} c where c.name = ${r.source}), 'sourceId', ${r.sourceId}, 'url', ${r.sourceUrl}) end`,
    status: r.status,
    revision: r.revision,
  },
  relations: {
    provider: relation('one', 'Organization', organizations, (o) => eq(o.id, r.providerId)),
    accessRoute: {
      kind: 'embed',
      fields: {
        __typename: sql`case ${r.accessKind} when 'open' then 'OpenAccess'
          when 'authorised_operation' then 'AuthorisedOperationAccess' else 'ApplyAccess' end`,
        url: r.accessUrl,
      },
      relations: {
        platform: relation('one', 'Organization', organizations, (o) => eq(o.id, r.accessOrganizationId)),
        holder: relation('one', 'Organization', organizations, (o) => eq(o.id, r.accessOrganizationId)),
      },
    },
    domains: linked('list', 'Domain', domains, {
      from: sql`${resourceDomains} x`,
      where: sql`x.resource_id = ${r.id}`,
      id: sql`x.domain_id`,
    }),
    sectors: linked('list', 'Sector', sectors, {
      from: sql`${resourceSectors} x`,
      where: sql`x.resource_id = ${r.id}`,
      id: sql`x.sector_id`,
    }),
    proposal: relation(
      'one',
      'Proposal',
      proposals,
      (p) => sql`${p.subjectId} = ${r.id} and ${p.subjectType} = 'Resource'`,
    ),
    importedRevision: relation('one', 'ImportedRevision', importedRevisions, (i) => eq(i.id, r.id)),
    history: relation('page', 'Event', events, (e) => sql`${e.subjectType} = 'Resource' and ${e.subjectId} = ${r.id}`),
    corrections: relation('page', 'Correction', corrections, (c) => eq(c.resourceId, r.id)),
    items: relation('page', 'ResourceItem', resourceItems, (i) => eq(i.resourceId, r.id)),
    related: relation(
      'page',
      'Resource',
      resources,
      (other) => sql`${other.id} in (select x.related_id from ${resourceRelations} x where x.resource_id = ${r.id}
        union all select x.resource_id from ${resourceRelations} x where x.related_id = ${r.id})`,
    ),
    scenarios: linked('page', 'Scenario', scenarios, {
      from: sql`${needMatches} m join ${scenarioNeeds} n on n.id = m.need_id`,
      where: sql`m.resource_id = ${r.id}`,
      id: sql`n.scenario_id`,
    }),
    products: linked('page', 'Product', products, {
      from: sql`${productInputs} x`,
      where: sql`x.resource_id = ${r.id}`,
      id: sql`x.product_id`,
    }),
    registrations: relation('page', 'Registration', registrations, (n) => eq(n.resourceId, r.id)),
  },
  filters: {
    accessKind: r.accessKind,
    source: r.source,
    hasFormat: sql`(${r.formats} <> '{}')`,
    modifiedYear: chineseYear(r.modifiedAt),
    hasScenario: { anyOf: 'scenarios' },
    hasProduct: { anyOf: 'products' },
    // The same to everyone, as `coverage_of_resources` counts it.
    isAuthorised: sql`exists (select 1 from ${applicationItems} i join ${applications} a on a.id = i.application_id
      join ${agreements} g on g.application_id = a.id or a.kind = 'list_change' and g.id = a.agreement_id
      where i.resource_id = ${r.id} and i.removed_in is null and g.status = 'active' and a.id = ${listOf(sql`g`)})`,
  },
  facets: {
    domain: rowFacet('domains', domains, (d) => ({ value: d.code, label: d.name }), { kept: 'domains' }),
    sector: rowFacet('sectors', sectors, (s) => ({ value: s.code, label: s.name }), { kept: 'sectors' }),
    provider: rowFacet('provider', organizations, (o) => ({ value: o.code, label: o.name }), {
      key: r.providerId,
      kept: 'provider',
    }),
    jurisdiction: rowFacet(
      'provider',
      organizations,
      (o) => ({ value: o.jurisdictionCode, label: o.jurisdictionName }),
      { key: r.providerId, kept: 'provider' },
    ),
    openingAttribute: { kind: 'column', value: r.openingAttribute, kept: 'opening_attribute' },
    sharingType: { kind: 'column', value: r.sharingType, kept: 'sharing_type' },
    updateCycle: { kind: 'column', value: r.updateCycle, kept: 'update_cycle' },
    format: { kind: 'array', values: r.formats, kept: 'formats' },
    grade: { kind: 'column', value: r.grade, kept: 'grade' },
    year: { kind: 'column', value: chineseYear(r.modifiedAt), kept: 'modified_year' },
    status: { kind: 'column', value: r.status, kept: 'status' },
    hasScenario: { kind: 'presence', relation: 'scenarios' },
    hasProduct: { kind: 'presence', relation: 'products' },
  },
  own: { provider: ofOrganization(r.providerId), review: handedIn('Resource', r.id) },
  sorts: {
    relevance: byRelevance,
    modifiedAt: r.modifiedAt,
    issuedAt: sql`coalesce(${r.issuedAt}, '-infinity'::timestamptz)`,
    title: byCodePoint(r.title),
    code: byCodePoint(r.code),
  },
  listOrder: byCodePoint(r.code),
}));

export const itemNoun = defineNoun('ResourceItem', resourceItems, (i) => ({
  fields: {
    id: i.id,
    position: i.position,
    name: i.name,
    nameEn: i.nameEn,
    description: i.description,
    dataType: i.dataType,
    length: i.length,
    grade: i.grade,
  },
  relations: { resource: relation('one', 'Resource', resources, (r) => eq(r.id, i.resourceId)) },
  filters: {},
  sorts: { position: i.position, name: byCodePoint(i.name) },
  listOrder: i.position,
}));
