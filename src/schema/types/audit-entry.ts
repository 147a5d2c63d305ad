import { auditEntries } from '../../resolvers/ledger/queries.ts';
import { encodeGlobalId } from '../../rules/catalog/global-id.ts';
import { builder } from '../builder.ts';
import { connectionTo, pageArguments } from '../connections.ts';
import { enums } from '../enums.ts';
import { factsOf, LedgerFactRef, LedgerSubjectRef } from '../ledger.ts';
import { globalId, resolvePage, rowField } from '../reading.ts';
import { AuditEntryRef, EventRef, NodeRef, OrganizationRef, PersonRef } from '../refs.ts';

AuditEntryRef.implement({
  description: 'An attempt to change something, and what came of it. Auditors and administrators read them.',
  interfaces: [NodeRef],
  extensions: { noun: 'AuditEntry' },
  fields: (t) => ({
    id: t.id(globalId('AuditEntry')),
    position: t.exposeInt('position', { description: 'Place in the chain, from 1 without gaps.' }),
    hash: t.exposeString('hash', { description: 'SHA-256 of the hash before it and of the entry, in hexadecimal.' }),
    attemptedAt: t.expose('attemptedAt', { type: 'DateTime', description: 'When it was tried.' }),
    requestId: t.exposeString('requestId', { nullable: true, description: 'Id of the request; null for a job.' }),
    actorKind: t.expose('actorKind', { type: enums.ActorKind, description: 'What kind of caller tried.' }),
    actorId: t.id({
      nullable: true,
      description: 'Global id of the person; null for any other caller.',
      extensions: { reads: ['actorId', 'actorKind'] },
      resolve: ({ actorId, actorKind }) =>
        actorId !== null && actorKind === 'person' ? encodeGlobalId('Person', actorId) : null,
    }),
    actorName: t.exposeString('actorName', { nullable: true, description: 'The part of the service that acted.' }),
    actor: t.field(rowField(PersonRef, 'The person who tried.')),
    actorOrganization: t.field(rowField(OrganizationRef, 'The organisation the caller acted for.')),
    action: t.exposeString('action', { description: 'Name of the mutation, or of the part of the service.' }),
    outcome: t.expose('outcome', { type: enums.AuditOutcome, description: 'What came of it.' }),
    subject: t.expose('subject', { type: LedgerSubjectRef, nullable: true, description: 'What it was tried on.' }),
    event: t.field(rowField(EventRef, 'The event it led to.')),
    detail: t.field({
      type: [LedgerFactRef],
      description: 'Codes and rules; never words of people.',
      extensions: { maxItems: 100 },
      resolve: ({ detail }) => factsOf(detail),
    }),
  }),
});

builder.queryFields((t) => ({
  auditEntries: t.field({
    type: connectionTo('AuditEntry'),
    nullable: true,
    args: pageArguments('AuditEntry'),
    description: 'Who tried what, the newest first; empty for whoever is neither auditor nor administrator.',
    resolve: (_root, _args, context, info) => resolvePage(context, info, auditEntries),
  }),
}));
