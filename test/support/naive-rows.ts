import type { DatabasePool } from '../../src/db/client.ts';
import type { NodeName } from './catalog-nouns.ts';

export type RawRow = Readonly<Record<string, unknown>> & { readonly id: string };

/** Every row of the catalog as PostgreSQL writes it, and the pairs of its link tables. */
export interface RawCatalog {
  readonly rows: Readonly<Record<NodeName, readonly RawRow[]>>;
  readonly links: Readonly<Record<string, readonly (readonly [string, string])[]>>;
  readonly uses: readonly { readonly domain_id: string; readonly position: number; readonly title: string }[];
  readonly sources: readonly { readonly name: string; readonly title: string }[];
}

const tables: Readonly<Record<NodeName, string>> = {
  Domain: 'domains',
  Sector: 'sectors',
  Organization: 'organizations',
  Resource: 'resources',
  ResourceItem: 'resource_items',
  Scenario: 'scenarios',
  ScenarioNeed: 'scenario_needs',
  NeedMatch: 'need_matches',
  NeedMatchItem: 'need_match_items',
  ScenarioFinding: 'scenario_findings',
  Product: 'products',
};

const linkTables: Readonly<Record<string, readonly [string, string]>> = {
  resource_domains: ['resource_id', 'domain_id'],
  resource_sectors: ['resource_id', 'sector_id'],
  resource_relations: ['resource_id', 'related_id'],
  scenario_domains: ['scenario_id', 'domain_id'],
  product_domains: ['product_id', 'domain_id'],
  product_scenarios: ['product_id', 'scenario_id'],
  product_inputs: ['product_id', 'resource_id'],
};

/** Reads everything there is, table by table. */
export async function loadRaw(pool: DatabasePool): Promise<RawCatalog> {
  const read = async <T>(table: string): Promise<T[]> => {
    const found = await pool.$client.unsafe<{ data: string }[]>(`select to_json(t)::text as data from ${table} t`);
    return found.map(({ data }) => JSON.parse(data) as T);
  };
  const rows: Partial<Record<NodeName, RawRow[]>> = {};
  for (const [noun, table] of Object.entries(tables)) rows[noun as NodeName] = await read<RawRow>(table);
  const links: Record<string, [string, string][]> = {};
  for (const [table, [from, to]] of Object.entries(linkTables)) {
    const pairs = await read<Record<string, string>>(table);
    links[table] = pairs.map((pair) => [String(pair[from]), String(pair[to])]);
  }
  return {
    rows: rows as Record<NodeName, RawRow[]>,
    links,
    uses: await read('domain_uses'),
    sources: await read('catalog_sources'),
  };
}
