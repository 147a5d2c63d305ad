import type { PageArguments } from '../../db/read/page.ts';
import { type Followed, follow, maxFollowedTypes } from '../../resolvers/ledger/follow.ts';
import { eventAt, events } from '../../resolvers/ledger/queries.ts';
import { encodeGlobalId } from '../../rules/catalog/global-id.ts';
import { isNodeName } from '../../rules/catalog/nouns.ts';
import { builder } from '../builder.ts';
import { connectionTo, pageArguments } from '../connections.ts';
import { enums } from '../enums.ts';
import { factsOf, LedgerFactRef, LedgerSubjectRef, textOf } from '../ledger.ts';
import { globalId, resolveOne, resolvePage, rowField } from '../reading.ts';
import { EventRef, NodeRef, OrganizationRef, PersonRef } from '../refs.ts';

LedgerSubjectRef.implement({
  description: 'What a row of the event or audit log is about.',
  fields: (t) => ({
    type: t.exposeString('type', { description: 'Its type, such as Resource.' }),
    id: t.id({
      nullable: true,
      description: 'Its global id; null for a thing without one.',
      resolve: ({ type, id }) => (isNodeName(type) ? encodeGlobalId(type, id) : null),
    }),
    code: t.string({
      nullable: true,
      description: 'Its public code; null in the audit log.',
      resolve: ({ code }) => code ?? null,
    }),
    revision: t.exposeInt('revision', { nullable: true, description: 'Its revision afterwards.' }),
  }),
});

LedgerFactRef.implement({
  description: 'A value by its name.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'What it is.' }),
    value: t.exposeString('value', { description: 'The value; one that is no text is written as JSON.' }),
  }),
});

const EventChangeRef = builder.objectRef<{ field: string; from: unknown; to: unknown }>('EventChange').implement({
  description: 'What became different in one field.',
  fields: (t) => ({
    field: t.exposeString('field', { description: 'Name of the field.' }),
    from: t.string({
      nullable: true,
      description: 'What it was; what is no text is written as JSON, nothing is null.',
      resolve: ({ from }) => textOf(from),
    }),
    to: t.string({
      nullable: true,
      description: 'What it became; what is no text is written as JSON, nothing is null.',
      resolve: ({ to }) => textOf(to),
    }),
  }),
});

EventRef.implement({
  description: 'Something that has happened. Events are never changed and never taken away.',
  interfaces: [NodeRef],
  extensions: { noun: 'Event' },
  fields: (t) => ({
    id: t.id(globalId('Event')),
    sequence: t.exposeInt('sequence', {
      description: 'Its number, without gaps in the whole log; go on after the last one you have seen.',
    }),
    type: t.exposeString('type', { description: 'What happened, such as resource.published.' }),
    version: t.exposeInt('version', { description: 'Version of the shape of its data.' }),
    occurredAt: t.expose('occurredAt', { type: 'DateTime', description: 'When it happened.' }),
    actorKind: t.expose('actorKind', { type: enums.ActorKind, description: 'What kind of caller acted.' }),
    actorName: t.exposeString('actorName', {
      nullable: true,
      description: 'The part of the service that acted; null for people and service accounts.',
    }),
    actor: t.field(rowField(PersonRef, 'The person who acted; for insiders of the subject.')),
    actorOrganization: t.field(
      rowField(
        OrganizationRef,
        'The organisation the actor acted for; null where they may not be known: of who objects.',
      ),
    ),
    owner: t.field(rowField(OrganizationRef, 'The organisation whose thing it happened to.')),
    subject: t.expose('subject', { type: LedgerSubjectRef, description: 'What it happened to.' }),
    data: t.field({
      type: [LedgerFactRef],
      description: 'Facts of it; of a public event, published ones only.',
      extensions: { maxItems: 100 },
      resolve: ({ data }) => factsOf(data),
    }),
    changes: t.field({
      type: [EventChangeRef],
      nullable: true,
      description: 'What became different; null for whoever is no insider of the subject.',
      extensions: { maxItems: 100 },
      resolve: ({ changes }) => changes && Object.entries(changes).map(([field, each]) => ({ field, ...each })),
    }),
    reason: t.exposeString('reason', {
      nullable: true,
      description: 'What the actor said for a reason; null where nothing was said, or for whoever is no insider.',
    }),
  }),
});

type EventArguments = PageArguments & {
  readonly afterSequence?: number | null;
  readonly types?: readonly string[] | null;
};

/** The short ways to say a filter, in front of the filter. */
function pageOf({ afterSequence, types, ...args }: EventArguments): PageArguments {
  const conditions = [
    ...(args.where === undefined ? [] : [args.where]),
    ...(afterSequence == null ? [] : [{ sequence: { gt: afterSequence } }]),
    ...(types == null ? [] : [{ type: { in: types } }]),
  ];
  return conditions.length === 0
    ? args
    : { ...args, where: conditions.length === 1 ? conditions[0] : { and: conditions } };
}

builder.queryFields((t) => ({
  events: t.field({
    type: connectionTo('Event'),
    nullable: true,
    description:
      'What has happened, in the order of its numbers. A poller asks again with afterSequence: the last number it has seen.',
    extensions: { pageOf },
    args: {
      ...pageArguments('Event'),
      afterSequence: t.arg.int({ description: 'Only events with a greater number.' }),
      types: t.arg.stringList({ description: 'Only events of these types, at most 200.' }),
    },
    resolve: (_root, _args, context, info) => resolvePage(context, info, events),
  }),
}));

builder.subscriptionType({
  description:
    'What is told as it happens, over WebSocket (graphql-transport-ws) or server-sent events. Delivery ends when the caller’s rights do.',
});

builder.subscriptionField('events', (t) =>
  t.field({
    type: EventRef,
    nullable: true,
    description: 'Events as they get their numbers, as far as the caller may see them at that moment.',
    args: {
      after: t.arg.int({
        description: 'Begin after this number, so that nothing is missed; with what comes from now on when left out.',
      }),
      types: t.arg.stringList({ description: `Only events of these types, at most ${maxFollowedTypes}.` }),
    },
    // Only says what is followed; the server executes the document once for each event there is to tell.
    subscribe: (_root, args) => follow(args),
    resolve: (followed, _args, context, info) => resolveOne(context, info, eventAt, (followed as Followed).sequence),
  }),
);
