import { scenario, scenarioNeeds, scenarios } from '../../resolvers/catalog/queries.ts';
import { builder } from '../builder.ts';
import { asOfArgument, connectionTo, historyField, pageArguments, pageField } from '../connections.ts';
import { enums } from '../enums.ts';
import { globalId, resolveOne, resolvePage, rowField, rowsField } from '../reading.ts';
import {
  DomainRef,
  JurisdictionRef,
  NeedMatchItemRef,
  NeedMatchRef,
  NodeRef,
  ResourceItemRef,
  ResourceRef,
  ScenarioFindingRef,
  ScenarioNeedRef,
  ScenarioRef,
} from '../refs.ts';

ScenarioRef.implement({
  description:
    'An application scenario (应用场景): first what is to be done and what it needs, then which data answer it.',
  interfaces: [NodeRef],
  extensions: { noun: 'Scenario' },
  fields: (t) => ({
    id: t.id(globalId('Scenario')),
    code: t.exposeString('code', { description: 'Public code; never reused.' }),
    title: t.exposeString('title', { description: 'Title.' }),
    description: t.exposeString('description', { description: 'What it does, for whom, and to what effect.' }),
    jurisdiction: t.expose('jurisdiction', {
      type: JurisdictionRef,
      description: 'The division it is built for; districts build theirs on the city’s platform.',
    }),
    issuedAt: t.expose('issuedAt', {
      type: 'DateTime',
      description: 'First publication; for one that never was published, when it was proposed.',
    }),
    modifiedAt: t.expose('modifiedAt', { type: 'DateTime', description: 'Last change of its contents.' }),
    status: t.expose('status', { type: enums.CatalogStatus, description: 'State in the catalog.' }),
    revision: t.exposeInt('revision', { description: 'Rises by one with each change, from 1.' }),
    domains: t.field(
      rowsField(DomainRef, 7, 'Domains it is filed under, at least one; several where it crosses departments.'),
    ),
    needs: t.field(pageField('ScenarioNeed', 'What it needs, in its own order; a need may have no resource yet.')),
    resources: t.field(pageField('Resource', 'Resources that answer any of its needs, each once.')),
    products: t.field(pageField('Product', 'Products made for it.')),
    history: t.field(historyField('What has happened to it, the newest first.')),
    findings: t.field(pageField('ScenarioFinding', 'What has gone wrong for it, the newest first.')),
  }),
});

ScenarioNeedRef.implement({
  description: 'Something a scenario needs, said before it is known which resource answers it.',
  interfaces: [NodeRef],
  extensions: { noun: 'ScenarioNeed' },
  fields: (t) => ({
    id: t.id(globalId('ScenarioNeed')),
    position: t.exposeInt('position', { description: 'Place in the scenario, from 1.' }),
    title: t.exposeString('title', { description: 'What is needed.' }),
    description: t.exposeString('description', { description: 'What for, and how it must be.' }),
    importance: t.expose('importance', {
      type: enums.NeedImportance,
      description: 'How much the scenario depends on it.',
    }),
    isMet: t.exposeBoolean('isMet', { description: 'Whether at least one published resource answers it.' }),
    scenario: t.field(rowField(ScenarioRef, 'The scenario.')),
    substituteFor: t.field(
      rowField(ScenarioNeedRef, 'For a substitute, the need of the same scenario that it stands in for.'),
    ),
    matches: t.field(
      pageField('NeedMatch', 'Resources that answer it, with the reason for each; empty while it is unmet.'),
    ),
    resources: t.field(pageField('Resource', 'Resources that answer it.')),
  }),
});

NeedMatchRef.implement({
  description: 'A resource that answers a need, with the reason. A 禁止开放 resource can never be one.',
  interfaces: [NodeRef],
  extensions: { noun: 'NeedMatch' },
  fields: (t) => ({
    id: t.id(globalId('NeedMatch')),
    justification: t.exposeString('justification', { description: 'Why the need takes this resource.' }),
    need: t.field(rowField(ScenarioNeedRef, 'The need.')),
    resource: t.field(rowField(ResourceRef, 'The resource.')),
    items: t.field(
      pageField('NeedMatchItem', 'The items of the resource that are needed; empty while they have not been named.'),
    ),
  }),
});

NeedMatchItemRef.implement({
  description: 'An item that a need takes from its resource, with the reason (最小必要).',
  interfaces: [NodeRef],
  extensions: { noun: 'NeedMatchItem' },
  fields: (t) => ({
    id: t.id(globalId('NeedMatchItem')),
    justification: t.exposeString('justification', { description: 'Why this item is needed.' }),
    item: t.field(rowField(ResourceItemRef, 'The item.')),
  }),
});

ScenarioFindingRef.implement({
  description:
    'Something that has gone wrong for a scenario, such as a resource that became 禁止开放 and was unmapped.',
  interfaces: [NodeRef],
  extensions: { noun: 'ScenarioFinding' },
  fields: (t) => ({
    id: t.id(globalId('ScenarioFinding')),
    rule: t.exposeString('rule', { description: 'Which rule found it; a constant.' }),
    message: t.exposeString('message', { description: 'What happened, for people, in Chinese.' }),
    foundAt: t.expose('foundAt', { type: 'DateTime', description: 'When it was found.' }),
    need: t.field(rowField(ScenarioNeedRef, 'The need it is about.')),
    resource: t.field(rowField(ResourceRef, 'The resource it is about.')),
  }),
});

const ScenarioBy = builder.inputType('ScenarioBy', {
  description: 'Names one scenario: by exactly one of its fields.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ description: 'Global id.' }),
    code: t.string({ description: 'Public code.' }),
  }),
});

builder.queryFields((t) => ({
  scenarioNeeds: t.field({
    type: connectionTo('ScenarioNeed'),
    nullable: true,
    args: { ...pageArguments('ScenarioNeed'), ...asOfArgument() },
    description: 'Needs of all scenarios that the viewer may see: what opens the figures of needs in a coverage grid.',
    extensions: { readsCatalog: true },
    resolve: (_root, _args, context, info) => resolvePage(context, info, scenarioNeeds),
  }),
  scenarios: t.field({
    type: connectionTo('Scenario'),
    nullable: true,
    args: { ...pageArguments('Scenario'), ...asOfArgument() },
    description: 'Application scenarios, the last changed first unless another order is asked for.',
    extensions: { readsCatalog: true },
    resolve: (_root, _args, context, info) => resolvePage(context, info, scenarios),
  }),
  scenario: t.field({
    type: ScenarioRef,
    nullable: true,
    description: 'One scenario; null when there is none that the viewer may see.',
    args: { by: t.arg({ type: ScenarioBy, required: true, description: 'Which one.' }), ...asOfArgument() },
    extensions: { readsCatalog: true },
    resolve: (_root, { by }, context, info) => resolveOne(context, info, scenario, by),
  }),
}));
