import type { AccessContent, ItemContent, ResourceContent } from '../rules/resource/content.ts';
import { builder } from './builder.ts';
import { enums } from './enums.ts';
import { ResourceProposalRef } from './refs.ts';

const AccessContentRef = builder.objectRef<AccessContent>('ResourceAccessContent').implement({
  description: 'The way to a resource as it is proposed.',
  fields: (t) => ({
    kind: t.expose('kind', { type: enums.AccessKind, description: 'Which way.' }),
    target: t.string({
      description: 'The address, or the public code of the organisation to turn to.',
      resolve: (access) =>
        access.kind === 'open' ? access.url : access.kind === 'apply' ? access.holder : access.platform,
    }),
  }),
});

const ItemContentRef = builder.objectRef<ItemContent>('ResourceItemContent').implement({
  description: 'An item (信息项) as it is proposed.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Name of the item.' }),
    nameEn: t.exposeString('nameEn', { nullable: true, description: 'English name.' }),
    description: t.exposeString('description', { nullable: true, description: 'What it means.' }),
    dataType: t.expose('dataType', { type: enums.ItemType, description: 'Data type.' }),
    length: t.exposeInt('length', { nullable: true, description: 'Longest value in characters or digits.' }),
    grade: t.expose('grade', { type: enums.SensitivityGrade, description: 'Sensitivity grade.' }),
  }),
});

export const ResourceContentRef = builder.objectRef<ResourceContent>('ResourceContent').implement({
  description:
    'Everything a steward writes of a resource, as it is to become; the meaning of each field is that of Resource.',
  fields: (t) => ({
    title: t.exposeString('title', { description: 'Title.' }),
    abstract: t.exposeString('abstract', { description: 'Abstract.' }),
    class: t.expose('class', { type: enums.ResourceClass, description: 'Class (资源属性).' }),
    category: t.exposeString('category', { nullable: true, description: 'Category.' }),
    formats: t.exposeStringList('formats', { description: 'Formats.', extensions: { maxItems: 30 } }),
    sharingType: t.expose('sharingType', { type: enums.SharingType, description: 'Sharing between public bodies.' }),
    sharingCondition: t.exposeString('sharingCondition', { nullable: true, description: 'Condition of sharing.' }),
    openingAttribute: t.expose('openingAttribute', {
      type: enums.OpeningAttribute,
      description: 'Opening towards society.',
    }),
    openingCondition: t.exposeString('openingCondition', { nullable: true, description: 'Condition of opening.' }),
    updateCycle: t.expose('updateCycle', { type: enums.UpdateCycle, description: 'Update cycle.' }),
    licence: t.exposeString('licence', { nullable: true, description: 'Licence.' }),
    contactOffice: t.exposeString('contactOffice', { nullable: true, description: 'Office to turn to.' }),
    access: t.expose('access', { type: AccessContentRef, description: 'The way to it.' }),
    spatialCoverage: t.exposeString('spatialCoverage', { nullable: true, description: 'Area it covers.' }),
    temporalStartOn: t.expose('temporalStartOn', { type: 'Date', nullable: true, description: 'First day it covers.' }),
    temporalEndOn: t.expose('temporalEndOn', { type: 'Date', nullable: true, description: 'Last day it covers.' }),
    isProvincialReturn: t.exposeBoolean('isProvincialReturn', {
      description: 'Whether it came back from the province.',
    }),
    domains: t.field({
      type: [enums.DomainCode],
      description: 'Codes of its domains.',
      extensions: { maxItems: 7 },
      resolve: ({ domains }) => [...domains],
    }),
    sectors: t.exposeStringList('sectors', { description: 'Codes of its sectors.', extensions: { maxItems: 28 } }),
    related: t.exposeStringList('related', {
      description: 'Codes of related resources.',
      extensions: { maxItems: 100 },
    }),
    items: t.field({
      type: [ItemContentRef],
      description: 'Its items.',
      extensions: { maxItems: 500 },
      resolve: ({ items }) => [...items],
    }),
  }),
});

ResourceProposalRef.implement({
  description:
    'The revision that is proposed for a published resource; its steward and, once handed in, the reviewers see it.',
  extensions: { noun: 'Proposal' },
  fields: (t) => ({
    state: t.field({
      type: enums.ProposalState,
      description: 'Where it stands.',
      extensions: { reads: ['status'] },
      resolve: ({ status }) => status,
    }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
    content: t.field({
      type: ResourceContentRef,
      description: 'What the resource is to say.',
      extensions: { reads: ['content'] },
      resolve: ({ content }) => content as ResourceContent,
    }),
  }),
});

const ItemInput = builder.inputType('ResourceItemInput', {
  description: 'An item (信息项) of a resource.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'Name, 1 to 500 characters; unique in the resource.' }),
    nameEn: t.string({ description: 'English name.' }),
    description: t.string({ description: 'What it means.' }),
    dataType: t.field({ type: enums.ItemType, description: 'Data type; UNKNOWN when left out.' }),
    length: t.int({ description: 'Longest value in characters or digits, above 0.' }),
    grade: t.field({ type: enums.SensitivityGrade, description: 'Sensitivity grade; UNGRADED when left out.' }),
  }),
});

