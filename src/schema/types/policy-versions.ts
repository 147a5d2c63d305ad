import { calendarVersions, provisionVersions } from '../../resolvers/catalog/queries.ts';
import {
  calendarPreview,
  type ProvisionPreview,
  policyRehearsal,
  provisionPreview,
} from '../../resolvers/policy/preview.ts';
import { maxProvisions } from '../../resolvers/policy/queries.ts';
import type { ChangedDay } from '../../rules/calendar/calendar-faults.ts';
import type { ChangedBinding } from '../../rules/policy/effect-of-change.ts';
import type { Binding } from '../../rules/policy/settlement.ts';
import { builder } from '../builder.ts';
import { connectionTo, pageArguments } from '../connections.ts';
import { enums, StrictnessEnum } from '../enums.ts';
import { globalId, resolvePage, rowField } from '../reading.ts';
import {
  CalendarDayRef,
  CalendarVersionRef,
  NodeRef,
  PersonRef,
  PolicyConflictRef,
  ProvisionValueRef,
  ProvisionVersionRef,
  SourceReferenceRef,
} from '../refs.ts';
import { PolicyRehearsalRef } from './policy-rehearsal.ts';

const BindingRef = builder.objectRef<Binding>('PolicyBinding').implement({
  description: 'What is binding for a parameter on a day.',
  fields: (t) => ({
    value: t.field({ type: ProvisionValueRef, description: 'The value.', resolve: ({ value }) => value }),
    provisionCodes: t.stringList({
      description: 'Codes of the provisions it comes from, the highest layer first.',
      extensions: { maxItems: maxProvisions },
      resolve: ({ provisions }) => provisions.map(({ code }) => code),
    }),
  }),
});

const ChangedBindingRef = builder.objectRef<ChangedBinding>('ChangedBinding').implement({
  description: 'A limit whose binding value a change of policy would alter.',
  fields: (t) => ({
    parameter: t.exposeString('parameter', { description: 'The limit, such as `agreement.term`.' }),
    before: t.expose('before', {
      type: BindingRef,
      nullable: true,
      description: 'What binds now; null where nothing does.',
    }),
    after: t.expose('after', {
      type: BindingRef,
      nullable: true,
      description: 'What would bind; null where nothing would.',
    }),
  }),
});

const ProvisionPreviewRef = builder.objectRef<ProvisionPreview>('ProvisionPreview').implement({
  description: 'What approving a provision would change.',
  fields: (t) => ({
    lookedAtOn: t.field({
      type: 'Date',
      description: 'The day looked at: its first, or today where that is past.',
      resolve: ({ on }) => on,
    }),
    isInForce: t.exposeBoolean('isInForce', { description: 'Whether it would be in force on that day.' }),
    isEnforced: t.exposeBoolean('isEnforced', { description: 'Whether it could block.' }),
    bindings: t.field({
      type: [ChangedBindingRef],
      description: 'Limits with another value, or the same value from other provisions.',
      extensions: { maxItems: maxProvisions },
      resolve: ({ bindings }) => [...bindings],
    }),
    newConflicts: t.field({
      type: [PolicyConflictRef],
      description: 'Contradictions that would appear.',
      extensions: { maxItems: maxProvisions },
      resolve: ({ newConflicts }) => [...newConflicts],
    }),
    endedConflicts: t.field({
      type: [PolicyConflictRef],
      description: 'Contradictions that would disappear.',
      extensions: { maxItems: maxProvisions },
      resolve: ({ endedConflicts }) => [...endedConflicts],
    }),
    rehearsal: t.field({
      type: PolicyRehearsalRef,
      nullable: true,
      description: 'What it would have done to the decisions of the last year.',
      resolve: (preview, _args, context) => policyRehearsal(context, preview),
    }),
  }),
});

const content = ['code', 'title', 'document', 'documentNumber', 'article', 'quotation', 'url', 'layer', 'mark'];
const terms = ['parameter', 'value', 'stricter', 'isNamed', 'startsOn', 'endsOn', 'note', 'state'];

