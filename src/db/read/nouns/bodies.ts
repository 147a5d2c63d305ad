import { eq, type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { domains, domainUses, sectors } from '../../tables/domains.ts';
import { organizations } from '../../tables/organizations.ts';
import { productDomains, products } from '../../tables/products.ts';
import { resourceDomains, resourceSectors, resources } from '../../tables/resources.ts';
import { scenarioDomains, scenarios } from '../../tables/scenarios.ts';
import { byCodePoint, byRelevance, defineNoun, linked, relation } from '../noun.ts';

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
    resources: linked('page', 'Resource', resources, {
      from: sql`${resourceDomains} x`,
      where: sql`x.domain_id = ${d.id}`,
      id: sql`x.resource_id`,
    }),
    scenarios: linked('page', 'Scenario', scenarios, {
      from: sql`${scenarioDomains} x`,
      where: sql`x.domain_id = ${d.id}`,
      id: sql`x.scenario_id`,
    }),
    products: linked('page', 'Product', products, {
      from: sql`${productDomains} x`,
      where: sql`x.domain_id = ${d.id}`,
      id: sql`x.product_id`,
    }),
  },
  filters: {},
  listOrder: d.position,
}));

export const sectorNoun = defineNoun('Sector', sectors, (s) => ({
  fields: { id: s.id, code: s.code, name: s.name, position: s.position, reference: reference(s) },
  relations: {
    resources: linked('page', 'Resource', resources, {
      from: sql`${resourceSectors} x`,
      where: sql`x.sector_id = ${s.id}`,
      id: sql`x.resource_id`,
    }),
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
  filters: {
    jurisdictionCode: o.jurisdictionCode,
    hasResource: { anyOf: 'resources' },
    hasProduct: { anyOf: 'products' },
  },
  facets: {
    kind: { kind: 'array', values: o.kinds },
    jurisdiction: { kind: 'column', value: o.jurisdictionCode, label: o.jurisdictionName },
    hasResource: { kind: 'presence', relation: 'resources' },
    hasProduct: { kind: 'presence', relation: 'products' },
  },
  sorts: { relevance: byRelevance, name: byCodePoint(o.name), code: byCodePoint(o.code) },
  listOrder: byCodePoint(o.name),
}));
