import { webhookEndpoint, webhookEndpoints } from '../../resolvers/catalog/queries.ts';
import { builder } from '../builder.ts';
import { connectionTo, pageArguments, pageField } from '../connections.ts';
import { enums } from '../enums.ts';
import { globalId, resolveOne, resolvePage, rowField } from '../reading.ts';
import {
  EventRef,
  NodeRef,
  OrganizationRef,
  WebhookAttemptRef,
  WebhookDeliveryRef,
  WebhookEndpointRef,
} from '../refs.ts';

WebhookEndpointRef.implement({
  description:
    'Where events of an organisation are sent to, signed after Standard Webhooks 1.0.0 (推送端点). Staff of the organisation in any role see it, administrators and auditors. Its secrets are told once, by the mutation that made them.',
  interfaces: [NodeRef],
  extensions: { noun: 'WebhookEndpoint' },
  fields: (t) => ({
    id: t.id(globalId('WebhookEndpoint')),
    code: t.exposeString('code', { description: 'Public code; never reused.' }),
    url: t.exposeString('url', { description: 'Address it is sent to.' }),
    description: t.exposeString('description', { nullable: true, description: 'What it is for; plain text.' }),
    eventTypes: t.exposeStringList('eventTypes', {
      description:
        'Patterns of the events it is sent: a type such as listing.delisted, a kind such as listing.*, or *.',
      extensions: { maxItems: 50 },
    }),
    payloadQuery: t.exposeString('payloadQuery', {
      nullable: true,
      description: 'Query whose answer is sent as `data`; null for the usual payload.',
    }),
    hasPriorityLane: t.exposeBoolean('hasPriorityLane', {
      description: 'Whether what takes something off the market passes everything else that waits.',
    }),
    isEnabled: t.exposeBoolean('isEnabled', { description: 'Whether it is sent to.' }),
    disabledAt: t.expose('disabledAt', { type: 'DateTime', nullable: true, description: 'When it was disabled.' }),
    disabledCause: t.expose('disabledCause', {
      type: enums.WebhookDisabledCause,
      nullable: true,
      description: 'Why it was disabled; null while it is enabled.',
    }),
    disabledReason: t.exposeString('disabledReason', {
      nullable: true,
      description: 'What whoever disabled it said for a reason; null where the service did.',
    }),
    plannedUpTo: t.exposeInt('plannedUpTo', {
      nullable: true,
      description: 'Number of the last event that was looked at for it; null until it has begun.',
    }),
    resumesAt: t.expose('resumesAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Nothing is sent before: the receiver has asked so, or has failed several times in a row.',
    }),
    firstFailureAt: t.expose('firstFailureAt', {
      type: 'DateTime',
      nullable: true,
      description: 'First failure since the last success; after five days of it the endpoint is disabled.',
    }),
    lastSuccessAt: t.expose('lastSuccessAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it took something last, to a minute.',
    }),
    earlierSecretsEndAt: t.expose('earlierSecretsEndAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Until when it is signed with an earlier secret as well; null where there is none.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made; it gets what came after.' }),
    revision: t.exposeInt('revision', { description: 'Rises by one with each change, from 1.' }),
    organization: t.field(rowField(OrganizationRef, 'The organisation it belongs to, and for which it reads.')),
    deliveries: t.field(pageField('WebhookDelivery', 'What was, is and will be sent to it, the last planned first.')),
  }),
});

WebhookDeliveryRef.implement({
  description:
    'An event, or a ping, on its way to an endpoint (推送记录). Its body is made when it is sent, as the endpoint may read then, and is not kept. Finished ones are removed after 30 days.',
  interfaces: [NodeRef],
  extensions: { noun: 'WebhookDelivery' },
  fields: (t) => ({
    id: t.id(globalId('WebhookDelivery')),
    messageId: t.exposeString('messageId', {
      description: '`webhook-id` of each of its attempts, by which a receiver knows what it has seen.',
    }),
    eventType: t.exposeString('eventType', { description: 'Type of the event; webhook.ping for a ping.' }),
    state: t.expose('state', { type: enums.WebhookDeliveryState, description: 'What has become of it.' }),
    isPing: t.exposeBoolean('isPing', { description: 'Whether it is a ping, and no event.' }),
    isPriority: t.exposeBoolean('isPriority', { description: 'Whether it passes others of its endpoint.' }),
    attemptCount: t.exposeInt('attemptCount', { description: 'Attempts since it was planned or sent again by hand.' }),
    nextAttemptAt: t.expose('nextAttemptAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it is tried next, at the earliest; null when it has ended.',
    }),
    givesUpAt: t.expose('givesUpAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it is tried the last time: three days after the first attempt. Null before that.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was planned.' }),
    finishedAt: t.expose('finishedAt', { type: 'DateTime', nullable: true, description: 'When it ended.' }),
    endpoint: t.field(rowField(WebhookEndpointRef, 'The endpoint it is for.')),
    event: t.field(rowField(EventRef, 'The event; null for a ping, and for whoever may not see the event.')),
    attempts: t.field(pageField('WebhookAttempt', 'Attempts to deliver it, the last first.')),
  }),
});

WebhookAttemptRef.implement({
  description: 'One attempt to deliver, and what the receiver answered.',
  interfaces: [NodeRef],
  extensions: { noun: 'WebhookAttempt' },
  fields: (t) => ({
    id: t.id(globalId('WebhookAttempt')),
    attemptedAt: t.expose('attemptedAt', { type: 'DateTime', description: 'When it began.' }),
    durationMs: t.exposeInt('durationMs', { description: 'Milliseconds until it had ended.' }),
    statusCode: t.exposeInt('statusCode', {
      nullable: true,
      description: 'Status of the answer; null where there was none.',
    }),
    errorCode: t.expose('errorCode', {
      type: enums.WebhookErrorCode,
      nullable: true,
      description: 'Why it was no success; null for a success.',
    }),
    answer: t.exposeString('answer', {
      nullable: true,
      description:
        'The first kilobyte of what was answered, as plain text, never to be shown as markup; where the stored query failed, its error.',
    }),
    delivery: t.field(rowField(WebhookDeliveryRef, 'The delivery it belongs to.')),
  }),
});

const WebhookEndpointBy = builder.inputType('WebhookEndpointBy', {
  description: 'Names one webhook endpoint: by exactly one of its fields.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ description: 'Global id.' }),
    code: t.string({ description: 'Public code.' }),
  }),
});

builder.queryFields((t) => ({
  webhookEndpoints: t.field({
    type: connectionTo('WebhookEndpoint'),
    nullable: true,
    args: pageArguments('WebhookEndpoint'),
    description: 'Webhook endpoints that the viewer may see, by code unless another order is asked for.',
    resolve: (_root, _args, context, info) => resolvePage(context, info, webhookEndpoints),
  }),
  webhookEndpoint: t.field({
    type: WebhookEndpointRef,
    nullable: true,
    description: 'One webhook endpoint; null when there is none that the viewer may see.',
    args: { by: t.arg({ type: WebhookEndpointBy, required: true, description: 'Which one.' }) },
    resolve: (_root, { by }, context, info) => resolveOne(context, info, webhookEndpoint, by),
  }),
}));
