import { notice, notices } from '../../resolvers/catalog/queries.ts';
import { builder } from '../builder.ts';
import { connectionTo, historyField, pageArguments, pageField } from '../connections.ts';
import { enums } from '../enums.ts';
import { globalId, resolveOne, resolvePage, rowField, rowsField } from '../reading.ts';
import { DomainRef, ImplementationPlanRef, NodeRef, NoticeAmendmentRef, NoticeRef, OrganizationRef } from '../refs.ts';

NoticeRef.implement({
  description:
    'A notice (授权运营通告): what may be applied for, on what conditions, until when. Everyone sees those that were published; drafts are seen by the authority and the department that leads the field.',
  interfaces: [NodeRef],
  extensions: { noun: 'Notice' },
  fields: (t) => ({
    id: t.id(globalId('Notice')),
    code: t.exposeString('code', { description: 'Public code; never reused.' }),
    title: t.exposeString('title', { description: 'Title.' }),
    mode: t.expose('mode', { type: enums.AuthorisationMode, description: 'Mode of authorisation (授权方式).' }),
    status: t.expose('status', {
      type: enums.NoticeStatus,
      description: 'State; whether it takes applications today is told by isOpen.',
    }),
    resourceCodes: t.stringList({
      description: 'Public codes of the resources that may be asked for; empty for all of its domains.',
      extensions: { maxItems: 2000 },
      resolve: ({ resourceCodes }) => [...resourceCodes],
    }),
    jurisdictionCodes: t.stringList({
      description: 'Divisions (GB/T 2260) whose scenarios may be applied for; empty for all.',
      extensions: { maxItems: 200 },
      resolve: ({ jurisdictionCodes }) => [...jurisdictionCodes],
    }),
    conditions: t.exposeString('conditions', { description: 'Conditions for applicants (申报条件); plain text.' }),
    criteria: t.exposeString('criteria', { description: 'By what applications are judged (评审标准); plain text.' }),
    requirements: t.exposeString('requirements', { description: 'What else is asked (有关要求); plain text.' }),
    requiredPapers: t.field({
      type: [enums.PaperKind],
      description: 'Papers that an application must come with.',
      extensions: { maxItems: 20 },
      resolve: ({ requiredPapers }) => [...requiredPapers],
    }),
    opensOn: t.expose('opensOn', {
      type: 'Date',
      description: 'First day on which applications are taken, in Asia/Shanghai.',
    }),
    closesOn: t.expose('closesOn', {
      type: 'Date',
      description: 'Last day on which applications are taken, in Asia/Shanghai.',
    }),
    reviewDays: t.exposeInt('reviewDays', {
      nullable: true,
      description: 'Working days that it gives each review; null where it gives none.',
    }),
    objectionDays: t.exposeInt('objectionDays', {
      nullable: true,
      description: 'Working days in which objections to results are taken; null where it gives none.',
    }),
    publishedAt: t.expose('publishedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was published; null before.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was drafted.' }),
    revision: t.exposeInt('revision', { description: 'Rises by one with each change, from 1.' }),
    authority: t.field(rowField(OrganizationRef, 'The authority that gives it.')),
    lead: t.field(
      rowField(
        OrganizationRef,
        'The department that leads the field and decides on the content together with the authority; null where none does.',
      ),
    ),
    plan: t.field(rowField(ImplementationPlanRef, 'The implementation plan it stands on.')),
    domains: t.field(rowsField(DomainRef, 7, 'Domains it opens.')),
    amendments: t.field(pageField('NoticeAmendment', 'What was changed after publication, the newest first.')),
    applications: t.field(pageField('Application', 'Applications that answer it, as far as the viewer may see them.')),
    history: t.field(historyField('What happened to it, the newest first.')),
  }),
});

const NoticeBy = builder.inputType('NoticeBy', {
  description: 'Names one of them: by exactly one of its fields.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ description: 'Global id.' }),
    code: t.string({ description: 'Public code.' }),
  }),
});

NoticeAmendmentRef.implement({
  description: 'What was changed of a published notice, why, and what stood there before.',
  interfaces: [NodeRef],
  extensions: { noun: 'NoticeAmendment' },
  fields: (t) => ({
    id: t.id(globalId('NoticeAmendment')),
    reason: t.exposeString('reason', { description: 'Why; plain text.' }),
    changes: t.expose('changes', {
      type: 'JSON',
      description: 'Field by field, what stood there and what stands there now.',
    }),
    amendedAt: t.expose('amendedAt', { type: 'DateTime', description: 'When it was amended.' }),
    notice: t.field(rowField(NoticeRef, 'The notice.')),
  }),
});

builder.queryFields((t) => ({
  notices: t.field({
    type: connectionTo('Notice'),
    nullable: true,
    args: pageArguments('Notice'),
    description: 'Notices (授权运营通告) that the viewer may see, the newest first.',
    resolve: (_root, _args, context, info) => resolvePage(context, info, notices),
  }),
  notice: t.field({
    type: NoticeRef,
    nullable: true,
    description: 'One of them; null when there is none that the viewer may see.',
    args: { by: t.arg({ type: NoticeBy, required: true, description: 'Which one.' }) },
    resolve: (_root, { by }, context, info) => resolveOne(context, info, notice, by),
  }),
}));