ProvisionVersionRef.implement({
  description:
    'A version of a provision (规定), proposed, approved or rejected. Administrators and auditors see it; `policy` tells everybody what is in force.',
  interfaces: [NodeRef],
  extensions: { noun: 'ProvisionVersion' },
  fields: (t) => ({
    id: t.id(globalId('ProvisionVersion')),
    code: t.exposeString('code', { description: 'Names the provision across its versions.' }),
    title: t.exposeString('title', { description: 'What it is about, in our words.' }),
    document: t.exposeString('document', { description: 'Title of the document it stands in.' }),
    documentNumber: t.exposeString('documentNumber', { nullable: true, description: 'Number of the document (文号).' }),
    article: t.exposeString('article', { nullable: true, description: 'Article; null where it is not known.' }),
    quotation: t.exposeString('quotation', { description: 'Its own words, or what is said of it.' }),
    url: t.exposeString('url', { nullable: true, description: 'Where it was read.' }),
    layer: t.expose('layer', { type: enums.ProvisionLayer, description: 'Layer of its document.' }),
    mark: t.expose('mark', { type: enums.EvidenceMark, description: 'How well it is known.' }),
    parameter: t.exposeString('parameter', { nullable: true, description: 'The limit it sets.' }),
    value: t.field({
      type: ProvisionValueRef,
      nullable: true,
      description: 'What it fixes; null where the text gives no value.',
      extensions: { reads: ['value'] },
      resolve: ({ value }) => value,
    }),
    stricter: t.expose('stricter', {
      type: StrictnessEnum,
      nullable: true,
      description: 'Which value of its parameter is the stricter one.',
    }),
    isNamed: t.exposeBoolean('isNamed', { description: 'Whether the scheme depends on it.' }),
    startsOn: t.expose('startsOn', { type: 'Date', description: 'Its first day in force.' }),
    endsOn: t.expose('endsOn', { type: 'Date', nullable: true, description: 'Its last day in force.' }),
    state: t.expose('state', { type: enums.PolicyState, description: 'What became of it.' }),
    decidedAt: t.expose('decidedAt', { type: 'DateTime', nullable: true, description: 'When it was decided on.' }),
    note: t.exposeString('note', { nullable: true, description: 'What the proposer noted, and the one who decided.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was proposed or loaded.' }),
    revision: t.exposeInt('revision', { description: 'Rises by one with each change, from 1.' }),
    proposedBy: t.field(rowField(PersonRef, 'Who proposed it; null for reference data.')),
    decidedBy: t.field(rowField(PersonRef, 'Who decided on it.')),
    preview: t.field({
      type: ProvisionPreviewRef,
      nullable: true,
      description:
        'What approving it would change, by the policy of at most five seconds ago; null once it is decided on.',
      extensions: { reads: ['id', ...content, ...terms] },
      resolve: (version, _args, context) => provisionPreview(context, version),
    }),
  }),
});

const ChangedDayRef = builder.objectRef<ChangedDay>('ChangedDay').implement({
  description: 'A day that a new version of a calendar makes a working day or a day of rest.',
  fields: (t) => ({
    fallsOn: t.field({ type: 'Date', description: 'The day.', resolve: ({ on }) => on }),
    isWorkingDayBefore: t.boolean({
      nullable: true,
      description: 'Whether it is a working day now; null where no calendar of the year was approved yet.',
      resolve: ({ before }) => before,
    }),
    isWorkingDayAfter: t.boolean({ description: 'Whether it would be one.', resolve: ({ after }) => after }),
  }),
});

CalendarVersionRef.implement({
  description:
    'A version of the working-day calendar (工作日历) of a year, proposed, approved or rejected. Administrators and auditors see it; `calendar` tells everybody the one that counts.',
  interfaces: [NodeRef],
  extensions: { noun: 'CalendarVersion' },
  fields: (t) => ({
    id: t.id(globalId('CalendarVersion')),
    code: t.exposeString('code', { description: 'Where it holds; `CN` is mainland China.' }),
    year: t.exposeInt('year', { description: 'The year.' }),
    title: t.exposeString('title', { description: 'Title.' }),
    reference: t.expose('reference', { type: SourceReferenceRef, description: 'The notice it rests on.' }),
    mark: t.expose('mark', { type: enums.EvidenceMark, description: 'How well the notice is known.' }),
    days: t.field({
      type: [CalendarDayRef],
      description: 'Days that differ from the plain week, in their order.',
      extensions: { maxItems: 366, reads: ['days'] },
      resolve: ({ days }) => [...days],
    }),
    state: t.expose('state', { type: enums.PolicyState, description: 'What became of it.' }),
    decidedAt: t.expose('decidedAt', { type: 'DateTime', nullable: true, description: 'When it was decided on.' }),
    note: t.exposeString('note', { nullable: true, description: 'What the proposer noted, and the one who decided.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was proposed or loaded.' }),
    revision: t.exposeInt('revision', { description: 'Rises by one with each change, from 1.' }),
    proposedBy: t.field(rowField(PersonRef, 'Who proposed it; null for reference data.')),
    decidedBy: t.field(rowField(PersonRef, 'Who decided on it.')),
    preview: t.field({
      type: [ChangedDayRef],
      nullable: true,
      description: 'Days that approving it would make working days or days of rest; null once it is decided on.',
      extensions: { maxItems: 732, reads: ['id', 'code', 'year', 'title', 'reference', 'mark', 'days', 'state'] },
      resolve: async (version, _args, context) => {
        const days = await calendarPreview(context, version);
        return days && [...days];
      },
    }),
  }),
});

builder.queryFields((t) => ({
  provisionVersions: t.field({
    type: connectionTo('ProvisionVersion'),
    nullable: true,
    args: pageArguments('ProvisionVersion'),
    description: 'Versions of provisions, the last proposed first; for administrators and auditors.',
    resolve: (_root, _args, context, info) => resolvePage(context, info, provisionVersions),
  }),
  calendarVersions: t.field({
    type: connectionTo('CalendarVersion'),
    nullable: true,
    args: pageArguments('CalendarVersion'),
    description: 'Versions of working-day calendars, the last proposed first; for administrators and auditors.',
    resolve: (_root, _args, context, info) => resolvePage(context, info, calendarVersions),
  }),
}));
