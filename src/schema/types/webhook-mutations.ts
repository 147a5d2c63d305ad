import { webhookDelivery, webhookEndpoint } from '../../resolvers/catalog/queries.ts';
import { createWebhookEndpoint } from '../../resolvers/webhooks/create-webhook-endpoint.ts';
import { deleteWebhookEndpoint } from '../../resolvers/webhooks/delete-webhook-endpoint.ts';
import { disableWebhookEndpoint } from '../../resolvers/webhooks/disable-webhook-endpoint.ts';
import { enableWebhookEndpoint } from '../../resolvers/webhooks/enable-webhook-endpoint.ts';
import { type WebhookPreview, webhookPreview } from '../../resolvers/webhooks/preview.ts';
import { redeliverWebhook } from '../../resolvers/webhooks/redeliver-webhook.ts';
import { rotateWebhookSecret } from '../../resolvers/webhooks/rotate-webhook-secret.ts';
import { testWebhook } from '../../resolvers/webhooks/test-webhook.ts';
import { updateWebhookEndpoint } from '../../resolvers/webhooks/update-webhook-endpoint.ts';
import { encodeGlobalId } from '../../rules/catalog/global-id.ts';
import { builder } from '../builder.ts';
import { addMutation, changeFields, type Done, reasonField, successRow } from '../mutation.ts';
import { WebhookDeliveryRef, WebhookEndpointRef } from '../refs.ts';

const endpointField = successRow(
  'webhookEndpoint',
  WebhookEndpointRef,
  'The endpoint as it stands now; null when the caller may not see it.',
  (id, context, asked) => webhookEndpoint(context, asked, { id: encodeGlobalId('WebhookEndpoint', id) }),
);

const queryHelp =
  'A GraphQL query whose answer is sent as `data` instead of the usual payload, at most 10,000 characters; executed for each event as the organisation may read. It may take $event: ID!, $subject: ID, $subjectCode: String!, $sequence: Int!.';
const secretHelp =
  'The secret messages are signed with, `whsec_` and base64, told here and kept sealed. Null when this answer repeats an earlier one under the same idempotency key: then rotate it.';
const secretOf = ({ outcome }: Done): string | null => outcome['secret'] ?? null;

addMutation('createWebhookEndpoint', {
  description:
    'Makes a webhook endpoint, which gets every event that its organisation may read, that fits its patterns, and that happens from then on. Staff of the organisation in any role, and administrators.',
  input: (t) => ({
    code: t.string({
      required: true,
      description: 'Public code: groups of capitals and digits joined by hyphens, at most 60 characters.',
    }),
    organization: t.string({
      description: 'Public code of the organisation it belongs to; the one the caller acts for when left out.',
    }),
    url: t.string({
      required: true,
      description:
        'https address it is sent to, port 443 or 8443, at most 2,000 characters, without user and fragment. Its host must have public addresses only when it is sent to.',
    }),
    description: t.string({ description: 'What it is for, at most 500 characters.' }),
    eventTypes: t.stringList({
      required: true,
      description: 'Patterns of the events, 1 to 50: a type such as listing.delisted, a kind such as listing.*, or *.',
    }),
    payloadQuery: t.string({ description: queryHelp }),
    hasPriorityLane: t.boolean({
      description:
        'Whether listing.delisted, listing.suspended and certificate.revoked pass everything else that waits; true when left out.',
    }),
  }),
  success: (t) => ({
    ...endpointField(t),
    secret: t.string({ nullable: true, description: secretHelp, resolve: secretOf }),
  }),
  run: createWebhookEndpoint,
});

addMutation('updateWebhookEndpoint', {
  description:
    'Changes an endpoint; what is left out stays. What waits is sent to the new address and in the new shape. Staff of the organisation, administrators.',
  input: (t) => ({
    ...changeFields(t, 'endpoint'),
    url: t.string({ description: 'https address it is sent to.' }),
    description: t.string({ description: 'What it is for; null clears it.' }),
    eventTypes: t.stringList({ description: 'Patterns of the events, 1 to 50; they hold for what comes.' }),
    payloadQuery: t.string({ description: `${queryHelp} Null brings the usual payload back.` }),
    hasPriorityLane: t.boolean({ description: 'Whether what takes something off the market passes the rest.' }),
  }),
  success: endpointField,
  run: updateWebhookEndpoint,
});

addMutation('rotateWebhookSecret', {
  description:
    'Gives an endpoint a new secret. For 24 hours messages carry a signature with the earlier one as well. Staff of the organisation, administrators.',
  input: (t) => ({
    ...changeFields(t, 'endpoint'),
    endEarlierNow: t.boolean({ description: 'Sign with earlier secrets no more, because one has leaked.' }),
  }),
  success: (t) => ({
    ...endpointField(t),
    secret: t.string({ nullable: true, description: secretHelp, resolve: secretOf }),
  }),
  run: rotateWebhookSecret,
});

