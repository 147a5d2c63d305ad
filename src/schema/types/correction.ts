import { correction, corrections } from '../../resolvers/catalog/queries.ts';
import { answerCorrection } from '../../resolvers/corrections/answer-correction.ts';
import { requestCorrection } from '../../resolvers/corrections/request-correction.ts';
import { encodeGlobalId } from '../../rules/catalog/global-id.ts';
import { builder } from '../builder.ts';
import { connectionTo, pageArguments, pageField } from '../connections.ts';
import { enums } from '../enums.ts';
import { addMutation, changeFields, successRow } from '../mutation.ts';
import { globalId, resolvePage, rowField } from '../reading.ts';
import { CorrectionRef, NodeRef, PersonRef, ResourceRef } from '../refs.ts';

CorrectionRef.implement({
  description:
    'A comment or correction request (数据纠错) on a catalog entry. Its author, stewards of the provider, the authority and auditors see it.',
  interfaces: [NodeRef],
  extensions: { noun: 'Correction' },
  fields: (t) => ({
    id: t.id(globalId('Correction')),
    kind: t.expose('kind', { type: enums.CorrectionKind, description: 'Comment or correction request.' }),
    field: t.exposeString('field', {
      nullable: true,
      description: 'Part of the entry it is about, in the names of ResourceContentInput; null for the whole.',
    }),
    message: t.exposeString('message', {
      description: 'Plain text as it was written, never markup; empty once its author was erased.',
    }),
    state: t.expose('state', { type: enums.CorrectionState, description: 'What became of it.' }),
    answer: t.exposeString('answer', { nullable: true, description: 'What the steward answered; plain text.' }),
    answeredAt: t.expose('answeredAt', { type: 'DateTime', nullable: true, description: 'When it was answered.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was written.' }),
    revision: t.exposeInt('revision', { description: 'Rises by one with each change, from 1.' }),
    resource: t.field(rowField(ResourceRef, 'The resource it is about.')),
    author: t.field(rowField(PersonRef, 'Who wrote it; null for those who may not see the person.')),
    answeredBy: t.field(rowField(PersonRef, 'Who answered it; null for those who may not see the person.')),
  }),
});

builder.objectFields(ResourceRef, (t) => ({
  corrections: t.field(pageField('Correction', 'Comments and correction requests on it that the viewer may see.')),
}));

builder.queryFields((t) => ({
  corrections: t.field({
    type: connectionTo('Correction'),
    nullable: true,
    args: pageArguments('Correction'),
    description: 'Comments and correction requests that the viewer may see, the newest first.',
    resolve: (_root, _args, context, info) => resolvePage(context, info, corrections),
  }),
}));

const correctionField = successRow('correction', CorrectionRef, 'The request as it stands now.', (id, context, asked) =>
  correction(context, asked, { id: encodeGlobalId('Correction', id) }),
);

addMutation('requestCorrection', {
  description:
    'Comments on a published resource, or asks its steward to correct the entry. Whoever has signed in, with at most 20 requests waiting.',
  input: (t) => ({
    resource: t.id({ required: true, description: 'Global id of the resource.' }),
    kind: t.field({ type: enums.CorrectionKind, required: true, description: 'Comment or correction request.' }),
    field: t.string({
      description: 'Part of the entry it is about, in the names of ResourceContentInput; the whole when left out.',
    }),
    message: t.string({ required: true, description: 'What is to be said, as plain text: 2 to 2,000 characters.' }),
  }),
  success: correctionField,
  run: requestCorrection,
});

const CorrectionDecisionEnum = builder.enumType('CorrectionDecision', {
  description: 'What a steward answers to a request.',
  values: {
    ACCEPTED: { value: 'accepted', description: '采纳. The steward agrees and says what was or will be done.' },
    DECLINED: { value: 'declined', description: '不采纳. The steward disagrees and says why.' },
  } as const,
});

addMutation('answerCorrection', {
  description: 'Answers a comment or correction request. Stewards of the provider, never their own request.',
  input: (t) => ({
    ...changeFields(t, 'request'),
    decision: t.field({ type: CorrectionDecisionEnum, required: true, description: 'Agrees or not.' }),
    answer: t.string({ required: true, description: 'What its author is told, as plain text: 2 to 2,000 characters.' }),
  }),
  success: correctionField,
  run: answerCorrection,
});
