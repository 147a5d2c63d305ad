import { agreement, agreements } from '../../resolvers/catalog/queries.ts';
import { builder } from '../builder.ts';
import { connectionTo, historyField, pageArguments, pageField } from '../connections.ts';
import { enums } from '../enums.ts';
import { globalId, resolveOne, resolvePage, rowField } from '../reading.ts';
import { AgreementRef, ApplicationRef, NodeRef, OrganizationRef, ScenarioRef } from '../refs.ts';

AgreementRef.implement({
  description:
    'An agreement (授权运营协议) between the authority and an operator for one scenario and its list. Everyone sees those that both sides have signed; the parties see the rest.',
  interfaces: [NodeRef],
  extensions: { noun: 'Agreement' },
  fields: (t) => ({
    id: t.id(globalId('Agreement')),
    code: t.exposeString('code', { description: 'Public code; never reused.' }),
    status: t.expose('status', { type: enums.AgreementStatus, description: 'State.' }),
    content: t.expose('content', {
      type: 'JSON',
      nullable: true,
      description: 'The thirteen contents of 27号 art. 14, by name; for the parties and those who review.',
    }),
    startsOn: t.expose('startsOn', { type: 'Date', description: 'First day of the term.' }),
    expiresOn: t.expose('expiresOn', { type: 'Date', description: 'Last day of the term, by the calendar.' }),
    trialStartsOn: t.expose('trialStartsOn', {
      type: 'Date',
      nullable: true,
      description: 'First day of the trial (试运营); null for none.',
    }),
    trialEndsOn: t.expose('trialEndsOn', { type: 'Date', nullable: true, description: 'Last day of the trial.' }),
    isTrialWithinTerm: t.exposeBoolean('isTrialWithinTerm', {
      description: 'Whether the agreement counts the trial within its term.',
    }),
    deliberatedOn: t.expose('deliberatedOn', {
      type: 'Date',
      nullable: true,
      description: 'The day of the collective deliberation before signing (27号 art. 13).',
    }),
    acceptedAt: t.expose('acceptedAt', { type: 'DateTime', nullable: true, description: 'When the operator signed.' }),
    signedAt: t.expose('signedAt', { type: 'DateTime', nullable: true, description: 'When the authority signed.' }),
    filedOn: t.expose('filedOn', {
      type: 'Date',
      nullable: true,
      description: 'The day of its filing with the province.',
    }),
    filingReference: t.exposeString('filingReference', { nullable: true, description: 'Number of the filing.' }),
    suspendedAt: t.expose('suspendedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when it is suspended.',
    }),
    endedOn: t.expose('endedOn', { type: 'Date', nullable: true, description: 'The day it ended.' }),
    endReason: t.exposeString('endReason', { nullable: true, description: 'Why it ended; plain text.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was drafted.' }),
    revision: t.exposeInt('revision', { description: 'Rises by one with each change, from 1.' }),
    application: t.field(rowField(ApplicationRef, 'The application it follows; null for those who may not see it.')),
    operator: t.field(rowField(OrganizationRef, 'The operator (授权运营主体).')),
    authority: t.field(rowField(OrganizationRef, 'The authority that signs.')),
    scenario: t.field(rowField(ScenarioRef, 'The scenario.')),
    previous: t.field(rowField(AgreementRef, 'The agreement it follows on.')),
    steps: t.field(pageField('Step', 'What waits or waited for somebody.')),
    demands: t.field(pageField('DataDemand', 'Data demands under it that the viewer may see, the newest first.')),
    products: t.field(pageField('Product', 'Products made under it that the viewer may see.')),
    supervision: t.field(pageField('SupervisionRecord', 'What supervision has put down about it, the newest first.')),
    permittedRevenues: t.field(pageField('PermittedRevenue', 'What may be earned under it (最高准许收入).')),
    revenueReports: t.field(pageField('RevenueReport', 'Reports on the revenue of a year.')),
    history: t.field(historyField('What happened to it, the newest first.')),
  }),
});

const AgreementBy = builder.inputType('AgreementBy', {
  description: 'Names one of them: by exactly one of its fields.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ description: 'Global id.' }),
    code: t.string({ description: 'Public code.' }),
  }),
});

builder.queryFields((t) => ({
  agreements: t.field({
    type: connectionTo('Agreement'),
    nullable: true,
    args: pageArguments('Agreement'),
    description: 'Agreements (授权运营协议) that the viewer may see, the newest first.',
    resolve: (_root, _args, context, info) => resolvePage(context, info, agreements),
  }),
  agreement: t.field({
    type: AgreementRef,
    nullable: true,
    description: 'One of them; null when there is none that the viewer may see.',
    args: { by: t.arg({ type: AgreementBy, required: true, description: 'Which one.' }) },
    resolve: (_root, { by }, context, info) => resolveOne(context, info, agreement, by),
  }),
}));
