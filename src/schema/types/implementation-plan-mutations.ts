import { implementationPlan } from '../../resolvers/catalog/queries.ts';
import { draftPlan } from '../../resolvers/plan/draft-plan.ts';
import { planAvailableActions } from '../../resolvers/plan/queries.ts';
import { recordPlanApproval } from '../../resolvers/plan/record-plan-approval.ts';
import { recordPlanDeliberation } from '../../resolvers/plan/record-plan-deliberation.ts';
import { recordPlanFiling } from '../../resolvers/plan/record-plan-filing.ts';
import { returnPlan } from '../../resolvers/plan/return-plan.ts';
import { revisePlan } from '../../resolvers/plan/revise-plan.ts';
import { withdrawPlan } from '../../resolvers/plan/withdraw-plan.ts';
import { encodeGlobalId } from '../../rules/catalog/global-id.ts';
import { builder } from '../builder.ts';
import { enums } from '../enums.ts';
import { addMutation, changeFields, reasonField, successRow } from '../mutation.ts';
import { AvailableActionRef, ImplementationPlanRef } from '../refs.ts';

builder.objectFields(ImplementationPlanRef, (t) => ({
  availableActions: t.field({
    type: [AvailableActionRef],
    description: 'What the caller may do with it now; empty for those who keep no plans.',
    extensions: { maxItems: 20, reads: ['id'] },
    resolve: async ({ id }, _args, context) => [...(await planAvailableActions(context, id))],
  }),
}));

const PlanSectionInput = builder.inputType('PlanSectionInput', {
  description: 'A section of an implementation plan.',
  fields: (t) => ({
    name: t.string({
      required: true,
      description:
        'Which one: a word of the provision parameter plan.content, such as operator_conditions, or one of your own in small letters. Name, mode and product_list have fields of their own.',
    }),
    text: t.string({ required: true, description: 'Plain text, at most 10,000 characters; empty takes it away.' }),
  }),
});

const PlannedProductInput = builder.inputType('PlannedProductInput', {
  description: 'A product or service that a plan means to have made (27号 art. 9(7)).',
  fields: (t) => ({
    name: t.string({ required: true, description: 'Its name, 1 to 500 characters.' }),
    useClass: t.field({ type: enums.UseClass, required: true, description: 'In which of the two classes it is.' }),
    description: t.string({ description: 'What it does, at most 2,000 characters.' }),
  }),
});

const PlanContentInput = builder.inputType('PlanContentInput', {
  description: 'What an implementing body writes of a plan (27号 art. 9): what is left out, or null, stays.',
  fields: (t) => ({
    title: t.string({ description: 'Name of the plan, 1 to 500 characters.' }),
    mode: t.field({ type: enums.AuthorisationMode, description: 'Mode of authorisation (授权运营模式).' }),
    sections: t.field({ type: [PlanSectionInput], description: 'Sections to write, at most 40; the others stay.' }),
    products: t.field({
      type: [PlannedProductInput],
      description: 'The list of products and services, at most 200; the whole list is replaced.',
    }),
  }),
});

const planField = successRow(
  'plan',
  ImplementationPlanRef,
  'The plan as it stands now; null when the caller may not see it.',
  (id, context, asked) => implementationPlan(context, asked, { id: encodeGlobalId('ImplementationPlan', id) }),
);

addMutation('draftPlan', {
  description:
    'Drafts an implementation plan (实施方案), however incomplete, or the next version of an approved one. Officers of the implementing body.',
  input: (t) => ({
    authority: t.string({ description: 'Public code of the implementing body; the caller’s own when left out.' }),
    previous: t.id({
      description:
        'Public code or global id of the approved plan that it is to replace: a larger change goes the same way again (27号 art. 11). What the content leaves out is taken from it.',
    }),
    content: t.field({
      type: PlanContentInput,
      required: true,
      description: 'What it says; a first version has at least a title and a mode.',
    }),
  }),
  success: planField,
  run: draftPlan,
});

addMutation('revisePlan', {
  description: 'Changes what the draft of a plan says.',
  input: (t) => ({
    ...changeFields(t, 'plan'),
    content: t.field({ type: PlanContentInput, required: true, description: 'What changes.' }),
  }),
  success: planField,
  run: revisePlan,
});

const recordFields = {
  on: 'The day, in Asia/Shanghai; not one to come.',
  reference: 'Number of the paper, 1 to 200 characters.',
};

addMutation('recordPlanDeliberation', {
  description:
    'Puts down that a plan was deliberated collectively (三重一大; 27号 art. 11). Refused until it says all that art. 9 asks for.',
  input: (t) => ({
    ...changeFields(t, 'plan'),
    on: t.field({ type: 'Date', required: true, description: recordFields.on }),
    reference: t.string({ required: true, description: recordFields.reference }),
  }),
  success: planField,
  run: recordPlanDeliberation,
});

addMutation('returnPlan', {
  description: 'Makes a deliberated plan a draft again; it has to be deliberated anew.',
  input: (t) => ({ ...changeFields(t, 'plan'), reason: reasonField(t) }),
  success: planField,
  run: returnPlan,
});

addMutation('recordPlanApproval', {
  description:
    'Puts down that the government has approved a plan (27号 art. 11): it becomes public, notices may be published on it, and the version before it is superseded.',
  input: (t) => ({
    ...changeFields(t, 'plan'),
    on: t.field({ type: 'Date', required: true, description: recordFields.on }),
    reference: t.string({ required: true, description: recordFields.reference }),
  }),
  success: planField,
  run: recordPlanApproval,
});

addMutation('recordPlanFiling', {
  description:
    'Puts down that the province keeps an approved plan on file (备案; 27号 art. 11), once for each version.',
  input: (t) => ({
    ...changeFields(t, 'plan'),
    on: t.field({ type: 'Date', required: true, description: recordFields.on }),
    reference: t.string({ required: true, description: recordFields.reference }),
  }),
  success: planField,
  run: recordPlanFiling,
});

addMutation('withdrawPlan', {
  description:
    'Takes back for good a plan that was not approved; refused while notices stand on it that were not called off.',
  input: (t) => ({ ...changeFields(t, 'plan'), reason: reasonField(t) }),
  success: planField,
  run: withdrawPlan,
});
