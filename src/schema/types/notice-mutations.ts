import { notice } from '../../resolvers/catalog/queries.ts';
import { amendNotice } from '../../resolvers/notice/amend-notice.ts';
import { cancelNotice } from '../../resolvers/notice/cancel-notice.ts';
import { draftNotice } from '../../resolvers/notice/draft-notice.ts';
import { endorseNotice } from '../../resolvers/notice/endorse-notice.ts';
import { publishNotice } from '../../resolvers/notice/publish-notice.ts';
import { noticeAvailableActions } from '../../resolvers/notice/queries.ts';
import { reviseNotice } from '../../resolvers/notice/revise-notice.ts';
import { dateInShanghai } from '../../rules/calendar/local-date.ts';
import { encodeGlobalId } from '../../rules/catalog/global-id.ts';
import { isNoticeOpen, noticeDaysLeft } from '../../rules/notice/window.ts';
import { builder } from '../builder.ts';
import { enums } from '../enums.ts';
import { addMutation, changeFields, reasonField, successRow } from '../mutation.ts';
import { AvailableActionRef, NoticeRef } from '../refs.ts';

const windowReads = ['status', 'opensOn', 'closesOn'];

builder.objectFields(NoticeRef, (t) => ({
  isOpen: t.boolean({
    description: 'Whether it takes applications today, in Asia/Shanghai: published, and within its window.',
    extensions: { reads: windowReads },
    resolve: (row, _args, { now }) => isNoticeOpen(row, dateInShanghai(now())),
  }),
  daysLeft: t.int({
    nullable: true,
    description:
      'Calendar days (自然日) left after today in which it takes applications; 0 on the last, null while it takes none.',
    extensions: { reads: windowReads },
    resolve: (row, _args, { now }) => noticeDaysLeft(row, dateInShanghai(now())),
  }),
  availableActions: t.field({
    type: [AvailableActionRef],
    description: 'What the caller may do with it now; empty for those who give no notices and lead no field.',
    extensions: { maxItems: 20, reads: ['id'] },
    resolve: async ({ id }, _args, context) => [...(await noticeAvailableActions(context, id))],
  }),
}));

type InputFields = Parameters<Parameters<typeof addMutation>[1]['input']>[0];

const changeable = (t: InputFields) => ({
  title: t.string({ description: 'Title, 1 to 500 characters.' }),
  domains: t.field({ type: [enums.DomainCode], description: 'Domains it opens, all of one lead; none for the whole.' }),
  resourceCodes: t.stringList({
    description: 'Public codes of the resources that may be asked for, at most 2,000; empty for all of its domains.',
  }),
  jurisdictionCodes: t.stringList({
    description: 'Divisions (GB/T 2260) whose scenarios may be applied for, at most 200; empty for all.',
  }),
  conditions: t.string({ description: 'Conditions for applicants (申报条件); plain text.' }),
  criteria: t.string({ description: 'By what applications are judged (评审标准); plain text.' }),
  requirements: t.string({ description: 'What else is asked (有关要求); plain text.' }),
  requiredPapers: t.field({ type: [enums.PaperKind], description: 'Papers that an application must come with.' }),
  opensOn: t.field({ type: 'Date', description: 'First day on which applications are taken, in Asia/Shanghai.' }),
  closesOn: t.field({ type: 'Date', description: 'Last day on which applications are taken, in Asia/Shanghai.' }),
  reviewDays: t.int({ description: 'Working days that it gives each review, 1 to 366; null gives none.' }),
  objectionDays: t.int({
    description: 'Working days in which objections to results are taken, 1 to 366; null gives none.',
  }),
});

const NoticeContentInput = builder.inputType('NoticeContentInput', {
  description: 'What the authority writes of a notice: what is left out stays; lists are replaced whole.',
  fields: (t) => ({
    ...changeable(t),
    mode: t.field({ type: enums.AuthorisationMode, description: 'Mode of authorisation; that of its plan.' }),
    lead: t.string({
      description: 'Public code of the department that leads the field and has to endorse it; null for none.',
    }),
  }),
});

const NoticeChangesInput = builder.inputType('NoticeChangesInput', {
  description: 'What changes of a published notice: what is left out stays; lists are replaced whole.',
  fields: changeable,
});

const noticeField = successRow(
  'notice',
  NoticeRef,
  'The notice as it stands now; null when the caller may not see it.',
  (id, context, asked) => notice(context, asked, { id: encodeGlobalId('Notice', id) }),
);

addMutation('draftNotice', {
  description:
    'Drafts a notice (授权运营通告) on an implementation plan, however incomplete: it has a title and a window. Officers of the authority.',
  input: (t) => ({
    authority: t.string({ description: 'Public code of the authority; the caller’s own when left out.' }),
    plan: t.id({ required: true, description: 'Public code or global id of the plan it is to stand on.' }),
    content: t.field({ type: NoticeContentInput, required: true, description: 'What it says.' }),
  }),
  success: noticeField,
  run: draftNotice,
});

addMutation('reviseNotice', {
  description: 'Changes what a notice says before it is published. One that was endorsed is a draft again.',
  input: (t) => ({
    ...changeFields(t, 'notice'),
    plan: t.id({ description: 'Public code or global id of another plan it is to stand on; the same when left out.' }),
    content: t.field({ type: NoticeContentInput, description: 'What changes.' }),
  }),
  success: noticeField,
  run: reviseNotice,
});

addMutation('endorseNotice', {
  description:
    'The department that leads the field agrees to what a notice says (会同相关领域主管部门研究确定). Its domain leads only.',
  input: (t) => changeFields(t, 'notice'),
  success: noticeField,
  run: endorseNotice,
});

addMutation('publishNotice', {
  description:
    'Publishes a notice (发布通告). Refused until it says all it has to, its plan is approved and in force, and its lead has endorsed it.',
  input: (t) => changeFields(t, 'notice'),
  success: noticeField,
  run: publishNotice,
});

addMutation('amendNotice', {
  description:
    'Changes a published notice in sight of everyone: what stood there, what stands there now and why are kept. Its window may be extended while it runs and never ends before today; its scope keeps what was handed in under it.',
  input: (t) => ({
    ...changeFields(t, 'notice'),
    reason: t.string({ required: true, description: 'Why; everyone reads it. 2 to 2,000 characters.' }),
    changes: t.field({ type: NoticeChangesInput, required: true, description: 'What changes.' }),
  }),
  success: noticeField,
  run: amendNotice,
});

addMutation('cancelNotice', {
  description:
    'Calls a notice off for good: it takes no applications any more, and those that were handed in go on. What was published stays public.',
  input: (t) => ({ ...changeFields(t, 'notice'), reason: reasonField(t) }),
  success: noticeField,
  run: cancelNotice,
});
