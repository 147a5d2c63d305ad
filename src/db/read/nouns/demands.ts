import { eq, sql } from 'drizzle-orm';
import { applicationItems } from '../../tables/application-parts.ts';
import { agreements } from '../../tables/applications.ts';
import { dataDemands, demandItems } from '../../tables/demands.ts';
import { events } from '../../tables/ledger.ts';
import { organizations } from '../../tables/organizations.ts';
import { productLineage, products } from '../../tables/products.ts';
import { resources } from '../../tables/resources.ts';
import { itemConsents, steps } from '../../tables/steps.ts';
import { defineNoun, linked, ofOrganization, relation } from '../noun.ts';

export const dataDemandNoun = defineNoun('DataDemand', dataDemands, (d) => ({
  fields: {
    id: d.id,
    code: d.code,
    status: d.status,
    purpose: d.purpose,
    use: d.use,
    endsOn: d.endsOn,
    quotaCalls: d.quotaCalls,
    quotaUnit: d.quotaUnit,
    submittedAt: d.submittedAt,
    irsReference: d.irsReference,
    decidedAt: d.decidedAt,
    decisionReason: d.decisionReason,
    decisionFindings: d.decisionFindings,
    deliveredAt: d.deliveredAt,
    closedOn: d.closedOn,
    closeReason: d.closeReason,
    createdAt: d.createdAt,
    revision: d.revision,
  },
  relations: {
    agreement: relation('one', 'Agreement', agreements, (g) => eq(g.id, d.agreementId)),
    operator: relation('one', 'Organization', organizations, (o) => eq(o.id, d.operatorId)),
    items: relation('page', 'DemandItem', demandItems, (i) => eq(i.demandId, d.id)),
    steps: relation('page', 'Step', steps, (s) => eq(s.demandId, d.id)),
    history: relation(
      'page',
      'Event',
      events,
      (e) => sql`(${e.subjectType} = 'DataDemand' and ${e.subjectId} = ${d.id} or ${e.subjectType} = 'Step'
        and ${e.subjectId} in (select s.id from ${steps} s where s.demand_id = ${d.id}))`,
    ),
  },
  filters: {},
  own: {
    operator: ofOrganization(d.operatorId),
    review: () => sql`${d.submittedAt} is not null`,
    reviewer: ({ organization }) => sql`exists (select from ${steps} w where w.demand_id = ${d.id}
      and w.organization_id = ${organization})`,
    granted: () => sql`(${d.decidedAt} is not null and ${d.status} <> 'rejected')`,
  },
  sorts: { createdAt: d.createdAt, endsOn: d.endsOn },
  listOrder: d.createdAt,
}));

export const demandItemNoun = defineNoun('DemandItem', demandItems, (i) => {
  const ofLine = (column: 'resource_code' | 'item_name' | 'resource_id' | 'provider_id') =>
    sql`(select l.${sql.identifier(column)} from ${applicationItems} l where l.id = ${i.listItemId})`;
  return {
    fields: {
      id: i.id,
      resourceCode: ofLine('resource_code'),
      itemName: ofLine('item_name'),
      justification: i.justification,
      subjectAuthorisation: i.subjectAuthorisation,
      grade: i.grade,
      deliveredAt: i.deliveredAt,
      platformReference: i.platformReference,
    },
    relations: {
      demand: relation('one', 'DataDemand', dataDemands, (d) => eq(d.id, i.demandId)),
      listItem: relation('one', 'ApplicationItem', applicationItems, (l) => eq(l.id, i.listItemId)),
      resource: relation('one', 'Resource', resources, (r) => sql`${r.id} = ${ofLine('resource_id')}`),
      provider: relation('one', 'Organization', organizations, (o) => sql`${o.id} = ${ofLine('provider_id')}`),
      consents: relation('page', 'ItemConsent', itemConsents, (c) => eq(c.demandItemId, i.id)),
      products: linked('page', 'Product', products, {
        from: sql`${productLineage} x`,
        where: sql`x.demand_item_id = ${i.id}`,
        id: sql`x.product_id`,
      }),
    },
    filters: { isDelivered: sql`(${i.deliveredAt} is not null)` },
    sorts: { position: i.position },
    listOrder: i.position,
  };
});
