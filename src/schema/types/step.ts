import { entityReview, entityReviews, expertAssignment, step, steps } from '../../resolvers/catalog/queries.ts';
import { builder } from '../builder.ts';
import { connectionTo, pageArguments, pageField } from '../connections.ts';
import { enums } from '../enums.ts';
import { globalId, resolveOne, resolvePage, rowField } from '../reading.ts';
import {
  AgreementRef,
  ApplicationItemRef,
  ApplicationRef,
  DataDemandRef,
  DemandItemRef,
  EntityReviewRef,
  ExpertAssignmentRef,
  ItemConsentRef,
  NodeRef,
  OrganizationRef,
  PersonRef,
  ProductRef,
  RegistrationRef,
  StepRef,
  SupervisionRecordRef,
} from '../refs.ts';

StepRef.implement({
  description:
    'Something in a file that waits, or waited, for an organisation, with its clock. Seen by those who see the file and by who is to act.',
  interfaces: [NodeRef],
  extensions: { noun: 'Step' },
  fields: (t) => ({
    id: t.id(globalId('Step')),
    kind: t.expose('kind', { type: enums.StepKind, description: 'What is to be done.' }),
    status: t.expose('status', { type: enums.StepStatus, description: 'Where it stands.' }),
    outcome: t.expose('outcome', {
      type: enums.StepOutcome,
      nullable: true,
      description: 'What it came to; null while it waits.',
    }),
    opinion: t.exposeString('opinion', {
      nullable: true,
      description:
        'What was said for a conclusion; the applicant reads it once the file has come back or was decided. Plain text.',
    }),
    note: t.exposeString('note', {
      nullable: true,
      description: 'A note among those who review; never shown to the applicant.',
    }),
    cause: t.expose('cause', {
      type: 'JSON',
      description: 'Why it is there, or why it is gone: the rule, and the items it is for.',
    }),
    submission: t.exposeInt('submission', {
      description: 'Number of the submission that opened it; 0 where there is none.',
    }),
    openedAt: t.expose('openedAt', { type: 'DateTime', description: 'When it was opened.' }),
    closedAt: t.expose('closedAt', { type: 'DateTime', nullable: true, description: 'When it was over.' }),
    dueOn: t.expose('dueOn', {
      type: 'Date',
      nullable: true,
      description: 'Last day as its clock stood when it was last set; clock tells more.',
    }),
    revision: t.exposeInt('revision', { description: 'Rises by one with each change, from 1.' }),
    organization: t.field(rowField(OrganizationRef, 'Who is to act.')),
    application: t.field(rowField(ApplicationRef, 'The application it belongs to.')),
    agreement: t.field(rowField(AgreementRef, 'The agreement it belongs to.')),
    supervisionRecord: t.field(rowField(SupervisionRecordRef, 'The record of supervision it belongs to.')),
    demand: t.field(rowField(DataDemandRef, 'The data demand it belongs to.')),
    product: t.field(rowField(ProductRef, 'The product it belongs to; null for those who may not see it.')),
    registration: t.field(rowField(RegistrationRef, 'The registration it belongs to.')),
    citedReview: t.field(rowField(EntityReviewRef, 'The earlier review that stands in for it.')),
    concludedBy: t.field(rowField(PersonRef, 'Who concluded it; null for those who may not see the person.')),
    consents: t.field(pageField('ItemConsent', 'Item by item, what the organisation says.')),
    experts: t.field(pageField('ExpertAssignment', 'Experts drawn for it; shown to those who review.')),
  }),
});

const StepBy = builder.inputType('StepBy', {
  description: 'Names one of them: by exactly one of its fields.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ description: 'Global id.' }),
  }),
});

ItemConsentRef.implement({
  description:
    'What an organisation says of one item of a list: a provider (数据提供单位), or the province for returned data (省回流).',
  interfaces: [NodeRef],
  extensions: { noun: 'ItemConsent' },
  fields: (t) => ({
    id: t.id(globalId('ItemConsent')),
    state: t.expose('state', { type: enums.ConsentState, description: 'What it says.' }),
    reason: t.exposeString('reason', {
      nullable: true,
      description: 'Condition of the consent, or reason of the refusal; plain text.',
    }),
    answeredAt: t.expose('answeredAt', { type: 'DateTime', nullable: true, description: 'When it answered.' }),
    step: t.field(rowField(StepRef, 'The step in which it was asked.')),
    item: t.field(rowField(ApplicationItemRef, 'The line of the list; null where it is about a data demand.')),
    demandItem: t.field(
      rowField(DemandItemRef, 'The item of the data demand; null where it is about the list of an application.'),
    ),
  }),
});

