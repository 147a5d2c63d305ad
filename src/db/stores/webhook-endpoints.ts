import { and, eq, gt, isNull, or, sql } from 'drizzle-orm';
import type { WebhookDisabledCause } from '../../rules/vocabulary.ts';
import type { Database } from '../client.ts';
import { webhookDeliveries, webhookEndpoints, webhookSecrets } from '../tables/webhooks.ts';

/** What people write of an endpoint. */
export interface WebhookContent {
  readonly url: string;
  readonly description: string | null;
  readonly eventTypes: readonly string[];
  readonly payloadQuery: string | null;
  readonly hasPriorityLane: boolean;
}

/** An endpoint as a command looks at it. */
export interface WebhookEndpointRow {
  readonly id: string;
  readonly code: string;
  readonly organizationId: string;
  readonly isEnabled: boolean;
  readonly content: WebhookContent;
  readonly revision: number;
}

/**
 * Locks an endpoint until the transaction ends.
 *
 * @returns null when there is none, or it was deleted
 */
export async function lockWebhookEndpoint(tx: Database, id: string): Promise<WebhookEndpointRow | null> {
  const w = webhookEndpoints;
  const [row] = await tx
    .select({
      ...{ id: w.id, code: w.code, organizationId: w.organizationId, revision: w.revision },
      isEnabled: sql<boolean>`${w.disabledAt} is null`,
      ...{ url: w.url, description: w.description, eventTypes: w.eventTypes, payloadQuery: w.payloadQuery },
      hasPriorityLane: w.hasPriorityLane,
    })
    .from(w)
    .where(and(eq(w.id, id), isNull(w.deletedAt)))
    .for('update');
  if (row === undefined) return null;
  const { url, description, eventTypes, payloadQuery, hasPriorityLane, ...rest } = row;
  return { ...rest, content: { url, description, eventTypes, payloadQuery, hasPriorityLane } };
}

/** How many endpoints an organisation has. Only what is read while its row is locked stays true. */
export async function countEndpoints(tx: Database, organizationId: string): Promise<number> {
  const [row] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(webhookEndpoints)
    .where(and(eq(webhookEndpoints.organizationId, organizationId), isNull(webhookEndpoints.deletedAt)));
  return row?.count ?? 0;
}

/**
 * Adds an endpoint, enabled, at revision 1. It gets what happens from now on: its position is found from the event of its
 * making.
 *
 * @returns false when its code is another one's
 */
export async function insertWebhookEndpoint(
  tx: Database,
  endpoint: { readonly id: string; readonly code: string; readonly organizationId: string } & WebhookContent,
  now: Date,
): Promise<boolean> {
  const added = await tx
    .insert(webhookEndpoints)
    .values({ ...endpoint, eventTypes: [...endpoint.eventTypes], revision: 1, createdAt: now, updatedAt: now })
    .onConflictDoNothing()
    .returning({ id: webhookEndpoints.id });
  return added.length > 0;
}

const next = (now: Date) => ({ revision: sql`${webhookEndpoints.revision} + 1`, updatedAt: now });

/** Writes what an endpoint says, with its next revision. */
export async function saveWebhookEndpoint(tx: Database, id: string, content: WebhookContent, now: Date): Promise<void> {
  await tx
    .update(webhookEndpoints)
    .set({ ...content, eventTypes: [...content.eventTypes], ...next(now) })
    .where(eq(webhookEndpoints.id, id));
}

/** Gives an endpoint its next revision. */
export async function touchWebhookEndpoint(tx: Database, id: string, now: Date): Promise<void> {
  await tx.update(webhookEndpoints).set(next(now)).where(eq(webhookEndpoints.id, id));
}

/** Stops sending to an endpoint, with its next revision. What waits stays. */
export async function disableEndpointRow(
  tx: Database,
  id: string,
  why: { readonly cause: WebhookDisabledCause; readonly reason: string | null },
  now: Date,
): Promise<void> {
  await tx
    .update(webhookEndpoints)
    .set({ disabledAt: now, disabledCause: why.cause, disabledReason: why.reason, ...next(now) })
    .where(eq(webhookEndpoints.id, id));
}

