import { eq, sql } from 'drizzle-orm';
import { events } from '../../tables/ledger.ts';
import { organizations } from '../../tables/organizations.ts';
import { webhookAttempts, webhookDeliveries, webhookEndpoints, webhookSecrets } from '../../tables/webhooks.ts';
import { byCodePoint, defineNoun, ofOrganization, relation } from '../noun.ts';

/** Of the secrets no more is read than until when the earlier ones are signed with. */
export const webhookEndpointNoun = defineNoun('WebhookEndpoint', webhookEndpoints, (w) => ({
  fields: {
    id: w.id,
    code: w.code,
    url: w.url,
    description: w.description,
    eventTypes: w.eventTypes,
    payloadQuery: w.payloadQuery,
    hasPriorityLane: w.hasPriorityLane,
    isEnabled: sql`(${w.disabledAt} is null)`,
    disabledAt: w.disabledAt,
    disabledCause: w.disabledCause,
    disabledReason: w.disabledReason,
    plannedUpTo: w.position,
    resumesAt: w.resumesAt,
    firstFailureAt: w.failingSince,
    lastSuccessAt: w.lastSuccessAt,
    earlierSecretsEndAt: sql`(select max(s.expires_at) from ${webhookSecrets} s where s.endpoint_id = ${w.id})`,
    createdAt: w.createdAt,
    revision: w.revision,
  },
  relations: {
    organization: relation('one', 'Organization', organizations, (o) => eq(o.id, w.organizationId)),
    deliveries: relation('page', 'WebhookDelivery', webhookDeliveries, (d) => eq(d.endpointId, w.id)),
  },
  filters: {},
  own: { organization: ofOrganization(w.organizationId) },
  only: sql`${w.deletedAt} is null`,
  sorts: { code: byCodePoint(w.code), createdAt: w.createdAt },
  listOrder: byCodePoint(w.code),
}));

export const webhookDeliveryNoun = defineNoun('WebhookDelivery', webhookDeliveries, (d) => ({
  fields: {
    id: d.id,
    messageId: d.id,
    eventType: d.eventType,
    state: d.state,
    isPing: sql`(${d.eventId} is null)`,
    isPriority: sql`(${d.lane} = 0)`,
    attemptCount: d.attempts,
    nextAttemptAt: d.nextAttemptAt,
    givesUpAt: d.givesUpAt,
    createdAt: d.createdAt,
    finishedAt: d.finishedAt,
  },
  relations: {
    endpoint: relation('one', 'WebhookEndpoint', webhookEndpoints, (w) => eq(w.id, d.endpointId)),
    event: relation('one', 'Event', events, (e) => eq(e.id, d.eventId)),
    attempts: relation('page', 'WebhookAttempt', webhookAttempts, (a) => eq(a.deliveryId, d.id)),
  },
  filters: {},
  sorts: { createdAt: d.createdAt },
  listOrder: d.createdAt,
}));

export const webhookAttemptNoun = defineNoun('WebhookAttempt', webhookAttempts, (a) => ({
  fields: {
    id: a.id,
    attemptedAt: a.attemptedAt,
    durationMs: a.durationMs,
    statusCode: a.statusCode,
    errorCode: a.errorCode,
    answer: a.answer,
  },
  relations: {
    delivery: relation('one', 'WebhookDelivery', webhookDeliveries, (d) => eq(d.id, a.deliveryId)),
  },
  filters: {},
  sorts: { attemptedAt: a.attemptedAt },
  listOrder: a.attemptedAt,
}));
