import { createHash } from 'node:crypto';
import type { RequestContext } from '../../context.ts';
import type { Database } from '../../db/client.ts';
import {
  type AuditWrite,
  changedFieldsSince,
  type EventWrite,
  type KeyUse,
  releaseKey,
  takeKey,
  writeAudit,
  writeEvent,
} from '../../db/stores/ledger.ts';
import { indexChanged } from '../../db/stores/search-documents.ts';
import { inTransaction } from '../../db/transaction.ts';
import { type Refusal, Refused } from '../../rules/errors.ts';
import { type Finding, failing } from '../../rules/finding.ts';
import { type Action, denialOf, type PermissionSubject } from '../../rules/permissions.ts';
import { ledgerActor } from './actor.ts';

/** What every mutation's input holds. */
export interface CommandInput {
  /** Chosen by the caller; the same key with the same input has its effect once. */
  readonly idempotencyKey: string;
  /** The revision the caller has seen; absent where something is made. */
  readonly expectedRevision?: number | null | undefined;
}

/** A thing that is locked and about to be changed. */
export interface CommandSubject {
  readonly type: string;
  readonly id: string;
  /** Null for what is only a place to make something in: it has no revision to compare. */
  readonly revision: number | null;
  readonly permission: PermissionSubject;
}

/** The instant and the ids of a command. */
export interface Stamp {
  readonly now: Date;
  readonly newId: () => string;
}

/** What a command did: one event, and the ids its answer is read by. */
export interface Effect {
  readonly event: Omit<EventWrite, 'id' | 'version'>;
  readonly outcome: Readonly<Record<string, string>>;
  /** What is told in this one answer and kept nowhere, such as a secret: a repetition under the same key does not have it. */
  readonly once?: Readonly<Record<string, string>>;
  /** Codes for the audit entry. */
  readonly detail?: object;
}

/** A command: everything that differs from one mutation to another. */
export interface Command<S extends CommandSubject> {
  readonly action: Action;
  readonly input: CommandInput;
  /** Locks the subject. Null when there is none that the caller may see. */
  readonly load: (tx: Database) => Promise<S | null>;
  /** What the rules say; a failing finding refuses the command. */
  readonly judge: (subject: S, tx: Database) => readonly Finding[] | Promise<readonly Finding[]>;
  /** Saves the change. May throw `Refused` for an input that only the database could judge. */
  readonly apply: (subject: S, tx: Database, stamp: Stamp) => Promise<Effect>;
}

/** What came of a command: the ids its answer is read by, or why it had no effect. */
export type Outcome =
  | { readonly kind: 'done'; readonly outcome: Readonly<Record<string, string>> }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/**
 * Runs a command in one transaction: takes its key, locks its subject, asks the permissions, compares the revision, asks
 * the rules, saves the row with its event and its audit entry. A refusal leaves an audit entry and nothing else;
 * an `InvalidInput` that `apply` throws, and a repetition, leave nothing.
 *
 * @returns its outcome; the same for the same key and input
 * @throws what the database throws when it cannot be reached; then the same key may be sent again
 */
export async function runCommand<S extends CommandSubject>(
  context: RequestContext,
  command: Command<S>,
): Promise<Outcome> {
  const actor = ledgerActor(context.viewer);
  const use: KeyUse = {
    caller: `${actor.kind}:${actor.id ?? ''}:${actor.organizationId ?? ''}`,
    command: command.action,
    key: command.input.idempotencyKey,
    inputHash: createHash('sha256').update(canonical(command.input)).digest('hex'),
  };
  return await refusedBy(() =>
    inTransaction(context.db, async (tx): Promise<Outcome> => {
      const stamp: Stamp = { now: context.now(), newId: context.newId };
      const audit = (outcome: AuditWrite['outcome'], of: AuditWrite['subject'], detail: object): AuditWrite => ({
        id: stamp.newId(),
        requestId: context.requestId,
        action: command.action,
        outcome,
        subject: of,
        detail,
      });
      const earlier = await takeKey(tx, use, stamp.now);
      if (earlier?.kind === 'other_input') {
        const conflict: Refusal = { kind: 'idempotency_conflict', field: 'idempotencyKey' };
        await writeAudit(tx, stamp.now, actor, audit('refused', null, auditDetail(conflict)));
        return refused(conflict);
      }
      if (earlier?.kind === 'same') return { kind: 'done', outcome: earlier.outcome };
      const subject = await command.load(tx);
      const refusal = await refusalOf(context, command, subject, tx);
      if (subject === null || refusal !== null) {
        const reason: Refusal = refusal ?? { kind: 'not_found' };
        await releaseKey(tx, use);
        const of = subject === null ? null : { type: subject.type, id: subject.id, revision: subject.revision };
        const outcome = reason.kind === 'not_permitted' || reason.kind === 'not_found' ? 'denied' : 'refused';
        await writeAudit(tx, stamp.now, actor, audit(outcome, of, auditDetail(reason)));
        return refused(reason);
      }
      const effect = await command.apply(subject, tx, stamp);
      await indexChanged(tx);
      const event = { ...effect.event, id: stamp.newId(), version: 1 };
      const entry = audit('done', event.subject, effect.detail ?? {});
      await writeEvent(tx, stamp.now, actor, event, entry, { use, outcome: effect.outcome });
      return { kind: 'done', outcome: { ...effect.outcome, ...effect.once } };
    }),
  );
}

/** Makes an answer of a refusal that was thrown on the way. */
export async function refusedBy(work: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refused) return refused(error.refusal);
    throw error;
  }
}

const refused = (refusal: Refusal): Outcome => ({ kind: 'refused', refusal });

async function refusalOf<S extends CommandSubject>(
  context: RequestContext,
  command: Command<S>,
  subject: S | null,
  tx: Database,
): Promise<Refusal | null> {
  if (subject === null) return { kind: 'not_found' };
  const because = denialOf(context.viewer, command.action, subject.permission);
  if (because !== null) return { kind: 'not_permitted', action: command.action, because };
  const expected = command.input.expectedRevision;
  if (subject.revision !== null && expected !== subject.revision) {
    const changedFields = await changedFieldsSince(tx, subject, expected ?? 0);
    return { kind: 'revision_conflict', currentRevision: subject.revision, changedFields };
  }
  const findings = await command.judge(subject, tx);
  return failing(findings).length > 0 ? { kind: 'rules_violated', findings } : null;
}

/** Rules and conditions by name: the log holds no words of people. */
function auditDetail(refusal: Refusal): object {
  switch (refusal.kind) {
    case 'rules_violated':
      return { kind: refusal.kind, rules: failing(refusal.findings).map(({ rule }) => rule) };
    case 'not_permitted':
      return { kind: refusal.kind, because: refusal.because };
    case 'revision_conflict':
      return { kind: refusal.kind, currentRevision: refusal.currentRevision };
    default:
      return { kind: refusal.kind };
  }
}

/** JSON with sorted keys: equal inputs have equal texts. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
