import { sql } from 'drizzle-orm';
import type { Dependent } from '../../rules/resource/dependent.ts';
import type { Database } from '../client.ts';
import { productInputs, products } from '../tables/products.ts';
import { needMatches, scenarioNeeds, scenarios } from '../tables/scenarios.ts';
import { idList } from './bulk.ts';

/**
 * Everything that depends on resources, whatever its state: scenarios whose needs they answer, products made from them.
 *
 * @returns dependents by resource, scenarios first, by code
 */
export async function dependentsOf(db: Database, resourceIds: readonly string[]): Promise<Map<string, Dependent[]>> {
  const ids = idList(resourceIds);
  const rows = await db.execute<Dependent & { resource_id: string }>(sql`
    select distinct m.resource_id, 'scenario' as kind, s.id, s.code, s.title, s.status::text,
        s.owner_id as "ownerId"
      from ${needMatches} m join ${scenarioNeeds} n on n.id = m.need_id join ${scenarios} s on s.id = n.scenario_id
      where m.resource_id = any(${ids})
    union all
    select x.resource_id, 'product', p.id, p.code, p.name, p.status::text, p.operator_id
      from ${productInputs} x join ${products} p on p.id = x.product_id where x.resource_id = any(${ids})
    order by kind desc, code`);
  const found = new Map<string, Dependent[]>();
  for (const { resource_id: resource, ...dependent } of rows) {
    found.set(resource, [...(found.get(resource) ?? []), dependent]);
  }
  return found;
}
