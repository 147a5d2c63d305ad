import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { ActingOrganization } from '../../rules/viewer.ts';
import type { WebhookDeliveryState, WebhookErrorCode } from '../../rules/vocabulary.ts';
import type { EndpointHealth } from '../../rules/webhook/retry.ts';
import type { Database } from '../client.ts';
import { events, ledgerHeads } from '../tables/ledger.ts';
import { organizations } from '../tables/organizations.ts';
import { webhookAttempts, webhookDeliveries, webhookEndpoints } from '../tables/webhooks.ts';
import { actingOrganization } from './identity.ts';

/** An endpoint that has events to look at. */
export interface BehindEndpoint {
  readonly id: string;
  readonly organization: ActingOrganization;
  readonly eventTypes: readonly string[];
  readonly hasPriorityLane: boolean;
  readonly position: number;
}

/** Begins to plan for endpoints whose making is numbered by now: with the event after it. */
export async function beginPositions(db: Database): Promise<void> {
  await db.execute(sql`update ${webhookEndpoints} w set position = e.sequence from ${events} e
    where w.position is null and w.deleted_at is null and e.subject_type = 'WebhookEndpoint' and e.subject_id = w.id
      and e.type = 'webhook_endpoint.created' and e.sequence is not null`);
}

/** What there is to do at a moment. */
export interface WaitingWork {
  readonly toPlan: boolean;
  readonly toSend: boolean;
}

/** Whether there is anything to plan or to send: one statement, so that nearly nothing is asked while nothing happens. */
export async function webhookWorkWaiting(db: Database, now: Date): Promise<WaitingWork> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const [row] = await db.execute<{ plan: boolean; send: boolean }>(sql`select
    exists (select from ${webhookEndpoints} w where w.disabled_at is null
      and coalesce(w.position, -1) < (select last from ${ledgerHeads} where name = 'events')) as plan,
    exists (select from ${webhookEndpoints} w where w.disabled_at is null
      and (w.resumes_at is null or w.resumes_at <= ${at}) and exists (select from ${webhookDeliveries} d
        where d.endpoint_id = w.id and d.state = 'waiting' and d.next_attempt_at <= ${at}
          and (d.claimed_until is null or d.claimed_until <= ${at}))) as send`);
  return { toPlan: row?.plan ?? false, toSend: row?.send ?? false };
}

/** Endpoints that have not looked at every event up to a number. */
export async function endpointsBehind(db: Database, last: number): Promise<BehindEndpoint[]> {
  const rows = await db.execute<{
    id: string;
    organization: string;
    types: string;
    priority: boolean;
    position: string;
  }>(sql`select w.id, ${actingOrganization}::text as organization, to_json(w.event_types)::text as types,
      w.has_priority_lane as priority, w.position
    from ${webhookEndpoints} w join ${organizations} o on o.id = w.organization_id
    where w.disabled_at is null and w.position < ${last} order by w.position, w.id`);
  return rows.map(({ id, organization, types, priority, position }) => ({
    id,
    organization: JSON.parse(organization) as ActingOrganization,
    eventTypes: JSON.parse(types) as string[],
    hasPriorityLane: priority,
    position: Number(position),
  }));
}

/** A delivery that is about to be planned. */
export interface PlannedDelivery {
  readonly id: string;
  readonly eventId: string;
  readonly eventType: string;
  readonly place: number;
  readonly subjectId: string;
  readonly isPriority: boolean;
}

/**
 * Plans deliveries of an endpoint and moves its position on, in one transaction: a process that is killed leaves both as
 * they were, or both done. An earlier delivery of the subject of a priority one is drawn into its lane.
 *
 * @returns false when somebody else has moved it, or disabled it, meanwhile; then nothing is planned
 */
