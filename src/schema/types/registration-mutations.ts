import {
  registration,
  registrationCorrectionRequest,
  registrationException,
  registrationObjection,
} from '../../resolvers/catalog/queries.ts';
import { acceptRegistration } from '../../resolvers/registration/accept-registration.ts';
import { answerRegistrationCorrection } from '../../resolvers/registration/answer-registration-correction.ts';
import { answerRegistrationObjection } from '../../resolvers/registration/answer-registration-objection.ts';
import { cancelLapsedRegistration } from '../../resolvers/registration/cancel-lapsed-registration.ts';
import { completeRegistration } from '../../resolvers/registration/complete-registration.ts';
import { concludeFormalReview } from '../../resolvers/registration/conclude-formal-review.ts';
import { consentToRegistrationCorrection } from '../../resolvers/registration/consent-to-registration-correction.ts';
import { declineAtExchange } from '../../resolvers/registration/decline-at-exchange.ts';
import { draftRegistration } from '../../resolvers/registration/draft-registration.ts';
import { explainRegistrationDelay } from '../../resolvers/registration/explain-registration-delay.ts';
import { objectToRegistration } from '../../resolvers/registration/object-to-registration.ts';
import {
  checkRegistration,
  correctionRequestAvailableActions,
  type RegistrationCheck,
  registrationAvailableActions,
  registrationFindings,
  registrationObjectionAvailableActions,
  registrationRenewalWindow,
} from '../../resolvers/registration/queries.ts';
import { recordRegistrationException } from '../../resolvers/registration/record-registration-exception.ts';
import { refuseRegistration } from '../../resolvers/registration/refuse-registration.ts';
import { registerAtExchange } from '../../resolvers/registration/register-at-exchange.ts';
import { requestRegistrationCompletion } from '../../resolvers/registration/request-registration-completion.ts';
import { requestRegistrationCorrection } from '../../resolvers/registration/request-registration-correction.ts';
import { reviseRegistration } from '../../resolvers/registration/revise-registration.ts';
import { revokeAtExchange } from '../../resolvers/registration/revoke-at-exchange.ts';
import { revokeRegistration } from '../../resolvers/registration/revoke-registration.ts';
import { submitRegistration } from '../../resolvers/registration/submit-registration.ts';
import { withdrawRegistration } from '../../resolvers/registration/withdraw-registration.ts';
import { withdrawRegistrationCorrection } from '../../resolvers/registration/withdraw-registration-correction.ts';
import type { LocalDate } from '../../rules/calendar/local-date.ts';
import { encodeGlobalId } from '../../rules/catalog/global-id.ts';
import { builder } from '../builder.ts';
import { enums } from '../enums.ts';
import { addMutation, changeFields, reasonField, successRow } from '../mutation.ts';
import {
  AvailableActionRef,
  FindingRef,
  RegistrationCorrectionRequestRef,
  RegistrationExceptionRef,
  RegistrationObjectionRef,
  RegistrationRef,
} from '../refs.ts';

const WindowRef = builder
  .objectRef<{ readonly opensOn: LocalDate; readonly closesOn: LocalDate }>('RegistrationRenewalWindow')
  .implement({
    description: 'Days on which a renewal (续展) may be asked for (26号 art. 15).',
    fields: (t) => ({
      opensOn: t.expose('opensOn', { type: 'Date', description: 'First day.' }),
      closesOn: t.expose('closesOn', { type: 'Date', description: 'Last day: that of the validity.' }),
    }),
  });

const CheckRef = builder.objectRef<RegistrationCheck>('RegistrationCheck').implement({
  description: 'What handing a registration in would be told as things stand, without handing it in.',
  fields: (t) => ({
    mayBeSubmitted: t.exposeBoolean('mayBeSubmitted', { description: 'Whether no rule stands in the way.' }),
    checkedOn: t.expose('checkedOn', { type: 'Date', description: 'The day it was looked at, in Asia/Shanghai.' }),
    findings: t.field({
      type: [FindingRef],
      description: 'What every rule found, those that are met among it: the same that submitRegistration judges by.',
      extensions: { maxItems: 50 },
      resolve: ({ findings }) => [...findings],
    }),
  }),
});

