import { acceptApplication } from '../../resolvers/application/accept-application.ts';
import { draftApplication } from '../../resolvers/application/draft-application.ts';
import {
  type ApplicationCheck,
  applicationAvailableActions,
  applicationFindings,
  applicationList,
  applicationWaiting,
  checkApplication,
} from '../../resolvers/application/queries.ts';
import { returnApplication } from '../../resolvers/application/return-application.ts';
import { reviseApplication } from '../../resolvers/application/revise-application.ts';
import { submitApplication } from '../../resolvers/application/submit-application.ts';
import { withdrawApplication } from '../../resolvers/application/withdraw-application.ts';
import { application } from '../../resolvers/catalog/queries.ts';
import type { ListTotals, WaitingStep } from '../../rules/application/figures.ts';
import { encodeGlobalId } from '../../rules/catalog/global-id.ts';
import { ApplicationContentInput } from '../application-content.ts';
import { builder } from '../builder.ts';
import { enums } from '../enums.ts';
import { addMutation, changeFields, reasonField, successRow } from '../mutation.ts';
import { ApplicationRef, ApplicationSubmissionRef, AvailableActionRef, FindingRef } from '../refs.ts';

const WaitingStepRef = builder.objectRef<WaitingStep>('ApplicationWaiting').implement({
  description: 'Something of a file that waits: for whom, since when and until when.',
  fields: (t) => ({
    step: t.id({ description: 'Global id of the step.', resolve: ({ id }) => encodeGlobalId('Step', id) }),
    kind: t.expose('kind', { type: enums.StepKind, description: 'What is to be done.' }),
    isPaused: t.exposeBoolean('isPaused', {
      description: 'Whether its clock stands still, since the file waits for somebody else.',
    }),
    organizationCode: t.string({
      description: 'Public code of the organisation it waits for.',
      resolve: ({ organization }) => organization.code,
    }),
    organizationName: t.string({ description: 'Its name.', resolve: ({ organization }) => organization.name }),
    startedOn: t.expose('startedOn', {
      type: 'Date',
      description: 'Day from which its clock counts, in Asia/Shanghai.',
    }),
    dueOn: t.expose('dueOn', {
      type: 'Date',
      nullable: true,
      description: 'Last day; null without a limit, while it stands still, and where the calendar is not known yet.',
    }),
  }),
});

const GradeCountRef = builder.objectRef<ListTotals['byGrade'][number]>('ApplicationGradeCount').implement({
  description: 'How many lines of a list are of a sensitivity grade.',
  fields: (t) => ({
    grade: t.expose('grade', { type: enums.SensitivityGrade, description: 'The grade.' }),
    count: t.exposeInt('count', { description: 'How many.' }),
  }),
});

const ListTotalsRef = builder.objectRef<ListTotals>('ApplicationList').implement({
  description: 'What is on the list (清单) of an application now, in figures; all 0 before the first submission.',
  fields: (t) => ({
    itemCount: t.exposeInt('itemCount', { description: 'Lines on the list.' }),
    resourceCount: t.exposeInt('resourceCount', { description: 'Resources on it.' }),
    providerCount: t.exposeInt('providerCount', { description: 'Providers, each of which is asked for consent.' }),
    provincialReturnCount: t.exposeInt('provincialReturnCount', {
      description: 'Lines that the province returned (省回流) and has to consent to.',
    }),
    byGrade: t.field({
      type: [GradeCountRef],
      description: 'Lines by grade, the lowest first.',
      extensions: { maxItems: 5 },
      resolve: ({ byGrade }) => [...byGrade],
    }),
  }),
});

const ApplicationCheckRef = builder.objectRef<ApplicationCheck>('ApplicationCheck').implement({
  description: 'What handing an application in would be told as things stand, without handing it in.',
  fields: (t) => ({
    mayBeSubmitted: t.exposeBoolean('mayBeSubmitted', { description: 'Whether no rule stands in the way.' }),
    checkedOn: t.expose('checkedOn', { type: 'Date', description: 'The day it was looked at, in Asia/Shanghai.' }),
    findings: t.field({
      type: [FindingRef],
      description: 'What every rule found, those that are met among it: the same that submitApplication judges by.',
      extensions: { maxItems: 100 },
      resolve: ({ findings }) => [...findings],
    }),
  }),
});

builder.objectFields(ApplicationRef, (t) => ({
  availableActions: t.field({
    type: [AvailableActionRef],
    description: 'What the caller may do now with it, with what stands in the way and until when.',
    extensions: { maxItems: 20, reads: ['id'] },
    resolve: async ({ id }, _args, context) => [...(await applicationAvailableActions(context, id))],
  }),
  waiting: t.field({
    type: [WaitingStepRef],
    description: 'Where it waits: every step that is not over, in the order in which they were opened.',
    extensions: { maxItems: 200, reads: ['id'] },
    resolve: async ({ id }, _args, context) => [...(await applicationWaiting(context, id))],
  }),
  list: t.field({
    type: ListTotalsRef,
    description: 'Its list in figures; items has the lines.',
    extensions: { reads: ['id'] },
    resolve: async ({ id }, _args, context) => await applicationList(context, id),
  }),
  findings: t.field({
    type: [FindingRef],
    nullable: true,
    description:
      'What the rules said when it was last handed in, for the authority, the mechanism and auditors; null for everybody else, who has checkApplication.',
    extensions: { maxItems: 100, reads: ['id'] },
    resolve: async ({ id }, _args, context) => await applicationFindings(context, id),
  }),
}));