export async function planDeliveries(
  tx: Database,
  endpoint: Pick<BehindEndpoint, 'id' | 'position'>,
  upTo: number,
  planned: readonly PlannedDelivery[],
  now: Date,
): Promise<boolean> {
  const moved = await tx.execute(sql`update ${webhookEndpoints} set position = ${upTo}
    where id = ${endpoint.id} and position = ${endpoint.position} and disabled_at is null returning 1`);
  if (moved.length === 0) return false;
  if (planned.length === 0) return true;
  const at = now.toISOString();
  await tx.execute(sql`insert into ${webhookDeliveries} (id, endpoint_id, event_id, event_type, place, subject_id, lane,
      state, next_attempt_at, created_at)
    select p.id, ${endpoint.id}, p."eventId", p."eventType", p.place, p."subjectId",
      case when p."isPriority" then 0 else 2 end, 'waiting', ${at}, ${at}
    from json_to_recordset(${JSON.stringify(planned)}::text::json)
      as p(id uuid, "eventId" uuid, "eventType" text, place bigint, "subjectId" uuid, "isPriority" boolean)
    on conflict (endpoint_id, event_id) do nothing`);
  if (planned.some(({ isPriority }) => isPriority)) {
    await tx.execute(sql`update ${webhookDeliveries} d set lane = 1 from ${webhookDeliveries} p
      where d.endpoint_id = ${endpoint.id} and p.endpoint_id = d.endpoint_id and p.subject_id = d.subject_id
        and p.lane = 0 and d.lane = 2 and d.place < p.place and d.state = 'waiting' and p.state = 'waiting'`);
  }
  return true;
}

/** A delivery that is to be sent now. */
export interface ClaimedDelivery {
  readonly id: string;
  /** Null for a ping. */
  readonly eventId: string | null;
  readonly eventType: string;
  readonly attempts: number;
  readonly givesUpAt: Date | null;
  readonly createdAt: Date;
  /** Whether it stands in no lane before others. */
  readonly isUsual: boolean;
  readonly claimedUntil: Date;
  readonly endpoint: ClaimedEndpoint;
}

/** The endpoint of it, as it stands. */
export interface ClaimedEndpoint {
  readonly id: string;
  readonly code: string;
  readonly url: string;
  readonly payloadQuery: string | null;
  readonly organization: ActingOrganization;
  readonly health: EndpointHealth;
}

/** How many deliveries of an endpoint are claimed at a time. */
export interface ClaimBounds {
  /** While it takes them. */
  readonly healthy: number;
  /** Since it has failed. */
  readonly failing: number;
  /** Beyond that, of the priority lane: what is claimed already must not keep them waiting. */
  readonly priority: number;
}

/** So many of what waits at an endpoint are looked at before all of it: the first ones, and the first of so many subjects. */
const NEAR = 100;

const near = sql.raw(String(NEAR));

/**
 * All that waits at an endpoint, `room`, where nothing near is due and there are subjects, or deliveries of the priority lane,
 * beyond those that were looked at.
 */
const isAllToBeRead = sql`c.endpoint_id = room.id and c.state = 'waiting' and not exists (select from near n where n.endpoint_id = room.id)
  and ((select count(*) from heads h where h.endpoint_id = room.id) >= ${near}
    or (select count(*) from (select from ${webhookDeliveries} p where p.endpoint_id = room.id and p.state = 'waiting'
      and not (p.lane > 1) limit ${near}) f) >= ${near})`;

/** The first delivery of a subject that waits at an endpoint, of the first subject that meets a condition. */
const firstOf = (endpoint: SQL, condition: SQL): SQL => sql`select c.subject_id, c.id from ${webhookDeliveries} c
  where c.endpoint_id = ${endpoint} and c.state = 'waiting' and ${condition} order by c.subject_id, c.place limit 1`;

/**
 * Whether a delivery, `c`, of an endpoint, `room`, that is not finished may be sent now. The earlier one that it waits for is
 * looked up by the index of its subject: as a join, planned before anything was counted, it read all that waits for each.
 */
