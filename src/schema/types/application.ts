import { application, applications } from '../../resolvers/catalog/queries.ts';
import { followFile } from '../../resolvers/files/follow-file.ts';
import { builder } from '../builder.ts';
import { connectionTo, historyField, pageArguments, pageField } from '../connections.ts';
import { enums } from '../enums.ts';
import { globalId, resolveOne, resolvePage, rowField } from '../reading.ts';
import {
  AgreementRef,
  ApplicationItemRef,
  ApplicationRef,
  ApplicationSubmissionRef,
  AuthorisationResultRef,
  NodeRef,
  NoticeRef,
  OrganizationRef,
  PersonRef,
  ResourceRef,
  ReviewRoundRef,
  ScenarioRef,
} from '../refs.ts';

ApplicationRef.implement({
  description:
    'An application for authorisation (授权申请) of one scenario with its list. The applicant sees it from the draft on; once handed in, the authority, the mechanism and whoever it waits for.',
  interfaces: [NodeRef],
  extensions: { noun: 'Application' },
  fields: (t) => ({
    id: t.id(globalId('Application')),
    code: t.exposeString('code', { description: 'Public code; never reused.' }),
    kind: t.expose('kind', { type: enums.ApplicationKind, description: 'Why it is made.' }),
    status: t.expose('status', { type: enums.ApplicationStatus, description: 'State.' }),
    content: t.expose('content', {
      type: 'JSON',
      description: 'What the applicant writes, as it stands now; what was handed in stands in submissions.',
    }),
    submission: t.exposeInt('submission', { description: 'Number of the last submission; 0 before the first.' }),
    submittedAt: t.expose('submittedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was last handed in.',
    }),
    acceptedAt: t.expose('acceptedAt', { type: 'DateTime', nullable: true, description: 'When it was taken up.' }),
    decidedAt: t.expose('decidedAt', { type: 'DateTime', nullable: true, description: 'When the mechanism decided.' }),
    decisionReason: t.exposeString('decisionReason', { nullable: true, description: 'Why it decided so; plain text.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was drafted.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'Last change.' }),
    revision: t.exposeInt('revision', { description: 'Rises by one with each change, from 1.' }),
    applicant: t.field(rowField(OrganizationRef, 'Who applies.')),
    notice: t.field(rowField(NoticeRef, 'The notice it answers.')),
    scenario: t.field(
      rowField(ScenarioRef, 'The scenario it is for, as it is now; as it was handed in it stands in submissions.'),
    ),
    citedScenario: t.field(rowField(ScenarioRef, 'A scenario proved elsewhere that this one carries on.')),
    renews: t.field(
      rowField(AgreementRef, 'The agreement it follows on or whose list it changes; null for an initial one.'),
    ),
    agreement: t.field(rowField(AgreementRef, 'The agreement that came of it.')),
    round: t.field(rowField(ReviewRoundRef, 'The round it is reviewed in.')),
    decidedFor: t.field(rowField(OrganizationRef, 'The member of the mechanism for which the decision was put down.')),
    result: t.field(rowField(AuthorisationResultRef, 'The published result.')),
    submissions: t.field(pageField('ApplicationSubmission', 'What was handed in, the latest first.')),
    items: t.field(
      pageField(
        'ApplicationItem',
        'Its list (清单), with lines that were taken off; empty before the first submission.',
      ),
    ),
    steps: t.field(pageField('Step', 'What waits or waited for somebody, in order.')),
    history: t.field(historyField('What happened to it and to its steps, the newest first.')),
  }),
});

const ApplicationBy = builder.inputType('ApplicationBy', {
  description: 'Names one of them: by exactly one of its fields.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ description: 'Global id.' }),
    code: t.string({ description: 'Public code.' }),
  }),
});

