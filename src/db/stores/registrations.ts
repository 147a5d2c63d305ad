import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { LocalDate } from '../../rules/calendar/local-date.ts';
import type {
  RegistrationCase,
  RegistrationContent,
  RunningRegistration,
} from '../../rules/registration/registration-facts.ts';
import type { RegistrationStatus, RegistrationTrack, RegistrationType } from '../../rules/workflow/registry-words.ts';
import type { ObjectionState } from '../../rules/workflow/words.ts';
import type { Database } from '../client.ts';
import { applicationItems } from '../tables/application-parts.ts';
import { agreements } from '../tables/applications.ts';
import { demandItems } from '../tables/demands.ts';
import { notifications } from '../tables/notifications.ts';
import { organizations } from '../tables/organizations.ts';
import { products, productVersions } from '../tables/products.ts';
import { submissions } from '../tables/proposals.ts';
import {
  correctionRequests,
  registrationExceptions,
  registrationObjections,
  registrations,
} from '../tables/registrations.ts';
import { resources } from '../tables/resources.ts';
import { idList } from './bulk.ts';
import { lockProduct } from './product-standing.ts';

/**
 * The agreement that a product is operated under: its own, or the renewal that carries that on without a gap; `p` is the
 * alias of the product. From the first day of the first to the last day of the last.
 */
const operatedUnder = sql`(select json_build_object('id', g.id, 'code', g.code,
    'startsOn', least(g.starts_on, g.trial_starts_on), 'expiresOn', greatest(g.expires_on, max(n.expires_on)),
    'isLive', g.status = 'active' or coalesce(bool_or(n.status = 'active'), false))
  from ${agreements} g left join ${agreements} n on n.operator_id = g.operator_id and n.scenario_id = g.scenario_id
    and n.id <> g.id and n.status in ('active', 'suspended') and n.expires_on > g.expires_on
    and least(n.starts_on, n.trial_starts_on) <= g.expires_on + 1
  where g.id = p.agreement_id group by g.id)`;

const hasPassedReview = sql`exists (select from ${productVersions} v where v.product_id = p.id and v.status = 'approved')`;

/** Whether a registration is not over, as the index that lets one run at a time has it. */
const isRunning = (alias: SQL): SQL =>
  sql`${alias}.status in ('draft', 'submitted', 'incomplete', 'accepted', 'in_publicity')`;

const inShanghai = (instant: SQL): SQL => sql`(${instant} at time zone 'Asia/Shanghai')::date`;

/** When data of a resource were first provided under an agreement. */
const firstProvided = (resource: SQL): SQL => sql`(select ${inShanghai(sql`min(i.delivered_at)`)} from ${demandItems} i
  join ${applicationItems} l on l.id = i.list_item_id where l.resource_id = ${resource})`;

/**
 * Registrations with everything that rules look at, in one statement.
 *
 * @returns by id
 */
