import type { DatabasePool } from '../../src/db/client.ts';

/** A node of a plan that was run, as `explain (analyze, format json)` tells it. */
export interface PlanNode {
  readonly 'Index Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Rows Removed by Join Filter'?: number;
  readonly 'Rows Removed by Index Recheck'?: number;
  readonly Plans?: readonly PlanNode[];
}

/** Rows that the nodes of a plan looked at, however often. */
export const visited = (node: PlanNode): number =>
  node['Actual Loops'] *
    (node['Actual Rows'] +
      (node['Rows Removed by Filter'] ?? 0) +
      (node['Rows Removed by Join Filter'] ?? 0) +
      (node['Rows Removed by Index Recheck'] ?? 0)) +
  (node.Plans ?? []).reduce((sum, inner) => sum + visited(inner), 0);

/** The nodes of a plan, each before those under it. */
export const nodesOf = (node: PlanNode): readonly PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

/** Runs the statements that work sends to a pool as plans: each is run, and its answer is nobody's. */
export async function plansOf(pool: DatabasePool, work: () => Promise<unknown>): Promise<readonly PlanNode[]> {
  const client = pool.$client;
  const original = client.unsafe;
  const plans: PlanNode[] = [];
  const explain = async (text: string, params: string[]): Promise<readonly object[]> => {
    const statement = `explain (analyze, timing off, format json) ${text}`;
    const found: unknown = (await Reflect.apply(original, client, [statement, params]))[0]?.['QUERY PLAN'];
    const [plan] = (typeof found === 'string' ? JSON.parse(found) : found) as { Plan: PlanNode }[];
    if (plan === undefined) throw new Error('a statement has a plan');
    plans.push(plan.Plan);
    return [];
  };
  client.unsafe = explain as unknown as typeof original;
  try {
    await work();
  } finally {
    client.unsafe = original;
  }
  return plans;
}

/** Rows that the statements of some work look at. */
export async function lookedAt(pool: DatabasePool, work: () => Promise<unknown>): Promise<number> {
  return (await plansOf(pool, work)).reduce((sum, plan) => sum + visited(plan), 0);
}
