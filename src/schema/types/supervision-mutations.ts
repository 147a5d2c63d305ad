import { supervisionRecord } from '../../resolvers/catalog/queries.ts';
import { answerRectification } from '../../resolvers/supervision/answer-rectification.ts';
import { evaluateAgreement } from '../../resolvers/supervision/evaluate-agreement.ts';
import { orderRectification } from '../../resolvers/supervision/order-rectification.ts';
import { supervisionAvailableActions } from '../../resolvers/supervision/queries.ts';
import { recordInspection } from '../../resolvers/supervision/record-inspection.ts';
import { reportProviderContract } from '../../resolvers/supervision/report-provider-contract.ts';
import { reviewRectification } from '../../resolvers/supervision/review-rectification.ts';
import { submitOperatingReport } from '../../resolvers/supervision/submit-operating-report.ts';
import { encodeGlobalId } from '../../rules/catalog/global-id.ts';
import { builder } from '../builder.ts';
import { addMutation, changeFields, successRow } from '../mutation.ts';
import { AvailableActionRef, SupervisionRecordRef } from '../refs.ts';

builder.objectFields(SupervisionRecordRef, (t) => ({
  availableActions: t.field({
    type: [AvailableActionRef],
    description: 'What the caller may do with it now, with the last day for an answer.',
    extensions: { maxItems: 20, reads: ['id'] },
    resolve: async ({ id }, _args, context) => [...(await supervisionAvailableActions(context, id))],
  }),
}));

const recordField = successRow(
  'supervisionRecord',
  SupervisionRecordRef,
  'The record as it stands now.',
  (id, context, asked) => supervisionRecord(context, asked, { id: encodeGlobalId('SupervisionRecord', id) }),
);

/** A figure or finding by name, wherever some are told. */
export const DetailInput = builder.inputType('SupervisionDetailInput', {
  description: 'A figure or finding by name.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'Its name, 1 to 100 characters.' }),
    value: t.string({ required: true, description: 'What it says, 1 to 2,000 characters.' }),
  }),
});

type InputFields = Parameters<Parameters<typeof addMutation>[1]['input']>[0];

const agreementId = (t: InputFields) => t.id({ required: true, description: 'Global id of the agreement.' });
const dueOn = (t: InputFields) =>
  t.field({ type: 'Date', required: true, description: 'Last day: a working day after today.' });
const said = (t: InputFields) => ({
  summary: t.string({ required: true, description: 'What is to be said, as plain text: 2 to 5,000 characters.' }),
  details: t.field({ type: [DetailInput], description: 'Figures and findings, at most 100.' }),
});

addMutation('submitOperatingReport', {
  description: 'Hands in the operator’s report on a year (年度运营报告): one for each year in which the agreement ran.',
  input: (t) => ({
    agreement: agreementId(t),
    year: t.int({ required: true, description: 'The year it is about.' }),
    ...said(t),
  }),
  success: recordField,
  run: submitOperatingReport,
});

addMutation('evaluateAgreement', {
  description: 'Puts down a scored evaluation of an agreement. Members of the mechanism, never of their own.',
  input: (t) => ({
    agreement: agreementId(t),
    score: t.int({ required: true, description: 'Score, 0 to 100.' }),
    year: t.int({ description: 'The year it is about, where it is about one.' }),
    ...said(t),
  }),
  success: recordField,
  run: evaluateAgreement,
});

addMutation('recordInspection', {
  description:
    'Puts down what an inspection of an agreement has found. The authority and members of the mechanism; what is to be mended is ordered apart.',
  input: (t) => ({ agreement: agreementId(t), ...said(t) }),
  success: recordField,
  run: recordInspection,
});

addMutation('reportProviderContract', {
  description:
    'Puts down that a provider has contracted with a third party outside the platform, or given a builder of its systems the rights to operate its data. The authority; the provider answers by a day.',
  input: (t) => ({
    organization: t.string({ required: true, description: 'Public code of the provider.' }),
    ...said(t),
    dueOn: dueOn(t),
  }),
  success: recordField,
  run: reportProviderContract,
});

addMutation('orderRectification', {
  description:
    'Orders something to be mended by a day (责令整改): of the operator of an agreement, or of a provider. The authority.',
  input: (t) => ({
    agreement: t.id({ description: 'Global id of the agreement; instead of organization.' }),
    organization: t.string({ description: 'Public code of a provider; instead of agreement.' }),
    summary: t.string({ required: true, description: 'What is to be mended, as plain text: 2 to 5,000 characters.' }),
    dueOn: dueOn(t),
  }),
  success: recordField,
  run: orderRectification,
});

addMutation('answerRectification', {
  description: 'Says what was mended. Whom the record is about: staff of the operator, stewards of the provider.',
  input: (t) => ({
    ...changeFields(t, 'record'),
    answer: t.string({ required: true, description: 'What was mended, as plain text: 2 to 5,000 characters.' }),
  }),
  success: recordField,
  run: answerRectification,
});

const RectificationDecisionEnum = builder.enumType('RectificationDecision', {
  description: 'What the authority says of what was mended.',
  values: {
    CLOSED: { value: 'closed', description: '已整改. It is mended.' },
    AGAIN: { value: 'again', description: '再次整改. It is to be mended again, by another day.' },
    FAILED: {
      value: 'failed',
      description: '整改不力. It is not mended; what comes of that is for the mechanism to decide.',
    },
  } as const,
});

addMutation('reviewRectification', {
  description: 'Decides whether something was mended. The authority; what was not answered, once its day is over.',
  input: (t) => ({
    ...changeFields(t, 'record'),
    decision: t.field({ type: RectificationDecisionEnum, required: true, description: 'What is decided.' }),
    dueOn: t.field({ type: 'Date', description: 'Another last day, where it is to be mended again by one.' }),
    reason: t.string({ description: 'Why; kept with the event. Up to 2,000 characters.' }),
  }),
  success: recordField,
  run: reviewRectification,
});
