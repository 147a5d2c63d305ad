import { makePgArray } from 'drizzle-orm/pg-core';
import { uuidv7 } from 'uuidv7';
import type { DatabasePool } from '../../src/db/client.ts';

type Row = Readonly<Record<string, unknown>>;

const day = '2026-01-01T00:00:00Z';

/** Writes rows by plain SQL, each with everything its table asks for, so that a test says only what it is about. */
export class CatalogRows {
  readonly #pool: DatabasePool;
  #count = 0;

  constructor(pool: DatabasePool) {
    this.#pool = pool;
  }

  async insert(table: string, row: Row): Promise<void> {
    const given = Object.entries(row).filter(([, value]) => value !== undefined);
    const names = given.map(([name]) => `"${name}"`).join(', ');
    const places = given.map((_, index) => `$${index + 1}`).join(', ');
    await this.#pool.$client.unsafe(
      `insert into ${table} (${names}) values (${places})`,
      given.map(([, value]) => (Array.isArray(value) ? makePgArray(value) : value)) as string[],
    );
  }

  async organization(row: Row = {}): Promise<string> {
    return await this.#made('organizations', {
      code: this.#name('ORG'),
      name: this.#name('机构'),
      kinds: ['data_provider'],
      jurisdiction_code: '330100',
      jurisdiction_name: '杭州市',
      source_title: 'test',
      revision: 1,
      created_at: day,
      updated_at: day,
      ...row,
    });
  }

  async domain(code: string, row: Row = {}): Promise<string> {
    this.#count += 1;
    const own = { code, name: code, position: this.#count, description: code, fused_data: [], source_title: 'test' };
    return await this.#made('domains', { ...own, ...row });
  }

  async sector(row: Row = {}): Promise<string> {
    const code = this.#name('SECTOR');
    return await this.#made('sectors', { code, name: code, position: this.#count, source_title: 'test', ...row });
  }

  /** `provider_id` and `access_organization_id` must be given, or a `provider` for both. */
  async resource({ provider, ...row }: Row): Promise<string> {
    return await this.#made('resources', {
      code: this.#name('RES'),
      title: this.#name('资源'),
      abstract: '摘要',
      provider_id: provider,
      resource_class: 'departmental',
      formats: ['CSV'],
      sharing_type: 'unconditional',
      opening_attribute: 'restricted',
      update_cycle: 'daily',
      access_kind: 'apply',
      access_organization_id: provider,
      provincial_return: false,
      grade: 'l1',
      modified_at: day,
      status: 'published',
      revision: 1,
      created_at: day,
      updated_at: day,
      ...row,
    });
  }

  async item(resourceId: string, row: Row = {}): Promise<string> {
    const own = { resource_id: resourceId, position: this.#next(), name: this.#name('项') };
    return await this.#made('resource_items', { ...own, data_type: 'string', grade: 'l1', ...row });
  }

  async scenario(row: Row = {}): Promise<string> {
    return await this.#made('scenarios', {
      code: this.#name('SC'),
      title: this.#name('场景'),
      description: '说明',
      jurisdiction_code: '330100',
      jurisdiction_name: '杭州市',
      issued_at: day,
      modified_at: day,
      status: 'published',
      revision: 1,
      created_at: day,
      updated_at: day,
      ...row,
    });
  }

  async need(scenarioId: string, row: Row = {}): Promise<string> {
    const own = { scenario_id: scenarioId, position: this.#next(), title: this.#name('需求'), description: '说明' };
    return await this.#made('scenario_needs', { ...own, importance: 'required', ...row });
  }

  async match(needId: string, resourceId: string, row: Row = {}): Promise<string> {
    const own = { need_id: needId, resource_id: resourceId, resource_mappable: true, justification: '理由' };
    return await this.#made('need_matches', { ...own, created_at: day, ...row });
  }

  async matchItem(matchId: string, itemId: string, resourceId: string, row: Row = {}): Promise<string> {
    const own = { match_id: matchId, item_id: itemId, resource_id: resourceId, justification: '理由' };
    return await this.#made('need_match_items', { ...own, ...row });
  }

  async finding(scenarioId: string, row: Row = {}): Promise<string> {
    const own = { scenario_id: scenarioId, rule: 'test', message: '说明', found_at: day };
    return await this.#made('scenario_findings', { ...own, ...row });
  }

  /** `operator_id` must be given. */
  async product(row: Row): Promise<string> {
    return await this.#made('products', {
      code: this.#name('DP'),
      name: this.#name('产品'),
      abstract: '摘要',
      product_type: 'api',
      delivery_form: 'online_api',
      use_class: 'industry',
      issued_at: day,
      modified_at: day,
      status: 'listed',
      revision: 1,
      created_at: day,
      updated_at: day,
      ...row,
    });
  }

  async #made(table: string, row: Row): Promise<string> {
    const id = String(row['id'] ?? uuidv7());
    await this.insert(table, { ...row, id });
    return id;
  }

  #next(): number {
    this.#count += 1;
    return this.#count;
  }

  #name(prefix: string): string {
    return `${prefix}-${String(this.#next()).padStart(4, '0')}`;
  }
}
