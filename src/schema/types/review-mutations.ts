import { application, entityReview, expertAssignment, reviewRound, step } from '../../resolvers/catalog/queries.ts';
import { answerItemConsents, mostAnswers } from '../../resolvers/review/answer-item-consents.ts';
import { assignToRound } from '../../resolvers/review/assign-to-round.ts';
import { closeRound } from '../../resolvers/review/close-round.ts';
import { concludeStep } from '../../resolvers/review/conclude-step.ts';
import { decideApplication } from '../../resolvers/review/decide-application.ts';
import { declareInterest } from '../../resolvers/review/declare-interest.ts';
import { giveExpertAdvice } from '../../resolvers/review/give-expert-advice.ts';
import { openRound } from '../../resolvers/review/open-round.ts';
import { mostExperts, requestExpertAdvice } from '../../resolvers/review/request-expert-advice.ts';
import { encodeGlobalId } from '../../rules/catalog/global-id.ts';
import { builder } from '../builder.ts';
import { enums } from '../enums.ts';
import { addMutation, changeFields, successRow } from '../mutation.ts';
import { ApplicationRef, EntityReviewRef, ExpertAssignmentRef, ReviewRoundRef, StepRef } from '../refs.ts';

const stepField = successRow('step', StepRef, 'The step as it stands now.', (id, context, asked) =>
  step(context, asked, { id: encodeGlobalId('Step', id) }),
);
const applicationField = successRow(
  'application',
  ApplicationRef,
  'The application as it stands now.',
  (id, context, asked) => application(context, asked, { id: encodeGlobalId('Application', id) }),
);
const roundField = successRow('reviewRound', ReviewRoundRef, 'The round as it stands now.', (id, context, asked) =>
  reviewRound(context, asked, { id: encodeGlobalId('ReviewRound', id) }),
);
const assignmentField = successRow(
  'expertAssignment',
  ExpertAssignmentRef,
  'The part of the expert as it stands now.',
  (id, context, asked) => expertAssignment(context, asked, { id: encodeGlobalId('ExpertAssignment', id) }),
);
const reviewField = successRow(
  'entityReview',
  EntityReviewRef,
  'The review that is kept for other applications of the applicant; null where none is.',
  (id, context, asked) => entityReview(context, asked, { id: encodeGlobalId('EntityReview', id) }),
  'reviewId',
);
const adviceStepField = successRow(
  'step',
  StepRef,
  'The step of advice.',
  (id, context, asked) => step(context, asked, { id: encodeGlobalId('Step', id) }),
  'stepId',
);

addMutation('concludeStep', {
  description:
    'Concludes a step of review with an outcome of Step.allowedOutcomes. Whoever it waits for, never the applicant. A passed basic or technical review is kept for as long as the provisions say.',
  input: (t) => ({
    ...changeFields(t, 'step'),
    outcome: t.field({ type: enums.StepOutcome, required: true, description: 'What it came to.' }),
    opinion: t.string({
      required: true,
      description:
        'What is said for it; the applicant reads it once the file has come back or was decided. Plain text, 2 to 4,000 characters.',
    }),
    note: t.string({
      description: 'A note among those who review, never shown to the applicant; at most 4,000 characters.',
    }),
  }),
  success: (t) => ({ ...stepField(t), ...reviewField(t) }),
  run: concludeStep,
});

const ConsentDecisionEnum = builder.enumType('ConsentDecision', {
  description: 'What an organisation answers of one item.',
  values: {
    CONSENTED: {
      value: 'consented',
      description: '同意. It consents, under the condition beside it where there is one.',
    },
    DECLINED: { value: 'declined', description: '不同意. It does not, for the reason beside it.' },
  } as const,
});

const ItemAnswerInput = builder.inputType('ItemAnswerInput', {
  description: 'The answer of an organisation on one item of a list.',
  fields: (t) => ({
    item: t.id({
      required: true,
      description: 'Global id of the ApplicationItem or, of a data demand, the DemandItem.',
    }),
    decision: t.field({ type: ConsentDecisionEnum, required: true, description: 'Whether it consents.' }),
    reason: t.string({
      description: 'Reason of a refusal, which must be given, or condition of a consent; at most 2,000 characters.',
    }),
  }),
});

