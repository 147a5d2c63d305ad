import { eq, inArray } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { DatabasePool } from '../../../src/db/client.ts';
import { domains } from '../../../src/db/tables/domains.ts';
import { noticeDomains, notices } from '../../../src/db/tables/notices.ts';
import { organizations } from '../../../src/db/tables/organizations.ts';
import { implementationPlans } from '../../../src/db/tables/plans.ts';
import { encodeGlobalId } from '../../../src/rules/catalog/global-id.ts';
import type { PersonViewer } from '../../../src/rules/viewer.ts';
import { type DomainCode, domainCodes, wordsOf } from '../../../src/rules/vocabulary.ts';
import { type MutationResult, mutate } from '../mutate.ts';
import { personOf } from '../viewers.ts';

/**
 * Files of authorised operation, carried to any state by the API; plan and notice are put into the tables.
 *
 *     const filing = await Filing.on(pool);
 *     const file = await filing.make('under_review', { now: at('2026-06-01') });
 */

/** Ten in the morning of a day in Asia/Shanghai. */
export const at = (day: string): Date => new Date(`${day}T10:00:00+08:00`);

/** A thing with a revision, as mutations name it. */
export interface Made {
  readonly id: string;
  readonly code: string;
  readonly revision: number;
  readonly status: string;
}

type NoticeRow = typeof notices.$inferInsert;

/**
 * Adds a notice that is published, on an approved plan of HZ-DATA: every domain, the year 2026, ten working days for each
 * review, the emergency plan asked for.
 *
 * @param of domains it is about; all unless told
 */
export async function addNotice(
  pool: DatabasePool,
  given: Partial<NoticeRow> = {},
  of: readonly DomainCode[] = wordsOf(domainCodes),
): Promise<{ readonly id: string; readonly code: string; readonly globalId: string }> {
  const [authority] = await pool.select().from(organizations).where(eq(organizations.code, 'HZ-DATA'));
  if (authority === undefined) throw new Error('no organisation HZ-DATA');
  const [id, planId, now] = [uuidv7(), uuidv7(), at('2026-01-01')];
  const times = { revision: 1, createdAt: now, updatedAt: now };
  await pool.insert(implementationPlans).values({
    ...{ id: planId, code: `TEST/P-${planId}`, title: '实施方案', authorityId: authority.id, mode: 'by_scenario' },
    ...{ version: 1, status: 'approved', content: {}, deliberatedOn: '2025-12-01', approvedOn: '2025-12-20', ...times },
  });
  const row: NoticeRow = {
    ...{ id, code: `TEST/N-${id}`, title: '授权运营通告', authorityId: authority.id, planId, mode: 'by_scenario' },
    ...{
      resourceCodes: [],
      jurisdictionCodes: [],
      conditions: '申报条件',
      criteria: '评审标准',
      requirements: '有关要求',
    },
    ...{ requiredPapers: ['emergency_plan'], opensOn: '2026-01-01', closesOn: '2026-12-31', reviewDays: 10 },
    ...{ status: 'published', publishedAt: now, ...times, ...given },
  };
  await pool.insert(notices).values(row);
  const found = await pool
    .select({ id: domains.id })
    .from(domains)
    .where(inArray(domains.code, [...of]));
  if (found.length > 0)
    await pool.insert(noticeDomains).values(found.map((each) => ({ noticeId: id, domainId: each.id })));
  return { id, code: row.code, globalId: encodeGlobalId('Notice', id) };
}

/** A paper, described. */
export const paper = (kind: string, digit = 'a') => ({
  ...{ kind, title: `材料 ${kind}`, digest: digit.repeat(64), size: 1024, mediaType: 'application/pdf' },
  location: '档案室',
});

/** What an application says when nothing is missing. */
export const completeContent = {
  ...{ statement: '为市民提供便利', securityPlan: '安全方案', technicalPlan: '技术方案', expectedBenefits: '预期成效' },
  applicant: { kind: 'LEGAL_PERSON', incidentFreeYears: 5 },
  papers: { add: [paper('EMERGENCY_PLAN')] },
};

/** Resources of the worked example: of two providers, and one that the province returned (省回流). */
export const listed = {
  health: { resource: 'HZ-MED-011', items: ['街道代码', '人数'] },
  clinics: { resource: 'HZ-MED-002', items: ['机构名称'] },
  returned: { resource: 'HZ-FIN-001', items: ['登记状态'] },
} as const;

export type Listed = keyof typeof listed;

/** States a file can be carried to here; what follows belongs to whoever decides. */
export type FiledState = 'draft' | 'submitted' | 'returned' | 'under_review' | 'withdrawn';