builder.objectFields(ApplicationSubmissionRef, (t) => ({
  changes: t.field({
    type: 'JSON',
    nullable: true,
    description:
      'What exactly changed since the submission before: `fields` with from and to, `papers` added and removed, fields of the `scenario`, lines of the `list` added, removed and changed; null for the first.',
    extensions: { reads: ['content'] },
    resolve: ({ content }) => (content['changes'] ?? null) as Readonly<Record<string, unknown>> | null,
  }),
}));

builder.queryFields((t) => ({
  checkApplication: t.field({
    type: ApplicationCheckRef,
    nullable: true,
    description:
      'A dry run of submitApplication: everything that the rules say of it today, by the same rules. Null when there is none that the viewer may see.',
    args: { id: t.arg.id({ required: true, description: 'Global id of the application.' }) },
    resolve: async (_root, { id }, context) => await checkApplication(context, id),
  }),
}));

const applicationField = successRow(
  'application',
  ApplicationRef,
  'The application as it stands now; null when the caller may not see it.',
  (id, context, asked) => application(context, asked, { id: encodeGlobalId('Application', id) }),
);

addMutation('draftApplication', {
  description:
    'Makes an application for authorisation as a draft, however incomplete. Staff of the applicant. Its code is given: the applicant’s code and a number. One runs at a time for an applicant and a scenario.',
  input: (t) => ({
    applicant: t.string({ description: 'Public code of the applicant; the caller’s own organisation when left out.' }),
    notice: t.id({ required: true, description: 'Public code or global id of the notice it answers.' }),
    scenario: t.id({
      required: true,
      description: 'Public code or global id of the scenario: a published one, or the applicant’s own.',
    }),
    kind: t.field({ type: enums.ApplicationKind, description: 'Why it is made; INITIAL when left out.' }),
    agreement: t.id({
      description: 'For a renewal or a change of the list, and for nothing else: the agreement, by code or global id.',
    }),
    citedScenario: t.id({ description: 'A scenario proved elsewhere that this one carries on, by code or global id.' }),
    content: t.field({ type: ApplicationContentInput, description: 'What the applicant writes.' }),
  }),
  success: applicationField,
  run: draftApplication,
});

addMutation('reviseApplication', {
  description:
    'Changes an application that is a draft or came back: what is left out stays, null clears, papers come and go one by one. A renewal that came too late is made INITIAL here.',
  input: (t) => ({
    ...changeFields(t, 'application'),
    kind: t.field({ type: enums.ApplicationKind, description: 'Why it is made.' }),
    agreement: t.id({ description: 'The agreement it follows on or whose list it changes.' }),
    citedScenario: t.id({ description: 'A scenario proved elsewhere that this one carries on.' }),
    content: t.field({ type: ApplicationContentInput, description: 'What changes.' }),
  }),
  success: applicationField,
  run: reviseApplication,
});

addMutation('submitApplication', {
  description:
    'Hands an application in: scenario, list, papers, notice and the policy in force are frozen. Refused with every finding until it says and has all it must; checkApplication tells the same beforehand.',
  input: (t) => changeFields(t, 'application'),
  success: applicationField,
  run: submitApplication,
});

addMutation('withdrawApplication', {
  description: 'Takes an application back for good, until it is decided; what waits is cancelled.',
  input: (t) => ({ ...changeFields(t, 'application'), reason: reasonField(t) }),
  success: applicationField,
  run: withdrawApplication,
});

addMutation('acceptApplication', {
  description:
    'Takes an application up (受理): the reviews, consents and opinions that its list asks for are opened. The authority, never what its own people handed in.',
  input: (t) => ({
    ...changeFields(t, 'application'),
    opinion: t.string({ description: 'What is said of its completeness; at most 2,000 characters.' }),
  }),
  success: applicationField,
  run: acceptApplication,
});

addMutation('returnApplication', {
  description:
    'Sends an application back to be supplemented (退回补正), everything that is missing told at once; its clocks stand still until it is handed in again. The authority.',
  input: (t) => ({
    ...changeFields(t, 'application'),
    reason: t.string({ required: true, description: 'Why; the applicant reads it. 2 to 2,000 characters.' }),
    points: t.stringList({ description: 'What is to be supplemented, point by point; at most 50.' }),
  }),
  success: applicationField,
  run: returnApplication,
});