builder.objectFields(RegistrationRef, (t) => ({
  findings: t.field({
    type: [FindingRef],
    description:
      'What stands in the way of its next step, or is to be known of it; for the registrant, the registrar and those who look after it.',
    extensions: { maxItems: 50, reads: ['id'] },
    resolve: async ({ id }, _args, context) => [...(await registrationFindings(context, id))],
  }),
  availableActions: t.field({
    type: [AvailableActionRef],
    description:
      'What the caller may do with it now; whoever has signed in may object while it is published, and ask for a correction once it is registered.',
    extensions: { maxItems: 20, reads: ['id'] },
    resolve: async ({ id }, _args, context) => [...(await registrationAvailableActions(context, id))],
  }),
  renewalWindow: t.field({
    type: WindowRef,
    nullable: true,
    description: 'When its renewal may be asked for; null for what does not stand or has no end.',
    extensions: { reads: ['status', 'expiresOn'] },
    resolve: async (row, _args, context) => await registrationRenewalWindow(context, row),
  }),
}));

builder.objectFields(RegistrationObjectionRef, (t) => ({
  availableActions: t.field({
    type: [AvailableActionRef],
    description: 'What the caller may do with it now; empty for those who answer nothing.',
    extensions: { maxItems: 20, reads: ['id'] },
    resolve: async ({ id }, _args, context) => [...(await registrationObjectionAvailableActions(context, id))],
  }),
}));

builder.objectFields(RegistrationCorrectionRequestRef, (t) => ({
  availableActions: t.field({
    type: [AvailableActionRef],
    description: 'What the caller may do with it now; empty for those who answer nothing and have not asked.',
    extensions: { maxItems: 20, reads: ['id'] },
    resolve: async ({ id }, _args, context) => [...(await correctionRequestAvailableActions(context, id))],
  }),
}));

builder.queryFields((t) => ({
  checkRegistration: t.field({
    type: CheckRef,
    nullable: true,
    description:
      'A dry run of submitRegistration: everything that the rules say of it today, by the same rules. Null when there is none that the viewer may see with its papers.',
    args: { id: t.arg.id({ required: true, description: 'Global id of the registration.' }) },
    resolve: async (_root, { id }, context) => await checkRegistration(context, id),
  }),
}));

const registrationField = successRow(
  'registration',
  RegistrationRef,
  'The registration as it stands now.',
  (id, context, asked) => registration(context, asked, { id: encodeGlobalId('Registration', id) }),
);

const PaperInput = builder.inputType('RegistrationPaperInput', {
  description: 'A paper of a registration (登记材料).',
  fields: (t) => ({
    paper: t.string({
      required: true,
      description: 'Which one: a word of the parameter registration.initial.papers, such as lawful_source.',
    }),
    text: t.string({
      required: true,
      description: 'What it says, or its reference, up to 5,000 characters; empty to take it away.',
    }),
  }),
});

type InputFields = Parameters<Parameters<typeof addMutation>[1]['input']>[0];

const contentFields = (t: InputFields) => ({
  papers: t.field({ type: [PaperInput], description: 'Papers that are set, at most 30; others stay as they are.' }),
  ground: t.string({
    description:
      'Ground of a correction or a cancellation: a word of registration.correction.grounds or registration.cancellation.grounds.',
  }),
  note: t.string({ description: 'What has changed, what is wrong, or why, as plain text: up to 5,000 characters.' }),
});

