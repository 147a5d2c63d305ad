import {
  registration,
  registrationCorrectionRequest,
  registrationCorrectionRequests,
  registrationException,
  registrationExceptions,
  registrationObjection,
  registrationObjections,
  registrations,
} from '../../resolvers/catalog/queries.ts';
import type { RegistrationContent } from '../../rules/registration/registration-facts.ts';
import { builder } from '../builder.ts';
import { connectionTo, historyField, pageArguments, pageField } from '../connections.ts';
import { enums } from '../enums.ts';
import { globalId, resolveOne, resolvePage, rowField } from '../reading.ts';
import {
  CertificateRef,
  NodeRef,
  OrganizationRef,
  PersonRef,
  ProductRef,
  RegistrationCorrectionRequestRef,
  RegistrationExceptionRef,
  RegistrationObjectionRef,
  RegistrationRef,
  ResourceRef,
} from '../refs.ts';

const PaperRef = builder.objectRef<{ readonly paper: string; readonly text: string }>('RegistrationPaper').implement({
  description: 'A paper of a registration (登记材料): a text, or where it is kept.',
  fields: (t) => ({
    paper: t.exposeString('paper', {
      description:
        'Which one: a word of the parameter registration.initial.papers, such as lawful_source; of a correction that others have asked for, a word of registration.correction.grounds.',
    }),
    text: t.exposeString('text', { description: 'What it says, or its reference; plain text.' }),
  }),
});

const RegistrationContentRef = builder.objectRef<RegistrationContent>('RegistrationContent').implement({
  description: 'What a registrant tells (26号 art. 9).',
  fields: (t) => ({
    papers: t.field({
      type: [PaperRef],
      description: 'Papers, by name.',
      extensions: { maxItems: 30 },
      resolve: ({ papers }) =>
        Object.entries(papers)
          .map(([paper, text]) => ({ paper, text }))
          .sort((a, b) => (a.paper < b.paper ? -1 : 1)),
    }),
    ground: t.exposeString('ground', {
      nullable: true,
      description: 'Ground of a correction or a cancellation; null for others.',
    }),
    note: t.exposeString('note', { description: 'What has changed, what is wrong, or why; plain text.' }),
  }),
});

RegistrationRef.implement({
  description:
    'A registration (登记) of a product or a resource: with the state (发改数据规〔2025〕26号), or at an exchange. Two records with issuers, codes and validity of their own; one product can have both. Everyone sees what is published and what was registered.',
  interfaces: [NodeRef],
  extensions: { noun: 'Registration' },
  fields: (t) => ({
    id: t.id(globalId('Registration')),
    code: t.exposeString('code', { description: 'Public code of this application for registration; never reused.' }),
    track: t.expose('track', { type: enums.RegistrationTrack, description: 'With the state, or at an exchange.' }),
    type: t.expose('type', { type: enums.RegistrationType, description: 'Why it is applied for.' }),
    status: t.expose('status', { type: enums.RegistrationStatus, description: 'State.' }),
    name: t.exposeString('name', { description: 'Name of what is registered (登记数据名称).' }),
    summary: t.exposeString('summary', { description: 'What it is in short (数据内容简介).' }),
    content: t.expose('content', {
      type: RegistrationContentRef,
      nullable: true,
      description: 'Papers, ground and note; for the registrant, the registrar and those who look after it.',
    }),
    submittedAt: t.expose('submittedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was handed in last: acceptance counts from then.',
    }),
    acceptedOn: t.expose('acceptedOn', {
      type: 'Date',
      nullable: true,
      description: 'The day it was taken up (受理).',
    }),
    publicityStartsOn: t.expose('publicityStartsOn', {
      type: 'Date',
      nullable: true,
      description: 'First day of the publicity (公示).',
    }),
    publicityEndsOn: t.expose('publicityEndsOn', {
      type: 'Date',
      nullable: true,
      description: 'Last day of the publicity, ten working days later; objections are taken until its end.',
    }),
    registeredOn: t.expose('registeredOn', {
      type: 'Date',
      nullable: true,
      description: 'The day of the code (赋码).',
    }),
    expiresOn: t.expose('expiresOn', {
      type: 'Date',
      nullable: true,
      description: 'Last day on which it is valid; null before, and for what has no end.',
    }),
    number: t.exposeString('number', {
      nullable: true,
      description: '登记编码, as the registrar or the exchange has given it.',
    }),
    queryCode: t.exposeString('queryCode', { nullable: true, description: '查询码: 22 digits.' }),
    decidedAt: t.expose('decidedAt', { type: 'DateTime', nullable: true, description: 'When it was decided.' }),
    decisionReason: t.exposeString('decisionReason', {
      nullable: true,
      description:
        'What is missing, line by line, why it was refused, or why it has ended; for the registrant, the registrar and those who look after it.',
    }),
    delayReason: t.exposeString('delayReason', {
      nullable: true,
      description:
        'Why the formal review was not finished in its days, as the registrar has told it last (26号 art. 11); plain text, kept after the review; for the registrant, the registrar and those who look after it.',
    }),
    delayExplainedAt: t.expose('delayExplainedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When that was told last; for the same.',
    }),
    endedOn: t.expose('endedOn', { type: 'Date', nullable: true, description: 'The day it ended.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was drafted.' }),
    revision: t.exposeInt('revision', { description: 'Rises by one with each change, from 1.' }),
    product: t.field(rowField(ProductRef, 'The product; null for a resource, and for those who may not see it.')),
    resource: t.field(rowField(ResourceRef, 'The resource; null for a product, and for those who may not see it.')),
    registrant: t.field(rowField(OrganizationRef, 'Who registers (登记主体).')),
    registrar: t.field(rowField(OrganizationRef, 'The registrar (登记机构), or the exchange.')),
    previous: t.field(rowField(RegistrationRef, 'The registration it changes, corrects, renews or cancels.')),
    certificate: t.field(rowField(CertificateRef, 'Its certificate (登记证书); null before, and for a resource.')),
    followedBy: t.field(pageField('Registration', 'What was applied for on it later.')),
    steps: t.field(pageField('Step', 'What waits or waited for the registrar, with its clock.')),
    objections: t.field(pageField('RegistrationObjection', 'Objections (异议) that the viewer may see.')),
    correctionRequests: t.field(
      pageField('RegistrationCorrectionRequest', 'Requests to correct it (更正申请) that the viewer may see.'),
    ),
    fromRequest: t.field(
      rowField(
        RegistrationCorrectionRequestRef,
        'The request of somebody else that it came of; null for others, and for those who may not see it.',
      ),
    ),
    history: t.field(historyField('What has happened to it, the newest first.')),
  }),
});