/**
 * Sends to an endpoint again, with its next revision: what waits begins its three days anew.
 *
 * @param skipTo number of the last event; the events up to it that were not planned yet, and all that waits, are left out; null
 *   goes on where it stood
 * @returns how many deliveries wait, or were left out
 */
export async function enableEndpointRow(tx: Database, id: string, skipTo: number | null, now: Date): Promise<number> {
  await tx
    .update(webhookEndpoints)
    .set({
      ...{ disabledAt: null, disabledCause: null, disabledReason: null },
      ...{ failures: 0, failingSince: null, resumesAt: null },
      ...(skipTo === null ? {} : { position: sql`greatest(${webhookEndpoints.position}, ${skipTo})` }),
      ...next(now),
    })
    .where(eq(webhookEndpoints.id, id));
  const waiting = and(eq(webhookDeliveries.endpointId, id), eq(webhookDeliveries.state, 'waiting'));
  const left = { state: 'failed', nextAttemptAt: null, claimedUntil: null, finishedAt: now } as const;
  const again = { attempts: 0, nextAttemptAt: now, givesUpAt: null, claimedUntil: null };
  const touched = await tx
    .update(webhookDeliveries)
    .set(skipTo === null ? again : left)
    .where(waiting)
    .returning({ id: webhookDeliveries.id });
  return touched.length;
}

/** Takes an endpoint out of sight for good, with its next revision: its secrets go, and what waits. Its code stays taken. */
export async function deleteEndpointRow(tx: Database, id: string, now: Date): Promise<void> {
  await tx.delete(webhookSecrets).where(eq(webhookSecrets.endpointId, id));
  await tx.delete(webhookDeliveries).where(eq(webhookDeliveries.endpointId, id));
  await tx
    .update(webhookEndpoints)
    .set({
      disabledAt: sql`coalesce(${webhookEndpoints.disabledAt}, ${now.toISOString()})`,
      disabledCause: sql`coalesce(${webhookEndpoints.disabledCause}, 'requested')`,
      ...{ deletedAt: now, payloadQuery: null },
      ...next(now),
    })
    .where(eq(webhookEndpoints.id, id));
}

/** Adds a secret of an endpoint, sealed. */
export async function insertSecret(
  tx: Database,
  secret: { readonly id: string; readonly endpointId: string; readonly sealed: string },
  now: Date,
): Promise<void> {
  await tx.insert(webhookSecrets).values({ ...secret, createdAt: now, expiresAt: null });
}

/** Lets the secrets of an endpoint that have no end yet, or a later one, end at an instant; removes those that have ended. */
export async function endSecrets(tx: Database, endpointId: string, at: Date, now: Date): Promise<void> {
  const s = webhookSecrets;
  const instant = at.toISOString();
  await tx
    .update(s)
    .set({ expiresAt: sql`least(coalesce(${s.expiresAt}, ${instant}), ${instant})` })
    .where(eq(s.endpointId, endpointId));
  await tx.delete(s).where(and(eq(s.endpointId, endpointId), sql`${s.expiresAt} <= ${now.toISOString()}`));
}

/** How many secrets of an endpoint are signed with. */
export async function countLiveSecrets(tx: Database, endpointId: string, now: Date): Promise<number> {
  return (await liveSecrets(tx, [endpointId], now)).get(endpointId)?.length ?? 0;
}

/** The secrets that are signed with, sealed, by endpoint; the present one first. */
export async function liveSecrets(
  db: Database,
  endpointIds: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const s = webhookSecrets;
  const found = new Map<string, string[]>();
  if (endpointIds.length === 0) return found;
  const rows = await db
    .select({ endpointId: s.endpointId, sealed: s.sealed })
    .from(s)
    .where(
      and(
        sql`${s.endpointId} = any(${`{${endpointIds.join()}}`}::uuid[])`,
        or(isNull(s.expiresAt), gt(s.expiresAt, now)),
      ),
    )
    .orderBy(sql`${s.expiresAt} desc nulls first`, sql`${s.createdAt} desc`);
  for (const { endpointId, sealed } of rows) found.set(endpointId, [...(found.get(endpointId) ?? []), sealed]);
  return found;
}
