import { authorisationResult, authorisationResults, objection, objections } from '../../resolvers/catalog/queries.ts';
import { builder } from '../builder.ts';
import { connectionTo, pageArguments, pageField } from '../connections.ts';
import { enums } from '../enums.ts';
import { globalId, resolveOne, resolvePage, rowField, rowsField } from '../reading.ts';
import {
  ApplicationRef,
  AuthorisationResultRef,
  DomainRef,
  NodeRef,
  ObjectionRef,
  OrganizationRef,
  PersonRef,
  ScenarioRef,
} from '../refs.ts';

AuthorisationResultRef.implement({
  description: 'A published result (公开结果): which operator was granted which scenario. Everyone sees it.',
  interfaces: [NodeRef],
  extensions: { noun: 'AuthorisationResult' },
  fields: (t) => ({
    id: t.id(globalId('AuthorisationResult')),
    code: t.exposeString('code', { description: 'Public code; never reused.' }),
    status: t.expose('status', { type: enums.ResultStatus, description: 'State.' }),
    publishedAt: t.expose('publishedAt', { type: 'DateTime', description: 'When it was published.' }),
    objectionsEndOn: t.expose('objectionsEndOn', {
      type: 'Date',
      nullable: true,
      description: 'Last day for objections; null where neither policy nor notice gives a time for them.',
    }),
    filedOn: t.expose('filedOn', {
      type: 'Date',
      nullable: true,
      description: 'The day of its filing with the provincial government (备案).',
    }),
    filingReference: t.exposeString('filingReference', { nullable: true, description: 'Number of the filing.' }),
    revision: t.exposeInt('revision', { description: 'Rises by one with each change, from 1.' }),
    application: t.field(rowField(ApplicationRef, 'The application; null for those who may not see it.')),
    operator: t.field(rowField(OrganizationRef, 'The operator (授权运营主体).')),
    scenario: t.field(rowField(ScenarioRef, 'The scenario.')),
    domains: t.field(rowsField(DomainRef, 7, 'Fields of the scenario.')),
    objections: t.field(pageField('Objection', 'Objections that the viewer may see.')),
  }),
});

const AuthorisationResultBy = builder.inputType('AuthorisationResultBy', {
  description: 'Names one of them: by exactly one of its fields.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ description: 'Global id.' }),
    code: t.string({ description: 'Public code.' }),
  }),
});

ObjectionRef.implement({
  description:
    'An objection (异议) to a published result, by name and with evidence. Its author, the operator and those who review see it.',
  interfaces: [NodeRef],
  extensions: { noun: 'Objection' },
  fields: (t) => ({
    id: t.id(globalId('Objection')),
    code: t.exposeString('code', { description: 'Public code; never reused.' }),
    message: t.exposeString('message', {
      description: 'What is objected to; plain text, empty once its author was erased.',
    }),
    evidence: t.exposeString('evidence', {
      nullable: true,
      description: 'The evidence; plain text. Null for those who may not see it.',
    }),
    state: t.expose('state', { type: enums.ObjectionState, description: 'What became of it.' }),
    answer: t.exposeString('answer', { nullable: true, description: 'What the authority answered; plain text.' }),
    answeredAt: t.expose('answeredAt', { type: 'DateTime', nullable: true, description: 'When it was answered.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
    revision: t.exposeInt('revision', { description: 'Rises by one with each change, from 1.' }),
    result: t.field(rowField(AuthorisationResultRef, 'The result it is about.')),
    author: t.field(rowField(PersonRef, 'Who objects; null for those who may not see the person.')),
    organization: t.field(rowField(OrganizationRef, 'The organisation its author acted for.')),
  }),
});

const ObjectionBy = builder.inputType('ObjectionBy', {
  description: 'Names one of them: by exactly one of its fields.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ description: 'Global id.' }),
    code: t.string({ description: 'Public code.' }),
  }),
});

builder.queryFields((t) => ({
  authorisationResults: t.field({
    type: connectionTo('AuthorisationResult'),
    nullable: true,
    args: pageArguments('AuthorisationResult'),
    description: 'Published results (公开结果), the latest first.',
    resolve: (_root, _args, context, info) => resolvePage(context, info, authorisationResults),
  }),
  authorisationResult: t.field({
    type: AuthorisationResultRef,
    nullable: true,
    description: 'One of them; null when there is none that the viewer may see.',
    args: { by: t.arg({ type: AuthorisationResultBy, required: true, description: 'Which one.' }) },
    resolve: (_root, { by }, context, info) => resolveOne(context, info, authorisationResult, by),
  }),
  objections: t.field({
    type: connectionTo('Objection'),
    nullable: true,
    args: pageArguments('Objection'),
    description: 'Objections that the viewer may see, the newest first.',
    resolve: (_root, _args, context, info) => resolvePage(context, info, objections),
  }),
  objection: t.field({
    type: ObjectionRef,
    nullable: true,
    description: 'One of them; null when there is none that the viewer may see.',
    args: { by: t.arg({ type: ObjectionBy, required: true, description: 'Which one.' }) },
    resolve: (_root, { by }, context, info) => resolveOne(context, info, objection, by),
  }),
}));