export async function registrationCases(db: Database, ids: readonly string[]): Promise<Map<string, RegistrationCase>> {
  const rows = await db.execute<{ facts: string }>(sql`
    select json_build_object('id', r.id, 'code', r.code, 'track', r.track, 'type', r.type, 'status', r.status,
      'revision', r.revision, 'content', r.content,
      'registrarId', r.registrar_id, 'registrarKinds', to_json(o.kinds), 'registrantId', r.registrant_id,
      'thing', case when p.id is not null
        then json_build_object('noun', 'Product', 'id', p.id, 'code', p.code, 'name', p.name)
        else json_build_object('noun', 'Resource', 'id', d.id, 'code', d.code, 'name', d.title) end,
      'product', case when p.id is not null then
        json_build_object('hasPassedReview', ${hasPassedReview}, 'operatorId', p.operator_id) end,
      'resourceProviderId', d.provider_id,
      'agreement', ${operatedUnder},
      'deliveredOn', case when p.id is not null then p.delivered_on else ${firstProvided(sql`d.id`)} end,
      'submittedBy', case when r.submitted_at is not null then
        json_build_object('id', r.submitted_by, 'organizationId', r.registrant_id) end,
      'acceptedOn', r.accepted_on, 'publicityStartsOn', r.publicity_starts_on, 'publicityEndsOn', r.publicity_ends_on,
      'registeredOn', r.registered_on, 'expiresOn', r.expires_on, 'decisionReason', r.decision_reason,
      'openObjections', (select count(*) from ${registrationObjections} b
        where b.registration_id = r.id and b.state = 'open'),
      'previous', case when e.id is not null then json_build_object('id', e.id, 'code', e.code, 'revision', e.revision,
        'status', e.status, 'track', e.track, 'registrarId', e.registrar_id, 'registrantId', e.registrant_id,
        'expiresOn', e.expires_on) end,
      'otherStands', exists (select from ${registrations} s where coalesce(s.product_id, s.resource_id) =
          coalesce(r.product_id, r.resource_id) and s.track = r.track and s.status = 'registered' and s.id <> r.id
          and s.id is distinct from r.previous_id),
      'runningRenewals', (select count(*) from ${registrations} n where n.previous_id = r.id and n.type = 'renewal'
        and n.status in ('submitted', 'incomplete', 'accepted', 'in_publicity')),
      'isInCatalog', p.id is not null or d.status = 'published',
      'running', (select json_build_object('code', case when w.submitted_at is not null then w.code end)
        from ${registrations} w where coalesce(w.product_id, w.resource_id) = coalesce(r.product_id, r.resource_id)
          and w.registrar_id = r.registrar_id and ${isRunning(sql`w`)} and w.id <> r.id),
      'askedFor', (select c.state from ${correctionRequests} c where c.correction_id = r.id)
    )::text as facts
    from ${registrations} r join ${organizations} o on o.id = r.registrar_id
    left join ${products} p on p.id = r.product_id left join ${resources} d on d.id = r.resource_id
    left join ${registrations} e on e.id = r.previous_id
    where r.id = any(${idList(ids)})`);
  const found = rows.map(({ facts }) => JSON.parse(facts) as RegistrationCase);
  return new Map(found.map((row) => [row.id, row]));
}

/**
 * Locks a registration until the transaction ends: before it the agreement it rests on, which is only held, the product,
 * and the registration it follows on.
 *
 * @returns null when there is none
 */
export async function lockRegistration(tx: Database, id: string): Promise<RegistrationCase | null> {
  const [place] = await tx.execute<{ thing: string; product: string | null; previous: string | null }>(sql`
    select coalesce(r.product_id, r.resource_id) as thing, r.product_id as product, r.previous_id as previous
    from ${registrations} r where r.id = ${id}`);
  if (place === undefined) return null;
  await lockRegisteredThing(tx, place.product === null ? 'Resource' : 'Product', place.thing);
  const ids = [id, ...(place.previous === null ? [] : [place.previous])];
  await tx.execute(sql`select from ${registrations} r where r.id = any(${idList(ids)}) order by r.created_at, r.id
    for update of r`);
  return (await registrationCases(tx, [id])).get(id) ?? null;
}

/** Locks what is registered, and holds the agreement it is operated under before it: neither ends meanwhile. */
export async function lockRegisteredThing(tx: Database, noun: 'Product' | 'Resource', id: string): Promise<void> {
  if (noun === 'Resource') {
    await tx.execute(sql`select from ${resources} d where d.id = ${id} for no key update of d`);
    return;
  }
  await tx.execute(sql`select from ${agreements} g
    where g.id = (select p.agreement_id from ${products} p where p.id = ${id}) for share of g`);
  await lockProduct(tx, id);
}

/** A thing that can be registered, with who holds it. */
export interface Registrable {
  readonly noun: 'Product' | 'Resource';
  readonly id: string;
  readonly code: string;
  readonly status: string;
  readonly ownerId: string;
  readonly ownerCode: string;
  /** Whether a resource was handed in to its reviewers, who then see it. */
  readonly isHandedIn: boolean;
}

/** A product or resource by its id; null when there is none. */
export async function registrable(db: Database, noun: 'Product' | 'Resource', id: string): Promise<Registrable | null> {
  const [row] = await db.execute<Omit<Registrable, 'noun'>>(
    noun === 'Product'
      ? sql`select p.id, p.code, p.status::text as status, p.operator_id as "ownerId", o.code as "ownerCode",
          false as "isHandedIn"
        from ${products} p join ${organizations} o on o.id = p.operator_id where p.id = ${id}`
      : sql`select d.id, d.code, d.status::text as status, d.provider_id as "ownerId", o.code as "ownerCode",
          exists (select from ${submissions} s where s.subject_type = 'Resource' and s.subject_id = d.id) as "isHandedIn"
        from ${resources} d join ${organizations} o on o.id = d.provider_id where d.id = ${id}`,
  );
  return row === undefined ? null : { noun, ...row };
}

