import { sql } from 'drizzle-orm';
import type { Dependent } from '../../rules/resource/dependent.ts';
import type { Database } from '../client.ts';
import { productScenarios, products } from '../tables/products.ts';
import { idList } from './bulk.ts';

/**
 * Everything that depends on scenarios, whatever its state: products made for them.
 *
 * @returns dependents by scenario, by code
 */
export async function scenarioDependentsOf(
  db: Database,
  scenarioIds: readonly string[],
): Promise<Map<string, Dependent[]>> {
  const rows = await db.execute<Omit<Dependent, 'of'> & { scenario_id: string }>(sql`
    select x.scenario_id, 'product' as kind, p.id, p.code, p.name as title, p.status::text, p.operator_id as "ownerId"
    from ${productScenarios} x join ${products} p on p.id = x.product_id
    where x.scenario_id = any(${idList(scenarioIds)}) order by p.code collate "C"`);
  const found = new Map<string, Dependent[]>();
  for (const { scenario_id: scenario, ...dependent } of rows) {
    found.set(scenario, [...(found.get(scenario) ?? []), { ...dependent, of: 'scenario' }]);
  }
  return found;
}
