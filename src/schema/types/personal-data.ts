import {
  exportedRows,
  type KeptCorrection,
  type KeptCorrectionRequest,
  type KeptDemand,
  type KeptEvent,
  type KeptMembership,
  type KeptObjection,
  type KeptRegistrationObjection,
  type KeptSearch,
} from '../../rules/identity/personal-data.ts';
import { builder } from '../builder.ts';
import { enums } from '../enums.ts';
import { PersonalDataRef } from '../refs.ts';

const KeptMembershipRef = builder.objectRef<KeptMembership>('PersonalMembership').implement({
  description: 'A role a person holds or held.',
  fields: (t) => ({
    organizationCode: t.exposeString('organizationCode', { description: 'Public code of the organisation.' }),
    role: t.expose('role', { type: enums.Role, description: 'The role.' }),
    grantedAt: t.expose('grantedAt', { type: 'DateTime', description: 'When it was given.' }),
    endedAt: t.expose('endedAt', { type: 'DateTime', nullable: true, description: 'When it ended.' }),
  }),
});

const KeptCorrectionRef = builder.objectRef<KeptCorrection>('PersonalCorrection').implement({
  description: 'A comment or correction request a person wrote.',
  fields: (t) => ({
    resourceCode: t.exposeString('resourceCode', { description: 'Public code of the resource.' }),
    kind: t.expose('kind', { type: enums.CorrectionKind, description: 'Comment or correction request.' }),
    field: t.exposeString('field', { nullable: true, description: 'Part of the entry; null for the whole.' }),
    message: t.exposeString('message', { description: 'What they wrote.' }),
    state: t.expose('state', { type: enums.CorrectionState, description: 'What became of it.' }),
    answer: t.exposeString('answer', { nullable: true, description: 'What the steward answered.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was written.' }),
    answeredAt: t.expose('answeredAt', { type: 'DateTime', nullable: true, description: 'When it was answered.' }),
  }),
});

const KeptObjectionRef = builder.objectRef<KeptObjection>('PersonalObjection').implement({
  description: 'An objection to a published result that a person made.',
  fields: (t) => ({
    resultCode: t.exposeString('resultCode', { description: 'Public code of the result.' }),
    message: t.exposeString('message', { description: 'What they wrote.' }),
    evidence: t.exposeString('evidence', { description: 'What they gave for evidence.' }),
    state: t.expose('state', { type: enums.ObjectionState, description: 'What became of it.' }),
    answer: t.exposeString('answer', { nullable: true, description: 'What the authority answered.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
    answeredAt: t.expose('answeredAt', { type: 'DateTime', nullable: true, description: 'When it was answered.' }),
  }),
});

const KeptRegistrationObjectionRef = builder
  .objectRef<KeptRegistrationObjection>('PersonalRegistrationObjection')
  .implement({
    description: 'An objection to a registration in publicity that a person made.',
    fields: (t) => ({
      registrationCode: t.exposeString('registrationCode', { description: 'Public code of the registration.' }),
      statement: t.exposeString('statement', { description: 'What they wrote.' }),
      evidence: t.exposeString('evidence', { description: 'What they gave for evidence.' }),
      state: t.expose('state', { type: enums.ObjectionState, description: 'What became of it.' }),
      answer: t.exposeString('answer', { nullable: true, description: 'What the registrar answered.' }),
      createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
      answeredAt: t.expose('answeredAt', { type: 'DateTime', nullable: true, description: 'When it was answered.' }),
    }),
  });

const KeptCorrectionRequestRef = builder
  .objectRef<KeptCorrectionRequest>('PersonalRegistrationCorrectionRequest')
  .implement({
    description: 'A request to correct a registration that a person made.',
    fields: (t) => ({
      registrationCode: t.exposeString('registrationCode', { description: 'Public code of the registration.' }),
      statement: t.exposeString('statement', { description: 'What they wrote.' }),
      evidence: t.exposeString('evidence', { description: 'What they gave for evidence.' }),
      state: t.expose('state', { type: enums.CorrectionRequestState, description: 'What became of it.' }),
      answer: t.exposeString('answer', { nullable: true, description: 'What they were answered.' }),
      createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
      answeredAt: t.expose('answeredAt', { type: 'DateTime', nullable: true, description: 'When it was answered.' }),
    }),
  });

const KeptDemandRef = builder.objectRef<KeptDemand>('PersonalDataDemand').implement({
  description: 'A data demand that a person handed in for their organisation.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Its public code; the whole file is had by it.' }),
    operatorCode: t.exposeString('operatorCode', { description: 'Public code of the operator.' }),
    status: t.expose('status', { type: enums.DemandStatus, description: 'Its state.' }),
    purpose: t.exposeString('purpose', { description: 'What the data are for, in their words.' }),
    submittedAt: t.expose('submittedAt', { type: 'DateTime', description: 'When they handed it in.' }),
  }),
});