/** The registration of a thing at a registrar that is not over; null when there is none. */
export async function runningRegistration(
  tx: Database,
  thingId: string,
  registrarId: string,
): Promise<RunningRegistration | null> {
  const [row] = await tx.execute<{ code: string }>(sql`select r.code from ${registrations} r
    where coalesce(r.product_id, r.resource_id) = ${thingId} and r.registrar_id = ${registrarId}
      and ${isRunning(sql`r`)}`);
  return row ?? null;
}

/** A registration that is about to be drafted. */
export interface NewRegistration {
  readonly id: string;
  readonly code: string;
  readonly track: RegistrationTrack;
  readonly type: RegistrationType;
  readonly productId: string | null;
  readonly resourceId: string | null;
  readonly registrantId: string;
  readonly registrarId: string;
  readonly previousId: string | null;
  readonly content: RegistrationContent;
}

/** What a command changes of a registration; what is left out stays. */
export interface RegistrationChange {
  readonly status?: RegistrationStatus;
  readonly content?: RegistrationContent;
  readonly submittedAt?: Date;
  readonly submittedBy?: string | null;
  readonly acceptedOn?: LocalDate;
  readonly publicityStartsOn?: LocalDate;
  readonly publicityEndsOn?: LocalDate;
  readonly registeredOn?: LocalDate;
  readonly expiresOn?: LocalDate | null;
  readonly registrationNumber?: string;
  readonly queryCode?: string;
  readonly decidedAt?: Date;
  readonly decisionReason?: string | null;
  readonly endedOn?: LocalDate;
}

/**
 * Puts a registration down, at revision 1.
 *
 * @param begun what it has come to already; left out it is a draft
 */
export async function insertRegistration(
  tx: Database,
  row: NewRegistration,
  now: Date,
  begun: RegistrationChange = {},
): Promise<void> {
  const stamps = { revision: 1, createdAt: now, updatedAt: now };
  await tx.insert(registrations).values({ ...row, status: 'draft', ...begun, ...stamps });
}

/** Saves a change of a registration, with its next revision. */
export async function saveRegistration(tx: Database, id: string, change: RegistrationChange, now: Date): Promise<void> {
  await tx
    .update(registrations)
    .set({ ...change, revision: sql`${registrations.revision} + 1`, updatedAt: now })
    .where(eq(registrations.id, id));
}

/** Ids of registrations that follow on one and are not over; drafts and what is being completed aside. */
export async function runningFollowers(tx: Database, previousId: string): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`select r.id from ${registrations} r
    where r.previous_id = ${previousId} and r.status in ('submitted', 'accepted', 'in_publicity') order by r.id`);
  return rows.map(({ id }) => id);
}

/** A place in a list by day. */
export interface DayCursor {
  readonly day: LocalDate;
  readonly id: string;
}

/**
 * Registrations whose day has passed and that nobody has moved on, the oldest first: whose publicity is over without an
 * open objection, or whose validity is.
 */
export async function dueRegistrations(
  db: Database,
  what: 'publicity' | 'validity',
  today: LocalDate,
  after: DayCursor | null,
  limit: number,
): Promise<DayCursor[]> {
  const day = what === 'publicity' ? sql`r.publicity_ends_on` : sql`r.expires_on`;
  const state =
    what === 'publicity'
      ? sql`r.status = 'in_publicity' and not exists (select from ${registrationObjections} b
          where b.registration_id = r.id and b.state = 'open')`
      : sql`r.status = 'registered'`;
  const beyond = after === null ? sql`true` : sql`(${day}, r.id) > (${after.day}::date, ${after.id}::uuid)`;
  const rows = await db.execute<{ day: string; id: string }>(sql`select ${day}::text as day, r.id
    from ${registrations} r where ${state} and ${day} < ${today} and ${beyond} order by ${day}, r.id limit ${limit}`);
  return rows.map(({ day: on, id }) => ({ day: on, id }));
}

/** A state registration that may be renewed. */
export interface RenewableRegistration {
  readonly id: string;
  readonly code: string;
  readonly registrantId: string;
  /** Name of what is registered. */
  readonly title: string;
  readonly expiresOn: LocalDate;
  readonly onceKey: string;
}

/**
 * State registrations that stand and whose last day lies between two days, for which no renewal was handed in and whose
 * registrants were not told yet; of products those that are operated for longer, since no renewal goes beyond that.
 */