RegistrationObjectionRef.implement({
  description:
    'An objection (异议) to a registration while it is published, by real name and with evidence (26号 art. 12). The registrant sees what is said; who says it is known to the registrar.',
  interfaces: [NodeRef],
  extensions: { noun: 'RegistrationObjection' },
  fields: (t) => ({
    id: t.id(globalId('RegistrationObjection')),
    statement: t.exposeString('statement', {
      description: 'What is objected to; plain text, empty once its author was erased.',
    }),
    evidence: t.exposeString('evidence', {
      nullable: true,
      description: 'The evidence, or where it is kept; null for those who may not see it.',
    }),
    state: t.expose('state', { type: enums.ObjectionState, description: 'What became of it.' }),
    answer: t.exposeString('answer', { nullable: true, description: 'What the registrar answered; plain text.' }),
    answeredAt: t.expose('answeredAt', { type: 'DateTime', nullable: true, description: 'When it was answered.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
    revision: t.exposeInt('revision', { description: 'Rises by one with each change, from 1.' }),
    registration: t.field(rowField(RegistrationRef, 'The registration it is about.')),
    author: t.field(rowField(PersonRef, 'Who objects; null for those who may not see the person.')),
    organization: t.field(rowField(OrganizationRef, 'The organisation its author acted for.')),
  }),
});

RegistrationCorrectionRequestRef.implement({
  description:
    'A request to correct a state registration that stands (更正申请), of somebody else than its registrant (利害关系人, 26号 art. 9(3)). The registrant sees what is wrong and by what evidence; who says so is known to the registrar.',
  interfaces: [NodeRef],
  extensions: { noun: 'RegistrationCorrectionRequest' },
  fields: (t) => ({
    id: t.id(globalId('RegistrationCorrectionRequest')),
    statement: t.exposeString('statement', {
      description: 'What is wrong; plain text, empty once its author was erased.',
    }),
    evidence: t.exposeString('evidence', {
      description: 'The evidence, or where it is kept; plain text, empty once its author was erased.',
    }),
    state: t.expose('state', { type: enums.CorrectionRequestState, description: 'What became of it.' }),
    answer: t.exposeString('answer', {
      nullable: true,
      description: 'The consent of the registrant, or what the registrar answered; plain text.',
    }),
    answeredAt: t.expose('answeredAt', { type: 'DateTime', nullable: true, description: 'When it was answered.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
    revision: t.exposeInt('revision', { description: 'Rises by one with each change, from 1.' }),
    registration: t.field(rowField(RegistrationRef, 'The registration it is about.')),
    correction: t.field(
      rowField(RegistrationRef, 'The correction that came of it; null where there is none that the viewer may see.'),
    ),
    author: t.field(rowField(PersonRef, 'Who asks; null for those who may not see the person.')),
    organization: t.field(rowField(OrganizationRef, 'The organisation its author acted for.')),
  }),
});

RegistrationExceptionRef.implement({
  description:
    'Why a product goes without registration at an exchange, which is the rule (原则上在交易所登记). Recorded by the authority.',
  interfaces: [NodeRef],
  extensions: { noun: 'RegistrationException' },
  fields: (t) => ({
    id: t.id(globalId('RegistrationException')),
    reason: t.exposeString('reason', { description: 'Why; plain text.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was recorded.' }),
    product: t.field(rowField(ProductRef, 'The product.')),
    exchange: t.field(rowField(OrganizationRef, 'The exchange it need not be registered at.')),
    recordedBy: t.field(rowField(OrganizationRef, 'The authority that recorded it.')),
  }),
});

builder.objectFields(ProductRef, (t) => ({
  registrations: t.field(pageField('Registration', 'Registrations of it, on both tracks; none with asOf.')),
  registrationExceptions: t.field(
    pageField('RegistrationException', 'Exceptions from registration at an exchange; none with asOf.'),
  ),
}));

const RegistrationBy = builder.inputType('RegistrationBy', {
  description: 'Names one of them: by exactly one of its fields.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ description: 'Global id.' }),
    code: t.string({ description: 'Public code.' }),
  }),
});

const RegistrationObjectionBy = builder.inputType('RegistrationObjectionBy', {
  description: 'Names one of them: by exactly one of its fields.',
  isOneOf: true,
  fields: (t) => ({ id: t.id({ description: 'Global id.' }) }),
});

const RegistrationCorrectionRequestBy = builder.inputType('RegistrationCorrectionRequestBy', {
  description: 'Names one of them: by exactly one of its fields.',
  isOneOf: true,
  fields: (t) => ({ id: t.id({ description: 'Global id.' }) }),
});

const RegistrationExceptionBy = builder.inputType('RegistrationExceptionBy', {
  description: 'Names one of them: by exactly one of its fields.',
  isOneOf: true,
  fields: (t) => ({ id: t.id({ description: 'Global id.' }) }),
});

builder.queryFields((t) => ({
  registrations: t.field({
    type: connectionTo('Registration'),
    nullable: true,
    args: pageArguments('Registration'),
    description: 'Registrations that the viewer may see, the newest first unless another order is asked for.',
    resolve: (_root, _args, context, info) => resolvePage(context, info, registrations),
  }),
  registration: t.field({
    type: RegistrationRef,
    nullable: true,
    description: 'One of them; null when there is none that the viewer may see.',
    args: { by: t.arg({ type: RegistrationBy, required: true, description: 'Which one.' }) },
    resolve: (_root, { by }, context, info) => resolveOne(context, info, registration, by),
  }),
  registrationObjections: t.field({
    type: connectionTo('RegistrationObjection'),
    nullable: true,
    args: pageArguments('RegistrationObjection'),
    description: 'Objections to registrations that the viewer may see, the oldest first.',
    resolve: (_root, _args, context, info) => resolvePage(context, info, registrationObjections),
  }),
  registrationObjection: t.field({
    type: RegistrationObjectionRef,
    nullable: true,
    description: 'One of them; null when there is none that the viewer may see.',
    args: { by: t.arg({ type: RegistrationObjectionBy, required: true, description: 'Which one.' }) },
    resolve: (_root, { by }, context, info) => resolveOne(context, info, registrationObjection, by),
  }),
  registrationCorrectionRequests: t.field({
    type: connectionTo('RegistrationCorrectionRequest'),
    nullable: true,
    args: pageArguments('RegistrationCorrectionRequest'),
    description: 'Requests to correct registrations that the viewer may see, the oldest first.',
    resolve: (_root, _args, context, info) => resolvePage(context, info, registrationCorrectionRequests),
  }),
  registrationCorrectionRequest: t.field({
    type: RegistrationCorrectionRequestRef,
    nullable: true,
    description: 'One of them; null when there is none that the viewer may see.',
    args: { by: t.arg({ type: RegistrationCorrectionRequestBy, required: true, description: 'Which one.' }) },
    resolve: (_root, { by }, context, info) => resolveOne(context, info, registrationCorrectionRequest, by),
  }),
  registrationExceptions: t.field({
    type: connectionTo('RegistrationException'),
    nullable: true,
    args: pageArguments('RegistrationException'),
    description: 'Exceptions from registration at an exchange, the newest first.',
    resolve: (_root, _args, context, info) => resolvePage(context, info, registrationExceptions),
  }),
  registrationException: t.field({
    type: RegistrationExceptionRef,
    nullable: true,
    description: 'One of them; null when there is none that the viewer may see.',
    args: { by: t.arg({ type: RegistrationExceptionBy, required: true, description: 'Which one.' }) },
    resolve: (_root, { by }, context, info) => resolveOne(context, info, registrationException, by),
  }),
}));
