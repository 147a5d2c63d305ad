import { type PlanContent, storedPlanContent } from '../../rules/plan/content.ts';
import type { Database } from '../client.ts';
import { implementationPlans } from '../tables/plans.ts';
import { bulkInsert } from './bulk.ts';
import type { WriteContext } from './resource-write.ts';

/** Which implementation plans there are, by public code. */
export async function planIdsByCode(db: Database): Promise<Map<string, string>> {
  const rows = await db
    .select({ code: implementationPlans.code, id: implementationPlans.id })
    .from(implementationPlans);
  return new Map(rows.map(({ code, id }) => [code, id]));
}

/** A plan that was approved and filed elsewhere. */
export interface ApprovedPlan extends PlanContent {
  readonly code: string;
  readonly ownerId: string;
  readonly deliberatedOn: string;
  readonly deliberationReference: string;
  readonly approvedOn: string;
  readonly approvalReference: string;
  readonly filedOn: string;
  readonly filingReference: string;
  readonly createdAt: Date;
}

/** Adds plans as they were approved, each a first version. */
export async function insertApprovedPlans(
  tx: Database,
  rows: readonly ApprovedPlan[],
  { newId }: WriteContext,
): Promise<void> {
  await bulkInsert(
    tx,
    implementationPlans,
    rows.map(({ ownerId, sections, products, title, mode, createdAt, ...row }) => ({
      ...row,
      ...{ id: newId(), authorityId: ownerId, title, mode, version: 1, status: 'approved' as const },
      content: storedPlanContent({ title, mode, sections, products }),
      ...{ revision: 1, createdAt, updatedAt: createdAt },
    })),
  );
}
