import { eq, sql } from 'drizzle-orm';
import { agreements } from '../../tables/applications.ts';
import { organizations } from '../../tables/organizations.ts';
import { feeCeilings, permittedRevenues, productFees, revenueReports } from '../../tables/prices.ts';
import { products } from '../../tables/products.ts';
import { scenarios } from '../../tables/scenarios.ts';
import { defineNoun, ofOrganization, relation } from '../noun.ts';

export const permittedRevenueNoun = defineNoun('PermittedRevenue', permittedRevenues, (r) => ({
  fields: {
    id: r.id,
    code: r.code,
    status: r.status,
    startsOn: r.startsOn,
    endsOn: r.endsOn,
    costFen: r.costFen,
    profitFen: r.profitFen,
    taxFen: r.taxFen,
    deductedFen: r.deductedFen,
    amountFen: r.amountFen,
    treasuryRate: r.treasuryRate,
    endorsedAt: r.endorsedAt,
    createdAt: r.createdAt,
    revision: r.revision,
  },
  relations: {
    agreement: relation('one', 'Agreement', agreements, (g) => eq(g.id, r.agreementId)),
    proposedBy: relation('one', 'Organization', organizations, (o) => eq(o.id, r.proposedById)),
    endorsedBy: relation('one', 'Organization', organizations, (o) => eq(o.id, r.endorsedById)),
    ceilings: relation('page', 'FeeCeiling', feeCeilings, (c) => eq(c.permittedRevenueId, r.id)),
  },
  filters: {},
  own: {
    operator: ({ organization }) => sql`exists (select 1 from ${agreements} g where g.id = ${r.agreementId}
      and g.operator_id = ${organization})`,
  },
  sorts: { createdAt: r.createdAt, startsOn: r.startsOn },
  listOrder: r.startsOn,
}));

export const feeCeilingNoun = defineNoun('FeeCeiling', feeCeilings, (c) => ({
  fields: {
    id: c.id,
    code: c.code,
    form: c.form,
    unit: c.unit,
    amountFen: c.amountFen,
    isTrial: c.isTrial,
    startsOn: c.startsOn,
    endsOn: c.endsOn,
    reportedOn: c.reportedOn,
    reportReference: c.reportReference,
    createdAt: c.createdAt,
    revision: c.revision,
  },
  relations: {
    product: relation('one', 'Product', products, (p) => eq(p.id, c.productId)),
    scenario: relation('one', 'Scenario', scenarios, (s) => eq(s.id, c.scenarioId)),
    permittedRevenue: relation('one', 'PermittedRevenue', permittedRevenues, (r) => eq(r.id, c.permittedRevenueId)),
    setBy: relation('one', 'Organization', organizations, (o) => eq(o.id, c.setById)),
    fees: relation('page', 'ProductFee', productFees, (f) => eq(f.ceilingId, c.id)),
  },
  filters: {},
  sorts: { createdAt: c.createdAt, startsOn: c.startsOn },
  listOrder: c.startsOn,
}));

export const productFeeNoun = defineNoun('ProductFee', productFees, (f) => ({
  fields: {
    id: f.id,
    form: f.form,
    unit: f.unit,
    amountFen: f.amountFen,
    startsOn: f.startsOn,
    endsOn: f.endsOn,
    createdAt: f.createdAt,
    revision: f.revision,
  },
  relations: {
    product: relation('one', 'Product', products, (p) => eq(p.id, f.productId)),
    scenario: relation('one', 'Scenario', scenarios, (s) => eq(s.id, f.scenarioId)),
    ceiling: relation('one', 'FeeCeiling', feeCeilings, (c) => eq(c.id, f.ceilingId)),
  },
  filters: {},
  sorts: { startsOn: f.startsOn },
  listOrder: f.startsOn,
}));

export const revenueReportNoun = defineNoun('RevenueReport', revenueReports, (r) => ({
  fields: {
    id: r.id,
    code: r.code,
    year: r.year,
    revenueFen: r.revenueFen,
    costFen: r.costFen,
    permittedFen: r.permittedFen,
    deviation: r.deviation,
    statement: r.statement,
    details: r.details,
    dueOn: r.dueOn,
    isLate: sql`coalesce((${r.submittedAt} at time zone 'Asia/Shanghai')::date > ${r.dueOn}, false)`,
    submittedAt: r.submittedAt,
    revision: r.revision,
  },
  relations: {
    agreement: relation('one', 'Agreement', agreements, (g) => eq(g.id, r.agreementId)),
    operator: relation('one', 'Organization', organizations, (o) => eq(o.id, r.operatorId)),
  },
  filters: {},
  own: { operator: ofOrganization(r.operatorId) },
  sorts: { submittedAt: r.submittedAt },
  listOrder: r.submittedAt,
}));
