import { eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { LocalDate } from '../../rules/calendar/local-date.ts';
import type { DemandFile } from '../../rules/demand/judge.ts';
import type { Finding } from '../../rules/finding.ts';
import { organizationOf, type Viewer } from '../../rules/viewer.ts';
import type { SensitivityGrade } from '../../rules/vocabulary.ts';
import type { DemandStatus, DemandUse, QuotaUnit } from '../../rules/workflow/registry-words.ts';
import type { Database } from '../client.ts';
import { applicationItems } from '../tables/application-parts.ts';
import { agreements, applications } from '../tables/applications.ts';
import { dataDemands, demandItems } from '../tables/demands.ts';
import { organizations } from '../tables/organizations.ts';
import { resourceItems, resources } from '../tables/resources.ts';
import { scenarioDomains, scenarios } from '../tables/scenarios.ts';
import { itemConsents, steps } from '../tables/steps.ts';
import { bulkInsert, bulkUpdate, idList } from './bulk.ts';

/** A demand as commands and buttons look at it. */
export interface DemandRow {
  readonly id: string;
  readonly code: string;
  readonly status: DemandStatus;
  readonly revision: number;
  /** The operator. */
  readonly ownerId: string;
  readonly agreementId: string;
  readonly authorityId: string;
  /** Title of its scenario. */
  readonly title: string;
  readonly purpose: string;
  readonly use: DemandUse;
  readonly endsOn: LocalDate;
  readonly quotaCalls: number | null;
  readonly quotaUnit: QuotaUnit | null;
  readonly isHandedIn: boolean;
  readonly submittedBy: string | null;
  /** Whether it was approved, be it over by now. */
  readonly isGranted: boolean;
  /** Whether a step of it waits or waited for the organisation of whoever asks. */
  readonly isReviewer: boolean;
}

/** Whether a demand was approved, be it over by now; `d` is its alias. */
export const wasGranted = sql`(d.decided_at is not null and d.status <> 'rejected')`;

/** Whether a step of a demand waits or waited for an organisation; `d` is the alias of the demand. */
export const asksOf = (organization: SQL): SQL => sql`exists (select from ${steps} w where w.demand_id = d.id
  and w.organization_id = ${organization})`;

/** Reads demands without a lock; those that are not there are missing. */
export async function demandRows(
  db: Database,
  ids: readonly string[],
  viewer: Viewer,
): Promise<Map<string, DemandRow>> {
  const own = sql`${organizationOf(viewer)?.id ?? null}::uuid`;
  const rows = await db.execute<DemandRow & Record<string, unknown>>(sql`
    select d.id, d.code, d.status, d.revision, d.operator_id as "ownerId", d.agreement_id as "agreementId",
      g.authority_id as "authorityId", s.title, d.purpose, d.use, d.ends_on as "endsOn", d.quota_calls as "quotaCalls",
      d.quota_unit as "quotaUnit", d.submitted_at is not null as "isHandedIn", d.submitted_by as "submittedBy",
      ${wasGranted} as "isGranted", ${asksOf(own)} as "isReviewer"
    from ${dataDemands} d join ${agreements} g on g.id = d.agreement_id join ${scenarios} s on s.id = g.scenario_id
    where d.id = any(${idList(ids)})`);
  return new Map([...rows].map((row) => [row.id, row]));
}

/**
 * Locks a demand until the transaction ends, and holds its agreement and the resources it reads before it: whoever ends or
 * suspends the one, or withdraws the others, waits for the last consent, or the last consent for them.
 *
 * @returns null when there is none
 */
export async function lockDemand(tx: Database, id: string, viewer: Viewer): Promise<DemandRow | null> {
  await tx.execute(sql`select from ${agreements} g where g.id = (select d.agreement_id from ${dataDemands} d
    where d.id = ${id}) for share of g`);
  await tx.execute(sql`select from ${resources} r where r.id in (select l.resource_id
    from ${demandItems} i join ${applicationItems} l on l.id = i.list_item_id where i.demand_id = ${id})
    order by r.id for share of r`);
  const held = await tx.select({ id: dataDemands.id }).from(dataDemands).where(eq(dataDemands.id, id)).for('update');
  return held.length === 0 ? null : ((await demandRows(tx, [id], viewer)).get(id) ?? null);
}

/** What a demand asks for, as the operator names it. */
export interface AskedLine {
  /** Public code of the resource. */
  readonly resource: string;
  /** Name of the item; null for the resource as a whole, where the list names no items. */
  readonly item: string | null;
  readonly justification: string;
  readonly subjectAuthorisation: string | null;
}

/** A demand that is not kept yet. */
export interface AskedDemand {
  readonly purpose: string;
  readonly endsOn: LocalDate;
  readonly lines: readonly AskedLine[];
}

/** Everything that rules look at of a demand, with what is told of it elsewhere. */
export interface DemandFacts extends DemandFile {
  readonly code: string | null;
  readonly operator: { readonly id: string; readonly name: string; readonly creditCode: string | null };
  readonly authorityId: string;
  readonly scenarioTitle: string;
}

/**
 * The facts of demands.
 *
 * @param file statement of their heads: `key`, `code`, `agreement`, `status`, `purpose`, `ends_on`
 * @param asked statement of their items: `file`, `id`, `position`, `list_item`, `resource_id`, `resource_code`, `item_name`,
 *   `justification`, `subject_authorisation`, `is_delivered`
 */
async function factsOf(db: Database, file: SQL, asked: SQL): Promise<Map<string, DemandFacts>> {
  const rows = await db.execute<{ key: string; facts: string }>(sql`
    with file as (${file}), asked as (${asked})
    select f.key, json_build_object('code', f.code, 'status', f.status, 'purpose', f.purpose, 'endsOn', f.ends_on,
      'agreement', json_build_object('id', g.id, 'code', g.code, 'status', g.status, 'startsOn', g.starts_on,
        'expiresOn', g.expires_on, 'trialStartsOn', g.trial_starts_on),
      'operator', json_build_object('id', o.id, 'name', o.name, 'creditCode', o.unified_social_credit_code),
      'authorityId', g.authority_id, 'scenarioTitle', s.title,
      'provinceId', (select p.id from ${organizations} p where 'provincial_authority' = any(p.kinds)
        order by p.code collate "C" limit 1),
      'isReviewOpen', exists (select from ${steps} w where w.demand_id::text = f.key and w.kind = 'data_demand_review'
        and w.status in ('open', 'paused')),
      'items', (select coalesce(json_agg(json_build_object('id', a.id, 'listItemId', coalesce(c.id, a.list_item),
          'resourceCode', a.resource_code, 'itemName', a.item_name, 'isOnList', c.id is not null,
          'providerId', r.provider_id,
          'isReturned', coalesce(r.provincial_return or c.is_provincial_return, false),
          'justification', a.justification, 'subjectAuthorisation', a.subject_authorisation,
          'isDelivered', a.is_delivered,
          'line', json_build_object('id', coalesce(c.id, a.list_item), 'resourceCode', a.resource_code,
            'itemName', a.item_name,
            -- A higher grade than the one that was approved counts.
            'grade', greatest(coalesce(i.grade, r.grade, 'ungraded'), coalesce(c.grade, 'ungraded')),
            'isProhibited', coalesce(r.opening_attribute = 'prohibited', false),
            'isPublished', coalesce(r.status = 'published', false))) order by a.position, a.id), '[]')
        from asked a left join ${resources} r on r.id = a.resource_id
        left join ${resourceItems} i on i.resource_id = r.id and i.name = a.item_name
        left join ${applicationItems} c on c.application_id = l.id and c.resource_id = a.resource_id
          and c.item_name is not distinct from a.item_name and c.removed_in is null
        where a.file = f.key),
      'itemsOfSimilar', (select coalesce(json_agg(x.items), '[]') from (
        select count(distinct (n.resource_id, coalesce(n.item_name, ''))) as items
        from ${agreements} h join ${applicationItems} n on n.removed_in is null and n.application_id = ${listOf('h')}
        where h.status in ('active', 'suspended') and h.scenario_id <> g.scenario_id
          and exists (select from ${scenarioDomains} m join ${scenarioDomains} t on t.domain_id = m.domain_id
            where m.scenario_id = g.scenario_id and t.scenario_id = h.scenario_id)
        group by h.scenario_id) x)
    )::text as facts
    from file f join ${agreements} g on g.id = f.agreement join ${organizations} o on o.id = g.operator_id
    join ${scenarios} s on s.id = g.scenario_id
    join ${applications} l on l.id = ${listOf('g')}`);
  return new Map([...rows].map(({ key, facts }) => [key, JSON.parse(facts) as DemandFacts]));
}

/** The application whose list is authorised under an agreement: its own, or the last change of it that was taken in. */
export const listOf = (agreement: 'g' | 'h'): SQL => {
  const row = sql.identifier(agreement);
  return sql`coalesce((select z.id from ${applications} z where z.agreement_id = ${row}.id and z.kind = 'list_change'
    and z.status = 'agreed' order by z.created_at desc, z.id desc limit 1), ${row}.application_id)`;
};

/** Everything that rules look at of demands, by id; in one statement. */
export async function demandFacts(db: Database, ids: readonly string[]): Promise<Map<string, DemandFacts>> {
  const these = sql`d.id = any(${idList(ids)})`;
  return await factsOf(
    db,
    sql`select d.id::text as key, d.code, d.agreement_id as agreement, d.status::text as status, d.purpose, d.ends_on
      from ${dataDemands} d where ${these}`,
    sql`select d.id::text as file, x.id, x.position, x.list_item_id as list_item, y.resource_id, y.resource_code,
        y.item_name, x.justification, x.subject_authorisation, x.delivered_at is not null as is_delivered
      from ${demandItems} x join ${dataDemands} d on d.id = x.demand_id join ${applicationItems} y on y.id = x.list_item_id
      where ${these}`,
  );
}

/**
 * Everything that rules look at of a demand that is not kept yet.
 *
 * @param agreementId of an agreement that is there
 */
export async function askedFacts(db: Database, agreementId: string, demand: AskedDemand): Promise<DemandFacts> {
  const { purpose, endsOn, lines } = demand;
  const found = await factsOf(
    db,
    sql`select 'asked' as key, null::text as code, ${agreementId}::uuid as agreement, 'draft' as status,
      ${purpose}::text as purpose, ${endsOn}::date as ends_on`,
    sql`select 'asked' as file, null::uuid as id, x.position, null::uuid as list_item, y.id as resource_id,
        x.line ->> 'resource' as resource_code, x.line ->> 'item' as item_name, x.line ->> 'justification' as justification,
        x.line ->> 'subjectAuthorisation' as subject_authorisation, false as is_delivered
      from json_array_elements(${JSON.stringify(lines)}::text::json) with ordinality as x(line, position)
      left join ${resources} y on y.code = x.line ->> 'resource'`,
  );
  const facts = found.get('asked');
  if (facts === undefined) throw new Error('an agreement that is locked is there');
  return facts;
}

/** Last day of an agreement and its operator; null when there is none. */
export async function demandableAgreement(
  db: Database,
  id: string,
): Promise<{ readonly operatorId: string; readonly expiresOn: LocalDate } | null> {
  const [row] = await db
    .select({ operatorId: agreements.operatorId, expiresOn: agreements.expiresOn })
    .from(agreements)
    .where(eq(agreements.id, id));
  return row ?? null;
}

/** A demand that is about to be drafted. */
export type NewDemand = Pick<
  typeof dataDemands.$inferInsert,
  'id' | 'code' | 'agreementId' | 'operatorId' | 'purpose' | 'use' | 'endsOn' | 'quotaCalls' | 'quotaUnit'
>;

/** Puts a demand down as a draft, at revision 1. */
export async function insertDemand(tx: Database, row: NewDemand, now: Date): Promise<void> {
  await tx.insert(dataDemands).values({ ...row, status: 'draft', revision: 1, createdAt: now, updatedAt: now });
}

/** What a command changes of a demand; what is left out stays. */
export type DemandChange = Partial<
  Pick<
    typeof dataDemands.$inferInsert,
    | 'status'
    | 'purpose'
    | 'use'
    | 'endsOn'
    | 'quotaCalls'
    | 'quotaUnit'
    | 'submittedAt'
    | 'submittedBy'
    | 'irsReference'
    | 'decidedAt'
    | 'decisionReason'
    | 'deliveredAt'
    | 'closedOn'
    | 'closeReason'
  >
> & { readonly decisionFindings?: readonly Finding[] };

/** Saves a change of a demand, with its next revision. */
export async function saveDemand(tx: Database, id: string, change: DemandChange, now: Date): Promise<void> {
  await tx
    .update(dataDemands)
    .set({ ...change, revision: sql`${dataDemands.revision} + 1`, updatedAt: now })
    .where(eq(dataDemands.id, id));
}

/** An item as it is kept. */
export interface KeptItem {
  readonly id: string;
  readonly position: number;
  readonly listItemId: string;
  readonly justification: string;
  readonly subjectAuthorisation: string | null;
  readonly grade: SensitivityGrade;
}

/** Puts items of a demand down. */
export async function insertDemandItems(tx: Database, demandId: string, items: readonly KeptItem[]): Promise<void> {
  await bulkInsert(
    tx,
    demandItems,
    items.map((item) => ({ ...item, demandId })),
  );
}

/** Moves items of a demand to other places, or notes their grades of now. */
export async function updateDemandItems(
  tx: Database,
  items: readonly ({ readonly id: string } & Partial<Pick<KeptItem, 'position' | 'grade'>>)[],
): Promise<void> {
  await bulkUpdate(tx, demandItems, items);
}

/** Takes items out of a demand, with whatever was said of them. */
export async function deleteDemandItems(tx: Database, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.delete(itemConsents).where(inArray(itemConsents.demandItemId, [...ids]));
  await tx.delete(demandItems).where(inArray(demandItems.id, [...ids]));
}

/** An item that was made available inside the platform, with the reference of the platform. */
export interface DeliveredItem {
  readonly id: string;
  readonly platformReference: string;
}

/** Notes that items were made available inside the platform. */
export async function saveDelivered(tx: Database, items: readonly DeliveredItem[], now: Date): Promise<void> {
  await bulkUpdate(
    tx,
    demandItems,
    items.map((item) => ({ ...item, deliveredAt: now })),
  );
}

/** Items of a demand that were refused, in their order, with the reason. */
export async function declinedItems(
  db: Database,
  demandId: string,
): Promise<readonly { readonly resourceCode: string; readonly itemName: string | null; readonly reason: string }[]> {
  return [
    ...(await db.execute<{ resourceCode: string; itemName: string | null; reason: string }>(sql`
      select l.resource_code as "resourceCode", l.item_name as "itemName", c.reason
      from ${itemConsents} c join ${demandItems} x on x.id = c.demand_item_id
      join ${applicationItems} l on l.id = x.list_item_id
      where x.demand_id = ${demandId} and c.state = 'declined' order by x.position, x.id, c.id`)),
  ];
}

/** Organisations that run the platform, by code. */
export async function platformOperators(db: Database): Promise<string[]> {
  const rows = await db
    .select({ id: organizations.id })
    .from(organizations)
    .where(sql`'platform_operator' = any(${organizations.kinds})`)
    .orderBy(sql`${organizations.code} collate "C"`);
  return rows.map(({ id }) => id);
}

/** A demand that hangs on an agreement and is not over. */
export interface HangingDemand {
  readonly agreementId: string;
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly status: DemandStatus;
  readonly revision: number;
  readonly operatorId: string;
}

/**
 * Demands of agreements that were handed in and are not over, by code.
 *
 * @param isHeld whether they are locked until the transaction ends
 */
export async function runningDemands(
  db: Database,
  agreementIds: readonly string[],
  isHeld = false,
): Promise<HangingDemand[]> {
  return [
    ...(await db.execute<HangingDemand & Record<string, unknown>>(sql`
      select d.agreement_id as "agreementId", d.id, d.code, s.title, d.status, d.revision, d.operator_id as "operatorId"
      from ${dataDemands} d join ${agreements} g on g.id = d.agreement_id join ${scenarios} s on s.id = g.scenario_id
      where d.agreement_id = any(${idList(agreementIds)}) and d.status in ('submitted', 'approved', 'delivered')
      order by d.code collate "C" ${isHeld ? sql`for update of d` : sql``}`)),
  ];
}

/** Ids of demands whose last day is over and that nobody has closed, the oldest first. */
export async function overdueDemands(db: Database, today: LocalDate, limit: number): Promise<string[]> {
  const rows = await db
    .select({ id: dataDemands.id })
    .from(dataDemands)
    .where(sql`${dataDemands.status} in ('submitted', 'approved', 'delivered') and ${dataDemands.endsOn} < ${today}`)
    .orderBy(dataDemands.endsOn, dataDemands.id)
    .limit(limit);
  return rows.map(({ id }) => id);
}