const ItemChangeInput = builder.inputType('ResourceItemChangeInput', {
  description: 'A change of an item that is there: what is left out stays.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'Its name as it is.' }),
    newName: t.string({ description: 'Its name as it is to be.' }),
    nameEn: t.string({ description: 'English name; null clears it.' }),
    description: t.string({ description: 'What it means; null clears it.' }),
    dataType: t.field({ type: enums.ItemType, description: 'Data type.' }),
    length: t.int({ description: 'Longest value in characters or digits; null clears it.' }),
    grade: t.field({ type: enums.SensitivityGrade, description: 'Sensitivity grade.' }),
  }),
});

const ItemsInput = builder.inputType('ResourceItemsInput', {
  description: 'How the items of a resource change: first replace, then remove, update and add, at most 500 in all.',
  fields: (t) => ({
    replace: t.field({ type: [ItemInput], description: 'All items anew; what is not named is gone.' }),
    remove: t.stringList({ description: 'Names of items to take away.' }),
    update: t.field({ type: [ItemChangeInput], description: 'Changes of items that are there.' }),
    add: t.field({ type: [ItemInput], description: 'Items to put behind the others.' }),
  }),
});

const OpenInput = builder.inputType('OpenAccessInput', {
  description: 'Open access (开放获取).',
  fields: (t) => ({ url: t.string({ required: true, description: 'An http or https address.' }) }),
});
const AuthorisedOperationInput = builder.inputType('AuthorisedOperationAccessInput', {
  description: 'Access by authorised operation (授权运营).',
  fields: (t) => ({
    platform: t.string({ required: true, description: 'Public code of the body that runs the platform.' }),
  }),
});
const ApplyInput = builder.inputType('ApplyAccessInput', {
  description: 'Access by application (用数申请).',
  fields: (t) => ({ holder: t.string({ required: true, description: 'Public code of the body to apply to.' }) }),
});

const AccessInput = builder.inputType('ResourceAccessInput', {
  description: 'The way to a resource: exactly one.',
  isOneOf: true,
  fields: (t) => ({
    open: t.field({ type: OpenInput, description: 'Openly, at an address.' }),
    authorisedOperation: t.field({ type: AuthorisedOperationInput, description: 'On a platform.' }),
    apply: t.field({ type: ApplyInput, description: 'By application to its holder.' }),
  }),
});

/** What a steward writes of a resource. */
export const ResourceContentInput = builder.inputType('ResourceContentInput', {
  description:
    'What a steward writes of a resource: what is left out stays as it is, null clears what may be empty. Lists of codes replace what was there.',
  fields: (t) => ({
    title: t.string({ description: 'Title, 1 to 500 characters.' }),
    abstract: t.string({ description: 'Abstract, at most 10,000 characters.' }),
    class: t.field({ type: enums.ResourceClass, description: 'Class (资源属性).' }),
    category: t.string({ description: 'Category.' }),
    formats: t.stringList({ description: 'Formats, at most 30.' }),
    sharingType: t.field({ type: enums.SharingType, description: 'Sharing between public bodies (共享类型).' }),
    sharingCondition: t.string({ description: 'Condition of sharing; needed when sharing is conditional.' }),
    openingAttribute: t.field({ type: enums.OpeningAttribute, description: 'Opening towards society (开放属性).' }),
    openingCondition: t.string({ description: 'Condition of opening.' }),
    updateCycle: t.field({ type: enums.UpdateCycle, description: 'Update cycle.' }),
    licence: t.string({ description: 'Licence.' }),
    contactOffice: t.string({ description: 'Office to turn to; an office, never a person.' }),
    access: t.field({ type: AccessInput, description: 'The way to it.' }),
    spatialCoverage: t.string({ description: 'Area it covers.' }),
    temporalStartOn: t.field({ type: 'Date', description: 'First day it covers.' }),
    temporalEndOn: t.field({ type: 'Date', description: 'Last day it covers; not before the first.' }),
    isProvincialReturn: t.boolean({ description: 'Whether it came back from the province (省回流).' }),
    domains: t.field({ type: [enums.DomainCode], description: 'Its domains, at least one before publication.' }),
    sectors: t.stringList({ description: 'Codes of its sectors.' }),
    related: t.stringList({ description: 'Public codes of related resources.' }),
    items: t.field({ type: ItemsInput, description: 'Its items.' }),
  }),
});