const isDue = (at: SQL): SQL => sql`c.finished_at is null and c.next_attempt_at <= ${at}
  and (c.claimed_until is null or c.claimed_until <= ${at}) and (c.lane < 2 or room.busy < room.most)
  and coalesce((select e.place from ${webhookDeliveries} e
    where e.endpoint_id = c.endpoint_id and e.subject_id = c.subject_id and e.state = 'waiting'
      and (c.lane > 0 or e.attempts = 0 or e.claimed_until > ${at}) order by e.place limit 1) >= c.place, true)`;

/** Deliveries of an endpoint, `room`, that are claimed among those that a condition names. */
const claimable = (condition: SQL, at: SQL, bounds: ClaimBounds): SQL => sql`select c.id, c.endpoint_id
  from ${webhookDeliveries} c where ${isDue(at)} and ${condition}
  order by (c.lane > 1), c.place
  limit greatest(0, room.most - room.busy + case when room.busy < room.most then 0 else ${bounds.priority}::int end)
  for update of c skip locked`;

/**
 * Claims what is due, for each endpoint as much as may be under way: priority first, then in the order of the events. An
 * event waits for the earlier ones of its subject; one of the priority lane only for those that were not tried yet. What is
 * near is looked at before all that waits, so that a backlog of few subjects does not make each claim read the whole of it.
 *
 * @param busy deliveries that are claimed, by endpoint
 * @param until until when nobody else may send them
 */
export async function claimDeliveries(
  db: Database,
  busy: ReadonlyMap<string, number>,
  bounds: ClaimBounds,
  now: Date,
  until: Date,
): Promise<ClaimedDelivery[]> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const underWay = JSON.stringify([...busy].map(([id, count]) => ({ id, count })));
  const rows = await db.execute<{
    id: string;
    event_id: string | null;
    event_type: string;
    attempts: number;
    gives_up: string | null;
    created: string;
    endpoint: string;
    place: string;
    lane: number;
  }>(sql`with recursive room as (
      select w.id, coalesce(b.count, 0) as busy,
        case when w.failures = 0 then ${bounds.healthy}::int else ${bounds.failing}::int end as most
      from ${webhookEndpoints} w left join json_to_recordset(${underWay}::text::json) as b(id uuid, count int) on b.id = w.id
      where w.disabled_at is null and (w.resumes_at is null or w.resumes_at <= ${at})),
    heads as (
      select room.id as endpoint_id, s.subject_id, s.id, 1 as number
      from room cross join lateral (${firstOf(sql`room.id`, sql`true`)}) s
      union all
      select h.endpoint_id, s.subject_id, s.id, h.number + 1
      from heads h cross join lateral (${firstOf(sql`h.endpoint_id`, sql`c.subject_id > h.subject_id`)}) s
      where h.number < ${near}),
    near as materialized (
      select room.id as endpoint_id, c.id from room join ${webhookDeliveries} c on c.id = any(array(
        select h.id from heads h where h.endpoint_id = room.id
        union select f.id from (select c.id from ${webhookDeliveries} c where c.endpoint_id = room.id
          and c.state = 'waiting' order by (c.lane > 1), c.place limit ${near}) f))
      where ${isDue(at)}),
    due as (
      select d.id, d.endpoint_id from room cross join lateral (
        ${claimable(sql`c.id = any(array(select n.id from near n where n.endpoint_id = room.id))`, at, bounds)}) d
      union all
      select d.id, d.endpoint_id from room cross join lateral (
        ${claimable(isAllToBeRead, at, bounds)}) d)
    update ${webhookDeliveries} d set claimed_until = ${until.toISOString()}
    from due, ${webhookEndpoints} w, ${organizations} o
    where d.id = due.id and w.id = due.endpoint_id and o.id = w.organization_id
    returning d.id, d.event_id, d.event_type, d.attempts, d.gives_up_at::text as gives_up, d.created_at::text as created,
      d.place, d.lane, json_build_object('id', w.id, 'code', w.code, 'url', w.url, 'payloadQuery', w.payload_query,
        'organization', ${actingOrganization}, 'failures', w.failures, 'failingSince', w.failing_since,
        'resumesAt', w.resumes_at)::text as endpoint`);
  return rows
    .map((row) => ({ row, place: Number(row.place), isUsual: row.lane > 1 }))
    .sort((a, b) => Number(a.isUsual) - Number(b.isUsual) || a.place - b.place)
    .map(({ row, isUsual }) => ({
      id: row.id,
      isUsual,
      claimedUntil: until,
      eventId: row.event_id,
      eventType: row.event_type,
      attempts: row.attempts,
      givesUpAt: instant(row.gives_up),
      createdAt: new Date(row.created),
      endpoint: endpointOf(row.endpoint),
    }));
}

