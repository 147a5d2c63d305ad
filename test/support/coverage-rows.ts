import type { DatabasePool } from '../../src/db/client.ts';
import { FileRows } from './authorisation-rows-files.ts';
import { CatalogRows } from './catalog-rows.ts';

/** Numbers that look random and are the same in each run. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * sides);
  };
}

const statuses = ['published', 'published', 'published', 'published', 'suspended', 'withdrawn', 'draft'];
const grades = ['ungraded', 'l1', 'l2', 'l3', 'l4'];
const cycles = ['real_time', 'daily', 'monthly', 'yearly', 'irregular', 'static', 'unknown'];
const productStatuses = ['registered', 'listed', 'listed', 'suspended', 'delisted', 'draft'];

/**
 * Adds a few hundred rows of every kind that a coverage grid tells apart: under no, one and several domains and sectors,
 * of every grade and state, providers of several divisions; needs with no, one and several resources, hidden ones among
 * them; products of every state; agreements in force and suspended
 * ones, one whose list was changed, with lines that were taken away.
 */
export async function addCoverageRows(pool: DatabasePool, resources = 200): Promise<void> {
  const rows = new CatalogRows(pool);
  const roll = dice(20_260_801);
  const ids = async (table: string): Promise<string[]> =>
    (await pool.$client.unsafe<{ id: string }[]>(`select id from ${table} order by code`)).map(({ id }) => id);
  const pick = <T>(from: readonly T[]): T => from[roll(from.length)] as T;
  const some = <T>(from: readonly T[]): T[] => [...new Set(Array.from({ length: roll(4) }, () => pick(from)))];
  const domains = await ids('domains');
  const sectors = await ids('sectors');
  const providers: string[] = [];
  for (let index = 0; index < 12; index += 1)
    providers.push(await rows.organization({ jurisdiction_code: `3301${10 + (index % 5)}`, name: `单位${index}` }));
  const made: string[] = [];
  for (let index = 0; index < resources; index += 1) {
    const id = await rows.resource({
      provider: pick(providers),
      title: `${pick(['企业', '医院', '公交', '车位'])}${pick(['登记', '统计', '名录'])}信息${index}`,
      status: pick(statuses),
      grade: pick(grades),
      update_cycle: pick(cycles),
      modified_at: `20${20 + roll(7)}-0${1 + roll(9)}-01T00:00:00Z`,
    });
    made.push(id);
    await insertLinks(pool, 'resource_domains', 'resource_id', 'domain_id', id, some(domains));
    await insertLinks(pool, 'resource_sectors', 'resource_id', 'sector_id', id, some(sectors));
  }
  const scenarios: string[] = [];
  for (let index = 0; index < 25; index += 1) {
    const scenario = await rows.scenario({ status: pick(statuses) });
    scenarios.push(scenario);
    await insertLinks(pool, 'scenario_domains', 'scenario_id', 'domain_id', scenario, some(domains));
    for (let each = 0; each < 4; each += 1) {
      const importance = pick(['required', 'optional']);
      const need = await rows.need(scenario, { importance, position: each + 1 });
      for (const resource of some(made)) await rows.match(need, resource);
    }
  }
  for (let index = 0; index < 30; index += 1) {
    const product = await rows.product({ operator_id: pick(providers), status: pick(productStatuses) });
    await insertLinks(pool, 'product_inputs', 'product_id', 'resource_id', product, some(made));
  }
  await addAuthorisedLists(pool, made);
}

/** Agreements over files of the worked example, each list of three resources. */
async function addAuthorisedLists(pool: DatabasePool, resources: readonly string[]): Promise<void> {
  const files = new FileRows(pool);
  const listed = async (application: string, from: number, row = {}): Promise<void> => {
    for (const resource_id of resources.slice(from, from + 3)) await files.item(application, { resource_id, ...row });
  };
  const agreed = async (from: number, row = {}): Promise<string> => {
    const application = await files.application({ status: 'agreed' });
    await listed(application, from);
    return await files.agreement(application, row);
  };
  await agreed(0);
  await agreed(2, { status: 'suspended', suspended_at: '2026-09-02T02:00:00Z' });
  const changed = await agreed(10);
  const change = await files.application({ kind: 'list_change', agreement_id: changed, status: 'agreed' });
  await listed(change, 12);
  await listed(change, 16, { removed_in: 2 });
  const running = await files.application({ kind: 'list_change', agreement_id: changed });
  await listed(running, 30);
}

async function insertLinks(
  pool: DatabasePool,
  table: string,
  one: string,
  other: string,
  id: string,
  others: readonly string[],
): Promise<void> {
  for (const each of others)
    await pool.$client.unsafe(`insert into ${table} ("${one}", "${other}") values ($1, $2)`, [id, each]);
}
