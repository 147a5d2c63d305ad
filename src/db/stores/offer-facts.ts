import { type SQL, sql } from 'drizzle-orm';
import type { LocalDate } from '../../rules/calendar/local-date.ts';
import type { OfferFacts } from '../../rules/exchange/offer-facts.ts';
import type { Database } from '../client.ts';
import { applicationItems } from '../tables/application-parts.ts';
import { agreements } from '../tables/applications.ts';
import { dataDemands, demandItems } from '../tables/demands.ts';
import { listings } from '../tables/listings.ts';
import { organizations } from '../tables/organizations.ts';
import { feeCeilings, productFees } from '../tables/prices.ts';
import { productLineage, productScenarios, products, productVersions } from '../tables/products.ts';
import { registrationExceptions, registrations } from '../tables/registrations.ts';
import { resourceItems, resources } from '../tables/resources.ts';
import { scenarios } from '../tables/scenarios.ts';
import { idList } from './bulk.ts';
import { listOf, wasGranted } from './demands.ts';

/**
 * Whether an item was taken off the list of its agreement since (清单变更): `a` is the line that it was approved by, `h` the
 * agreement of its demand.
 */
export const isOffList = sql`not exists (select from ${applicationItems} c where c.application_id = ${listOf('h')}
  and c.resource_id = a.resource_id and c.item_name is not distinct from a.item_name and c.removed_in is null)`;

/** Whether a line of a list, `a`, of a resource, `s`, is of the highest grade now: L4 is never given. */
const isL4 = sql`coalesce((select t.grade from ${resourceItems} t where t.resource_id = s.id and t.name = a.item_name),
  s.grade) = 'l4'`;

/**
 * Whether an item that a product is made from may not be used any more: `i` of the demand `d`, by the line `a` of the resource
 * `s`, under the agreement `h`.
 */
const isBroken = sql`(i.delivered_at is null or d.status not in ('approved', 'delivered') or s.status = 'withdrawn'
  or s.opening_attribute = 'prohibited' or ${isL4} or ${isOffList})`;

/** The items that products are made from, as {@link isBroken} looks at them; `n` is the lineage. */
const lineageItems = sql`${productLineage} n join ${demandItems} i on i.id = n.demand_item_id
  join ${dataDemands} d on d.id = i.demand_id join ${agreements} h on h.id = d.agreement_id
  join ${applicationItems} a on a.id = i.list_item_id join ${resources} s on s.id = a.resource_id`;

/** Facts of offers; `offered` gives rows of id, product_id, exchange_id and fee_id. */
const factsFrom = (offered: SQL): SQL => sql`
  select l.id, jsonb_build_object(
      'isExchange', 'exchange' = any(x.kinds::text[]),
      'useClass', coalesce(ps.use_class, p.use_class),
      'isApproved', exists (select from ${productVersions} v where v.product_id = p.id and v.status = 'approved'),
      'agreement', case when g.id is null then null else jsonb_build_object('code', g.code, 'status', g.status,
        'startsOn', least(g.starts_on, coalesce(g.trial_starts_on, g.starts_on)), 'expiresOn', g.expires_on) end,
      'isRegistered', r.id is not null, 'registeredUntil', r.expires_on,
      'isExcepted', exists (select from ${registrationExceptions} e
        where e.product_id = p.id and e.exchange_id = l.exchange_id),
      'inputs', lineage.inputs, 'brokenInputs', lineage.broken,
      'fee', case when f.id is null then null else jsonb_build_object('id', f.id, 'form', f.form,
        'amountFen', f.amount_fen, 'startsOn', f.starts_on, 'endsOn', f.ends_on, 'ceiling', jsonb_build_object(
          'amountFen', c.amount_fen, 'startsOn', c.starts_on, 'endsOn', c.ends_on)) end) as facts
  from (${offered}) l join ${products} p on p.id = l.product_id join ${organizations} x on x.id = l.exchange_id
  left join ${agreements} g on g.id = p.agreement_id
  left join ${productScenarios} ps on ps.product_id = p.id and ps.scenario_id = g.scenario_id
  left join ${registrations} r on r.product_id = p.id and r.registrar_id = l.exchange_id and r.status = 'registered'
  left join ${productFees} f on f.id = l.fee_id and f.product_id = p.id
  left join ${feeCeilings} c on c.id = f.ceiling_id
  cross join lateral (select count(*) as inputs, count(*) filter (where ${isBroken}) as broken
    from ${lineageItems} where n.product_id = p.id) lineage`;

/** What decides whether listings may be on offer now, by their ids. */
export async function offerFacts(db: Database, ids: readonly string[]): Promise<Map<string, OfferFacts>> {
  if (ids.length === 0) return new Map();
  const rows = await db.execute<{ id: string; facts: OfferFacts }>(
    factsFrom(sql`select id, product_id, exchange_id, fee_id from ${listings} where id = any(${idList(ids)})`),
  );
  return new Map(rows.map(({ id, facts }) => [id, facts]));
}

/**
 * What decides whether a product may be offered at an exchange, at a fee of its.
 *
 * @returns null where one of them is not there
 */