ApplicationSubmissionRef.implement({
  description:
    'What was handed in, frozen: scenario, list, papers, notice and the policy in force, as they were. Later edits leave it as it is.',
  interfaces: [NodeRef],
  extensions: { noun: 'ApplicationSubmission' },
  fields: (t) => ({
    id: t.id(globalId('ApplicationSubmission')),
    number: t.exposeInt('number', { description: 'Its number, from 1.' }),
    submittedAt: t.expose('submittedAt', { type: 'DateTime', description: 'When it was handed in.' }),
    content: t.expose('content', { type: 'JSON', description: 'The whole file as it was.' }),
    digest: t.exposeString('digest', { description: 'SHA-256 of the canonical text of the content, in hexadecimal.' }),
    application: t.field(rowField(ApplicationRef, 'The application.')),
    submittedBy: t.field(rowField(PersonRef, 'Who handed it in; null for those who may not see the person.')),
  }),
});

ApplicationItemRef.implement({
  description:
    'A line of the list (清单) of an application: an item of a resource, or a resource as a whole, with the reason why it is needed (最小必要).',
  interfaces: [NodeRef],
  extensions: { noun: 'ApplicationItem' },
  fields: (t) => ({
    id: t.id(globalId('ApplicationItem')),
    position: t.exposeInt('position', { description: 'Place on the list.' }),
    resourceCode: t.exposeString('resourceCode', { description: 'Public code of the resource.' }),
    resourceTitle: t.exposeString('resourceTitle', { description: 'Title of the resource when it was handed in.' }),
    itemName: t.exposeString('itemName', {
      nullable: true,
      description: 'Name of the item; null for the resource as a whole.',
    }),
    grade: t.expose('grade', { type: enums.SensitivityGrade, description: 'Sensitivity grade when it was handed in.' }),
    isProvincialReturn: t.exposeBoolean('isProvincialReturn', {
      description: 'Whether the province returned it (省回流), so that the provincial authority must consent.',
    }),
    needTitle: t.exposeString('needTitle', { description: 'The need of the scenario that it answers.' }),
    justification: t.exposeString('justification', { description: 'Why it is needed; plain text.' }),
    addedIn: t.exposeInt('addedIn', { description: 'Number of the submission that brought it.' }),
    removedIn: t.exposeInt('removedIn', {
      nullable: true,
      description: 'Number of the submission that took it off; null while it is on the list.',
    }),
    application: t.field(rowField(ApplicationRef, 'The application.')),
    resource: t.field(rowField(ResourceRef, 'The resource, as it is now.')),
    provider: t.field(rowField(OrganizationRef, 'Its provider, who is asked for consent.')),
    consents: t.field(pageField('ItemConsent', 'What providers and the province say of it.')),
  }),
});

builder.queryFields((t) => ({
  applications: t.field({
    type: connectionTo('Application'),
    nullable: true,
    args: pageArguments('Application'),
    description: 'Applications (授权申请) that the viewer may see, the newest first.',
    resolve: (_root, _args, context, info) => resolvePage(context, info, applications),
  }),
  application: t.field({
    type: ApplicationRef,
    nullable: true,
    description: 'One of them; null when there is none that the viewer may see.',
    args: { by: t.arg({ type: ApplicationBy, required: true, description: 'Which one.' }) },
    resolve: (_root, { by }, context, info) => resolveOne(context, info, application, by),
  }),
}));

builder.subscriptionField('fileProgress', (t) =>
  t.field({
    type: ApplicationRef,
    nullable: true,
    description:
      'An application as its file goes on: told at once, with each change of it or its steps, at least every four seconds, and a last time when it has come to its end. Ends when the caller may not see it any more.',
    args: { application: t.arg.id({ required: true, description: 'Global id of the application.' }) },
    // Only says what is followed; the server executes the document once for each thing there is to tell.
    subscribe: (_root, args, context) => followFile(context, args.application),
    resolve: (_followed, args, context, info) => resolveOne(context, info, application, { id: args.application }),
  }),
);
