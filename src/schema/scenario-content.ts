import { encodeGlobalId } from '../rules/catalog/global-id.ts';
import type { MatchContent, MatchedItem, NeedContent, ScenarioContent } from '../rules/scenario/content.ts';
import { builder } from './builder.ts';
import { enums } from './enums.ts';
import { JurisdictionRef, ScenarioProposalRef } from './refs.ts';

const keyOf = (uuid: string): string => encodeGlobalId('ScenarioNeed', uuid);

const MatchedItemRef = builder.objectRef<MatchedItem>('MatchItemContent').implement({
  description: 'An item of a mapped resource as it is proposed, with the reason (最小必要).',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Name of the item.' }),
    justification: t.exposeString('justification', { description: 'Why it is needed.' }),
  }),
});

const MatchContentRef = builder.objectRef<MatchContent>('MatchContent').implement({
  description: 'A resource that is to answer a need, with the reason.',
  fields: (t) => ({
    resource: t.exposeString('resource', { description: 'Public code of the resource.' }),
    justification: t.exposeString('justification', { description: 'Why the need takes it.' }),
    items: t.field({
      type: [MatchedItemRef],
      description: 'Its items that are needed.',
      extensions: { maxItems: 200 },
      resolve: ({ items }) => [...items],
    }),
  }),
});

const NeedContentRef = builder.objectRef<NeedContent>('ScenarioNeedContent').implement({
  description: 'A need as it is proposed.',
  fields: (t) => ({
    key: t.id({
      description: 'Names the need in mutations; the global id that it has, or will have once it is published.',
      resolve: ({ key }) => keyOf(key),
    }),
    title: t.exposeString('title', { description: 'What is needed.' }),
    description: t.exposeString('description', { description: 'What for, and how it must be.' }),
    importance: t.expose('importance', {
      type: enums.NeedImportance,
      description: 'How much the scenario depends on it.',
    }),
    substituteFor: t.id({
      nullable: true,
      description: 'For a substitute, the key of the need it stands in for.',
      resolve: ({ substituteFor }) => substituteFor && keyOf(substituteFor),
    }),
    matches: t.field({
      type: [MatchContentRef],
      description: 'Resources that are to answer it.',
      extensions: { maxItems: 50 },
      resolve: ({ matches }) => [...matches],
    }),
  }),
});

const ScenarioContentRef = builder.objectRef<ScenarioContent>('ScenarioContent').implement({
  description:
    'Everything a proposer writes of a scenario, as it is to become; the meaning of each field is that of Scenario.',
  fields: (t) => ({
    title: t.exposeString('title', { description: 'Title.' }),
    description: t.exposeString('description', { description: 'What it does, for whom, and to what effect.' }),
    jurisdiction: t.expose('jurisdiction', { type: JurisdictionRef, description: 'The division it is built for.' }),
    domains: t.field({
      type: [enums.DomainCode],
      description: 'Codes of its domains.',
      extensions: { maxItems: 7 },
      resolve: ({ domains }) => [...domains],
    }),
    needs: t.field({
      type: [NeedContentRef],
      description: 'What it needs, in order.',
      extensions: { maxItems: 100 },
      resolve: ({ needs }) => [...needs],
    }),
  }),
});

ScenarioProposalRef.implement({
  description:
    'The revision that is proposed for a published scenario; its owner and, once handed in, the reviewers see it.',
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
      type: ScenarioContentRef,
      description: 'What the scenario is to say.',
      extensions: { reads: ['content'] },
      resolve: ({ content }) => content as ScenarioContent,
    }),
  }),
});

const NeedInput = builder.inputType('ScenarioNeedInput', {
  description: 'A need that is added to a scenario; resources are mapped to it afterwards.',
  fields: (t) => ({
    ref: t.string({
      description: 'A name for the rest of this change, so that a substitute or the order can name the need.',
    }),
    title: t.string({ required: true, description: 'What is needed, 1 to 500 characters.' }),
    description: t.string({ description: 'What for, and how it must be.' }),
    importance: t.field({
      type: enums.NeedImportance,
      required: true,
      description: 'How much the scenario depends on it.',
    }),
    substituteFor: t.id({
      description: 'For a substitute, and nothing else: key, or ref of this change, of the need it stands in for.',
    }),
  }),
});

const NeedChangeInput = builder.inputType('ScenarioNeedChangeInput', {
  description: 'A change of a need that is there: what is left out stays.',
  fields: (t) => ({
    key: t.id({ required: true, description: 'Its key: ScenarioNeed.id, or key in a proposed content.' }),
    title: t.string({ description: 'What is needed, 1 to 500 characters.' }),
    description: t.string({ description: 'What for, and how it must be.' }),
    importance: t.field({ type: enums.NeedImportance, description: 'How much the scenario depends on it.' }),
    substituteFor: t.id({
      description: 'The need it stands in for; it goes by itself when the need is made no substitute any more.',
    }),
  }),
});

const NeedsInput = builder.inputType('ScenarioNeedsInput', {
  description: 'How the needs of a scenario change: first remove, then add, update and order, at most 100 in all.',
  fields: (t) => ({
    remove: t.idList({ description: 'Keys of needs to take away, with their mappings.' }),
    update: t.field({ type: [NeedChangeInput], description: 'Changes of needs that are there.' }),
    add: t.field({ type: [NeedInput], description: 'Needs to put behind the others.' }),
    order: t.idList({ description: 'Every need, by key or ref, in the order they are to have.' }),
  }),
});

const JurisdictionInput = builder.inputType('JurisdictionInput', {
  description: 'An administrative division (行政区划).',
  fields: (t) => ({
    code: t.string({ required: true, description: 'Six digits of GB/T 2260, such as 330100.' }),
    name: t.string({ required: true, description: 'Name, such as 杭州市.' }),
  }),
});

/** What a proposer writes of a scenario. */
export const ScenarioContentInput = builder.inputType('ScenarioContentInput', {
  description: 'What a proposer writes of a scenario: what is left out stays as it is; domains replace what was there.',
  fields: (t) => ({
    title: t.string({ description: 'Title, 1 to 500 characters.' }),
    description: t.string({ description: 'What it does, for whom, to what effect; at most 10,000 characters.' }),
    jurisdiction: t.field({
      type: JurisdictionInput,
      description: 'The division it is built for; that of its owner unless told.',
    }),
    domains: t.field({ type: [enums.DomainCode], description: 'Its domains, at least one before publication.' }),
    needs: t.field({ type: NeedsInput, description: 'What it needs.' }),
  }),
});

/** An item that a mapping asks for. */
export const MatchItemInput = builder.inputType('MatchItemInput', {
  description: 'An item of the resource that is needed.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'Name of the item, as the resource has it.' }),
    justification: t.string({
      required: true,
      description: 'Why it is needed (最小必要); may be empty until the scenario is handed in.',
    }),
  }),
});