addMutation('draftRegistration', {
  description:
    'Drafts a registration (登记申请). Who operates the product or provides the resource. A first one (INITIAL) names track, registrar and one of product and resource; every other one names previous alone. What it lacks is found before it is handed in.',
  input: (t) => ({
    type: t.field({ type: enums.RegistrationType, required: true, description: 'Why it is applied for.' }),
    track: t.field({ type: enums.RegistrationTrack, description: 'With the state, or at an exchange.' }),
    registrar: t.string({ description: 'Public code of the registrar (登记机构), or of the exchange.' }),
    product: t.id({ description: 'Global id of the product.' }),
    resource: t.id({ description: 'Global id of the resource; for state registration.' }),
    previous: t.id({ description: 'Global id of the registration it changes, corrects, renews or cancels.' }),
    ...contentFields(t),
  }),
  success: registrationField,
  run: draftRegistration,
});

addMutation('reviseRegistration', {
  description:
    'Changes what a registration tells, before it is handed in or while it is being completed. The registrant.',
  input: (t) => ({ ...changeFields(t, 'registration'), ...contentFields(t) }),
  success: registrationField,
  run: reviseRegistration,
});

addMutation('submitRegistration', {
  description:
    'Hands a registration in: the registrar has three working days to take it up or to say what is missing (26号 art. 10). Refused with every finding until it has all it must; checkRegistration tells the same beforehand.',
  input: (t) => changeFields(t, 'registration'),
  success: registrationField,
  run: submitRegistration,
});

addMutation('withdrawRegistration', {
  description:
    'Takes a registration back before it is registered. The registrant; not a correction that the registrar has upheld on evidence.',
  input: (t) => ({
    ...changeFields(t, 'registration'),
    reason: t.string({ description: 'Why; kept with the event. Up to 2,000 characters.' }),
  }),
  success: registrationField,
  run: withdrawRegistration,
});

addMutation('acceptRegistration', {
  description:
    'Takes a registration up (受理). The registrar; from today its form is reviewed within twenty working days, a cancellation is done within ten (26号 arts 9, 11).',
  input: (t) => changeFields(t, 'registration'),
  success: registrationField,
  run: acceptRegistration,
});

addMutation('requestRegistrationCompletion', {
  description:
    'Tells the registrant what is missing, once and whole (一次性告知, 26号 art. 10). The registrar; what is handed in again counts from its own day, and nothing new can be asked for then.',
  input: (t) => ({
    ...changeFields(t, 'registration'),
    missing: t.stringList({
      required: true,
      description: 'What is missing, 1 to 50 lines of 2 to 500 characters.',
    }),
  }),
  success: registrationField,
  run: requestRegistrationCompletion,
});

addMutation('refuseRegistration', {
  description:
    'Does not take a registration up, with reasons (不予受理, 26号 art. 10): of what was handed in, or is not completed; what was taken up already, where what it rests on is gone. The registrar.',
  input: (t) => ({ ...changeFields(t, 'registration'), reason: reasonField(t) }),
  success: registrationField,
  run: refuseRegistration,
});

addMutation('explainRegistrationDelay', {
  description:
    'Tells the registrant why the formal review is not finished (审核未完成的，说明原因, 26号 art. 11). The registrar, from the day after the last one of the review until it is concluded; may be told anew. Nothing moves: the clock stays overdue.',
  input: (t) => ({
    ...changeFields(t, 'registration'),
    reason: t.string({
      required: true,
      description: 'Why it is not finished, as the registrant reads it, as plain text: 2 to 2,000 characters.',
    }),
  }),
  success: registrationField,
  run: explainRegistrationDelay,
});

addMutation('concludeFormalReview', {
  description:
    'Concludes the formal review (形式审核, 26号 arts 11, 12). The registrar. What passes is published for ten working days; a cancellation that passes ends the registration it is about; what does not pass is refused, with reasons.',
  input: (t) => ({
    ...changeFields(t, 'registration'),
    passes: t.boolean({ required: true, description: 'Whether its form is right.' }),
    reason: t.string({ description: 'Why not; required where it does not pass. Up to 2,000 characters.' }),
  }),
  success: registrationField,
  run: concludeFormalReview,
});

