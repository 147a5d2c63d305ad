import { eq } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { DatabasePool } from '../../src/db/client.ts';
import { openSteps } from '../../src/db/stores/steps.ts';
import { applications } from '../../src/db/tables/applications.ts';
import { people } from '../../src/db/tables/identity.ts';
import { notices } from '../../src/db/tables/notices.ts';
import { organizations } from '../../src/db/tables/organizations.ts';
import { implementationPlans } from '../../src/db/tables/plans.ts';
import { scenarios } from '../../src/db/tables/scenarios.ts';
import { entityReviews } from '../../src/db/tables/steps.ts';
import { encodeGlobalId } from '../../src/rules/catalog/global-id.ts';
import type { ApplicationKind, ApplicationStatus } from '../../src/rules/workflow/words.ts';

/** What a granted application is to be like. */
export interface GrantOptions {
  readonly operator?: string;
  /** The authority whose notice it answers. */
  readonly authority?: string;
  readonly scenario?: string;
  readonly kind?: ApplicationKind;
  readonly status?: ApplicationStatus;
  /** Uuid of the agreement it follows on or whose list it changes. */
  readonly agreementId?: string;
  readonly objectionDays?: number;
  readonly hasEmergencyPlan?: boolean;
  /** Last day of the reviews of the applicant. */
  readonly reviewsEndOn?: string;
  /** The member whose decision it is. */
  readonly decidedFor?: string;
  /** Who handed it in; somebody of the operator otherwise. */
  readonly submittedBy?: string;
}

/** A granted application: uuid, global id, public code. */
export interface Grant {
  readonly uuid: string;
  readonly id: string;
  readonly code: string;
}

let count = 0;

/** Puts down an application that the mechanism has granted, with its notice, by the tables alone. */
export async function grantedApplication(pool: DatabasePool, options: GrantOptions = {}): Promise<Grant> {
  count += 1;
  const now = new Date('2026-01-05T02:00:00Z');
  const stamps = { revision: 1, createdAt: now, updatedAt: now };
  const organizationId = async (code: string): Promise<string> => {
    const [row] = await pool.select().from(organizations).where(eq(organizations.code, code));
    if (row === undefined) throw new Error(`no organisation ${code}`);
    return row.id;
  };
  const authorityId = await organizationId(options.authority ?? 'HZ-DATA');
  const operator = options.operator ?? 'OP-QILAN';
  const applicantId = await organizationId(operator);
  const decidedForId = await organizationId(options.decidedFor ?? 'HZ-DRC');
  const [scenario] = await pool
    .select()
    .from(scenarios)
    .where(eq(scenarios.code, options.scenario ?? 'SC-FIN-02'));
  if (scenario === undefined) throw new Error('no such scenario');
  const [planId, noticeId, uuid] = [uuidv7(), uuidv7(), uuidv7()];
  const plan = { id: planId, code: `HZ-DATA/P9${count}`, title: '试验方案', authorityId, version: 1, content: {} };
  await pool.insert(implementationPlans).values({ ...plan, status: 'draft', mode: 'by_scenario', ...stamps } as never);
  await pool.insert(notices).values({
    ...{ id: noticeId, code: `HZ-DATA/N9${count}`, title: '试验通告', authorityId, planId, mode: 'by_scenario' },
    ...{ resourceCodes: [], jurisdictionCodes: [], conditions: '条件', criteria: '标准', requirements: '要求' },
    ...{ requiredPapers: [], opensOn: '2026-01-01', closesOn: '2026-12-31', status: 'published', publishedAt: now },
    objectionDays: options.objectionDays ?? null,
    ...stamps,
  });
  const submittedBy = options.submittedBy ?? uuidv7();
  if (options.submittedBy === undefined) {
    await pool.insert(people).values({ id: submittedBy, issuer: 'test', subject: submittedBy, ...stamps });
  }
  const code = `${operator}/A9${count}`;
  const status = options.status ?? 'granted';
  const isDecided = !['draft', 'submitted', 'returned', 'under_review', 'withdrawn'].includes(status);
  await pool.insert(applications).values({
    ...{ id: uuid, code, noticeId, applicantId, scenarioId: scenario.id, status, submission: 1, submittedAt: now },
    kind: options.kind ?? 'initial',
    agreementId: options.agreementId ?? null,
    content: options.hasEmergencyPlan === false ? {} : { papers: [{ kind: 'emergency_plan', title: '应急预案' }] },
    submittedBy,
    ...(isDecided ? { decidedAt: now, decidedForId, decisionReason: '同意' } : {}),
    ...stamps,
  });
  const step = { file: { applicationId: uuid }, kind: 'publication' as const, organizationId: authorityId };
  const clock = { submission: 1, startedOn: '2026-01-05', limit: null, dueOn: null };
  if (status === 'granted')
    await openSteps(pool, [{ id: uuidv7(), ...step, cause: { rule: 'granted' }, ...clock }], now);
  if (options.reviewsEndOn !== undefined) {
    for (const kind of ['basic_security', 'technical_security'] as const) {
      const review = { organizationId: applicantId, kind, applicationId: uuid, opinion: '通过' };
      const valid = { passedOn: '2025-01-01', expiresOn: options.reviewsEndOn };
      await pool
        .insert(entityReviews)
        .values({ id: uuidv7(), code: `HZ-DATA/E9${count}${kind[0]}`, ...review, ...valid, ...stamps });
    }
  }
  return { uuid, id: encodeGlobalId('Application', uuid), code };
}
