import {
  applicationGrantFindings,
  assignmentAvailableActions,
  reviewDependants,
  reviewFindings,
  reviewIsValid,
  roundAvailableActions,
  type ShownDependant,
} from '../../resolvers/review/queries.ts';
import { builder } from '../builder.ts';
import {
  ApplicationRef,
  AvailableActionRef,
  EntityReviewRef,
  ExpertAssignmentRef,
  FindingRef,
  ReviewRoundRef,
} from '../refs.ts';

const ReviewDependantKindEnum = builder.enumType('ReviewDependantKind', {
  description: 'What rests on a review of an applicant.',
  values: {
    AGREEMENT: { value: 'agreement', description: '授权运营协议. One that runs or is being signed.' },
    APPLICATION: { value: 'application', description: '授权申请. One that is under way.' },
  } as const,
});

const ReviewDependantRef = builder.objectRef<ShownDependant>('ReviewDependant').implement({
  description: 'Something that rests on a review of an applicant.',
  fields: (t) => ({
    kind: t.field({
      type: ReviewDependantKindEnum,
      description: 'What it is.',
      resolve: ({ dependant }) => dependant.kind,
    }),
    code: t.string({ description: 'Public code.', resolve: ({ dependant }) => dependant.code }),
    title: t.string({ description: 'Title of its scenario.', resolve: ({ dependant }) => dependant.title }),
    status: t.string({ description: 'Its state.', resolve: ({ dependant }) => dependant.status.toUpperCase() }),
    expiresOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'Last day of an agreement; null for an application, of which it is not known.',
      resolve: ({ dependant }) => dependant.lastsUntil,
    }),
    isOutlivingIt: t.boolean({
      description: 'Whether it goes on without the review: beyond its last day, or today when that is past.',
      resolve: ({ isOutlived }) => isOutlived,
    }),
  }),
});

builder.objectFields(EntityReviewRef, (t) => ({
  isValid: t.boolean({
    description: 'Whether it is valid on a day; its first and its last day count.',
    args: { on: t.arg({ type: 'Date', description: 'The day, in Asia/Shanghai; today when left out.' }) },
    extensions: { reads: ['passedOn', 'expiresOn'] },
    resolve: (review, { on }, context) => reviewIsValid(context, review, on),
  }),
  dependants: t.field({
    type: [ReviewDependantRef],
    description:
      'Agreements that run and applications under way for which it was passed or cited, the first 100 by code.',
    extensions: { maxItems: 100, reads: ['id', 'expiresOn'] },
    resolve: async (review, _args, context) => (await reviewDependants(context, review)).slice(0, 100),
  }),
  findings: t.field({
    type: [FindingRef],
    description: 'Whether it expires under what rests on it: no silent end.',
    extensions: { maxItems: 5, reads: ['id', 'expiresOn'] },
    resolve: async (review, _args, context) => [...(await reviewFindings(context, review))],
  }),
}));

builder.objectFields(ApplicationRef, (t) => ({
  decisionFindings: t.field({
    type: [FindingRef],
    nullable: true,
    description: 'What the rules said when the mechanism decided, kept with the decision; null until then.',
    extensions: { maxItems: 200, reads: ['decisionFindings'] },
    resolve: ({ decisionFindings }) => decisionFindings?.slice(0, 200) ?? null,
  }),
  grantFindings: t.field({
    type: [FindingRef],
    nullable: true,
    description:
      'What stands in the way of granting it today, all at once, and what is to be weighed; null for those who could neither decide nor return it, and when it is not under review.',
    extensions: { maxItems: 200, reads: ['id'] },
    resolve: async ({ id }, _args, context) => (await applicationGrantFindings(context, id))?.slice(0, 200) ?? null,
  }),
}));

builder.objectFields(ExpertAssignmentRef, (t) => ({
  availableActions: t.field({
    type: [AvailableActionRef],
    description: 'What the caller may do with it now; empty for those who are no experts.',
    extensions: { maxItems: 5, reads: ['id'] },
    resolve: async ({ id }, _args, context) => [...(await assignmentAvailableActions(context, id))],
  }),
}));

builder.objectFields(ReviewRoundRef, (t) => ({
  availableActions: t.field({
    type: [AvailableActionRef],
    description: 'What the caller may do with it now; empty for those who convene no rounds.',
    extensions: { maxItems: 5, reads: ['id'] },
    resolve: async ({ id }, _args, context) => [...(await roundAvailableActions(context, id))],
  }),
}));