export async function offerFactsOf(
  db: Database,
  productId: string,
  exchangeId: string,
  feeId: string | null,
): Promise<OfferFacts | null> {
  const [row] = await db.execute<{ facts: OfferFacts }>(
    factsFrom(sql`select ${productId}::uuid as id, ${productId}::uuid as product_id, ${exchangeId}::uuid as exchange_id,
      ${feeId}::uuid as fee_id`),
  );
  return row?.facts ?? null;
}

/** Products whose approved version is made from items of demands, or from resources. */
export async function productsMadeFrom(
  db: Database,
  {
    demandIds = [],
    resourceIds = [],
  }: { readonly demandIds?: readonly string[]; readonly resourceIds?: readonly string[] },
): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`select distinct n.product_id as id
    from ${productLineage} n join ${demandItems} i on i.id = n.demand_item_id
    join ${applicationItems} a on a.id = i.list_item_id
    where i.demand_id = any(${idList(demandIds)}) or a.resource_id = any(${idList(resourceIds)}) order by 1`);
  return rows.map(({ id }) => id);
}

/**
 * Products that are on offer at a price that cannot hold on a day: the fee or its ceiling has ended, free use has a fee, or
 * other use has none.
 *
 * @param after the product to go on behind; null for the first ones
 */
export async function unpricedOffers(
  db: Database,
  today: LocalDate,
  after: string | null,
  limit: number,
): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`select distinct p.id
    from ${listings} l join ${products} p on p.id = l.product_id
    left join ${agreements} g on g.id = p.agreement_id
    left join ${productScenarios} ps on ps.product_id = p.id and ps.scenario_id = g.scenario_id
    left join ${productFees} f on f.id = l.fee_id left join ${feeCeilings} c on c.id = f.ceiling_id
    where l.status = 'listed' and (f.ends_on < ${today}::date or c.ends_on < ${today}::date
        or (f.id is null) = (coalesce(ps.use_class, p.use_class) = 'industry'))
      and (${after}::uuid is null or p.id > ${after}::uuid)
    order by p.id limit ${limit}`);
  return rows.map(({ id }) => id);
}

/** Products that are made under agreements. */
export async function productsUnder(db: Database, agreementIds: readonly string[]): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(
    sql`select id from ${products} where agreement_id = any(${idList(agreementIds)}) order by id`,
  );
  return rows.map(({ id }) => id);
}

/** Products whose approved version is made from an item, of a resource or under an agreement, that may not be used any more. */
export async function brokenProducts(
  db: Database,
  of: { readonly resourceId: string } | { readonly agreementId: string },
): Promise<string[]> {
  const place = 'resourceId' in of ? sql`a.resource_id = ${of.resourceId}` : sql`d.agreement_id = ${of.agreementId}`;
  const rows = await db.execute<{ id: string }>(
    sql`select distinct n.product_id as id from ${lineageItems} where ${place} and ${isBroken} order by 1`,
  );
  return rows.map(({ id }) => id);
}

/** A resource of which nothing, or not every item, may be given or made from any more. */
export interface ClosedInput {
  readonly id: string;
  readonly code: string;
  readonly why: 'withdrawn' | 'prohibited' | 'l4';
  /** Names of the items that are asked for and closed; null for all of them. */
  readonly items: readonly (string | null)[] | null;
}

/**
 * Those of some resources that nothing may be given or made from any more, withdrawn, 禁止开放 or in part L4, although
 * demands ask for that; in the order of their uuids.
 */
export async function closedInputs(db: Database, resourceIds: readonly string[]): Promise<readonly ClosedInput[]> {
  if (resourceIds.length === 0) return [];
  return await db.execute<ClosedInput & Record<string, unknown>>(sql`
    select s.id, s.code, w.why, case w.why when 'l4' then l.names end as items
    from ${resources} s
    cross join lateral (select case when s.status = 'withdrawn' then 'withdrawn'
      when s.opening_attribute = 'prohibited' then 'prohibited' else 'l4' end as why) w
    cross join lateral (select jsonb_agg(distinct a.item_name) filter (where w.why <> 'l4' or ${isL4}) as names
      from ${applicationItems} a join ${demandItems} i on i.list_item_id = a.id where a.resource_id = s.id) l
    where s.id = any(${idList(resourceIds)}) and l.names is not null
    order by s.id`);
}

/** A demand that asks for what its agreement does not list any more. */
export interface UnlistedDemand {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly operatorId: string;
  readonly isGranted: boolean;
  /** What is off the list: code of the resource and name of the item, in the order of the demand. */
  readonly items: readonly string[];
}

/** Demands of an agreement that are not over and ask for what is off its list, by code. */
export async function unlistedDemands(db: Database, agreementId: string): Promise<readonly UnlistedDemand[]> {
  return await db.execute<UnlistedDemand & Record<string, unknown>>(sql`
    select d.id, d.code, s.title, d.operator_id as "operatorId", ${wasGranted} as "isGranted",
      json_agg(a.resource_code || coalesce('#' || a.item_name, '') order by i.position, i.id) as items
    from ${dataDemands} d join ${agreements} h on h.id = d.agreement_id join ${scenarios} s on s.id = h.scenario_id
    join ${demandItems} i on i.demand_id = d.id join ${applicationItems} a on a.id = i.list_item_id
    where d.agreement_id = ${agreementId} and d.status in ('submitted', 'approved', 'delivered') and ${isOffList}
    group by d.id, s.title order by d.code collate "C"`);
}