EntityReviewRef.implement({
  description:
    'A review of an applicant (基本安全要求, 技术安全要求) that holds for its other scenarios while it is valid.',
  interfaces: [NodeRef],
  extensions: { noun: 'EntityReview' },
  fields: (t) => ({
    id: t.id(globalId('EntityReview')),
    code: t.exposeString('code', { description: 'Public code; never reused.' }),
    kind: t.expose('kind', { type: enums.EntityReviewKind, description: 'What was reviewed.' }),
    passedOn: t.expose('passedOn', { type: 'Date', description: 'The day it was passed.' }),
    expiresOn: t.expose('expiresOn', { type: 'Date', description: 'Last day on which it is valid.' }),
    opinion: t.exposeString('opinion', { description: 'What the reviewers said; plain text.' }),
    revision: t.exposeInt('revision', { description: 'Rises by one with each change, from 1.' }),
    organization: t.field(rowField(OrganizationRef, 'Whose review it is.')),
    application: t.field(rowField(ApplicationRef, 'The application in which it was passed.')),
    citedBy: t.field(pageField('Step', 'Steps of later applications for which it stands in.')),
  }),
});

const EntityReviewBy = builder.inputType('EntityReviewBy', {
  description: 'Names one of them: by exactly one of its fields.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ description: 'Global id.' }),
    code: t.string({ description: 'Public code.' }),
  }),
});

ExpertAssignmentRef.implement({
  description:
    'An expert drawn to advise on an application (专家论证). Advice is kept apart from the decision; seen by those who review and by the expert.',
  interfaces: [NodeRef],
  extensions: { noun: 'ExpertAssignment' },
  fields: (t) => ({
    id: t.id(globalId('ExpertAssignment')),
    state: t.expose('state', { type: enums.ExpertState, description: 'Where the expert stands.' }),
    conflictReason: t.exposeString('conflictReason', {
      nullable: true,
      description: 'Why there is a conflict of interest; plain text.',
    }),
    recommendation: t.expose('recommendation', {
      type: enums.StepOutcome,
      nullable: true,
      description: 'SUPPORTED or OPPOSED; null before the advice.',
    }),
    advice: t.exposeString('advice', { nullable: true, description: 'The advice; plain text.' }),
    drawnAt: t.expose('drawnAt', { type: 'DateTime', description: 'When the expert was drawn.' }),
    declaredAt: t.expose('declaredAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the expert said whether there is a conflict of interest.',
    }),
    advisedAt: t.expose('advisedAt', { type: 'DateTime', nullable: true, description: 'When the advice was given.' }),
    revision: t.exposeInt('revision', { description: 'Rises by one with each change, from 1.' }),
    step: t.field(rowField(StepRef, 'The step of advice.')),
    person: t.field(rowField(PersonRef, 'The expert; null for those who may not see the person.')),
  }),
});

const ExpertAssignmentBy = builder.inputType('ExpertAssignmentBy', {
  description: 'Names one of them: by exactly one of its fields.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ description: 'Global id.' }),
  }),
});

builder.queryFields((t) => ({
  steps: t.field({
    type: connectionTo('Step'),
    nullable: true,
    args: pageArguments('Step'),
    description: 'Steps of all files that the viewer may see.',
    resolve: (_root, _args, context, info) => resolvePage(context, info, steps),
  }),
  step: t.field({
    type: StepRef,
    nullable: true,
    description: 'One of them; null when there is none that the viewer may see.',
    args: { by: t.arg({ type: StepBy, required: true, description: 'Which one.' }) },
    resolve: (_root, { by }, context, info) => resolveOne(context, info, step, by),
  }),
  entityReviews: t.field({
    type: connectionTo('EntityReview'),
    nullable: true,
    args: pageArguments('EntityReview'),
    description: 'Reviews of applicants that the viewer may see, the latest first.',
    resolve: (_root, _args, context, info) => resolvePage(context, info, entityReviews),
  }),
  entityReview: t.field({
    type: EntityReviewRef,
    nullable: true,
    description: 'One of them; null when there is none that the viewer may see.',
    args: { by: t.arg({ type: EntityReviewBy, required: true, description: 'Which one.' }) },
    resolve: (_root, { by }, context, info) => resolveOne(context, info, entityReview, by),
  }),
  expertAssignment: t.field({
    type: ExpertAssignmentRef,
    nullable: true,
    description: 'One of them; null when there is none that the viewer may see.',
    args: { by: t.arg({ type: ExpertAssignmentBy, required: true, description: 'Which one.' }) },
    resolve: (_root, { by }, context, info) => resolveOne(context, info, expertAssignment, by),
  }),
}));
