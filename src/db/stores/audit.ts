import type { AuditOutcome } from '../../rules/vocabulary.ts';
import type { Database } from '../client.ts';
import { auditEntries } from '../tables/ledger.ts';
import type { WriteContext } from './resource-write.ts';

/** What a part of this service did by itself or was told on the command line. */
export interface SystemAction {
  /** Part of the service, such as `cli`. */
  readonly actor: string;
  /** Name of the action, as mutations are called. */
  readonly action: string;
  readonly outcome: AuditOutcome;
  /** What it was done to; null where that is no row with an id. */
  readonly subjectType: string | null;
  readonly subjectId: string | null;
  /** Codes and ids, never names of people. */
  readonly detail: Readonly<Record<string, unknown>>;
}

/**
 * Writes an audit entry of the system; the sequencer gives it its place in the chain.
 */
export async function writeAudit(tx: Database, entry: SystemAction, { now, newId }: WriteContext): Promise<void> {
  const { actor, action, outcome, subjectType, subjectId, detail } = entry;
  await tx.insert(auditEntries).values({
    id: newId(),
    at: now,
    actorKind: 'system',
    actorName: actor,
    action,
    outcome,
    subjectType,
    subjectId,
    detail,
  });
}
