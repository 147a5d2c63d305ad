import { reviewRound, reviewRounds } from '../../resolvers/catalog/queries.ts';
import { builder } from '../builder.ts';
import { connectionTo, pageArguments, pageField } from '../connections.ts';
import { enums } from '../enums.ts';
import { globalId, resolveOne, resolvePage, rowField } from '../reading.ts';
import { NodeRef, OrganizationRef, ReviewRoundRef } from '../refs.ts';

ReviewRoundRef.implement({
  description:
    'A round of reviews (评审批次): reviews are convened from time to time, not on demand. Seen by those who review and by applicants whose file is in it.',
  interfaces: [NodeRef],
  extensions: { noun: 'ReviewRound' },
  fields: (t) => ({
    id: t.id(globalId('ReviewRound')),
    code: t.exposeString('code', { description: 'Public code; never reused.' }),
    title: t.exposeString('title', { description: 'Title.' }),
    convenesOn: t.expose('convenesOn', { type: 'Date', description: 'The day on which it convenes.' }),
    status: t.expose('status', { type: enums.RoundStatus, description: 'State.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was opened.' }),
    revision: t.exposeInt('revision', { description: 'Rises by one with each change, from 1.' }),
    authority: t.field(rowField(OrganizationRef, 'The authority that convenes it.')),
    applications: t.field(pageField('Application', 'Applications in it that the viewer may see.')),
  }),
});

const ReviewRoundBy = builder.inputType('ReviewRoundBy', {
  description: 'Names one of them: by exactly one of its fields.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ description: 'Global id.' }),
    code: t.string({ description: 'Public code.' }),
  }),
});

builder.queryFields((t) => ({
  reviewRounds: t.field({
    type: connectionTo('ReviewRound'),
    nullable: true,
    args: pageArguments('ReviewRound'),
    description: 'Rounds of reviews that the viewer may see, the latest first.',
    resolve: (_root, _args, context, info) => resolvePage(context, info, reviewRounds),
  }),
  reviewRound: t.field({
    type: ReviewRoundRef,
    nullable: true,
    description: 'One of them; null when there is none that the viewer may see.',
    args: { by: t.arg({ type: ReviewRoundBy, required: true, description: 'Which one.' }) },
    resolve: (_root, { by }, context, info) => resolveOne(context, info, reviewRound, by),
  }),
}));
