import type { RequestContext } from '../../context.ts';
import type { Database } from '../../db/client.ts';
import {
  type DemandFacts,
  type DemandRow,
  demandFacts,
  lockDemand,
  platformOperators,
} from '../../db/stores/demands.ts';
import { notify } from '../../db/stores/notifications.ts';
import type { DemandAction } from '../../rules/demand/judge.ts';
import { demandLife } from '../../rules/demand/lifecycle.ts';
import type { Finding } from '../../rules/finding.ts';
import type { ToldChange } from '../../rules/notification/notification-message.ts';
import type { PermissionSubject, ReadFacts } from '../../rules/permissions.ts';
import type { DemandStatus } from '../../rules/workflow/registry-words.ts';
import type { Outcome, Stamp } from '../command/run-command.ts';
import { runWorkflow, type Workflow, type WorkflowInput, type WorkflowSaved } from '../command/workflow-command.ts';

/** What decides whether somebody sees a demand; the read model says the same in SQL. */
export const demandReadFacts = (row: DemandRow): ReadFacts => ({
  status: row.status,
  own: {
    operator: row.ownerId,
    review: row.isHandedIn || null,
    reviewer: row.isReviewer || null,
    granted: row.isGranted || null,
  },
});

/** What decides whether somebody may do an action: the technical review is the authority’s, of its own agreements. */
export const demandSubject = (row: DemandRow, action: DemandAction): PermissionSubject => ({
  ownerId: action === 'recordTechnicalReview' ? row.authorityId : row.ownerId,
  submittedBy: row.isHandedIn ? { id: row.submittedBy, organizationId: row.ownerId } : null,
});

/** Demands as an action looks at them. */
const demandWorkflow = (action: DemandAction): Workflow<DemandStatus, DemandRow> => ({
  noun: 'DataDemand',
  life: demandLife,
  lock: lockDemand,
  readFacts: demandReadFacts,
  permission: (row) => demandSubject(row, action),
});

/** What one action on a demand does. */
export interface DemandCommand {
  readonly action: DemandAction;
  readonly input: WorkflowInput;
  /** What the rules say beside the state. */
  readonly judge?: (
    row: DemandRow,
    facts: DemandFacts,
    tx: Database,
  ) => readonly Finding[] | Promise<readonly Finding[]>;
  /** Which state it leads to, where the table knows several. */
  readonly to?: (row: DemandRow) => DemandStatus;
  readonly save: (
    row: DemandRow,
    to: DemandStatus,
    tx: Database,
    stamp: Stamp,
    facts: DemandFacts,
  ) => Promise<WorkflowSaved>;
}

/** Runs an action on a demand that exists; its facts are read once, while it is locked. */
export async function runDemand(context: RequestContext, command: DemandCommand): Promise<Outcome> {
  const { action, input, judge, to, save } = command;
  let facts: DemandFacts | null = null;
  return await runWorkflow(context, demandWorkflow(action), {
    action,
    input,
    ...(to === undefined ? {} : { to }),
    judge: async (row, tx) => {
      facts = await factsOf(tx, row.id);
      return (await judge?.(row, facts, tx)) ?? [];
    },
    save: async (row, next, tx, stamp) => await save(row, next, tx, stamp, facts ?? (await factsOf(tx, row.id))),
  });
}

/** The facts of a demand that is locked. */
export async function factsOf(tx: Database, id: string): Promise<DemandFacts> {
  const facts = (await demandFacts(tx, [id])).get(id);
  if (facts === undefined) throw new Error('a demand that is locked is there');
  return facts;
}

/** A demand as it is told of. */
export type ToldDemand = Pick<DemandRow, 'id' | 'code' | 'title' | 'revision'> & { readonly ownerId: string };

/**
 * Tells the operator of a demand that it has changed, and the operators of the platform where it concerns what they make
 * available; each once for each revision.
 */
export async function tellOfDemand(
  tx: Database,
  { id, code, title, revision, ownerId }: ToldDemand,
  data: Readonly<Record<string, string | null>> & { readonly change: ToldChange },
  toPlatform: boolean,
  { now, newId }: Stamp,
): Promise<void> {
  const bodies = [...new Set([ownerId, ...(toPlatform ? await platformOperators(tx) : [])])];
  await notify(
    tx,
    bodies.map((organizationId) => ({
      ...{ id: newId(), to: { organizationId }, kind: 'demand' as const, subject: { type: 'DataDemand', id, code } },
      ...{ data: { title, ...data }, onceKey: `demand:${id}:${revision}:${data.change}:${organizationId}` },
    })),
    now,
  );
}
