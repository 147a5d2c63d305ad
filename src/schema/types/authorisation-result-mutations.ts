import { application, authorisationResult, objection } from '../../resolvers/catalog/queries.ts';
import { answerObjection } from '../../resolvers/result/answer-objection.ts';
import { objectToResult } from '../../resolvers/result/object-to-result.ts';
import { publishResult } from '../../resolvers/result/publish-result.ts';
import { objectionAvailableActions, resultAvailableActions } from '../../resolvers/result/queries.ts';
import { recordResultFiling } from '../../resolvers/result/record-result-filing.ts';
import { rescindGrant } from '../../resolvers/result/rescind-grant.ts';
import { encodeGlobalId } from '../../rules/catalog/global-id.ts';
import { builder } from '../builder.ts';
import { addMutation, changeFields, reasonField, successRow } from '../mutation.ts';
import { ApplicationRef, AuthorisationResultRef, AvailableActionRef, ObjectionRef } from '../refs.ts';

builder.objectFields(AuthorisationResultRef, (t) => ({
  availableActions: t.field({
    type: [AvailableActionRef],
    description: 'What the caller may do with it now; whoever has signed in may object within the time for it.',
    extensions: { maxItems: 20, reads: ['id'] },
    resolve: async ({ id }, _args, context) => [...(await resultAvailableActions(context, id))],
  }),
}));

builder.objectFields(ObjectionRef, (t) => ({
  availableActions: t.field({
    type: [AvailableActionRef],
    description: 'What the caller may do with it now; empty for those who answer nothing.',
    extensions: { maxItems: 20, reads: ['id'] },
    resolve: async ({ id }, _args, context) => [...(await objectionAvailableActions(context, id))],
  }),
}));

const resultField = successRow(
  'authorisationResult',
  AuthorisationResultRef,
  'The result as it stands now.',
  (id, context, asked) => authorisationResult(context, asked, { id: encodeGlobalId('AuthorisationResult', id) }),
);

addMutation('publishResult', {
  description:
    'Publishes the result of a granted application (公开结果): operator, field and scenario. The authority. The time for objections is that of policy or of the notice; none where neither gives one.',
  input: (t) => changeFields(t, 'application'),
  success: successRow(
    'authorisationResult',
    AuthorisationResultRef,
    'The published result.',
    (id, context, asked) => authorisationResult(context, asked, { id: encodeGlobalId('AuthorisationResult', id) }),
    'resultId',
  ),
  run: publishResult,
});

addMutation('recordResultFiling', {
  description:
    'Puts down that a result was filed with the provincial government (报省政府备案). The authority that published it; a filing may be corrected.',
  input: (t) => ({
    ...changeFields(t, 'result'),
    filedOn: t.field({ type: 'Date', required: true, description: 'The day of the filing, today at the latest.' }),
    reference: t.string({ required: true, description: 'Number of the filing, 1 to 200 characters.' }),
  }),
  success: resultField,
  run: recordResultFiling,
});

addMutation('rescindGrant', {
  description:
    'Takes the grant of an application back before its agreement is signed. The mechanism; a published result is marked as rescinded, a draft of the agreement is abandoned.',
  input: (t) => ({ ...changeFields(t, 'application'), reason: reasonField(t) }),
  success: successRow(
    'application',
    ApplicationRef,
    'The application as it stands now; null when the caller may not see it.',
    (id, context, asked) => application(context, asked, { id: encodeGlobalId('Application', id) }),
  ),
  run: rescindGrant,
});

const objectionField = successRow('objection', ObjectionRef, 'The objection as it stands now.', (id, context, asked) =>
  objection(context, asked, { id: encodeGlobalId('Objection', id) }),
);

addMutation('objectToResult', {
  description:
    'Objects to a published result (异议), by name and with evidence. Whoever has signed in as a person, within the time for objections, one objection at a time.',
  input: (t) => ({
    result: t.id({ required: true, description: 'Global id of the result.' }),
    message: t.string({ required: true, description: 'What is objected to, as plain text: 2 to 2,000 characters.' }),
    evidence: t.string({
      required: true,
      description: 'The evidence, or where it is kept, as plain text: 2 to 5,000 characters.',
    }),
  }),
  success: objectionField,
  run: objectToResult,
});

const ObjectionDecisionEnum = builder.enumType('ObjectionDecision', {
  description: 'What the authority answers to an objection.',
  values: {
    SUSTAINED: {
      value: 'sustained',
      description: '异议成立. It is right: no agreement is signed, and the mechanism rescinds the grant.',
    },
    DISMISSED: { value: 'dismissed', description: '异议不成立. It is not right, for the reason given.' },
  } as const,
});

addMutation('answerObjection', {
  description: 'Answers an objection. The authority that published the result, never the author of the objection.',
  input: (t) => ({
    ...changeFields(t, 'objection'),
    decision: t.field({ type: ObjectionDecisionEnum, required: true, description: 'Whether it is right.' }),
    answer: t.string({ required: true, description: 'What its author is told, as plain text: 2 to 2,000 characters.' }),
  }),
  success: objectionField,
  run: answerObjection,
});
