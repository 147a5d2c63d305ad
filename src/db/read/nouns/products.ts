import { eq, sql } from 'drizzle-orm';
import { domains } from '../../tables/domains.ts';
import { organizations } from '../../tables/organizations.ts';
import { productDomains, productInputs, productScenarios, products } from '../../tables/products.ts';
import { resources } from '../../tables/resources.ts';
import { scenarios } from '../../tables/scenarios.ts';
import { byCodePoint, defineNoun, relation } from '../noun.ts';

export const productNoun = defineNoun('Product', products, (p) => ({
  fields: {
    id: p.id,
    code: p.code,
    name: p.name,
    abstract: p.abstract,
    type: p.productType,
    deliveryForm: p.deliveryForm,
    useClass: p.useClass,
    issuedAt: p.issuedAt,
    modifiedAt: p.modifiedAt,
    status: p.status,
    revision: p.revision,
  },
  relations: {
    operator: relation('one', 'Organization', organizations, (o) => eq(o.id, p.operatorId)),
    domains: relation(
      'list',
      'Domain',
      domains,
      (d) => sql`${d.id} in (select x.domain_id from ${productDomains} x where x.product_id = ${p.id})`,
    ),
    scenarios: relation(
      'page',
      'Scenario',
      scenarios,
      (s) => sql`${s.id} in (select x.scenario_id from ${productScenarios} x where x.product_id = ${p.id})`,
    ),
    inputs: relation(
      'page',
      'Resource',
      resources,
      (r) => sql`${r.id} in (select x.resource_id from ${productInputs} x where x.product_id = ${p.id})`,
    ),
  },
  filters: {},
  sorts: {
    modifiedAt: p.modifiedAt,
    issuedAt: p.issuedAt,
    name: byCodePoint(p.name),
    code: byCodePoint(p.code),
  },
  listOrder: byCodePoint(p.code),
}));
