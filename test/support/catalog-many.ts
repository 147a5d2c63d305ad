import type { DatabasePool } from '../../src/db/client.ts';
import { encodeGlobalId } from '../../src/rules/catalog/global-id.ts';
import type { PagedNoun } from './catalog-nouns.ts';
import { CatalogRows } from './catalog-rows.ts';

/** Adds parents with more rows of each noun than a page holds, many with equal sort keys; returns the parents' ids. */
export async function addManyRows(pool: DatabasePool, count = 17): Promise<Partial<Record<PagedNoun, string>>> {
  const rows = new CatalogRows(pool);
  const provider = await rows.organization();
  const scenario = await rows.scenario({ code: 'MANY-SC' });
  const need = await rows.need(scenario, { position: 1_000 });
  const full = await rows.resource({ provider, code: 'MANY-FULL' });
  const match = await rows.match(need, full, { created_at: '2025-01-01T00:00:00.000001Z' });
  for (let index = 0; index < count; index += 1) {
    const instant = `2026-02-02T00:00:00.00000${index % 4}Z`;
    const item = await rows.item(full, { name: `项${index % 5}`, position: index + 1 });
    await rows.matchItem(match, item, full);
    await rows.need(scenario, { position: index + 1 });
    await rows.match(
      need,
      await rows.resource({ provider, title: `同名${index % 3}`, issued_at: index % 2 ? instant : null }),
      {
        created_at: instant,
      },
    );
    await rows.finding(scenario, { found_at: instant, resource_id: full });
    await rows.scenario({ title: `同名${index % 3}`, modified_at: instant, issued_at: instant });
    await rows.product({ operator_id: provider, name: `同名${index % 3}`, modified_at: instant, issued_at: instant });
    await rows.organization({ name: `同名${index % 3}` });
  }
  return {
    ResourceItem: encodeGlobalId('Resource', full),
    ScenarioNeed: encodeGlobalId('Scenario', scenario),
    NeedMatch: encodeGlobalId('ScenarioNeed', need),
    NeedMatchItem: encodeGlobalId('NeedMatch', match),
    ScenarioFinding: encodeGlobalId('Scenario', scenario),
  };
}
