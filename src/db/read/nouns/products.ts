import { eq, sql } from 'drizzle-orm';
import { agreements } from '../../tables/applications.ts';
import { certificates } from '../../tables/certificates.ts';
import { demandItems } from '../../tables/demands.ts';
import { domains } from '../../tables/domains.ts';
import { events } from '../../tables/ledger.ts';
import { listings, tradeStatistics } from '../../tables/listings.ts';
import { organizations } from '../../tables/organizations.ts';
import { feeCeilings, productFees } from '../../tables/prices.ts';
import {
  productDomains,
  productInputs,
  productLineage,
  productScenarios,
  products,
  productVersions,
} from '../../tables/products.ts';
import { registrationExceptions, registrations } from '../../tables/registrations.ts';
import { resources } from '../../tables/resources.ts';
import { scenarios } from '../../tables/scenarios.ts';
import { steps } from '../../tables/steps.ts';
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
    version: sql`(case when ${p.versionMajor} > 0 then ${p.versionMajor} || '.' || ${p.versionMinor} end)`,
    specification: p.specification,
    conditions: p.conditions,
    deliveredOn: p.deliveredOn,
    grade: sql`(select max(i.grade) from ${productLineage} l join ${demandItems} i on i.id = l.demand_item_id
      where l.product_id = ${p.id})`,
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
    lineage: linked('page', 'DemandItem', demandItems, {
      from: sql`${productLineage} x`,
      where: sql`x.product_id = ${p.id}`,
      id: sql`x.demand_item_id`,
    }),
    agreement: relation('one', 'Agreement', agreements, (g) => eq(g.id, p.agreementId)),
    versions: relation('page', 'ProductVersion', productVersions, (v) => eq(v.productId, p.id)),
    steps: relation('page', 'Step', steps, (s) => eq(s.productId, p.id)),
    certificates: relation('page', 'Certificate', certificates, (c) => eq(c.productId, p.id)),
    registrations: relation('page', 'Registration', registrations, (r) => eq(r.productId, p.id)),
    tradeStatistics: relation('page', 'TradeStatistic', tradeStatistics, (t) => eq(t.productId, p.id)),
    registrationExceptions: relation('page', 'RegistrationException', registrationExceptions, (x) =>
      eq(x.productId, p.id),
    ),
    history: relation('page', 'Event', events, (e) => sql`${e.subjectType} = 'Product' and ${e.subjectId} = ${p.id}`),
    listings: relation('page', 'Listing', listings, (l) => eq(l.productId, p.id)),
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
  own: {
    operator: ofOrganization(p.operatorId),
    review: () => sql`exists (select 1 from ${productVersions} v where v.product_id = ${p.id}
      and v.submitted_at is not null)`,
    reviewer: ({ organization }) => sql`exists (select 1 from ${steps} s where s.product_id = ${p.id}
      and s.organization_id = ${organization})`,
  },
  sorts: {
    relevance: byRelevance,
    modifiedAt: p.modifiedAt,
    issuedAt: p.issuedAt,
    name: byCodePoint(p.name),
    code: byCodePoint(p.code),
  },
  listOrder: byCodePoint(p.code),
}));

export const productVersionNoun = defineNoun('ProductVersion', productVersions, (v) => ({
  fields: {
    id: v.id,
    number: sql`(${v.major} || '.' || ${v.minor})`,
    status: v.status,
    content: v.content,
    digest: v.digest,
    changeNote: v.changeNote,
    submittedAt: v.submittedAt,
    decidedAt: v.decidedAt,
    decisionReason: v.decisionReason,
    conditions: v.conditions,
    decisionFindings: v.decisionFindings,
    createdAt: v.createdAt,
  },
  relations: { product: relation('one', 'Product', products, (p) => eq(p.id, v.productId)) },
  filters: {},
  own: {
    operator: ({ organization }) => sql`exists (select 1 from ${products} p where p.id = ${v.productId}
      and p.operator_id = ${organization})`,
    review: () => sql`${v.submittedAt} is not null`,
    reviewer: ({ organization }) => sql`(${v.submittedAt} is not null and exists (select 1 from ${steps} s
      where s.product_id = ${v.productId} and s.organization_id = ${organization}))`,
  },
  sorts: { createdAt: v.createdAt },
  listOrder: v.createdAt,
}));