const instant = (text: string | null): Date | null => (text === null ? null : new Date(text));

function endpointOf(text: string): ClaimedEndpoint {
  const { failures, failingSince, resumesAt, ...endpoint } = JSON.parse(text) as Omit<ClaimedEndpoint, 'health'> & {
    failures: number;
    failingSince: string | null;
    resumesAt: string | null;
  };
  return {
    ...endpoint,
    health: { failures, failingSince: instant(failingSince), resumesAt: instant(resumesAt) },
  };
}

/** What came of a claimed delivery, to be written down. */
export interface DeliveryMark {
  readonly deliveryId: string;
  readonly state: WebhookDeliveryState;
  readonly attempts: number;
  readonly nextAttemptAt: Date | null;
  readonly givesUpAt: Date | null;
  readonly at: Date;
  /** Null where nothing was sent, because it may not be read any more. */
  readonly attempt: {
    readonly id: string;
    readonly attemptedAt: Date;
    readonly durationMs: number;
    readonly statusCode: number | null;
    readonly errorCode: WebhookErrorCode | null;
    readonly answer: string | null;
  } | null;
}

/** Writes down what came of deliveries, all of them in one statement. One that was removed meanwhile is left out. */
export async function markDeliveries(db: Database, marks: readonly DeliveryMark[]): Promise<void> {
  if (marks.length === 0) return;
  const rows = JSON.stringify(marks.map(({ attempt, ...mark }) => ({ ...mark, ...attempt })));
  await db.execute(sql`with marks as (select * from json_to_recordset(${rows}::text::json) as m("deliveryId" uuid,
        state webhook_delivery_state, attempts int, "nextAttemptAt" timestamptz, "givesUpAt" timestamptz, at timestamptz,
        id uuid, "attemptedAt" timestamptz, "durationMs" int, "statusCode" int, "errorCode" webhook_error_code, answer text)),
    done as (update ${webhookDeliveries} d set state = m.state, attempts = m.attempts,
        next_attempt_at = m."nextAttemptAt", gives_up_at = m."givesUpAt", claimed_until = null,
        finished_at = case when m.state = 'waiting' then null else m.at end
      from marks m where d.id = m."deliveryId" and d.state = 'waiting' returning d.id)
    insert into ${webhookAttempts} (id, delivery_id, attempted_at, duration_ms, status_code, error_code, answer)
    select m.id, m."deliveryId", m."attemptedAt", m."durationMs", m."statusCode", m."errorCode", m.answer
    from marks m join done on done.id = m."deliveryId" where m.id is not null`);
}

/** Gives back what was claimed and not sent. */
export async function releaseDeliveries(db: Database, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await db
    .update(webhookDeliveries)
    .set({ claimedUntil: null })
    .where(inArray(webhookDeliveries.id, [...ids]));
}

/**
 * Notes how an endpoint stands.
 *
 * @param succeededAt when it took something last; null leaves it
 */
export async function saveHealth(
  db: Database,
  id: string,
  health: EndpointHealth,
  succeededAt: Date | null,
): Promise<void> {
  await db
    .update(webhookEndpoints)
    .set({ ...health, ...(succeededAt === null ? {} : { lastSuccessAt: succeededAt }) })
    .where(eq(webhookEndpoints.id, id));
}

