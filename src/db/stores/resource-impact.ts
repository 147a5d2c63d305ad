import { sql } from 'drizzle-orm';
import type { Dependent } from '../../rules/resource/dependent.ts';
import type { Database } from '../client.ts';
import { applicationItems } from '../tables/application-parts.ts';
import { agreements } from '../tables/applications.ts';
import { dataDemands, demandItems } from '../tables/demands.ts';
import { productInputs, productLineage, products } from '../tables/products.ts';
import { needMatches, scenarioNeeds, scenarios } from '../tables/scenarios.ts';
import { steps } from '../tables/steps.ts';
import { idList } from './bulk.ts';
import { wasGranted } from './demands.ts';

/**
 * Everything that depends on resources, whatever its state: scenarios whose needs they answer, products made from them,
 * data demands that ask for them and are not over. A demand that is only written is its operator's alone: its rules find it.
 *
 * @returns dependents by resource: scenarios, products, demands; each by code
 */
export async function dependentsOf(db: Database, resourceIds: readonly string[]): Promise<Map<string, Dependent[]>> {
  const ids = idList(resourceIds);
  const rows = await db.execute<Omit<Dependent, 'of'> & { resource_id: string }>(sql`
    select distinct m.resource_id, 'scenario' as kind, s.id, s.code, s.title, s.status::text,
        s.owner_id as "ownerId", null::boolean as "isTraced", null::jsonb as demand
      from ${needMatches} m join ${scenarioNeeds} n on n.id = m.need_id join ${scenarios} s on s.id = n.scenario_id
      where m.resource_id = any(${ids})
    union all
    select x.resource_id, 'product', p.id, p.code, p.name, p.status::text, p.operator_id,
        exists (select from ${productLineage} n join ${demandItems} i on i.id = n.demand_item_id
          join ${applicationItems} l on l.id = i.list_item_id
          where n.product_id = p.id and l.resource_id = x.resource_id), null
      from ${productInputs} x join ${products} p on p.id = x.product_id where x.resource_id = any(${ids})
    union all
    select l.resource_id, 'data_demand', d.id, d.code, c.title, d.status::text, d.operator_id, null, jsonb_build_object(
        'delivered', coalesce(jsonb_agg(l.item_name order by i.position) filter (where i.delivered_at is not null), '[]'),
        'waiting', coalesce(jsonb_agg(l.item_name order by i.position) filter (where i.delivered_at is null), '[]'),
        'askedIds', (select coalesce(jsonb_agg(distinct w.organization_id), '[]') from ${steps} w where w.demand_id = d.id),
        'isGranted', ${wasGranted})
      from ${applicationItems} l join ${demandItems} i on i.list_item_id = l.id
      join ${dataDemands} d on d.id = i.demand_id join ${agreements} g on g.id = d.agreement_id
      join ${scenarios} c on c.id = g.scenario_id
      where l.resource_id = any(${ids}) and d.status in ('submitted', 'approved', 'delivered')
      group by l.resource_id, d.id, c.title
    order by kind desc, code`);
  const found = new Map<string, Dependent[]>();
  for (const { resource_id: resource, ...dependent } of rows) {
    found.set(resource, [...(found.get(resource) ?? []), { ...dependent, of: 'resource' }]);
  }
  return found;
}
