import { domain, domains, sectors } from '../../resolvers/catalog/queries.ts';
import type { Domain, Sector } from '../../rules/catalog/nouns.ts';
import { builder } from '../builder.ts';
import { pageField } from '../connections.ts';
import { enums } from '../enums.ts';
import { globalId, resolveList, resolveOne, rowField } from '../reading.ts';
import { DomainRef, NodeRef, OrganizationRef, SectorRef, SourceReferenceRef } from '../refs.ts';

/** Domains and sectors are closed lists: seven and twenty-eight. */
const domainCount = 7;
const sectorCount = 28;

DomainRef.implement({
  description: 'One of the seven priority domains (七大场景领域) of authorised operation.',
  interfaces: [NodeRef],
  extensions: { noun: 'Domain' },
  fields: (t) => ({
    id: t.id(globalId('Domain')),
    code: t.expose('code', { type: enums.DomainCode, description: 'Code.' }),
    name: t.exposeString('name', { description: 'Chinese name.' }),
    position: t.exposeInt('position', { description: 'Place in the order of the scheme, from 1.' }),
    description: t.exposeString('description', { description: 'What the domain is about.' }),
    fusedData: t.exposeStringList('fusedData', {
      description: 'Kinds of data it brings together (融合数据), as the scheme names them.',
      extensions: { maxItems: 50 },
    }),
    encouragedUses: t.exposeStringList('encouragedUses', {
      description: 'Uses the scheme encourages, in its order.',
      extensions: { maxItems: 50 },
    }),
    reference: t.expose('reference', { type: SourceReferenceRef, description: 'Where this was read.' }),
    lead: t.field(rowField(OrganizationRef, 'The organisation that leads it (牵头指导单位); 其他 has none.')),
    resources: t.field(pageField('Resource', 'Resources filed under it.')),
    scenarios: t.field(pageField('Scenario', 'Scenarios filed under it.')),
    products: t.field(pageField('Product', 'Products filed under it.')),
  }),
});

SectorRef.implement({
  description: 'One of the 28 sectors (重点领域): a flat list beside the domains; neither follows from the other.',
  interfaces: [NodeRef],
  extensions: { noun: 'Sector' },
  fields: (t) => ({
    id: t.id(globalId('Sector')),
    code: t.exposeString('code', { description: 'Code.' }),
    name: t.exposeString('name', { description: 'Chinese name.' }),
    position: t.exposeInt('position', { description: 'Place in the order of the scheme, from 1.' }),
    reference: t.expose('reference', { type: SourceReferenceRef, description: 'Where this was read.' }),
    resources: t.field(pageField('Resource', 'Resources filed under it.')),
  }),
});

const DomainBy = builder.inputType('DomainBy', {
  description: 'Names one domain: by exactly one of its fields.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ description: 'Global id.' }),
    code: t.field({ type: enums.DomainCode, description: 'Code.' }),
  }),
});

builder.queryFields((t) => ({
  domains: t.field({
    type: [DomainRef],
    nullable: true,
    description: 'The seven domains, in the order of the scheme.',
    extensions: { readsCatalog: true, maxItems: domainCount },
    resolve: (_root, _args, context, info) => resolveList<Domain>(context, info, domains),
  }),
  domain: t.field({
    type: DomainRef,
    nullable: true,
    description: 'One domain; null when there is none.',
    args: { by: t.arg({ type: DomainBy, required: true, description: 'Which one.' }) },
    extensions: { readsCatalog: true },
    resolve: (_root, { by }, context, info) => resolveOne(context, info, domain, by),
  }),
  sectors: t.field({
    type: [SectorRef],
    nullable: true,
    description: 'The 28 sectors, in the order of the scheme.',
    extensions: { readsCatalog: true, maxItems: sectorCount },
    resolve: (_root, _args, context, info) => resolveList<Sector>(context, info, sectors),
  }),
}));
