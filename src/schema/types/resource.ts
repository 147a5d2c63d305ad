import { resource, resources } from '../../resolvers/catalog/queries.ts';
import { freshnessOf } from '../../rules/analysis/freshness.ts';
import { dateInShanghai } from '../../rules/calendar/local-date.ts';
import { builder } from '../builder.ts';
import { asOfArgument, connectionTo, historyField, pageArguments, pageField } from '../connections.ts';
import { enums } from '../enums.ts';
import { globalId, related, resolveOne, resolvePage, rowField, rowsField } from '../reading.ts';
import {
  ApplyAccessRef,
  AuthorisedOperationAccessRef,
  DomainRef,
  FreshnessRef,
  NodeRef,
  OpenAccessRef,
  OrganizationRef,
  ProvenanceRef,
  ResourceItemRef,
  ResourceRef,
  SectorRef,
} from '../refs.ts';

OpenAccessRef.implement({
  description: 'Open access (开放获取): the resource is openly at an address.',
  fields: (t) => ({
    url: t.exposeString('url', { description: 'The address of its page at the portal that opens it.' }),
  }),
});

AuthorisedOperationAccessRef.implement({
  description: 'Access by authorised operation (授权运营): data are used inside the platform and never leave it.',
  fields: (t) => ({
    platform: t.field(rowField(OrganizationRef, 'The body that runs the platform.')),
  }),
});

ApplyAccessRef.implement({
  description: 'Access by application (用数申请) to the body that holds the resource.',
  fields: (t) => ({
    holder: t.field(rowField(OrganizationRef, 'The body to apply to.')),
  }),
});

const AccessRoute = builder.unionType('AccessRoute', {
  description: 'How a resource can be had, with the place to turn to.',
  types: [OpenAccessRef, AuthorisedOperationAccessRef, ApplyAccessRef],
  extensions: { embeds: 'Resource' },
  resolveType: (row) => row.__typename,
});

ProvenanceRef.implement({
  description: 'Where an imported resource comes from.',
  fields: (t) => ({
    source: t.exposeString('source', { description: 'Short name of the catalog, as given to the import.' }),
    sourceTitle: t.exposeString('sourceTitle', { description: 'Title of the catalog.' }),
    sourceId: t.exposeString('sourceId', { description: 'Id of the resource there.' }),
    url: t.exposeString('url', { nullable: true, description: 'Its page there.' }),
  }),
});

FreshnessRef.implement({
  description:
    'How a resource stands to its update cycle (更新周期) on a day. How much is allowed is ours, not the law’s: see `CoverageGaps.staleResources`.',
  fields: (t) => ({
    isStale: t.exposeBoolean('isStale', { description: 'Whether it is overdue.' }),
    ageDays: t.exposeInt('ageDays', {
      description: 'Days since its last update; 0 for one that is later than the day.',
    }),
    allowedDays: t.exposeInt('allowedDays', {
      nullable: true,
      description: 'Days that its cycle allows; null where it promises nothing.',
    }),
    overdueDays: t.exposeInt('overdueDays', { description: 'Days beyond what is allowed; 0 where it is not stale.' }),
  }),
});

