import { supervisionRecord, supervisionRecords } from '../../resolvers/catalog/queries.ts';
import { builder } from '../builder.ts';
import { connectionTo, pageArguments, pageField } from '../connections.ts';
import { enums } from '../enums.ts';
import { globalId, resolveOne, resolvePage, rowField } from '../reading.ts';
import { AgreementRef, NodeRef, OrganizationRef, SupervisionRecordRef } from '../refs.ts';

SupervisionRecordRef.implement({
  description:
    'Something that supervision has put down (监督评价) about an agreement, an operator or a provider. Whom it is about and those who review see it.',
  interfaces: [NodeRef],
  extensions: { noun: 'SupervisionRecord' },
  fields: (t) => ({
    id: t.id(globalId('SupervisionRecord')),
    code: t.exposeString('code', { description: 'Public code; never reused.' }),
    kind: t.expose('kind', { type: enums.SupervisionKind, description: 'What it is.' }),
    year: t.exposeInt('year', { nullable: true, description: 'The year it is about; null where it is about none.' }),
    score: t.exposeInt('score', { nullable: true, description: 'Score of an evaluation, 0 to 100.' }),
    summary: t.exposeString('summary', { description: 'What was found or reported; plain text.' }),
    details: t.expose('details', { type: 'JSON', description: 'Figures and findings by name.' }),
    state: t.expose('state', { type: enums.SupervisionState, description: 'Where it stands.' }),
    dueOn: t.expose('dueOn', { type: 'Date', nullable: true, description: 'Last day for what is to be mended.' }),
    answer: t.exposeString('answer', {
      nullable: true,
      description: 'What whom it is about has answered; plain text.',
    }),
    answeredAt: t.expose('answeredAt', { type: 'DateTime', nullable: true, description: 'When it was answered.' }),
    closedAt: t.expose('closedAt', { type: 'DateTime', nullable: true, description: 'When it was closed.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was put down.' }),
    revision: t.exposeInt('revision', { description: 'Rises by one with each change, from 1.' }),
    agreement: t.field(rowField(AgreementRef, 'The agreement it is about.')),
    organization: t.field(rowField(OrganizationRef, 'Whom it is about.')),
    recordedBy: t.field(rowField(OrganizationRef, 'The body that put it down.')),
    steps: t.field(pageField('Step', 'What waits or waited for somebody.')),
  }),
});

const SupervisionRecordBy = builder.inputType('SupervisionRecordBy', {
  description: 'Names one of them: by exactly one of its fields.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ description: 'Global id.' }),
    code: t.string({ description: 'Public code.' }),
  }),
});

builder.queryFields((t) => ({
  supervisionRecords: t.field({
    type: connectionTo('SupervisionRecord'),
    nullable: true,
    args: pageArguments('SupervisionRecord'),
    description: 'Records of supervision that the viewer may see, the newest first.',
    resolve: (_root, _args, context, info) => resolvePage(context, info, supervisionRecords),
  }),
  supervisionRecord: t.field({
    type: SupervisionRecordRef,
    nullable: true,
    description: 'One of them; null when there is none that the viewer may see.',
    args: { by: t.arg({ type: SupervisionRecordBy, required: true, description: 'Which one.' }) },
    resolve: (_root, { by }, context, info) => resolveOne(context, info, supervisionRecord, by),
  }),
}));
