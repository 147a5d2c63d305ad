import { eq, sql } from 'drizzle-orm';
import { type PlanContent, planContentOf, storedPlanContent } from '../../rules/plan/content.ts';
import type { ReplacedPlan } from '../../rules/plan/judge.ts';
import type { AuthorisationMode, PlanStatus } from '../../rules/workflow/words.ts';
import type { Database } from '../client.ts';
import { notices } from '../tables/notices.ts';
import { implementationPlans } from '../tables/plans.ts';
import { idList } from './bulk.ts';
import type { WriteContext } from './resource-write.ts';

/** A plan as commands and buttons look at it. */
export interface PlanRow {
  readonly id: string;
  readonly code: string;
  readonly status: PlanStatus;
  readonly revision: number;
  /** The implementing body. */
  readonly ownerId: string;
  readonly version: number;
  readonly previousId: string | null;
  readonly content: PlanContent;
  readonly deliberatedOn: string | null;
  readonly deliberationReference: string | null;
  readonly approvedOn: string | null;
  readonly filedOn: string | null;
  /** How many notices stand on it that were not called off. */
  readonly notices: number;
}

type RawPlan = Omit<PlanRow, 'content'> & {
  title: string;
  mode: AuthorisationMode;
  content: Readonly<Record<string, unknown>>;
};

/** Plans by their ids, in any order; those that are not there are missing. */
export async function planRows(db: Database, ids: readonly string[]): Promise<PlanRow[]> {
  if (ids.length === 0) return [];
  const rows = await db.execute<RawPlan>(sql`
    select p.id, p.code, p.status, p.revision, p.authority_id as "ownerId", p.version, p.previous_id as "previousId",
      p.title, p.mode, p.content, p.deliberated_on as "deliberatedOn", p.deliberation_reference as "deliberationReference",
      p.approved_on as "approvedOn", p.filed_on as "filedOn",
      (select count(*)::int from ${notices} n where n.plan_id = p.id and n.status <> 'cancelled') as notices
    from ${implementationPlans} p where p.id = any(${idList(ids)})`);
  return [...rows].map(({ title, mode, content, ...row }) => ({
    ...row,
    content: planContentOf(title, mode, content),
  }));
}

/**
 * Locks a plan until the transaction ends. What stands on it is counted afterwards: whoever puts a notice on it holds it.
 *
 * @returns null when there is none
 */
export async function lockPlan(tx: Database, id: string): Promise<PlanRow | null> {
  await tx.execute(sql`select from ${implementationPlans} where id = ${id} for update`);
  const [row] = await planRows(tx, [id]);
  return row ?? null;
}

/** Holds a plan as it is until the transaction ends: whoever would change it waits. Null when there is none. */
export async function holdPlan(tx: Database, id: string): Promise<PlanRow | null> {
  await tx.execute(sql`select from ${implementationPlans} where id = ${id} for share`);
  const [row] = await planRows(tx, [id]);
  return row ?? null;
}

/** The uuid of a plan by its public code; null when there is none. */
export async function planIdOf(db: Database, code: string): Promise<string | null> {
  const [row] = await db
    .select({ id: implementationPlans.id })
    .from(implementationPlans)
    .where(eq(implementationPlans.code, code));
  return row?.id ?? null;
}

/** A plan that is to be replaced, with the version that is to do so already; read while it is locked. */
export async function replacedPlan(tx: Database, { id, code, status }: PlanRow): Promise<ReplacedPlan> {
  const [row] = await tx
    .select({ code: implementationPlans.code })
    .from(implementationPlans)
    .where(sql`${implementationPlans.previousId} = ${id} and ${implementationPlans.status} <> 'withdrawn'`);
  return { code, status, successor: row?.code ?? null };
}

/** A plan that is about to be made. */
export interface NewPlan {
  readonly id: string;
  readonly code: string;
  readonly ownerId: string;
  readonly version: number;
  readonly previousId: string | null;
  readonly content: PlanContent;
}

/** Makes a plan as a draft, at revision 1. */
export async function insertPlan(
  tx: Database,
  { id, code, ownerId, version, previousId, content }: NewPlan,
  { now }: Pick<WriteContext, 'now'>,
): Promise<void> {
  await tx.insert(implementationPlans).values({
    ...{ id, code, authorityId: ownerId, version, previousId, status: 'draft' as const },
    ...{ title: content.title, mode: content.mode, content: storedPlanContent(content) },
    ...{ revision: 1, createdAt: now, updatedAt: now },
  });
}

/** What an act puts down beside the state; what is left out stays, null clears. */
export interface PlanChange {
  readonly content?: PlanContent;
  readonly deliberatedOn?: string | null;
  readonly deliberationReference?: string | null;
  readonly approvedOn?: string;
  readonly approvalReference?: string;
  readonly filedOn?: string;
  readonly filingReference?: string;
}

/** Saves a state and what comes with it, with the next revision. */
export async function savePlan(
  tx: Database,
  id: string,
  status: PlanStatus,
  { content, ...change }: PlanChange,
  now: Date,
): Promise<void> {
  const said = content && { title: content.title, mode: content.mode, content: storedPlanContent(content) };
  await tx
    .update(implementationPlans)
    .set({ ...change, ...said, status, revision: sql`${implementationPlans.revision} + 1`, updatedAt: now })
    .where(eq(implementationPlans.id, id));
}