addMutation('disableWebhookEndpoint', {
  description:
    'Sends nothing to an endpoint until it is enabled again; what waits and what happens meanwhile is kept for it. Staff of the organisation, administrators.',
  input: (t) => ({ ...changeFields(t, 'endpoint'), reason: reasonField(t) }),
  success: endpointField,
  run: disableWebhookEndpoint,
});

addMutation('enableWebhookEndpoint', {
  description:
    'Sends to an endpoint again, beginning with what it has missed. Staff of the organisation, administrators.',
  input: (t) => ({
    ...changeFields(t, 'endpoint'),
    skipMissed: t.boolean({
      description: 'Leave out what it has missed and what waits, because its owner has fetched it otherwise.',
    }),
  }),
  success: endpointField,
  run: enableWebhookEndpoint,
});

addMutation('deleteWebhookEndpoint', {
  description:
    'Takes an endpoint away for good, with its secrets and deliveries; its code is not given again. Staff of the organisation, administrators.',
  input: (t) => ({ ...changeFields(t, 'endpoint'), reason: reasonField(t) }),
  success: (t) => ({
    webhookEndpointId: t.id({
      description: 'Global id of the endpoint that is gone.',
      resolve: ({ outcome }) => encodeGlobalId('WebhookEndpoint', outcome['id'] ?? ''),
    }),
  }),
  run: deleteWebhookEndpoint,
});

const WebhookHeaderRef = builder.objectRef<WebhookPreview['headers'][number]>('WebhookHeader').implement({
  description: 'A header of a message.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Its name, in small letters.' }),
    value: t.exposeString('value', { description: 'Its value.' }),
  }),
});

const WebhookPreviewRef = builder.objectRef<WebhookPreview>('WebhookPreview').implement({
  description: 'What would be sent of an event at this moment.',
  fields: (t) => ({
    isWanted: t.exposeBoolean('isWanted', { description: 'Whether the patterns of the endpoint fit the event.' }),
    isVisible: t.exposeBoolean('isVisible', {
      description: 'Whether the organisation may read the event; if not, nothing is ever sent of it.',
    }),
    fault: t.exposeString('fault', {
      nullable: true,
      description: 'Why there is nothing to send: what the stored query, or opening the secret, failed with.',
    }),
    url: t.exposeString('url', { description: 'Address it would be sent to, by POST.' }),
    headers: t.field({
      type: [WebhookHeaderRef],
      description: 'The headers, with the time and the signatures of this moment; good for five minutes.',
      extensions: { maxItems: 10 },
      resolve: ({ headers }) => [...headers],
    }),
    body: t.exposeString('body', {
      nullable: true,
      description: 'The body, to the letter; null where there is nothing to send.',
    }),
  }),
});

const TestWebhookWhat = builder.inputType('TestWebhookWhat', {
  description: 'How an endpoint is tried: in exactly one of these ways.',
  isOneOf: true,
  fields: (t) => ({
    dryRunOf: t.id({ description: 'Global id of an event: shows what would be sent of it, and sends nothing.' }),
    ping: t.boolean({ description: 'True: sends a webhook.ping now.' }),
  }),
});

addMutation('testWebhook', {
  description:
    'Tries an endpoint: shows headers and body that would be sent of an event, or sends a ping. Staff of the organisation, administrators.',
  input: (t) => ({
    ...changeFields(t, 'endpoint'),
    what: t.field({ type: TestWebhookWhat, required: true, description: 'How.' }),
  }),
  success: (t) => ({
    ...endpointField(t),
    preview: t.field({
      type: WebhookPreviewRef,
      nullable: true,
      description: 'What would be sent; null for a ping.',
      resolve: ({ outcome }, _args, context) => webhookPreview(context, outcome),
    }),
    ...successRow(
      'delivery',
      WebhookDeliveryRef,
      'The ping on its way; null for a dry run.',
      (id, context, asked) => webhookDelivery(context, asked, { id: encodeGlobalId('WebhookDelivery', id) }),
      'delivery',
    )(t),
  }),
  run: testWebhook,
});

const RedeliverWebhookWhat = builder.inputType('RedeliverWebhookWhat', {
  description: 'What is sent again: exactly one of these.',
  isOneOf: true,
  fields: (t) => ({
    delivery: t.id({ description: 'Global id of a delivery, whatever became of it.' }),
    failedSince: t.field({ type: 'DateTime', description: 'Everything that has failed since this instant.' }),
  }),
});

addMutation('redeliverWebhook', {
  description:
    'Sends a delivery again, or all that have failed since an instant, under the same webhook-id. Staff of the organisation, administrators.',
  input: (t) => ({
    ...changeFields(t, 'endpoint'),
    what: t.field({ type: RedeliverWebhookWhat, required: true, description: 'What is sent again.' }),
  }),
  success: (t) => ({
    ...endpointField(t),
    count: t.int({
      description: 'How many deliveries are sent again.',
      resolve: ({ outcome }) => Number(outcome['count'] ?? 0),
    }),
  }),
  run: redeliverWebhook,
});
