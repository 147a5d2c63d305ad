import { implementationPlan, implementationPlans } from '../../resolvers/catalog/queries.ts';
import { builder } from '../builder.ts';
import { connectionTo, historyField, pageArguments, pageField } from '../connections.ts';
import { enums } from '../enums.ts';
import { globalId, resolveOne, resolvePage, rowField } from '../reading.ts';
import { ImplementationPlanRef, NodeRef, OrganizationRef } from '../refs.ts';

ImplementationPlanRef.implement({
  description:
    'An implementation plan (实施方案; 27号 arts 8–11): what the implementing body means to authorise and how. Everyone sees approved plans; drafts are seen by their authority.',
  interfaces: [NodeRef],
  extensions: { noun: 'ImplementationPlan' },
  fields: (t) => ({
    id: t.id(globalId('ImplementationPlan')),
    code: t.exposeString('code', { description: 'Public code; never reused.' }),
    title: t.exposeString('title', { description: 'Name of the plan.' }),
    mode: t.expose('mode', { type: enums.AuthorisationMode, description: 'Mode of authorisation.' }),
    version: t.exposeInt('version', { description: 'Version, from 1; a larger change is a new one.' }),
    status: t.expose('status', { type: enums.PlanStatus, description: 'State of this version.' }),
    content: t.expose('content', { type: 'JSON', description: 'The contents of 27号 art. 9, by name; plain text.' }),
    deliberatedOn: t.expose('deliberatedOn', {
      type: 'Date',
      nullable: true,
      description: 'The day of the collective deliberation (三重一大).',
    }),
    deliberationReference: t.exposeString('deliberationReference', {
      nullable: true,
      description: 'Number of its minutes.',
    }),
    approvedOn: t.expose('approvedOn', {
      type: 'Date',
      nullable: true,
      description: 'The day of the approval by the government.',
    }),
    approvalReference: t.exposeString('approvalReference', { nullable: true, description: 'Number of the approval.' }),
    filedOn: t.expose('filedOn', {
      type: 'Date',
      nullable: true,
      description: 'The day of its filing with the province.',
    }),
    filingReference: t.exposeString('filingReference', { nullable: true, description: 'Number of the filing.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was drafted.' }),
    revision: t.exposeInt('revision', { description: 'Rises by one with each change, from 1.' }),
    authority: t.field(rowField(OrganizationRef, 'The implementing body (实施机构).')),
    previous: t.field(
      rowField(ImplementationPlanRef, 'The version it replaces, or is to replace; null for the first.'),
    ),
    notices: t.field(pageField('Notice', 'Notices that stand on it.')),
    history: t.field(historyField('What happened to it, as far as the viewer may know, the newest first.')),
  }),
});

const ImplementationPlanBy = builder.inputType('ImplementationPlanBy', {
  description: 'Names one implementation plan: by exactly one of its fields.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ description: 'Global id.' }),
    code: t.string({ description: 'Public code.' }),
  }),
});

builder.queryFields((t) => ({
  implementationPlans: t.field({
    type: connectionTo('ImplementationPlan'),
    nullable: true,
    args: pageArguments('ImplementationPlan'),
    description: 'Implementation plans (实施方案) that the viewer may see, the newest first.',
    resolve: (_root, _args, context, info) => resolvePage(context, info, implementationPlans),
  }),
  implementationPlan: t.field({
    type: ImplementationPlanRef,
    nullable: true,
    description: 'One implementation plan; null when there is none that the viewer may see.',
    args: { by: t.arg({ type: ImplementationPlanBy, required: true, description: 'Which one.' }) },
    resolve: (_root, { by }, context, info) => resolveOne(context, info, implementationPlan, by),
  }),
}));
