import { type SQL, sql } from 'drizzle-orm';
import type { RegistrationCase } from '../../rules/registration/registration-facts.ts';
import type { Database } from '../client.ts';
import { applicationItems } from '../tables/application-parts.ts';
import { agreements } from '../tables/applications.ts';
import { demandItems } from '../tables/demands.ts';
import { organizations } from '../tables/organizations.ts';
import { products, productVersions } from '../tables/products.ts';
import { correctionRequests, registrationObjections, registrations } from '../tables/registrations.ts';
import { resources } from '../tables/resources.ts';
import { steps } from '../tables/steps.ts';
import { carriers } from './agreement-consequences.ts';
import { idList } from './bulk.ts';
import { lockProduct } from './product-standing.ts';

/**
 * The agreement that a product is operated under: its own, or the renewals that carry that on without a gap; `p` is the
 * alias of the product. From the first day of the first to the last day of the last.
 */
export const operatedUnder = sql`(select json_build_object('id', g.id, 'code', g.code,
    'startsOn', least(g.starts_on, g.trial_starts_on), 'expiresOn', greatest(g.expires_on, max(n.expires_on)),
    'isLive', g.status = 'active' or coalesce(bool_or(n.status = 'active'), false))
  from ${agreements} g left join lateral ${carriers} n on n.status in ('active', 'suspended')
  where g.id = p.agreement_id group by g.id)`;

/** Whether the product `p` has passed its review. */
export const hasPassedReview = sql`exists (select from ${productVersions} v where v.product_id = p.id and v.status = 'approved')`;

/** Whether a registration is not over, as the index that lets one run at a time has it. */
export const isRunning = (alias: SQL): SQL =>
  sql`${alias}.status in ('draft', 'submitted', 'incomplete', 'accepted', 'in_publicity')`;

const inShanghai = (instant: SQL): SQL => sql`(${instant} at time zone 'Asia/Shanghai')::date`;

/** When data of a resource were first provided under an agreement. */
const firstProvided = (resource: SQL): SQL => sql`(select ${inShanghai(sql`min(i.delivered_at)`)} from ${demandItems} i
  join ${applicationItems} l on l.id = i.list_item_id where l.resource_id = ${resource})`;

/** When the registration `r` was first handed in: the first step that waited for its acceptance began on that day. */
const firstHandedIn = sql`coalesce((select min(w.started_on) from ${steps} w where w.registration_id = r.id
  and w.kind = 'registration_acceptance'), ${inShanghai(sql`r.submitted_at`)})`;

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
      'handedInOn', ${firstHandedIn},
      'submittedBy', case when r.submitted_at is not null then
        json_build_object('id', r.submitted_by, 'organizationId', r.registrant_id) end,
      'acceptedOn', r.accepted_on, 'publicityStartsOn', r.publicity_starts_on, 'publicityEndsOn', r.publicity_ends_on,
      'registeredOn', r.registered_on, 'expiresOn', r.expires_on, 'decisionReason', r.decision_reason,
      'review', (select json_build_object('startedOn', w.started_on, 'limitDays', w.limit_days, 'pauses', w.pauses)
        from ${steps} w where w.registration_id = r.id and w.kind = 'registration_review'
          and w.status in ('open', 'paused') order by w.opened_at desc, w.id desc limit 1),
      'delayReason', r.delay_reason,
      'openObjections', (select count(*) from ${registrationObjections} b
        where b.registration_id = r.id and b.state = 'open'),
      'previous', case when e.id is not null then json_build_object('id', e.id, 'code', e.code, 'revision', e.revision,
        'status', e.status, 'track', e.track, 'registrarId', e.registrar_id, 'registrantId', e.registrant_id,
        'expiresOn', e.expires_on) end,
      'otherStands', exists (select from ${registrations} s where coalesce(s.product_id, s.resource_id) =
          coalesce(r.product_id, r.resource_id) and s.track = r.track and (r.track = 'state' or s.registrar_id = r.registrar_id)
          and s.status = 'registered' and s.id <> r.id
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
 * Locks a registration until the transaction ends: before it the agreements it rests on, which are only held, the product,
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

/**
 * Locks what is registered, and holds the agreement it is operated under before it, with those that carry that on: none of
 * them ends meanwhile.
 */
export async function lockRegisteredThing(tx: Database, noun: 'Product' | 'Resource', id: string): Promise<void> {
  if (noun === 'Resource') {
    await tx.execute(sql`select from ${resources} d where d.id = ${id} for no key update of d`);
    return;
  }
  await tx.execute(sql`select from ${products} p join ${agreements} g on g.id = p.agreement_id
    join ${agreements} n on n.id = g.id or n.id in (select c.id from ${carriers} c) where p.id = ${id}
    order by n.expires_on, n.id for share of n`);
  await lockProduct(tx, id);
}
