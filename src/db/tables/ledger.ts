import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import { actorKind, auditOutcome } from './enums.ts';

/**
 * What has happened, in one append-only log. A command writes its row without a number; once committed, the sequencer
 * numbers it without gaps (ADR 0014). `arrival` rises with each row of one subject, since its writer holds the subject's lock.
 */
export const events = pgTable(
  'events',
  {
    id: uuid().primaryKey(),
    arrival: bigint({ mode: 'number' }).notNull().generatedAlwaysAsIdentity().unique('events_arrive_once'),
    sequence: bigint({ mode: 'number' }).unique('events_sequence_is_unique'),
    type: text().notNull(),
    version: integer().notNull(),
    occurredAt: timestamp('occurred_at', { withTimezone: true }).notNull(),
    actorKind: actorKind('actor_kind').notNull(),
    /** Person or service account; null for the system, whose part `actor_name` names. */
    actorId: uuid('actor_id'),
    actorName: text('actor_name'),
    actorOrganizationId: uuid('actor_organization_id'),
    subjectType: text('subject_type').notNull(),
    subjectId: uuid('subject_id').notNull(),
    subjectCode: text('subject_code').notNull(),
    subjectRevision: integer('subject_revision').notNull(),
    /** The organisation whose thing it is; null for one of nobody's. */
    ownerId: uuid('owner_id'),
    /** Whether everyone may know: then `data` holds nothing that is not published. */
    isPublic: boolean('is_public').notNull(),
    data: jsonb().notNull(),
    /** What became different, field by field: `{ field: { from, to } }`; for insiders. */
    changes: jsonb().notNull(),
    /** What the actor said for a reason; for insiders. */
    reason: text(),
  },
  (t) => [
    index('events_waiting_for_a_number').on(t.arrival).where(sql`sequence is null`),
    index('events_of_a_subject').on(t.subjectType, t.subjectId, t.arrival),
    index('events_of_an_owner').on(t.ownerId, t.sequence),
    index('events_for_everyone').on(t.sequence).where(sql`is_public`),
    check('events_have_an_actor', sql`(${t.actorKind} in ('person', 'service')) = (${t.actorId} is not null)`),
  ],
);

/** Who tried what, and what came of it. Entries are chained by their hashes, so that nothing can be changed unseen. */
export const auditEntries = pgTable(
  'audit_entries',
  {
    id: uuid().primaryKey(),
    arrival: bigint({ mode: 'number' }).notNull().generatedAlwaysAsIdentity().unique('audit_entries_arrive_once'),
    /** Place in the chain, from 1 without gaps; with `hash`, given by the sequencer. */
    position: bigint({ mode: 'number' }).unique('audit_entries_position_is_unique'),
    hash: text(),
    at: timestamp({ withTimezone: true }).notNull(),
    requestId: text('request_id'),
    actorKind: actorKind('actor_kind').notNull(),
    actorId: uuid('actor_id'),
    actorName: text('actor_name'),
    actorOrganizationId: uuid('actor_organization_id'),
    action: text().notNull(),
    outcome: auditOutcome().notNull(),
    subjectType: text('subject_type'),
    subjectId: uuid('subject_id'),
    subjectRevision: integer('subject_revision'),
    eventId: uuid('event_id'),
    /** Codes and rules, never names of people or their words. */
    detail: jsonb().notNull(),
  },
  (t) => [
    index('audit_entries_waiting_for_a_place').on(t.arrival).where(sql`position is null`),
    index('audit_entries_of_a_subject').on(t.subjectType, t.subjectId, t.arrival),
    index('audit_entries_of_an_actor').on(t.actorId, t.arrival),
    check('audit_entries_place_and_hash_come_together', sql`(${t.position} is null) = (${t.hash} is null)`),
  ],
);

/** The last number given, and the hash of the last entry: one row each for `events` and `audit`. */
export const ledgerHeads = pgTable('ledger_heads', {
  name: text().primaryKey(),
  last: bigint({ mode: 'number' }).notNull(),
  hash: text().notNull(),
});

/** Who does work that only one process may do at a time. */
export const leases = pgTable('leases', {
  name: text().primaryKey(),
  holder: text().notNull(),
  expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
});

/** Commands that took effect, by the key their caller gave: the same key finds the same effect. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    /** Kind and id of the caller. */
    caller: text().notNull(),
    command: text().notNull(),
    key: text().notNull(),
    /** SHA-256 of the input. */
    inputHash: text('input_hash').notNull(),
    /** Ids of what the command made or changed; null only while its transaction runs. */
    outcome: jsonb(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.caller, t.command, t.key] }), index('idempotency_keys_oldest').on(t.createdAt)],
);