/** What differs from one file to another. */
export interface FileOptions {
  readonly now?: Date;
  readonly lists?: readonly Listed[];
  readonly notice?: string;
  readonly scenario?: Made;
  readonly content?: object;
  /** Fields of draftApplication beside these. */
  readonly more?: object;
}

const fields = 'application { id code revision status }';

/** The people who file applications and take them up. */
export class Filing {
  readonly #pool: DatabasePool;
  readonly operator: PersonViewer;
  readonly officer: PersonViewer;
  readonly notice: string;

  private constructor(pool: DatabasePool, operator: PersonViewer, officer: PersonViewer, notice: string) {
    this.#pool = pool;
    this.operator = operator;
    this.officer = officer;
    this.notice = notice;
  }

  /**
   * @param applicant public code of the organisation that applies
   * @param notice code of the notice it answers; one is added unless told
   */
  static async on(pool: DatabasePool, applicant = 'OP-HENGXING', notice?: string): Promise<Filing> {
    const operator = await personOf(pool, applicant, 'operator_staff');
    const officer = await personOf(pool, 'HZ-DATA', 'authority_officer');
    return new Filing(pool, operator, officer, notice ?? (await addNotice(pool)).code);
  }

  /** A scenario of the applicant that maps what is told, as a draft. */
  async scenario(lists: readonly Listed[] = ['health', 'clinics'], content: object = {}): Promise<Made> {
    const said = { title: '场景', description: '做什么、为谁、有何成效', domains: ['HEALTH'], ...content };
    const needs = { add: lists.map((name) => ({ ref: name, title: `需求 ${name}`, importance: 'REQUIRED' })) };
    const shown = 'scenario { id code revision status needs { nodes { id title } } }';
    const run = async (action: string, input: object) =>
      made(await mutate(this.#pool, this.operator, action, { ...input }, shown), 'scenario') as Made & {
        readonly needs: { readonly nodes: readonly { readonly id: string; readonly title: string }[] };
      };
    let scenario = await run('proposeScenario', { content: { ...said, needs } });
    for (const name of lists) {
      const need = scenario.needs.nodes.find(({ title }) => title === `需求 ${name}`)?.id;
      const items = listed[name].items.map((item) => ({ name: item, justification: `需要${item}` }));
      const mapping = { need, resource: listed[name].resource, justification: '场景需要', items };
      scenario = await run('mapResource', { id: scenario.id, expectedRevision: scenario.revision, ...mapping });
    }
    return scenario;
  }

  /** Runs a mutation of an application; what it answers, a refusal too. */
  async try(
    viewer: PersonViewer,
    action: string,
    file: Made,
    input: object = {},
    now = at('2026-06-01'),
  ): Promise<MutationResult> {
    const change = { id: file.id, expectedRevision: file.revision, ...input };
    return await mutate(this.#pool, viewer, action, change, fields, now);
  }

  /** Runs a mutation of an application that has to succeed. */
  async run(
    viewer: PersonViewer,
    action: string,
    file: Made,
    input: object = {},
    now = at('2026-06-01'),
  ): Promise<Made> {
    return made(await this.try(viewer, action, file, input, now), 'application');
  }

  /** Carries an application to a state. */
  async make(state: FiledState, options: FileOptions = {}): Promise<Made> {
    const { now = at('2026-06-01'), lists, notice = this.notice, content = completeContent, more = {} } = options;
    const scenario = options.scenario ?? (await this.scenario(lists));
    const input = { notice, scenario: scenario.code, content, ...more };
    const drafted = made(
      await mutate(this.#pool, this.operator, 'draftApplication', input, fields, now),
      'application',
    );
    if (state === 'draft') return drafted;
    const submitted = await this.run(this.operator, 'submitApplication', drafted, {}, now);
    if (state === 'withdrawn')
      return await this.run(this.operator, 'withdrawApplication', submitted, { reason: '不再申请' }, now);
    if (state === 'submitted') return submitted;
    if (state === 'returned')
      return await this.run(
        this.officer,
        'returnApplication',
        submitted,
        { reason: '请补充', points: ['补充说明'] },
        now,
      );
    return await this.run(this.officer, 'acceptApplication', submitted, {}, now);
  }
}

/**
 * What a mutation made or changed.
 *
 * @throws what it answered, where that was a refusal
 */
export function made(result: MutationResult, field: string): Made {
  if (!result.__typename.endsWith('Success')) throw new Error(JSON.stringify(result));
  return result[field] as Made;
}
