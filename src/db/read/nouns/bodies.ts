import { eq, type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { domains, domainUses, sectors } from '../../tables/domains.ts';
import { organizations } from '../../tables/organizations.ts';
import { productDomains, products } from '../../tables/products.ts';
import { resourceDomains, resourceSectors, resources } from '../../tables/resources.ts';
import { scenarioDomains, scenarios } from '../../tables/scenarios.ts';
import { byCodePoint, defineNoun, relation } from '../noun.ts';

const reference = (row: { sourceTitle: AnyPgColumn; sourceUrl: AnyPgColumn }): SQL =>
  sql`json_build_object('title', ${row.sourceTitle}, 'url', ${row.sourceUrl})`;

/** `{ code, name }` of a row that carries both columns. */
export const jurisdiction = (row: { jurisdictionCode: AnyPgColumn; jurisdictionName: AnyPgColumn }): SQL =>
  sql`json_build_object('code', ${row.jurisdictionCode}, 'name', ${row.jurisdictionName})`;

export const domainNoun = defineNoun('Domain', domains, (d) => ({
  fields: {
    id: d.id,
    code: d.code,
    name: d.name,
    position: d.position,
    description: d.description,
    fusedData: d.fusedData,
    encouragedUses: sql`array(select u.title from ${domainUses} u where u.domain_id = ${d.id} order by u.position)`,
    reference: reference(d),
  },
  relations: {
    lead: relation('one', 'Organization', organizations, (o) => eq(o.id, d.leadId)),
    resources: relation(
      'page',
      'Resource',
      resources,
      (r) => sql`${r.id} in (select x.resource_id from ${resourceDomains} x where x.domain_id = ${d.id})`,
    ),
    scenarios: relation(
      'page',
      'Scenario',
      scenarios,
      (s) => sql`${s.id} in (select x.scenario_id from ${scenarioDomains} x where x.domain_id = ${d.id})`,
    ),
    products: relation(
      'page',
      'Product',
      products,
      (p) => sql`${p.id} in (select x.product_id from ${productDomains} x where x.domain_id = ${d.id})`,
    ),
  },
  filters: {},
  listOrder: d.position,
}));

export const sectorNoun = defineNoun('Sector', sectors, (s) => ({
  fields: { id: s.id, code: s.code, name: s.name, position: s.position, reference: reference(s) },
  relations: {
    resources: relation(
      'page',
      'Resource',
      resources,
      (r) => sql`${r.id} in (select x.resource_id from ${resourceSectors} x where x.sector_id = ${s.id})`,
    ),
  },
  filters: {},
  listOrder: s.position,
}));

export const organizationNoun = defineNoun('Organization', organizations, (o) => ({
  fields: {
    id: o.id,
    code: o.code,
    name: o.name,
    kinds: o.kinds,
    jurisdiction: jurisdiction(o),
    unifiedSocialCreditCode: o.unifiedSocialCreditCode,
    description: o.description,
    reference: reference(o),
    revision: o.revision,
  },
  relations: {
    parent: relation('one', 'Organization', organizations, (other) => eq(other.id, o.parentId)),
    children: relation('page', 'Organization', organizations, (other) => eq(other.parentId, o.id)),
    ledDomains: relation('list', 'Domain', domains, (d) => eq(d.leadId, o.id)),
    resources: relation('page', 'Resource', resources, (r) => eq(r.providerId, o.id)),
    products: relation('page', 'Product', products, (p) => eq(p.operatorId, o.id)),
  },
  filters: { jurisdictionCode: o.jurisdictionCode },
  sorts: { name: byCodePoint(o.name), code: byCodePoint(o.code) },
  listOrder: byCodePoint(o.name),
}));