ResourceRef.implement({
  description:
    'A public data resource (公共数据资源): metadata after the catalog guide (政务信息资源目录编制指南); never the data.',
  interfaces: [NodeRef],
  extensions: { noun: 'Resource' },
  fields: (t) => ({
    id: t.id(globalId('Resource')),
    code: t.exposeString('code', { description: 'Public code (信息资源代码); never reused.' }),
    title: t.exposeString('title', { description: 'Title (信息资源名称); not unique.' }),
    abstract: t.exposeString('abstract', { description: 'Abstract (信息资源摘要).' }),
    class: t.expose('class', { type: enums.ResourceClass, description: 'Class (资源属性).' }),
    category: t.exposeString('category', { nullable: true, description: 'Category in the source’s own words.' }),
    formats: t.exposeStringList('formats', {
      description: 'Formats (信息资源格式) in capitals, such as CSV; empty when the source names none.',
      extensions: { maxItems: 30 },
    }),
    sharingType: t.expose('sharingType', { type: enums.SharingType, description: 'Sharing between public bodies.' }),
    sharingCondition: t.exposeString('sharingCondition', {
      nullable: true,
      description: 'Condition of sharing (共享条件); stated whenever sharing is conditional.',
    }),
    openingAttribute: t.expose('openingAttribute', {
      type: enums.OpeningAttribute,
      description: 'Opening towards society.',
    }),
    openingCondition: t.exposeString('openingCondition', {
      nullable: true,
      description: 'Condition of opening (开放条件), where the source states one.',
    }),
    freshness: t.field({
      type: FreshnessRef,
      description: 'Whether it is up to date on a day, measured against its update cycle.',
      args: { on: t.arg({ type: 'Date', description: 'The day; today when left out.' }) },
      extensions: { reads: ['updateCycle', 'modifiedAt'] },
      resolve: ({ updateCycle, modifiedAt }, { on }, { now }) =>
        freshnessOf(updateCycle, dateInShanghai(new Date(modifiedAt)), on ?? dateInShanghai(now())),
    }),
    updateCycle: t.expose('updateCycle', { type: enums.UpdateCycle, description: 'Update cycle (更新周期).' }),
    licence: t.exposeString('licence', { nullable: true, description: 'Licence, where one is stated.' }),
    contactOffice: t.exposeString('contactOffice', {
      nullable: true,
      description: 'Office to turn to; an office, never a person.',
    }),
    spatialCoverage: t.exposeString('spatialCoverage', { nullable: true, description: 'Area it covers.' }),
    temporalStartOn: t.expose('temporalStartOn', { type: 'Date', nullable: true, description: 'First day it covers.' }),
    temporalEndOn: t.expose('temporalEndOn', { type: 'Date', nullable: true, description: 'Last day it covers.' }),
    isProvincialReturn: t.exposeBoolean('isProvincialReturn', {
      description: 'Whether it came back from the province (省回流): its use then needs the provincial consent.',
    }),
    grade: t.expose('grade', { type: enums.SensitivityGrade, description: 'Highest sensitivity grade of its items.' }),
    issuedAt: t.expose('issuedAt', {
      type: 'DateTime',
      nullable: true,
      description:
        'First publication (发布日期, dct:issued) as the source states it; it may be after modifiedAt there.',
    }),
    modifiedAt: t.expose('modifiedAt', {
      type: 'DateTime',
      description: 'Last update (更新日期, dct:modified) as the source states it.',
    }),
    provenance: t.expose('provenance', {
      type: ProvenanceRef,
      nullable: true,
      description: 'Where it was imported from; null when it was written here.',
    }),
    status: t.expose('status', { type: enums.CatalogStatus, description: 'State in the catalog.' }),
    revision: t.exposeInt('revision', { description: 'Rises by one with each change, from 1.' }),
    provider: t.field(rowField(OrganizationRef, 'The providing body (信息资源提供方).')),
    accessRoute: t.field({
      type: AccessRoute,
      nullable: true,
      description: 'How it can be had.',
      resolve: (row, _args, _context, info) => related(row, info),
    }),
    domains: t.field(rowsField(DomainRef, 7, 'Domains it is filed under, at least one.')),
    sectors: t.field(rowsField(SectorRef, 28, 'Sectors it is filed under.')),
    items: t.field(pageField('ResourceItem', 'Its items (信息项), in the order of the source.')),
    related: t.field(pageField('Resource', 'Related resources (关联资源), whichever of both names the other.')),
    scenarios: t.field(pageField('Scenario', 'Scenarios in which it answers a need.')),
    products: t.field(pageField('Product', 'Products made from it.')),
    registrations: t.field(pageField('Registration', 'Registrations of it (登记); none with asOf.')),
    history: t.field(historyField('What has happened to it, the newest first.')),
  }),
});

ResourceItemRef.implement({
  description: 'An item (信息项) of a resource: one column, described.',
  interfaces: [NodeRef],
  extensions: { noun: 'ResourceItem' },
  fields: (t) => ({
    id: t.id(globalId('ResourceItem')),
    position: t.exposeInt('position', { description: 'Place in the list of the source, from 1.' }),
    name: t.exposeString('name', { description: 'Name (信息项名称) as the source writes it.' }),
    nameEn: t.exposeString('nameEn', { nullable: true, description: 'English name.' }),
    description: t.exposeString('description', { nullable: true, description: 'What it holds.' }),
    dataType: t.expose('dataType', { type: enums.ItemType, description: 'Data type (数据类型).' }),
    length: t.exposeInt('length', { nullable: true, description: 'Greatest length in characters or digits.' }),
    grade: t.expose('grade', { type: enums.SensitivityGrade, description: 'Sensitivity grade of this item.' }),
    resource: t.field(rowField(ResourceRef, 'The resource it belongs to.')),
  }),
});

const ResourceBy = builder.inputType('ResourceBy', {
  description: 'Names one resource: by exactly one of its fields.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ description: 'Global id.' }),
    code: t.string({ description: 'Public code.' }),
  }),
});

builder.queryFields((t) => ({
  resources: t.field({
    type: connectionTo('Resource'),
    nullable: true,
    args: { ...pageArguments('Resource'), ...asOfArgument() },
    description: 'Data resources, the last updated first unless another order is asked for.',
    extensions: { readsCatalog: true },
    resolve: (_root, _args, context, info) => resolvePage(context, info, resources),
  }),
  resource: t.field({
    type: ResourceRef,
    nullable: true,
    description: 'One resource; null when there is none that the viewer may see.',
    args: { by: t.arg({ type: ResourceBy, required: true, description: 'Which one.' }), ...asOfArgument() },
    extensions: { readsCatalog: true },
    resolve: (_root, { by }, context, info) => resolveOne(context, info, resource, by),
  }),
}));