addMutation('completeRegistration', {
  description:
    'Registers what was published without an objection that stands (赋码, 26号 art. 13): gives code, 查询码 and certificate. The registrar; the service does the same by itself on the day after the publicity.',
  input: (t) => changeFields(t, 'registration'),
  success: registrationField,
  run: completeRegistration,
});

addMutation('revokeRegistration', {
  description:
    'Revokes a registration for false material, tampering or misuse (撤销登记, 26号 art. 20), and its certificate with it; its product is taken off offer. The registrar.',
  input: (t) => ({
    ...changeFields(t, 'registration'),
    ground: t.string({ required: true, description: 'A word of registration.revocation.grounds.' }),
    reason: reasonField(t),
  }),
  success: registrationField,
  run: revokeRegistration,
});

addMutation('revokeAtExchange', {
  description:
    'Revokes a registration at the exchange, and its certificate with it; its product is taken off offer. The exchange.',
  input: (t) => ({ ...changeFields(t, 'registration'), reason: reasonField(t) }),
  success: registrationField,
  run: revokeAtExchange,
});

addMutation('cancelLapsedRegistration', {
  description:
    'Cancels a registration whose validity is over and that was not renewed (期满未按规定续展的，由登记机构予以注销, 26号 art. 15). The registrar; not while a renewal that was asked for in time is under way.',
  input: (t) => changeFields(t, 'registration'),
  success: registrationField,
  run: cancelLapsedRegistration,
});

addMutation('registerAtExchange', {
  description:
    'Registers a product at the exchange, with the number of the exchange, and issues its certificate. The exchange, by its people or its service; told again under the same reference it changes nothing, and the same reference with something else is a conflict.',
  input: (t) => ({
    ...changeFields(t, 'registration'),
    reference: t.string({
      required: true,
      description: 'The exchange’s own reference of this act, 1 to 200 characters.',
    }),
    registrationNumber: t.string({
      required: true,
      description: 'Its number for the registration, 1 to 100 characters.',
    }),
    expiresOn: t.field({ type: 'Date', description: 'Last day on which it is valid; left out for no end.' }),
  }),
  success: registrationField,
  run: registerAtExchange,
});

addMutation('declineAtExchange', {
  description: 'Does not register at the exchange, with reasons. The exchange.',
  input: (t) => ({ ...changeFields(t, 'registration'), reason: reasonField(t) }),
  success: registrationField,
  run: declineAtExchange,
});

addMutation('recordRegistrationException', {
  description:
    'Records why a product goes without registration at an exchange, which is the rule (原则上). The authority of its agreement; the product then stands as if it were registered there.',
  input: (t) => ({
    product: t.id({ required: true, description: 'Global id of the product.' }),
    exchange: t.string({ required: true, description: 'Public code of the exchange.' }),
    reason: reasonField(t),
  }),
  success: successRow('registrationException', RegistrationExceptionRef, 'What was recorded.', (id, context, asked) =>
    registrationException(context, asked, { id: encodeGlobalId('RegistrationException', id) }),
  ),
  run: recordRegistrationException,
});

const objectionField = successRow(
  'registrationObjection',
  RegistrationObjectionRef,
  'The objection as it stands now.',
  (id, context, asked) => registrationObjection(context, asked, { id: encodeGlobalId('RegistrationObjection', id) }),
);

addMutation('objectToRegistration', {
  description:
    'Objects to a registration while it is published (异议, 26号 art. 12), by real name and with evidence. Whoever has signed in as a person, one objection at a time.',
  input: (t) => ({
    registration: t.id({ required: true, description: 'Global id of the registration.' }),
    statement: t.string({ required: true, description: 'What is objected to, as plain text: 2 to 2,000 characters.' }),
    evidence: t.string({
      required: true,
      description: 'The evidence, or where it is kept, as plain text: 2 to 5,000 characters.',
    }),
  }),
  success: objectionField,
  run: objectToRegistration,
});

