import { serviceAccount, serviceAccounts } from '../../resolvers/catalog/queries.ts';
import { builder } from '../builder.ts';
import { connectionTo, pageArguments, pageField } from '../connections.ts';
import { enums } from '../enums.ts';
import { globalId, resolveOne, resolvePage, rowField } from '../reading.ts';
import { NodeRef, OrganizationRef, ServiceAccountRef, ServiceKeyRef } from '../refs.ts';

ServiceAccountRef.implement({
  description:
    'An account of a machine: the exchange, the provincial IRS, a harvester. Administrators and auditors see it.',
  interfaces: [NodeRef],
  extensions: { noun: 'ServiceAccount' },
  fields: (t) => ({
    id: t.id(globalId('ServiceAccount')),
    code: t.exposeString('code', { description: 'Public code; never reused.' }),
    name: t.exposeString('name', { description: 'What it is for.' }),
    role: t.expose('role', { type: enums.Role, description: 'Its one role.' }),
    isDisabled: t.exposeBoolean('isDisabled', { description: 'Whether it was ended.' }),
    disabledAt: t.expose('disabledAt', { type: 'DateTime', nullable: true, description: 'When it was ended.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
    revision: t.exposeInt('revision', { description: 'Rises by one with each change, its keys among them, from 1.' }),
    organization: t.field(rowField(OrganizationRef, 'The organisation it acts for.')),
    keys: t.field(pageField('ServiceKey', 'Its keys, the last made first.')),
  }),
});

ServiceKeyRef.implement({
  description: 'A key of a service account, without what would let anybody use it.',
  interfaces: [NodeRef],
  extensions: { noun: 'ServiceKey' },
  fields: (t) => ({
    id: t.id(globalId('ServiceKey')),
    prefix: t.exposeString('prefix', { description: 'Its first characters, by which people tell keys apart.' }),
    scopes: t.exposeStringList('scopes', {
      description: 'What it is good for: names of mutations, or `read`.',
      extensions: { maxItems: 50 },
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', description: 'From when it is worth nothing.' }),
    revokedAt: t.expose('revokedAt', { type: 'DateTime', nullable: true, description: 'When it was revoked.' }),
    account: t.field(rowField(ServiceAccountRef, 'The account it belongs to.')),
  }),
});

const ServiceAccountBy = builder.inputType('ServiceAccountBy', {
  description: 'Names one service account: by exactly one of its fields.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ description: 'Global id.' }),
    code: t.string({ description: 'Public code.' }),
  }),
});

builder.queryFields((t) => ({
  serviceAccounts: t.field({
    type: connectionTo('ServiceAccount'),
    nullable: true,
    args: pageArguments('ServiceAccount'),
    description: 'Accounts of machines, by code unless another order is asked for; for administrators and auditors.',
    resolve: (_root, _args, context, info) => resolvePage(context, info, serviceAccounts),
  }),
  serviceAccount: t.field({
    type: ServiceAccountRef,
    nullable: true,
    description: 'One service account; null when there is none that the viewer may see.',
    args: { by: t.arg({ type: ServiceAccountBy, required: true, description: 'Which one.' }) },
    resolve: (_root, { by }, context, info) => resolveOne(context, info, serviceAccount, by),
  }),
}));
