import { sql } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { events } from '../tables/ledger.ts';
import type { EventWrite, LedgerActor } from './ledger.ts';

/**
 * Writes what else happened in a command, beside the event that it is named after: each thing it has changed has its own
 * event, so that its history and its revisions are whole. The one audit entry of the command stands for them all.
 *
 * @param at the instant of the command
 */
export async function writeFurtherEvents(
  tx: Database,
  at: Date,
  actor: LedgerActor,
  further: readonly Omit<EventWrite, 'version'>[],
): Promise<void> {
  for (const event of further) {
    const { subject } = event;
    await tx.execute(sql`insert into ${events} (id, type, version, occurred_at, actor_kind, actor_id, actor_name,
        actor_organization_id, subject_type, subject_id, subject_code, subject_revision, owner_id, is_public, data, changes,
        reason)
      values (${event.id}, ${event.type}, 1, ${at.toISOString()}, ${actor.kind}, ${actor.id}, ${actor.name},
        ${actor.organizationId}, ${subject.type}, ${subject.id}, ${subject.code}, ${subject.revision}, ${subject.ownerId},
        ${event.isPublic}, ${JSON.stringify(event.data)}::text::jsonb, ${JSON.stringify(event.changes)}::text::jsonb,
        ${event.reason})`);
  }
}