export async function registrationsToRenew(
  db: Database,
  { from, until }: { readonly from: LocalDate; readonly until: LocalDate },
  limit: number,
): Promise<RenewableRegistration[]> {
  const onceKey = sql`'registration:renewal:' || r.id || ':' || r.expires_on`;
  const rows =
    await db.execute(sql`select r.id, r.code, r.registrant_id as "registrantId", coalesce(p.name, d.title) as title,
      r.expires_on::text as "expiresOn", ${onceKey} as "onceKey"
    from ${registrations} r left join ${products} p on p.id = r.product_id left join ${resources} d on d.id = r.resource_id
    where r.track = 'state' and r.status = 'registered' and r.expires_on between ${from}::date and ${until}::date
      and (p.id is null or (${operatedUnder} ->> 'expiresOn')::date > r.expires_on)
      and not exists (select from ${registrations} n where n.previous_id = r.id and n.type = 'renewal'
        and n.status not in ('draft', 'withdrawn', 'rejected'))
      and not exists (select from ${notifications} t where t.once_key = ${onceKey})
    order by r.expires_on, r.id limit ${limit}`);
  return rows as unknown as RenewableRegistration[];
}

/** A registration that hangs on an agreement. */
export interface HangingRegistration {
  readonly agreementId: string;
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly status: RegistrationStatus;
  readonly registrant: { readonly code: string; readonly name: string };
}

/** Registrations of products under agreements that stand or were handed in. */
export async function registrationsUnder(
  db: Database,
  agreementIds: readonly string[],
): Promise<HangingRegistration[]> {
  return (await db.execute(sql`select p.agreement_id as "agreementId", r.id, r.code, p.name as title, r.status,
      json_build_object('code', o.code, 'name', o.name) as registrant
    from ${registrations} r join ${products} p on p.id = r.product_id join ${organizations} o on o.id = r.registrant_id
    where p.agreement_id = any(${idList(agreementIds)})
      and r.status in ('registered', 'submitted', 'accepted', 'in_publicity')
    order by p.id, r.id`)) as unknown as HangingRegistration[];
}

/** What a certificate tells of a registered product, beside the registration itself. */
export interface CertifiedProduct {
  readonly code: string;
  readonly name: string;
  readonly productType: string;
  readonly deliveryForm: string;
  readonly abstract: string;
  readonly registrant: {
    readonly code: string;
    readonly name: string;
    readonly unifiedSocialCreditCode: string | null;
  };
  /** Names of its fields, in the order of the scheme. */
  readonly domains: readonly string[];
  readonly scenario: { readonly code: string; readonly title: string } | null;
  readonly agreementCode: string | null;
  /** Of the approved version, in hexadecimal; null for what has none. */
  readonly digest: string | null;
}

/** Reads what a certificate tells of a product. */
export async function certifiedProduct(tx: Database, productId: string): Promise<CertifiedProduct> {
  const [row] = await tx.execute<{ told: string }>(sql`
    select json_build_object('code', p.code, 'name', p.name, 'productType', p.product_type,
      'deliveryForm', p.delivery_form, 'abstract', p.abstract,
      'registrant', json_build_object('code', o.code, 'name', o.name,
        'unifiedSocialCreditCode', o.unified_social_credit_code),
      'domains', (select coalesce(json_agg(m.name order by m.position), '[]') from product_domains x
        join domains m on m.id = x.domain_id where x.product_id = p.id),
      'scenario', (select json_build_object('code', s.code, 'title', s.title) from scenarios s
        where s.id = coalesce(g.scenario_id, (select min(x.scenario_id::text)::uuid from product_scenarios x
          where x.product_id = p.id))),
      'agreementCode', g.code,
      'digest', (select v.digest from ${productVersions} v where v.product_id = p.id and v.status = 'approved')
    )::text as told
    from ${products} p join ${organizations} o on o.id = p.operator_id
    left join ${agreements} g on g.id = p.agreement_id where p.id = ${productId}`);
  if (row === undefined) throw new Error('a product is registered and is not there');
  return JSON.parse(row.told) as CertifiedProduct;
}

/** An objection to a registration, as commands look at it. */
export interface RegistrationObjectionRow {
  readonly id: string;
  readonly state: ObjectionState;
  readonly revision: number;
  readonly personId: string;
  readonly registrationId: string;
  readonly registrationCode: string;
  readonly registrationStatus: RegistrationStatus;
  readonly registrantId: string;
  readonly registrarId: string;
}

