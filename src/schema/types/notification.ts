import { notifications, savedSearches } from '../../resolvers/catalog/queries.ts';
import { builder } from '../builder.ts';
import { connectionTo, pageArguments } from '../connections.ts';
import { enums } from '../enums.ts';
import { globalId, resolvePage, rowField } from '../reading.ts';
import { NodeRef, NotificationRef, OrganizationRef, PersonRef, SavedSearchRef } from '../refs.ts';

NotificationRef.implement({
  description: 'Something that an organisation or a person is told. Read by whoever acts for the organisation.',
  interfaces: [NodeRef],
  extensions: { noun: 'Notification' },
  fields: (t) => ({
    id: t.id(globalId('Notification')),
    kind: t.expose('kind', { type: enums.NotificationKind, description: 'What is told.' }),
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
    where: t.expose('where', { type: 'JSON', description: 'The filter of that list, as it was given.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was kept.' }),
    revision: t.exposeInt('revision', { description: 'Rises by one with each change, from 1.' }),
    person: t.field(rowField(PersonRef, 'Who keeps it.')),
  }),
});

builder.queryFields((t) => ({
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
