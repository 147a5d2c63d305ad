import type { UnreadCount } from '../../db/read/unread-counts.ts';
import { notifications, savedSearches } from '../../resolvers/catalog/queries.ts';
import {
  type FollowedNotifications,
  followedNotification,
  followNotifications,
} from '../../resolvers/notifications/follow-notifications.ts';
import {
  unreadNotificationCount,
  unreadNotificationCounts,
} from '../../resolvers/notifications/unread-notifications.ts';
import { writtenWhere } from '../../rules/catalog/written-where.ts';
import { notificationMessage } from '../../rules/notification/notification-message.ts';
import { isSearchedList } from '../../rules/notification/saved-search.ts';
import { notificationKinds } from '../../rules/workflow/words.ts';
import { builder } from '../builder.ts';
import { connectionTo, pageArguments } from '../connections.ts';
import { enums } from '../enums.ts';
import { inLanguage } from '../errors.ts';
import { LedgerSubjectRef } from '../ledger.ts';
import { globalId, resolveOne, resolvePage, rowField } from '../reading.ts';
import { NodeRef, NotificationRef, OrganizationRef, PersonRef, SavedSearchRef } from '../refs.ts';

NotificationRef.implement({
  description: 'Something that an organisation or a person is told. Read by whoever acts for the organisation.',
  interfaces: [NodeRef],
  extensions: { noun: 'Notification' },
  fields: (t) => ({
    id: t.id(globalId('Notification')),
    kind: t.expose('kind', { type: enums.NotificationKind, description: 'What is told.' }),
    message: t.string({
      description: 'The same in words, one line of plain text in the language of the request.',
      extensions: { reads: ['kind', 'subject', 'data'] },
      resolve: (told, _args, context) => inLanguage(notificationMessage(told), context),
    }),
    isRead: t.exposeBoolean('isRead', {
      description: 'Whether the caller has read it; what a colleague has read makes no difference.',
    }),
    subject: t.field({
      type: LedgerSubjectRef,
      description: 'What it is about; its revision is not told.',
      extensions: { reads: ['subject'] },
      resolve: ({ subject }) => ({ ...subject, revision: null }),
    }),
    data: t.expose('data', { type: 'JSON', description: 'Codes, dates and titles that its words are made from.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was told.' }),
    organization: t.field(rowField(OrganizationRef, 'The organisation that is told; null for what a person is told.')),
  }),
});

SavedSearchRef.implement({
  description: 'A search that somebody keeps, and that tells them of what is new. Only they see it.',
  interfaces: [NodeRef],
  extensions: { noun: 'SavedSearch' },
  fields: (t) => ({
    id: t.id(globalId('SavedSearch')),
    name: t.exposeString('name', { description: 'What its keeper calls it.' }),
    noun: t.exposeString('noun', { description: 'What is listed: Resource, Scenario, Product or Notice.' }),
    where: t.field({
      type: 'JSON',
      description: 'The filter of that list, as it was given: good as the variable of its where.',
      extensions: { reads: ['noun', 'where'] },
      resolve: ({ noun, where }) => (isSearchedList(noun) ? writtenWhere(noun, where) : where),
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was kept.' }),
    revision: t.exposeInt('revision', { description: 'Rises by one with each change, from 1.' }),
    person: t.field(rowField(PersonRef, 'Who keeps it.')),
  }),
});

const NotificationCountRef = builder.objectRef<UnreadCount>('NotificationCount').implement({
  description: 'How many notifications there are of a kind.',
  fields: (t) => ({
    kind: t.expose('kind', { type: enums.NotificationKind, description: 'What is told.' }),
    count: t.exposeInt('count', { description: 'How many.' }),
  }),
});

builder.queryFields((t) => ({
  unreadNotificationCount: t.int({
    nullable: true,
    description: 'How many notifications the caller has not read.',
    resolve: async (_root, _args, context) => await unreadNotificationCount(context),
  }),
  unreadNotificationCounts: t.field({
    type: [NotificationCountRef],
    nullable: true,
    description: 'How many notifications the caller has not read, by kind; kinds without any are left out.',
    extensions: { maxItems: Object.keys(notificationKinds).length },
    resolve: async (_root, _args, context) => [...(await unreadNotificationCounts(context))],
  }),
  notifications: t.field({
    type: connectionTo('Notification'),
    nullable: true,
    args: pageArguments('Notification'),
    description: 'What the caller and the organisation they act for are told, the newest first.',
    resolve: (_root, _args, context, info) => resolvePage(context, info, notifications),
  }),
  savedSearches: t.field({
    type: connectionTo('SavedSearch'),
    nullable: true,
    args: pageArguments('SavedSearch'),
    description: 'Searches that the caller keeps, the newest first.',
    resolve: (_root, _args, context, info) => resolvePage(context, info, savedSearches),
  }),
}));

builder.subscriptionField('notificationReceived', (t) =>
  t.field({
    type: NotificationRef,
    nullable: true,
    description: 'What the caller and the organisation they act for are told from now on, one by one.',
    // Only says what is followed; the server executes the document once for each notification there is to tell.
    subscribe: (_root, _args, context) => followNotifications(context),
    resolve: (followed, _args, context, info) =>
      resolveOne(
        context,
        info,
        followedNotification,
        followed as FollowedNotifications & { readonly sequence: number },
      ),
  }),
);