/** Objections by their ids. */
export async function registrationObjectionRows(
  db: Database,
  ids: readonly string[],
): Promise<Map<string, RegistrationObjectionRow>> {
  const b = registrationObjections;
  const rows = await db
    .select({
      ...{ id: b.id, state: b.state, revision: b.revision, personId: b.personId, registrationId: b.registrationId },
      registrationCode: registrations.code,
      registrationStatus: registrations.status,
      registrantId: registrations.registrantId,
      registrarId: registrations.registrarId,
    })
    .from(b)
    .innerJoin(registrations, eq(registrations.id, b.registrationId))
    .where(sql`${b.id} = any(${idList(ids)})`);
  return new Map(rows.map((row) => [row.id, row]));
}

/** The registration that an objection is about; null when there is no such objection. */
export async function registrationOfObjection(db: Database, id: string): Promise<string | null> {
  return (await registrationObjectionRows(db, [id])).get(id)?.registrationId ?? null;
}

/** How many objections of a person to each of some registrations wait for an answer. */
export async function openRegistrationObjectionsOf(
  db: Database,
  personId: string,
  registrationIds: readonly string[],
): Promise<Map<string, number>> {
  const b = registrationObjections;
  const rows = await db
    .select({ id: b.registrationId, open: sql<number>`count(*)::int` })
    .from(b)
    .where(
      and(eq(b.personId, personId), eq(b.state, 'open'), sql`${b.registrationId} = any(${idList(registrationIds)})`),
    )
    .groupBy(b.registrationId);
  return new Map(rows.map(({ id, open }) => [id, open]));
}

/** An objection that is about to be put down. */
export interface NewRegistrationObjection {
  readonly id: string;
  readonly registrationId: string;
  readonly personId: string;
  readonly organizationId: string | null;
  readonly statement: string;
  readonly evidence: string;
}

/** Puts an objection down, open, at revision 1. */
export async function insertRegistrationObjection(
  tx: Database,
  row: NewRegistrationObjection,
  now: Date,
): Promise<void> {
  await tx
    .insert(registrationObjections)
    .values({ ...row, state: 'open', revision: 1, createdAt: now, updatedAt: now });
}

/** Writes the answer to an objection, with its next revision. */
export async function answerRegistrationObjectionRow(
  tx: Database,
  id: string,
  answer: { readonly state: 'sustained' | 'dismissed'; readonly answer: string },
  now: Date,
): Promise<void> {
  await tx
    .update(registrationObjections)
    .set({ ...answer, answeredAt: now, revision: sql`${registrationObjections.revision} + 1`, updatedAt: now })
    .where(eq(registrationObjections.id, id));
}

/** Open objections to a registration, the oldest first. */
export async function openObjectionsTo(
  tx: Database,
  registrationId: string,
): Promise<{ readonly id: string; readonly personId: string; readonly revision: number }[]> {
  const b = registrationObjections;
  return await tx
    .select({ id: b.id, personId: b.personId, revision: b.revision })
    .from(b)
    .where(and(eq(b.registrationId, registrationId), eq(b.state, 'open')))
    .orderBy(b.createdAt, b.id);
}

/** An exception from registration at an exchange that is about to be recorded. */
export interface NewRegistrationException {
  readonly id: string;
  readonly productId: string;
  readonly exchangeId: string;
  readonly reason: string;
  readonly recordedById: string;
}

/** Records an exception. */
export async function insertRegistrationException(
  tx: Database,
  row: NewRegistrationException,
  now: Date,
): Promise<void> {
  await tx.insert(registrationExceptions).values({ ...row, createdAt: now });
}

/** What stands of a product at an exchange: a registration, or an exception from one. */
export async function exchangeStanding(
  tx: Database,
  productId: string,
  exchangeId: string,
): Promise<{ readonly hasPassedReview: boolean; readonly isRegistered: boolean; readonly isExcepted: boolean }> {
  const [row] = await tx.execute<{ passed: boolean; registered: boolean; excepted: boolean }>(sql`
    select ${hasPassedReview} as passed,
      exists (select from ${registrations} r where r.product_id = p.id and r.registrar_id = ${exchangeId}
        and r.status = 'registered') as registered,
      exists (select from ${registrationExceptions} x where x.product_id = p.id and x.exchange_id = ${exchangeId})
        as excepted
    from ${products} p where p.id = ${productId}`);
  if (row === undefined) throw new Error('a locked product is there');
  return { hasPassedReview: row.passed, isRegistered: row.registered, isExcepted: row.excepted };
}
