import { eq, sql } from 'drizzle-orm';
import { certificates } from '../../tables/certificates.ts';
import { people } from '../../tables/identity.ts';
import { events } from '../../tables/ledger.ts';
import { organizations } from '../../tables/organizations.ts';
import { products } from '../../tables/products.ts';
import {
  correctionRequests,
  registrationExceptions,
  registrationObjections,
  registrations,
} from '../../tables/registrations.ts';
import { resources } from '../../tables/resources.ts';
import { steps } from '../../tables/steps.ts';
import {
  byCodePoint,
  defineNoun,
  type Expression,
  type Ownership,
  ofOrganization,
  ofViewer,
  relation,
} from '../noun.ts';

export const registrationNoun = defineNoun('Registration', registrations, (r) => {
  // What is published names what is registered, whoever may see that itself (26号 art. 12).
  const name = sql`coalesce((select p.name from ${products} p where p.id = ${r.productId}),
    (select d.title from ${resources} d where d.id = ${r.resourceId}))`;
  return {
    fields: {
      ...{ id: r.id, code: r.code, track: r.track, type: r.type, status: r.status, name },
      summary: sql`coalesce((select p.abstract from ${products} p where p.id = ${r.productId}),
        (select d.abstract from ${resources} d where d.id = ${r.resourceId}))`,
      ...{ content: r.content, submittedAt: r.submittedAt, acceptedOn: r.acceptedOn },
      ...{ publicityStartsOn: r.publicityStartsOn, publicityEndsOn: r.publicityEndsOn },
      ...{ registeredOn: r.registeredOn, expiresOn: r.expiresOn, number: r.registrationNumber },
      ...{ queryCode: r.queryCode, decidedAt: r.decidedAt, decisionReason: r.decisionReason, endedOn: r.endedOn },
      ...{ delayReason: r.delayReason, delayExplainedAt: r.delayExplainedAt },
      ...{ createdAt: r.createdAt, revision: r.revision },
    },
    relations: {
      product: relation('one', 'Product', products, (p) => eq(p.id, r.productId)),
      resource: relation('one', 'Resource', resources, (d) => eq(d.id, r.resourceId)),
      registrant: relation('one', 'Organization', organizations, (o) => eq(o.id, r.registrantId)),
      registrar: relation('one', 'Organization', organizations, (o) => eq(o.id, r.registrarId)),
      previous: relation('one', 'Registration', registrations, (other) => eq(other.id, r.previousId)),
      // A registration is issued one certificate.
      certificate: relation('one', 'Certificate', certificates, (c) => eq(c.registrationId, r.id)),
      followedBy: relation('page', 'Registration', registrations, (other) => eq(other.previousId, r.id)),
      steps: relation('page', 'Step', steps, (s) => eq(s.registrationId, r.id)),
      objections: relation('page', 'RegistrationObjection', registrationObjections, (b) => eq(b.registrationId, r.id)),
      correctionRequests: relation('page', 'RegistrationCorrectionRequest', correctionRequests, (c) =>
        eq(c.registrationId, r.id),
      ),
      fromRequest: relation('one', 'RegistrationCorrectionRequest', correctionRequests, (c) =>
        eq(c.correctionId, r.id),
      ),
      history: relation(
        'page',
        'Event',
        events,
        (e) => sql`${e.subjectType} = 'Registration' and ${e.subjectId} = ${r.id}`,
      ),
    },
    filters: {},
    own: {
      registrant: ofOrganization(r.registrantId),
      registrar: ({ organization }) => sql`(${r.registrarId} = ${organization} and ${r.submittedAt} is not null)`,
    },
    sorts: {
      createdAt: r.createdAt,
      registeredOn: sql`coalesce(${r.registeredOn}, '-infinity'::date)`,
      code: byCodePoint(r.code),
    },
    listOrder: r.createdAt,
  };
});

/** In whose hands what was said of a registration is. */
const partiesTo = (registrationId: Expression): Readonly<Record<'registrant' | 'registrar', Ownership>> => ({
  registrant: ({ organization }) => sql`exists (select 1 from ${registrations} r
    where r.id = ${registrationId} and r.registrant_id = ${organization})`,
  registrar: ({ organization }) => sql`exists (select 1 from ${registrations} r
    where r.id = ${registrationId} and r.registrar_id = ${organization})`,
});

export const registrationObjectionNoun = defineNoun('RegistrationObjection', registrationObjections, (b) => ({
  fields: {
    ...{ id: b.id, statement: b.statement, evidence: b.evidence, state: b.state, answer: b.answer },
    ...{ answeredAt: b.answeredAt, createdAt: b.createdAt, revision: b.revision },
  },
  relations: {
    registration: relation('one', 'Registration', registrations, (r) => eq(r.id, b.registrationId)),
    author: relation('one', 'Person', people, (p) => eq(p.id, b.personId)),
    organization: relation('one', 'Organization', organizations, (o) => eq(o.id, b.organizationId)),
  },
  filters: {},
  own: { author: ofViewer(b.personId), ...partiesTo(b.registrationId) },
  sorts: { createdAt: b.createdAt },
  listOrder: b.createdAt,
}));

export const registrationCorrectionRequestNoun = defineNoun(
  'RegistrationCorrectionRequest',
  correctionRequests,
  (c) => ({
    fields: {
      ...{ id: c.id, statement: c.statement, evidence: c.evidence, state: c.state, answer: c.answer },
      ...{ answeredAt: c.answeredAt, createdAt: c.createdAt, revision: c.revision },
    },
    relations: {
      registration: relation('one', 'Registration', registrations, (r) => eq(r.id, c.registrationId)),
      correction: relation('one', 'Registration', registrations, (r) => eq(r.id, c.correctionId)),
      author: relation('one', 'Person', people, (p) => eq(p.id, c.personId)),
      organization: relation('one', 'Organization', organizations, (o) => eq(o.id, c.organizationId)),
    },
    filters: {},
    own: { author: ofViewer(c.personId), ...partiesTo(c.registrationId) },
    sorts: { createdAt: c.createdAt },
    listOrder: c.createdAt,
  }),
);

export const registrationExceptionNoun = defineNoun('RegistrationException', registrationExceptions, (x) => ({
  fields: { id: x.id, reason: x.reason, createdAt: x.createdAt },
  relations: {
    product: relation('one', 'Product', products, (p) => eq(p.id, x.productId)),
    exchange: relation('one', 'Organization', organizations, (o) => eq(o.id, x.exchangeId)),
    recordedBy: relation('one', 'Organization', organizations, (o) => eq(o.id, x.recordedById)),
  },
  filters: {},
  sorts: { createdAt: x.createdAt },
  listOrder: x.createdAt,
}));
