import { and, eq, gt, sql } from 'drizzle-orm';
import type { ActorKind, AuditOutcome } from '../../rules/vocabulary.ts';
import type { Database } from '../client.ts';
import { auditEntries, events, idempotencyKeys } from '../tables/ledger.ts';

/** Who acted, as the ledger keeps it: ids and never a name of a person. */
export interface LedgerActor {
  readonly kind: ActorKind;
  readonly id: string | null;
  /** The part of the service, for the system. */
  readonly name: string | null;
  readonly organizationId: string | null;
}

/** What became different, field by field. */
export type Changes = Readonly<Record<string, { readonly from: unknown; readonly to: unknown }>>;

/** An event to be written. */
export interface EventWrite {
  readonly id: string;
  /** Such as `resource.published`. */
  readonly type: string;
  readonly version: number;
  readonly subject: {
    readonly type: string;
    readonly id: string;
    readonly code: string;
    readonly revision: number;
    readonly ownerId: string | null;
  };
  readonly isPublic: boolean;
  readonly data: object;
  readonly changes: Changes;
  readonly reason: string | null;
}

/** An audit entry to be written. */
export interface AuditWrite {
  readonly id: string;
  readonly requestId: string | null;
  readonly action: string;
  readonly outcome: AuditOutcome;
  readonly subject: { readonly type: string; readonly id: string; readonly revision: number | null } | null;
  /** Codes and rules, never names of people or their words. */
  readonly detail: object;
}

/** What was done under a key, to be noted with it. */
export interface KeptOutcome {
  readonly use: KeyUse;
  readonly outcome: Readonly<Record<string, string>>;
}

/**
 * Writes what happened and who did it, and notes it under the caller's key, in one statement of the transaction that
 * does it: others may be waiting for its lock.
 *
 * @param at the instant of the command
 * @param kept null where there was no key
 */
export async function writeEvent(
  tx: Database,
  at: Date,
  actor: LedgerActor,
  event: EventWrite,
  audit: AuditWrite,
  kept: KeptOutcome | null,
): Promise<void> {
  const { subject } = event;
  await tx.execute(sql`with event as (
    insert into ${events} (id, type, version, occurred_at, actor_kind, actor_id, actor_name, actor_organization_id,
      subject_type, subject_id, subject_code, subject_revision, owner_id, is_public, data, changes, reason)
    values (${event.id}, ${event.type}, ${event.version}, ${at.toISOString()}, ${actor.kind}, ${actor.id}, ${actor.name},
      ${actor.organizationId}, ${subject.type}, ${subject.id}, ${subject.code}, ${subject.revision}, ${subject.ownerId},
      ${event.isPublic}, ${JSON.stringify(event.data)}::text::jsonb, ${JSON.stringify(event.changes)}::text::jsonb,
      ${event.reason}))${kept === null ? sql`` : noted(kept)}
    ${auditInsert(at, actor, audit, event.id)}`);
}

const noted = ({ use, outcome }: KeptOutcome) => sql`, noted as (
    update ${idempotencyKeys} set outcome = ${JSON.stringify(outcome)}::text::jsonb
    where ${keyIs(use.caller, use.command, use.key)})`;

/** Writes that something was tried in vain. */
export async function writeAudit(tx: Database, at: Date, actor: LedgerActor, audit: AuditWrite): Promise<void> {
  await tx.execute(auditInsert(at, actor, audit, null));
}

function auditInsert(at: Date, actor: LedgerActor, audit: AuditWrite, eventId: string | null) {
  const { subject } = audit;
  return sql`insert into ${auditEntries} (id, at, request_id, actor_kind, actor_id, actor_name, actor_organization_id, action,
      outcome, subject_type, subject_id, subject_revision, event_id, detail)
    values (${audit.id}, ${at.toISOString()}, ${audit.requestId}, ${actor.kind}, ${actor.id}, ${actor.name},
      ${actor.organizationId}, ${audit.action}, ${audit.outcome}, ${subject?.type ?? null}, ${subject?.id ?? null},
      ${subject?.revision ?? null}, ${eventId}, ${JSON.stringify(audit.detail)}::text::jsonb)`;
}

/**
 * Which fields of a subject have changed since a revision.
 *
 * @returns names of the API, sorted; changes made by an import are not in the log and name no field
 */
export async function changedFieldsSince(
  db: Database,
  subject: { readonly type: string; readonly id: string },
  revision: number,
): Promise<string[]> {
  const rows = await db
    .selectDistinct({ field: sql<string>`jsonb_object_keys(${events.changes})` })
    .from(events)
    .where(
      and(eq(events.subjectType, subject.type), eq(events.subjectId, subject.id), gt(events.subjectRevision, revision)),
    );
  return rows.map(({ field }) => field).sort();
}

/** Names one use of a key. */
export interface KeyUse {
  /** Kind and id of the caller. */
  readonly caller: string;
  readonly command: string;
  readonly key: string;
  readonly inputHash: string;
}

/** What an earlier use of the same key came to. */
export type EarlierUse =
  | { readonly kind: 'same'; readonly outcome: Readonly<Record<string, string>> }
  | { readonly kind: 'other_input' };

/**
 * Takes a key for this command. A command under the same key that has not ended yet is waited for.
 *
 * @returns null when the key is ours now; otherwise what was done under it
 */
export async function takeKey(tx: Database, use: KeyUse, now: Date): Promise<EarlierUse | null> {
  const { caller, command, key, inputHash } = use;
  // A loop, because the other one may be rolled back between the two statements.
  for (;;) {
    const taken = await tx
      .insert(idempotencyKeys)
      .values({ ...use, createdAt: now })
      .onConflictDoNothing()
      .returning({
        key: idempotencyKeys.key,
      });
    if (taken.length > 0) return null;
    const [earlier] = await tx
      .select({ inputHash: idempotencyKeys.inputHash, outcome: idempotencyKeys.outcome })
      .from(idempotencyKeys)
      .where(keyIs(caller, command, key));
    if (earlier === undefined) continue;
    if (earlier.inputHash !== inputHash) return { kind: 'other_input' };
    return { kind: 'same', outcome: (earlier.outcome ?? {}) as Record<string, string> };
  }
}

/** Gives a key back: what was refused may be tried again under the same key. */
export async function releaseKey(tx: Database, use: KeyUse): Promise<void> {
  await tx.delete(idempotencyKeys).where(keyIs(use.caller, use.command, use.key));
}

const keyIs = (caller: string, command: string, key: string) =>
  and(eq(idempotencyKeys.caller, caller), eq(idempotencyKeys.command, command), eq(idempotencyKeys.key, key));
