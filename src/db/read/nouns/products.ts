import { eq, sql } from 'drizzle-orm';
import { certificates } from '../../tables/certificates.ts';
import { domains } from '../../tables/domains.ts';
import { organizations } from '../../tables/organizations.ts';
import { feeCeilings, productFees } from '../../tables/prices.ts';
import { productDomains, productInputs, productScenarios, products } from '../../tables/products.ts';
import { registrationExceptions, registrations } from '../../tables/registrations.ts';
import { resources } from '../../tables/resources.ts';
import { scenarios } from '../../tables/scenarios.ts';
import {
  byCodePoint,
  byRelevance,
  chineseYear,
  defineNoun,
  linked,
  ofOrganization,
  relation,
  rowFacet,
} from '../noun.ts';

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
    domains: linked('list', 'Domain', domains, {
      from: sql`${productDomains} x`,
      where: sql`x.product_id = ${p.id}`,
      id: sql`x.domain_id`,
    }),
    scenarios: linked('page', 'Scenario', scenarios, {
      from: sql`${productScenarios} x`,
      where: sql`x.product_id = ${p.id}`,
      id: sql`x.scenario_id`,
    }),
    inputs: linked('page', 'Resource', resources, {
      from: sql`${productInputs} x`,
      where: sql`x.product_id = ${p.id}`,
      id: sql`x.resource_id`,
    }),
    feeCeilings: relation('page', 'FeeCeiling', feeCeilings, (c) => eq(c.productId, p.id)),
    fees: relation('page', 'ProductFee', productFees, (f) => eq(f.productId, p.id)),
    certificates: relation('page', 'Certificate', certificates, (c) => eq(c.productId, p.id)),
    registrations: relation('page', 'Registration', registrations, (r) => eq(r.productId, p.id)),
    registrationExceptions: relation('page', 'RegistrationException', registrationExceptions, (x) =>
      eq(x.productId, p.id),
    ),
  },
  filters: { modifiedYear: chineseYear(p.modifiedAt) },
  facets: {
    domain: rowFacet('domains', domains, (d) => ({ value: d.code, label: d.name })),
    operator: rowFacet('operator', organizations, (o) => ({ value: o.code, label: o.name }), { key: p.operatorId }),
    type: { kind: 'column', value: p.productType },
    deliveryForm: { kind: 'column', value: p.deliveryForm },
    useClass: { kind: 'column', value: p.useClass },
    status: { kind: 'column', value: p.status },
    year: { kind: 'column', value: chineseYear(p.modifiedAt) },
  },
  own: { operator: ofOrganization(p.operatorId) },
  sorts: {
    relevance: byRelevance,
    modifiedAt: p.modifiedAt,
    issuedAt: p.issuedAt,
    name: byCodePoint(p.name),
    code: byCodePoint(p.code),
  },
  listOrder: byCodePoint(p.code),
}));