const DecisionEnum = builder.enumType('RegistrationObjectionDecision', {
  description: 'What the registrar answers to an objection.',
  values: {
    SUSTAINED: { value: 'sustained', description: '异议成立. It is right: the registration ends there and then.' },
    DISMISSED: { value: 'dismissed', description: '异议不成立. It is not right, for the reason given.' },
  } as const,
});

addMutation('answerRegistrationObjection', {
  description: 'Answers an objection after looking into it (复核). The registrar, never the author of the objection.',
  input: (t) => ({
    ...changeFields(t, 'objection'),
    decision: t.field({ type: DecisionEnum, required: true, description: 'Whether it is right.' }),
    answer: t.string({ required: true, description: 'What its author is told, as plain text: 2 to 2,000 characters.' }),
  }),
  success: objectionField,
  run: answerRegistrationObjection,
});

const correctionRequestField = successRow(
  'registrationCorrectionRequest',
  RegistrationCorrectionRequestRef,
  'The request as it stands now.',
  (id, context, asked) =>
    registrationCorrectionRequest(context, asked, { id: encodeGlobalId('RegistrationCorrectionRequest', id) }),
);

addMutation('requestRegistrationCorrection', {
  description:
    'Asks that a state registration which stands be corrected (利害关系人申请更正, 26号 art. 9(3)), by name and with evidence. Whoever has signed in as a person and does not act for the registrant, one request at a time.',
  input: (t) => ({
    registration: t.id({ required: true, description: 'Global id of the registration.' }),
    statement: t.string({
      required: true,
      description: 'What is wrong, and how it concerns whoever asks, as plain text: 2 to 2,000 characters.',
    }),
    evidence: t.string({
      required: true,
      description:
        'The evidence, or where it is kept, as plain text: 2 to 5,000 characters. The registrant reads it too.',
    }),
  }),
  success: correctionRequestField,
  run: requestRegistrationCorrection,
});

addMutation('consentToRegistrationCorrection', {
  description:
    'Consents in writing to a correction that somebody else has asked for (经登记主体书面同意). The registrant; a registration of the type CORRECTION is taken up there and then, and its form is reviewed within twenty working days.',
  input: (t) => ({
    ...changeFields(t, 'request'),
    answer: t.string({
      required: true,
      description: 'The written consent, a paper of the correction, as plain text: 2 to 2,000 characters.',
    }),
  }),
  success: correctionRequestField,
  run: consentToRegistrationCorrection,
});

const CorrectionDecisionEnum = builder.enumType('RegistrationCorrectionDecision', {
  description: 'What the registrar answers to a request to correct a registration.',
  values: {
    UPHELD: {
      value: 'upheld',
      description: '确有错误. The evidence shows an error: a correction is taken up there and then.',
    },
    DISMISSED: { value: 'dismissed', description: '不予更正. Nothing is corrected, for the reason given.' },
  } as const,
});

addMutation('answerRegistrationCorrection', {
  description:
    'Answers a request to correct a registration on its evidence (有证据证明登记信息确有错误的). The registrar, never whoever has asked; what is upheld is taken up whether or not the registrant consents.',
  input: (t) => ({
    ...changeFields(t, 'request'),
    decision: t.field({ type: CorrectionDecisionEnum, required: true, description: 'Whether it is right.' }),
    answer: t.string({ required: true, description: 'What its author is told, as plain text: 2 to 2,000 characters.' }),
  }),
  success: correctionRequestField,
  run: answerRegistrationCorrection,
});

addMutation('withdrawRegistrationCorrection', {
  description: 'Takes back a request to correct a registration before it is answered. Whoever has made it.',
  input: (t) => changeFields(t, 'request'),
  success: correctionRequestField,
  run: withdrawRegistrationCorrection,
});
