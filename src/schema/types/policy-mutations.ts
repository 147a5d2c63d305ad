import { calendarVersion, provisionVersion } from '../../resolvers/catalog/queries.ts';
import { decideCalendar } from '../../resolvers/policy/decide-calendar.ts';
import { decideProvision } from '../../resolvers/policy/decide-provision.ts';
import { proposeCalendar } from '../../resolvers/policy/propose-calendar.ts';
import { proposeProvision } from '../../resolvers/policy/propose-provision.ts';
import { encodeGlobalId } from '../../rules/catalog/global-id.ts';
import { builder } from '../builder.ts';
import { enums, StrictnessEnum } from '../enums.ts';
import { addMutation, changeFields, reasonField, successRow } from '../mutation.ts';
import { CalendarVersionRef, ProvisionVersionRef } from '../refs.ts';

const QuantityInput = builder.inputType('QuantityInput', {
  description: 'An amount with its unit.',
  fields: (t) => ({
    amount: t.float({ required: true, description: 'How much; 0 or more.' }),
    unit: t.field({ type: enums.QuantityUnit, required: true, description: 'Of what.' }),
  }),
});

const ProvisionValueInput = builder.inputType('ProvisionValueInput', {
  description: 'What a provision fixes: exactly one of both.',
  isOneOf: true,
  fields: (t) => ({
    quantity: t.field({ type: QuantityInput, description: 'An amount.' }),
    words: t.stringList({ description: 'A list of at most 40 words, each once.' }),
  }),
});

const ProvisionContentInput = builder.inputType('ProvisionContentInput', {
  description: 'A version of a provision, whole.',
  fields: (t) => ({
    code: t.string({
      required: true,
      description: 'Names the provision: that of an existing one for a new version of it, or a new one.',
    }),
    title: t.string({ required: true, description: 'What it is about, at most 200 characters.' }),
    document: t.string({ required: true, description: 'Title of the document it stands in.' }),
    documentNumber: t.string({ description: 'Number of the document (文号).' }),
    article: t.string({ description: 'Article.' }),
    quotation: t.string({ required: true, description: 'Its own words, or what is said of it.' }),
    url: t.string({ description: 'Where it was read; asked for where its wording was seen.' }),
    layer: t.field({ type: enums.ProvisionLayer, required: true, description: 'Layer of its document.' }),
    mark: t.field({ type: enums.EvidenceMark, required: true, description: 'How well it is known.' }),
    parameter: t.string({ description: 'The limit it sets, such as `agreement.term`.' }),
    value: t.field({ type: ProvisionValueInput, description: 'What it fixes.' }),
    stricter: t.field({ type: StrictnessEnum, description: 'Which value is the stricter one.' }),
    isNamed: t.boolean({ required: true, description: 'Whether the scheme depends on it.' }),
    startsOn: t.field({ type: 'Date', required: true, description: 'Its first day in force.' }),
    endsOn: t.field({ type: 'Date', description: 'Its last day in force; open when left out.' }),
    note: t.string({ description: 'How it is read, or why it changes.' }),
  }),
});

const CalendarDayInput = builder.inputType('CalendarDayInput', {
  description: 'A day that differs from the plain week.',
  fields: (t) => ({
    fallsOn: t.field({ type: 'Date', required: true, description: 'The day.' }),
    kind: t.field({ type: enums.CalendarDayKind, required: true, description: 'Whether it is off or worked.' }),
    name: t.string({ required: true, description: 'The holiday it belongs to, at most 50 characters.' }),
  }),
});

const CalendarContentInput = builder.inputType('CalendarContentInput', {
  description: 'A version of the working-day calendar of a year, whole.',
  fields: (t) => ({
    code: t.string({ required: true, defaultValue: 'CN', description: 'Where it holds.' }),
    year: t.int({ required: true, description: 'The year.' }),
    title: t.string({ required: true, description: 'Title, at most 200 characters.' }),
    sourceTitle: t.string({ required: true, description: 'The notice it rests on.' }),
    sourceUrl: t.string({ description: 'Address of the notice.' }),
    mark: t.field({ type: enums.EvidenceMark, required: true, description: 'How well the notice is known.' }),
    days: t.field({ type: [CalendarDayInput], required: true, description: 'Days that differ, at most 366.' }),
    note: t.string({ description: 'How it is read, or why it changes.' }),
  }),
});

const PolicyDecisionEnum = builder.enumType('PolicyDecision', {
  description: 'What a second person decides on a change of policy.',
  values: {
    APPROVED: { value: 'approved', description: '批准. It is in force within its dates.' },
    REJECTED: { value: 'rejected', description: '否决. It never has an effect and is kept for the record.' },
  } as const,
});

const provisionField = successRow(
  'provisionVersion',
  ProvisionVersionRef,
  'The version as it stands now; its preview tells what approval would change.',
  (id, context, asked) => provisionVersion(context, asked, { id: encodeGlobalId('ProvisionVersion', id) }),
);
const calendarField = successRow(
  'calendarVersion',
  CalendarVersionRef,
  'The version as it stands now; its preview tells what approval would change.',
  (id, context, asked) => calendarVersion(context, asked, { id: encodeGlobalId('CalendarVersion', id) }),
);

addMutation('proposeProvision', {
  description:
    'Proposes a version of a provision, of one that there is or of a new one. It has no effect until a second person approves it. Administrators.',
  input: (t) => ({
    content: t.field({ type: ProvisionContentInput, required: true, description: 'The version.' }),
    correctionReason: t.string({
      description: 'What was wrong, where the version corrects what held before today: 2 to 2,000 characters.',
    }),
  }),
  success: provisionField,
  run: proposeProvision,
});

addMutation('decideProvision', {
  description:
    'Approves or rejects a proposed version of a provision; the version it replaces ends the day before it begins. Administrators, never who proposed it.',
  input: (t) => ({
    ...changeFields(t, 'version'),
    decision: t.field({ type: PolicyDecisionEnum, required: true, description: 'Approves or rejects.' }),
    note: reasonField(t),
  }),
  success: provisionField,
  run: decideProvision,
});

addMutation('proposeCalendar', {
  description:
    'Proposes a version of the working-day calendar of a year. It has no effect until a second person approves it. Administrators.',
  input: (t) => ({
    content: t.field({ type: CalendarContentInput, required: true, description: 'The version.' }),
  }),
  success: calendarField,
  run: proposeCalendar,
});

addMutation('decideCalendar', {
  description:
    'Approves or rejects a proposed version of a working-day calendar; of a year, the version approved last counts. Administrators, never who proposed it.',
  input: (t) => ({
    ...changeFields(t, 'version'),
    decision: t.field({ type: PolicyDecisionEnum, required: true, description: 'Approves or rejects.' }),
    note: reasonField(t),
  }),
  success: calendarField,
  run: decideCalendar,
});
