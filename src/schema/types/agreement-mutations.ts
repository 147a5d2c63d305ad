import { abandonAgreement } from '../../resolvers/agreement/abandon-agreement.ts';
import { acceptAgreement } from '../../resolvers/agreement/accept-agreement.ts';
import { draftAgreement } from '../../resolvers/agreement/draft-agreement.ts';
import {
  agreementAvailableActions,
  agreementEndImpact,
  agreementFindings,
  agreementRenewalDueOn,
} from '../../resolvers/agreement/queries.ts';
import { recordAgreementFiling } from '../../resolvers/agreement/record-agreement-filing.ts';
import { resumeAgreement } from '../../resolvers/agreement/resume-agreement.ts';
import { reviseAgreement } from '../../resolvers/agreement/revise-agreement.ts';
import { revokeAgreement } from '../../resolvers/agreement/revoke-agreement.ts';
import { signAgreement } from '../../resolvers/agreement/sign-agreement.ts';
import { supplementAgreement } from '../../resolvers/agreement/supplement-agreement.ts';
import { suspendAgreement } from '../../resolvers/agreement/suspend-agreement.ts';
import { terminateAgreement } from '../../resolvers/agreement/terminate-agreement.ts';
import { agreement } from '../../resolvers/catalog/queries.ts';
import { daysLeft, isInTrial } from '../../rules/agreement/standing.ts';
import { dateInShanghai } from '../../rules/calendar/local-date.ts';
import { encodeGlobalId } from '../../rules/catalog/global-id.ts';
import { EndImpactRef } from '../agreement-impact.ts';
import { builder } from '../builder.ts';
import { addMutation, changeFields, reasonField, successRow } from '../mutation.ts';
import { rowField } from '../reading.ts';
import { AgreementRef, ApplicationRef, AvailableActionRef, FindingRef } from '../refs.ts';

builder.objectFields(AgreementRef, (t) => ({
  listApplication: t.field(
    rowField(
      ApplicationRef,
      'The application whose list is authorised now: its own, or that of the last change taken in by a supplement.',
    ),
  ),
  isInTrial: t.boolean({
    description: 'Whether today lies in its trial (试运营), while it is in force.',
    extensions: { reads: ['status', 'trialStartsOn', 'trialEndsOn'] },
    resolve: ({ status, trialStartsOn, trialEndsOn }, _args, { now }) =>
      isInTrial(status, { startsOn: trialStartsOn, endsOn: trialEndsOn }, dateInShanghai(now())),
  }),
  daysLeft: t.int({
    nullable: true,
    description: 'Days left after today until its last day; null for one that is not in force.',
    extensions: { reads: ['status', 'expiresOn'] },
    resolve: ({ status, expiresOn }, _args, { now }) => daysLeft(status, expiresOn, dateInShanghai(now())),
  }),
  renewalDueOn: t.field({
    type: 'Date',
    nullable: true,
    description:
      'Last day on which a renewal may be filed (届满 3 个月前, parameter renewal.lead_time); null where nothing binds.',
    extensions: { reads: ['expiresOn'] },
    resolve: ({ expiresOn }, _args, context) => agreementRenewalDueOn(context, expiresOn),
  }),
  findings: t.field({
    type: [FindingRef],
    description:
      'What stands in the way of signing it or is to be known of it, such as a review that ends before it does; for its parties and those who review.',
    extensions: { maxItems: 50, reads: ['id'] },
    resolve: async ({ id }, _args, context) => [...(await agreementFindings(context, id))],
  }),
  availableActions: t.field({
    type: [AvailableActionRef],
    description: 'What the caller may do with it now; empty for those who are neither its parties nor decide on it.',
    extensions: { maxItems: 20, reads: ['id'] },
    resolve: async ({ id }, _args, context) => [...(await agreementAvailableActions(context, id))],
  }),
  endImpact: t.field({
    type: EndImpactRef,
    nullable: true,
    description:
      'What its termination or revocation would take with it; null for those who could not decide it, and while it is not in force.',
    extensions: { reads: ['id'] },
    resolve: ({ id }, _args, context) => agreementEndImpact(context, id),
  }),
}));

const agreementField = successRow('agreement', AgreementRef, 'The agreement as it stands now.', (id, context, asked) =>
  agreement(context, asked, { id: encodeGlobalId('Agreement', id) }),
);

const PartInput = builder.inputType('AgreementPartInput', {
  description: 'One part of what an agreement says.',
  fields: (t) => ({
    part: t.string({
      required: true,
      description:
        'Its name: a word of the parameter agreement.content, such as scope_and_catalog, or platform_fee for the fee of the platform.',
    }),
    text: t.string({
      required: true,
      description: 'What it says, as plain text up to 20,000 characters; an empty text takes the part away.',
    }),
  }),
});

