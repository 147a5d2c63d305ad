import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { DatabasePool } from '../../src/db/client.ts';
import { CatalogRows } from './catalog-rows.ts';

type Row = Readonly<Record<string, unknown>>;

/** Who takes part in the files: organisations of the worked example, by code. */
export const parties = {
  authority: 'HZ-DATA',
  member: 'HZ-DRC',
  provider: 'HZ-HEALTH',
  province: 'ZJ-DATA',
  lead: 'HZ-FINREG',
  operator: 'OP-QILAN',
  other: 'OP-HENGXING',
} as const;

const day = '2026-09-01T02:00:00Z';

/**
 * Writes files of authorised operation by plain SQL, each row with everything its table asks for, so that a test says only
 * what it is about. It stands on the worked example.
 */
export class FileRows {
  readonly rows: CatalogRows;
  readonly #pool: DatabasePool;
  #count = 0;

  constructor(pool: DatabasePool) {
    this.#pool = pool;
    this.rows = new CatalogRows(pool);
  }

  async idOf(table: 'organizations' | 'scenarios' | 'resources', code: string): Promise<string> {
    const [row] = await this.#pool.execute<{ id: string }>(
      sql`select id from ${sql.identifier(table)} where code = ${code}`,
    );
    if (row === undefined) throw new Error(`nothing in ${table} has the code ${code}`);
    return row.id;
  }

  /** An approved plan. */
  async plan(row: Row = {}): Promise<string> {
    return await this.#made('implementation_plans', {
      code: this.#code('P'),
      title: '实施方案',
      authority_id: await this.idOf('organizations', parties.authority),
      mode: 'by_scenario',
      version: 1,
      status: 'approved',
      content: '{}',
      deliberated_on: '2026-01-10',
      approved_on: '2026-01-20',
      ...row,
    });
  }

  /** A published notice on a plan of its own. */
  async notice(row: Row = {}): Promise<string> {
    return await this.#made('notices', {
      code: this.#code('N'),
      title: '授权运营通告',
      authority_id: await this.idOf('organizations', parties.authority),
      lead_id: await this.idOf('organizations', parties.lead),
      plan_id: row['plan_id'] ?? (await this.plan()),
      mode: 'by_scenario',
      resource_codes: [],
      jurisdiction_codes: [],
      conditions: '条件',
      criteria: '标准',
      requirements: '要求',
      required_papers: ['emergency_plan'],
      opens_on: '2026-02-01',
      closes_on: '2026-12-31',
      status: 'published',
      published_at: day,
      ...row,
    });
  }

  /** An application of the operator that is under review. */
  async application({ applicant = parties.operator, scenario = 'SC-FIN-01', ...row }: Row = {}): Promise<string> {
    const handedIn = row['status'] !== 'draft';
    return await this.#made('applications', {
      code: this.#code('A'),
      notice_id: row['notice_id'] ?? (await this.notice()),
      applicant_id: await this.idOf('organizations', String(applicant)),
      scenario_id: await this.idOf('scenarios', String(scenario)),
      kind: 'initial',
      status: 'under_review',
      content: '{}',
      submission: handedIn ? 1 : 0,
      submitted_at: handedIn ? day : undefined,
      ...row,
    });
  }

  /** What was handed in. */
  async submission(applicationId: string, content: object, row: Row = {}): Promise<string> {
    const id = uuidv7();
    const text = JSON.stringify(content);
    await this.rows.insert('application_submissions', {
      id,
      application_id: applicationId,
      number: 1,
      submitted_at: day,
      content: text,
      digest: createHash('sha256').update(text).digest('hex'),
      ...row,
    });
    return id;
  }

  /** A line of the list. */
  async item(applicationId: string, row: Row = {}): Promise<string> {
    this.#count += 1;
    const id = uuidv7();
    await this.rows.insert('application_items', {
      id,
      application_id: applicationId,
      position: this.#count,
      resource_id: await this.idOf('resources', 'HZ-FIN-001'),
      resource_code: 'HZ-FIN-001',
      resource_title: '数据资源',
      item_name: `数据项${this.#count}`,
      grade: 'l2',
      provider_id: await this.idOf('organizations', parties.provider),
      is_provincial_return: false,
      need_title: '需求',
      justification: '理由',
      added_in: 1,
      ...row,
    });
    return id;
  }

  /** A step that waits for the provider, whose last day is given. */
  async step({ holder = parties.provider, pauses = [], ...row }: Row): Promise<string> {
    return await this.#made('steps', {
      kind: 'provider_consent',
      organization_id: await this.idOf('organizations', String(holder)),
      status: 'open',
      cause: JSON.stringify({ rule: 'test' }),
      submission: 1,
      opened_at: day,
      started_on: '2026-09-01',
      limit_days: 10,
      limit_source: 'notice',
      pauses: JSON.stringify(pauses),
      ...row,
    });
  }

  /** What an organisation says of an item. */
  async consent(stepId: string, itemId: string, row: Row = {}): Promise<void> {
    await this.rows.insert('item_consents', {
      id: uuidv7(),
      step_id: stepId,
      item_id: itemId,
      state: 'pending',
      ...row,
    });
  }

  /** A review of the operator. */
  async review(applicationId: string, { of = parties.operator, ...row }: Row = {}): Promise<string> {
    return await this.#made('entity_reviews', {
      code: this.#code('E'),
      organization_id: await this.idOf('organizations', String(of)),
      kind: 'basic_security',
      application_id: applicationId,
      passed_on: '2024-10-01',
      expires_on: '2026-10-01',
      opinion: '符合要求',
      ...row,
    });
  }

  /** A published result. */
  async result(applicationId: string, row: Row = {}): Promise<string> {
    return await this.#made('authorisation_results', {
      code: this.#code('G'),
      application_id: applicationId,
      operator_id: await this.idOf('organizations', parties.operator),
      scenario_id: await this.idOf('scenarios', 'SC-FIN-01'),
      status: 'published',
      published_at: day,
      ...row,
    });
  }

  /** An agreement in force. */
  async agreement(applicationId: string, { operator = parties.operator, ...row }: Row = {}): Promise<string> {
    return await this.#made('agreements', {
      code: this.#code('X'),
      application_id: applicationId,
      operator_id: await this.idOf('organizations', String(operator)),
      authority_id: await this.idOf('organizations', parties.authority),
      scenario_id: await this.idOf('scenarios', 'SC-FIN-01'),
      status: 'active',
      content: '{}',
      starts_on: '2025-06-01',
      expires_on: '2027-05-31',
      is_trial_within_term: true,
      accepted_at: day,
      signed_at: day,
      ...row,
    });
  }

  async #made(table: string, row: Row): Promise<string> {
    const id = String(row['id'] ?? uuidv7());
    await this.rows.insert(table, { revision: 1, created_at: day, updated_at: day, ...row, id });
    return id;
  }

  #code(letter: string): string {
    this.#count += 1;
    return `${parties.authority}/${letter}9${String(this.#count).padStart(5, '0')}`;
  }
}
