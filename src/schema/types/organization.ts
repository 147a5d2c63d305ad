import { organization, organizations } from '../../resolvers/catalog/queries.ts';
import { builder } from '../builder.ts';
import { connectionTo, pageArguments, pageField } from '../connections.ts';
import { enums } from '../enums.ts';
import { globalId, resolveOne, resolvePage, rowField, rowsField } from '../reading.ts';
import { DomainRef, JurisdictionRef, NodeRef, OrganizationRef, SourceReferenceRef } from '../refs.ts';

OrganizationRef.implement({
  description: 'A body of the scheme: authority, lead, provider, operator, exchange and others.',
  interfaces: [NodeRef],
  extensions: { noun: 'Organization' },
  fields: (t) => ({
    id: t.id(globalId('Organization')),
    code: t.exposeString('code', { description: 'Public code; never reused.' }),
    name: t.exposeString('name', { description: 'Name.' }),
    kinds: t.expose('kinds', {
      type: [enums.OrganizationKind],
      description: 'What it is in the scheme, at least one.',
      extensions: { maxItems: 14 },
    }),
    jurisdiction: t.expose('jurisdiction', { type: JurisdictionRef, description: 'The division it acts for.' }),
    unifiedSocialCreditCode: t.exposeString('unifiedSocialCreditCode', {
      nullable: true,
      description: '统一社会信用代码 (GB 32100-2015), its check character verified; null when not known.',
    }),
    description: t.exposeString('description', { nullable: true, description: 'What it does in the scheme.' }),
    reference: t.expose('reference', { type: SourceReferenceRef, description: 'Where this was read.' }),
    revision: t.exposeInt('revision', { description: 'Rises by one with each change, from 1.' }),
    parent: t.field(rowField(OrganizationRef, 'The organisation it belongs to.')),
    children: t.field(pageField('Organization', 'Organisations that belong to it.')),
    ledDomains: t.field(rowsField(DomainRef, 7, 'Domains it leads.')),
    resources: t.field(pageField('Resource', 'Resources it provides.')),
    products: t.field(pageField('Product', 'Products it operates.')),
  }),
});

const OrganizationBy = builder.inputType('OrganizationBy', {
  description: 'Names one organisation: by exactly one of its fields.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ description: 'Global id.' }),
    code: t.string({ description: 'Public code.' }),
  }),
});

builder.queryFields((t) => ({
  organizations: t.field({
    type: connectionTo('Organization'),
    nullable: true,
    args: pageArguments('Organization'),
    description: 'Organisations, by name unless another order is asked for.',
    extensions: { readsCatalog: true },
    resolve: (_root, _args, context, info) => resolvePage(context, info, organizations),
  }),
  organization: t.field({
    type: OrganizationRef,
    nullable: true,
    description: 'One organisation; null when there is none.',
    args: { by: t.arg({ type: OrganizationBy, required: true, description: 'Which one.' }) },
    extensions: { readsCatalog: true },
    resolve: (_root, { by }, context, info) => resolveOne(context, info, organization, by),
  }),
}));