const TrialInput = builder.inputType('AgreementTrialInput', {
  description: 'A trial (试运营): its end by months or by its last day.',
  fields: (t) => ({
    startsOn: t.field({ type: 'Date', required: true, description: 'Its first day.' }),
    months: t.int({ description: 'How many months it lasts.' }),
    endsOn: t.field({ type: 'Date', description: 'Its last day.' }),
    isWithinTerm: t.boolean({
      required: true,
      description: 'Whether the agreement counts it within its term; apart it ends on the day before the term.',
    }),
  }),
});

type InputFields = Parameters<Parameters<typeof addMutation>[1]['input']>[0];

const termFields = (t: InputFields, isNew: boolean) => ({
  startsOn: t.field({ type: 'Date', required: isNew, description: 'First day of the term, which is part of it.' }),
  termMonths: t.int({
    description:
      'How many months the term lasts, instead of expiresOn; it ends on the day before the corresponding day.',
  }),
  expiresOn: t.field({ type: 'Date', description: 'Last day of the term, instead of termMonths.' }),
  trial: t.field({ type: TrialInput, description: 'A trial; null for none.' }),
  content: t.field({
    type: [PartInput],
    description: 'What it says, part by part, at most 50; parts that are not named stay as they are.',
  }),
});

addMutation('draftAgreement', {
  description:
    'Drafts the agreement (授权运营协议) of a published result, however incomplete. The authority. Its code is given: the authority’s code and a number.',
  input: (t) => ({
    application: t.id({ required: true, description: 'Global id of the application.' }),
    ...termFields(t, true),
  }),
  success: agreementField,
  run: draftAgreement,
});

addMutation('reviseAgreement', {
  description: 'Changes a draft. The authority; what the operator has signed becomes a draft again.',
  input: (t) => ({ ...changeFields(t, 'agreement'), ...termFields(t, false) }),
  success: agreementField,
  run: reviseAgreement,
});

addMutation('acceptAgreement', {
  description: 'Signs an agreement for the operator, once nothing stands in the way.',
  input: (t) => changeFields(t, 'agreement'),
  success: agreementField,
  run: acceptAgreement,
});

addMutation('signAgreement', {
  description:
    'Signs an agreement for the authority, after the operator and after collective deliberation (“三重一大”, 27号 art. 13). It is in force then.',
  input: (t) => ({
    ...changeFields(t, 'agreement'),
    deliberatedOn: t.field({
      type: 'Date',
      required: true,
      description: 'The day it was deliberated, today at the latest.',
    }),
  }),
  success: agreementField,
  run: signAgreement,
});

addMutation('abandonAgreement', {
  description: 'Gives up an agreement that was not signed by both sides. The authority; another can be drafted.',
  input: (t) => ({ ...changeFields(t, 'agreement'), reason: reasonField(t) }),
  success: agreementField,
  run: abandonAgreement,
});

addMutation('recordAgreementFiling', {
  description:
    'Puts down that an agreement was filed with the provincial data authority (27号 art. 13). The authority; a filing may be corrected.',
  input: (t) => ({
    ...changeFields(t, 'agreement'),
    filedOn: t.field({ type: 'Date', required: true, description: 'The day of the filing, today at the latest.' }),
    reference: t.string({ required: true, description: 'Number of the filing, 1 to 200 characters.' }),
  }),
  success: agreementField,
  run: recordAgreementFiling,
});

addMutation('supplementAgreement', {
  description:
    'Takes a changed list into an agreement in force (补充协议): the result of the application that changes it is public and the supplement was deliberated. The authority; code and term stay.',
  input: (t) => ({
    ...changeFields(t, 'agreement'),
    application: t.id({ required: true, description: 'Global id of the application that changes the list.' }),
    deliberatedOn: t.field({
      type: 'Date',
      required: true,
      description: 'The day it was deliberated, today at the latest.',
    }),
    content: t.field({ type: [PartInput], description: 'Parts that change with the list, at most 50.' }),
  }),
  success: agreementField,
  run: supplementAgreement,
});

addMutation('suspendAgreement', {
  description: 'Suspends an agreement until something is mended; its term goes on. The authority.',
  input: (t) => ({ ...changeFields(t, 'agreement'), reason: reasonField(t) }),
  success: agreementField,
  run: suspendAgreement,
});

addMutation('resumeAgreement', {
  description: 'Lets a suspended agreement go on. The authority.',
  input: (t) => ({ ...changeFields(t, 'agreement'), reason: reasonField(t) }),
  success: agreementField,
  run: resumeAgreement,
});

const endFields = (t: InputFields) => ({
  ...changeFields(t, 'agreement'),
  reason: reasonField(t),
  impactDigest: t.string({
    required: true,
    description: 'Digest of Agreement.endImpact as the caller has seen it; refused when it is another by now.',
  }),
});

addMutation('terminateAgreement', {
  description:
    'Terminates an agreement (终止) before its term is over, with everything that hangs on it. Members of the mechanism, never on their own application.',
  input: endFields,
  success: agreementField,
  run: terminateAgreement,
});

addMutation('revokeAgreement', {
  description:
    'Revokes an agreement (撤销), with everything that hangs on it. Members of the mechanism, never on their own application.',
  input: endFields,
  success: agreementField,
  run: revokeAgreement,
});
