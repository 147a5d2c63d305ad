import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  pgTable,
  smallint,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { webhookDeliveryState, webhookDisabledCause, webhookErrorCode } from './enums.ts';
import { organizations } from './organizations.ts';

/** Where events of an organisation are sent to. Its secrets stand in a table of their own, which nothing that reads knows. */
export const webhookEndpoints = pgTable(
  'webhook_endpoints',
  {
    id: uuid().primaryKey(),
    code: text().notNull().unique('webhook_endpoints_code_is_unique'),
    organizationId: uuid('organization_id')
      .notNull()
      .references(() => organizations.id),
    url: text().notNull(),
    description: text(),
    /** Patterns such as `listing.*`. */
    eventTypes: text('event_types').array().notNull(),
    /** A GraphQL query that is executed for each event; null for the usual payload. */
    payloadQuery: text('payload_query'),
    /** Whether deliveries of the priority lane pass the others. */
    hasPriorityLane: boolean('has_priority_lane').notNull(),
    /** Number of the last event that was looked at; null until the event of its making is numbered. */
    position: bigint({ mode: 'number' }),
    disabledAt: timestamp('disabled_at', { withTimezone: true }),
    disabledCause: webhookDisabledCause('disabled_cause'),
    disabledReason: text('disabled_reason'),
    deletedAt: timestamp('deleted_at', { withTimezone: true }),
    /** Failures since the last success. */
    failures: integer().notNull().default(0),
    /** Nothing is sent before this instant: its receiver has asked so, or has failed time and again. */
    resumesAt: timestamp('resumes_at', { withTimezone: true }),
    failingSince: timestamp('failing_since', { withTimezone: true }),
    lastSuccessAt: timestamp('last_success_at', { withTimezone: true }),
    revision: integer().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  },
  (t) => [
    index('webhook_endpoints_by_organization').on(t.organizationId),
    check('webhook_endpoints_ask_for_something', sql`cardinality(${t.eventTypes}) between 1 and 50`),
    check('webhook_endpoints_are_disabled_for_a_cause', sql`(${t.disabledAt} is null) = (${t.disabledCause} is null)`),
    check('webhook_endpoints_deleted_are_disabled', sql`${t.deletedAt} is null or ${t.disabledAt} is not null`),
  ],
);

/** Secrets of endpoints, sealed with the key of the configuration. */
export const webhookSecrets = pgTable(
  'webhook_secrets',
  {
    id: uuid().primaryKey(),
    endpointId: uuid('endpoint_id')
      .notNull()
      .references(() => webhookEndpoints.id, { onDelete: 'cascade' }),
    sealed: text().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    /** From when it is not signed with any more; null for the present one. */
    expiresAt: timestamp('expires_at', { withTimezone: true }),
  },
  (t) => [index('webhook_secrets_by_endpoint').on(t.endpointId)],
);

/** An event, or a ping, on its way to an endpoint. */
export const webhookDeliveries = pgTable(
  'webhook_deliveries',
  {
    /** Also the `webhook-id` of each attempt. */
    id: uuid().primaryKey(),
    endpointId: uuid('endpoint_id')
      .notNull()
      .references(() => webhookEndpoints.id, { onDelete: 'cascade' }),
    /** Null for a ping. */
    eventId: uuid('event_id'),
    eventType: text('event_type').notNull(),
    /** Number of the event: the order in which those of one subject are sent; 0 for a ping. */
    place: bigint({ mode: 'number' }).notNull(),
    /** What happened to; a ping happens to the delivery itself. */
    subjectId: uuid('subject_id').notNull(),
    /** 0: priority; 1: an earlier one of the same subject, drawn along; 2: all others. */
    lane: smallint().notNull(),
    state: webhookDeliveryState().notNull(),
    /** Attempts of this round: sending it again by hand begins another. */
    attempts: integer().notNull().default(0),
    nextAttemptAt: timestamp('next_attempt_at', { withTimezone: true }),
    givesUpAt: timestamp('gives_up_at', { withTimezone: true }),
    /** While it is being sent, until when nobody else sends it. */
    claimedUntil: timestamp('claimed_until', { withTimezone: true }),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    finishedAt: timestamp('finished_at', { withTimezone: true }),
  },
  (t) => [
    unique('webhook_deliveries_send_an_event_once').on(t.endpointId, t.eventId),
    index('webhook_deliveries_newest_of_an_endpoint').on(
      t.endpointId,
      t.createdAt.desc().nullsFirst(),
      t.id.desc().nullsFirst(),
    ),
    index('webhook_deliveries_to_be_sent')
      .on(t.endpointId, sql`(${t.lane} > 1)`, t.place)
      .where(sql`state = 'waiting'`),
    index('webhook_deliveries_of_a_subject').on(t.endpointId, t.subjectId, t.place).where(sql`state = 'waiting'`),
    index('webhook_deliveries_oldest_finished').on(t.finishedAt).where(sql`state <> 'waiting'`),
    check('webhook_deliveries_have_a_lane', sql`${t.lane} between 0 and 2`),
    check('webhook_deliveries_wait_for_an_instant', sql`(${t.state} = 'waiting') = (${t.nextAttemptAt} is not null)`),
    check('webhook_deliveries_finish_once', sql`(${t.state} = 'waiting') = (${t.finishedAt} is null)`),
  ],
);

/** Attempts to deliver, and what was answered. */
export const webhookAttempts = pgTable(
  'webhook_attempts',
  {
    id: uuid().primaryKey(),
    deliveryId: uuid('delivery_id')
      .notNull()
      .references(() => webhookDeliveries.id, { onDelete: 'cascade' }),
    attemptedAt: timestamp('attempted_at', { withTimezone: true }).notNull(),
    durationMs: integer('duration_ms').notNull(),
    statusCode: integer('status_code'),
    errorCode: webhookErrorCode('error_code'),
    /** The first kilobyte of what was answered, as text. */
    answer: text(),
  },
  (t) => [
    index('webhook_attempts_newest_of_a_delivery').on(
      t.deliveryId,
      t.attemptedAt.desc().nullsFirst(),
      t.id.desc().nullsFirst(),
    ),
    check('webhook_attempts_keep_little_of_an_answer', sql`octet_length(${t.answer}) <= 3072`),
  ],
);