addMutation('answerItemConsents', {
  description:
    'Answers item by item whether an organisation consents: the provider (数据提供单位), or the province for returned data (省回流). Some items may be answered before others, and an answer be changed until the last one concludes the step.',
  input: (t) => ({
    ...changeFields(t, 'step'),
    answers: t.field({
      type: [ItemAnswerInput],
      required: true,
      description: `What is answered, 1 to ${mostAnswers} items, each once.`,
    }),
  }),
  success: stepField,
  run: answerItemConsents,
});

addMutation('openRound', {
  description: 'Opens a round of reviews (评审批次). The authority, for itself.',
  input: (t) => ({
    authority: t.string({ description: 'Public code of the authority; the caller’s own when left out.' }),
    title: t.string({ required: true, description: 'Title, 2 to 200 characters.' }),
    convenesOn: t.field({ type: 'Date', required: true, description: 'The day on which it convenes: today or later.' }),
  }),
  success: roundField,
  run: openRound,
});

addMutation('closeRound', {
  description:
    'Closes a round: no file is put into it any more. The authority, once it has convened or nothing waits in it.',
  input: (t) => changeFields(t, 'round'),
  success: roundField,
  run: closeRound,
});

addMutation('assignToRound', {
  description:
    'Puts an application into a round, or moves it to another. It is not granted before the round has convened.',
  input: (t) => ({
    ...changeFields(t, 'application'),
    round: t.id({ required: true, description: 'Global id of the round.' }),
  }),
  success: applicationField,
  run: assignToRound,
});

addMutation('requestExpertAdvice', {
  description:
    'Asks experts of the committee for advice (委托专家论证): named ones, or a number drawn by lot, never staff of the applicant. While a step of advice is open it adds to that, so that somebody in conflict is replaced. Advice decides nothing.',
  input: (t) => ({
    ...changeFields(t, 'application'),
    experts: t.idList({ description: `Global ids of people, at most ${mostExperts}; this or count.` }),
    count: t.int({ description: `How many are drawn by lot, at most ${mostExperts}; this or experts.` }),
    question: t.string({ required: true, description: 'What they are asked; plain text, 2 to 2,000 characters.' }),
  }),
  success: (t) => ({ ...applicationField(t), ...adviceStepField(t) }),
  run: requestExpertAdvice,
});

addMutation('declareInterest', {
  description:
    'Says for a drawn expert whether a conflict of interest stands in the way (利益冲突声明). Whoever has one is out for good.',
  input: (t) => ({
    ...changeFields(t, 'expert assignment'),
    hasConflict: t.boolean({ required: true, description: 'Whether there is one.' }),
    reason: t.string({ description: 'What it is; must be given with a conflict. At most 2,000 characters.' }),
  }),
  success: assignmentField,
  run: declareInterest,
});

const RecommendationEnum = builder.enumType('Recommendation', {
  description: 'What an expert recommends.',
  values: {
    SUPPORTED: { value: 'supported', description: '支持. In favour.' },
    OPPOSED: { value: 'opposed', description: '反对. Against.' },
  } as const,
});

addMutation('giveExpertAdvice', {
  description:
    'Gives the advice of a drawn expert who has declared no conflict. The last one concludes the step of advice.',
  input: (t) => ({
    ...changeFields(t, 'expert assignment'),
    recommendation: t.field({ type: RecommendationEnum, required: true, description: 'What is recommended.' }),
    advice: t.string({ required: true, description: 'The advice; plain text, 2 to 8,000 characters.' }),
  }),
  success: assignmentField,
  run: giveExpertAdvice,
});

const ApplicationDecisionEnum = builder.enumType('ApplicationDecision', {
  description: 'What the mechanism decides on an application.',
  values: {
    GRANT: { value: 'grant', description: '同意授权. Refused while a finding stands in the way.' },
    REFUSE: { value: 'refuse', description: '不予授权. With its reason, whatever the findings say.' },
  } as const,
});

addMutation('decideApplication', {
  description:
    'Grants or refuses an application for the mechanism (协调机制审议), never by the applicant or who handed it in. What the rules say is kept with the decision; what still waits is cancelled; a grant opens the publication of the result.',
  input: (t) => ({
    ...changeFields(t, 'application'),
    decision: t.field({ type: ApplicationDecisionEnum, required: true, description: 'Grants or refuses.' }),
    reason: t.string({ required: true, description: 'Why; the applicant reads it. 2 to 2,000 characters.' }),
  }),
  success: applicationField,
  run: decideApplication,
});