const KeptSearchRef = builder.objectRef<KeptSearch>('PersonalSearch').implement({
  description: 'A search a person keeps.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'What they call it.' }),
    noun: t.exposeString('noun', { description: 'What is listed: Resource, Scenario, Product or Notice.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was kept.' }),
  }),
});

const KeptEventRef = builder.objectRef<KeptEvent>('PersonalEvent').implement({
  description: 'Something a person did.',
  fields: (t) => ({
    type: t.exposeString('type', { description: 'What happened, such as `resource.published`.' }),
    subjectType: t.exposeString('subjectType', { description: 'To what kind of thing.' }),
    subjectCode: t.exposeString('subjectCode', { description: 'Its public code, or its id where it has none.' }),
    occurredAt: t.expose('occurredAt', { type: 'DateTime', description: 'When.' }),
    reason: t.exposeString('reason', { nullable: true, description: 'What they gave for a reason.' }),
  }),
});

const newest = `the newest ${exportedRows}`;

PersonalDataRef.implement({
  description: 'Everything the service keeps of a person (个人信息保护法 art. 45).',
  fields: (t) => ({
    issuer: t.exposeString('issuer', { nullable: true, description: 'Identity provider.' }),
    subject: t.exposeString('subject', { nullable: true, description: 'Id at the identity provider.' }),
    name: t.exposeString('name', { nullable: true, description: 'Name.' }),
    email: t.exposeString('email', { nullable: true, description: 'E-mail address.' }),
    disabledAt: t.expose('disabledAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when they may not act.',
    }),
    erasedAt: t.expose('erasedAt', { type: 'DateTime', nullable: true, description: 'When they were erased.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When they were added.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When their row changed last.' }),
    memberships: t.field({
      type: [KeptMembershipRef],
      description: `Roles they hold or held, ${newest}.`,
      extensions: { maxItems: exportedRows },
      resolve: ({ memberships }) => [...memberships],
    }),
    membershipCount: t.exposeInt('membershipCount', { description: 'How many roles there are.' }),
    corrections: t.field({
      type: [KeptCorrectionRef],
      description: `Comments and correction requests they wrote, ${newest}.`,
      extensions: { maxItems: exportedRows },
      resolve: ({ corrections }) => [...corrections],
    }),
    correctionCount: t.exposeInt('correctionCount', { description: 'How many there are.' }),
    objections: t.field({
      type: [KeptObjectionRef],
      description: `Objections they made, ${newest}.`,
      extensions: { maxItems: exportedRows },
      resolve: ({ objections }) => [...objections],
    }),
    objectionCount: t.exposeInt('objectionCount', { description: 'How many there are.' }),
    registrationObjections: t.field({
      type: [KeptRegistrationObjectionRef],
      description: `Objections to registrations they made, ${newest}.`,
      extensions: { maxItems: exportedRows },
      resolve: ({ registrationObjections }) => [...registrationObjections],
    }),
    registrationObjectionCount: t.exposeInt('registrationObjectionCount', { description: 'How many there are.' }),
    registrationCorrectionRequests: t.field({
      type: [KeptCorrectionRequestRef],
      description: `Requests to correct registrations they made, ${newest}.`,
      extensions: { maxItems: exportedRows },
      resolve: ({ registrationCorrectionRequests }) => [...registrationCorrectionRequests],
    }),
    registrationCorrectionRequestCount: t.exposeInt('registrationCorrectionRequestCount', {
      description: 'How many there are.',
    }),
    dataDemands: t.field({
      type: [KeptDemandRef],
      description: `Data demands they handed in, ${newest}.`,
      extensions: { maxItems: exportedRows },
      resolve: ({ dataDemands }) => [...dataDemands],
    }),
    dataDemandCount: t.exposeInt('dataDemandCount', { description: 'How many there are.' }),
    savedSearches: t.field({
      type: [KeptSearchRef],
      description: `Searches they keep, ${newest}.`,
      extensions: { maxItems: exportedRows },
      resolve: ({ savedSearches }) => [...savedSearches],
    }),
    savedSearchCount: t.exposeInt('savedSearchCount', { description: 'How many there are.' }),
    events: t.field({
      type: [KeptEventRef],
      description: `What they did, ${newest}.`,
      extensions: { maxItems: exportedRows },
      resolve: ({ events }) => [...events],
    }),
    eventCount: t.exposeInt('eventCount', { description: 'How many events they have acted in.' }),
    auditEntryCount: t.exposeInt('auditEntryCount', {
      description: 'How many entries of the audit log name their id, attempts that were refused among them.',
    }),
  }),
});