/** Plans a ping of an endpoint: it happens to itself, so it waits for nothing. */
export async function insertPing(tx: Database, id: string, endpointId: string, now: Date): Promise<void> {
  await tx.insert(webhookDeliveries).values({
    ...{ id, endpointId, eventId: null, eventType: 'webhook.ping', place: 0, subjectId: id, lane: 0 },
    ...{ state: 'waiting', nextAttemptAt: now, createdAt: now },
  });
}

const again = (now: Date) =>
  ({
    state: 'waiting',
    attempts: 0,
    nextAttemptAt: now,
    givesUpAt: null,
    claimedUntil: null,
    finishedAt: null,
  }) as const;

/**
 * Sends one delivery of an endpoint again, whatever became of it.
 *
 * @returns false when the endpoint has none of that id
 */
export async function sendAgain(tx: Database, endpointId: string, id: string, now: Date): Promise<boolean> {
  const d = webhookDeliveries;
  const found = await tx
    .update(d)
    .set(again(now))
    .where(and(eq(d.endpointId, endpointId), eq(d.id, id)))
    .returning({ id: d.id });
  return found.length > 0;
}

/** Sends everything of an endpoint again that has failed since an instant; returns how many. */
export async function sendFailedAgain(tx: Database, endpointId: string, since: Date, now: Date): Promise<number> {
  const d = webhookDeliveries;
  const found = await tx
    .update(d)
    .set(again(now))
    .where(
      and(
        eq(d.endpointId, endpointId),
        eq(d.state, 'failed'),
        sql`${d.finishedAt} >= ${since.toISOString()}::timestamptz`,
      ),
    )
    .returning({ id: d.id });
  return found.length;
}

/** What webhooks have before them. */
export interface WebhookBacklog {
  /** Deliveries that should be on their way by now; not those of endpoints that are disabled or rest. */
  readonly due: number;
  /** Numbered events that the endpoint furthest behind has not looked at. */
  readonly unplanned: number;
}

/**
 * What webhooks have before them, for the measures.
 *
 * @param most due deliveries are counted as far as that, so that a large backlog costs no more to be looked at
 */
export async function webhookBacklog(db: Database, now: Date, most: number): Promise<WebhookBacklog> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const [row] = await db.execute<{ due: number; unplanned: number }>(sql`select
    (select count(*) from (select from ${webhookEndpoints} w join ${webhookDeliveries} d on d.endpoint_id = w.id
      where w.disabled_at is null and (w.resumes_at is null or w.resumes_at <= ${at})
        and d.state = 'waiting' and d.next_attempt_at <= ${at} limit ${most}) d)::int as due,
    coalesce((select last from ${ledgerHeads} where name = 'events')
      - (select min(w.position) from ${webhookEndpoints} w where w.disabled_at is null), 0)::int as unplanned`);
  return { due: row?.due ?? 0, unplanned: row?.unplanned ?? 0 };
}

/** An endpoint as a message to it is made; null when there is none. */
export async function sentEndpoint(
  db: Database,
  id: string,
): Promise<(Omit<ClaimedEndpoint, 'health'> & { readonly eventTypes: readonly string[] }) | null> {
  const [row] = await db.execute<{ endpoint: string }>(sql`select json_build_object('id', w.id, 'code', w.code,
      'url', w.url, 'payloadQuery', w.payload_query, 'eventTypes', w.event_types,
      'organization', ${actingOrganization})::text as endpoint
    from ${webhookEndpoints} w join ${organizations} o on o.id = w.organization_id
    where w.id = ${id} and w.deleted_at is null`);
  return row === undefined ? null : JSON.parse(row.endpoint);
}

/** The delivery of an event to an endpoint; null while there is none. */
export async function deliveryOfEvent(db: Database, endpointId: string, eventId: string): Promise<string | null> {
  const d = webhookDeliveries;
  const [row] = await db
    .select({ id: d.id })
    .from(d)
    .where(and(eq(d.endpointId, endpointId), eq(d.eventId, eventId)));
  return row?.id ?? null;
}
