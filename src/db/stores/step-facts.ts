import { and, eq, inArray, or, sql } from 'drizzle-orm';
import type { NamedOrganization } from '../../rules/application/facts.ts';
import type { WaitingStep } from '../../rules/application/figures.ts';
import type { EntityReviewFacts } from '../../rules/application/required-steps.ts';
import type { StandingStep } from '../../rules/application/step-changes.ts';
import type { Database } from '../client.ts';
import { memberships, people } from '../tables/identity.ts';
import { organizations } from '../tables/organizations.ts';
import { entityReviews, itemConsents, steps } from '../tables/steps.ts';
import { bulkInsert, idList } from './bulk.ts';
import { reviewOfStep } from './review-of-step.ts';
import type { StepFile } from './steps.ts';

/** Every review of an applicant, whatever its validity. */
export async function entityReviewsOf(db: Database, organizationId: string): Promise<EntityReviewFacts[]> {
  return await db
    .select({
      id: entityReviews.id,
      code: entityReviews.code,
      kind: entityReviews.kind,
      passedOn: entityReviews.passedOn,
      expiresOn: entityReviews.expiresOn,
    })
    .from(entityReviews)
    .where(eq(entityReviews.organizationId, organizationId))
    .orderBy(entityReviews.passedOn, entityReviews.id);
}

/** Bodies that take part in reviews whatever the file is. */
export interface ReviewingBodies {
  /** The provincial authority, the first by code where there are several; null where there is none. */
  readonly province: NamedOrganization | null;
  /** The coordination mechanism itself; null where it is no organisation here. */
  readonly mechanism: NamedOrganization | null;
  /** Member bodies of the mechanism for which somebody who is not disabled acts as a member, by code. */
  readonly members: readonly NamedOrganization[];
}

/** The bodies that take part in reviews. */
export async function reviewingBodies(db: Database): Promise<ReviewingBodies> {
  const rows = await db.execute<NamedOrganization & { part: string } & Record<string, unknown>>(sql`
    select o.id, o.code, o.name, k.part from ${organizations} o cross join lateral unnest(o.kinds) as k(part)
    where k.part in ('provincial_authority', 'coordination_mechanism')
      or (k.part = 'mechanism_member' and exists (select 1 from ${memberships} m join ${people} p on p.id = m.person_id
        where m.organization_id = o.id and m.role = 'mechanism_member' and m.ended_at is null and p.disabled_at is null
          and p.erased_at is null))
    order by o.code collate "C"`);
  const of = (part: string) =>
    [...rows].filter((row) => row.part === part).map(({ id, code, name }): NamedOrganization => ({ id, code, name }));
  return {
    province: of('provincial_authority')[0] ?? null,
    mechanism: of('coordination_mechanism')[0] ?? null,
    members: of('mechanism_member'),
  };
}

/** A file that asks for consents item by item: an application for its lines, a data demand for its items. */
export type ConsentFile = Extract<StepFile, { readonly applicationId: string } | { readonly demandId: string }>;

/** Every step of a file, in the order in which they were opened, with its review and the lines it asks. */
export async function standingSteps(db: Database, file: ConsentFile): Promise<StandingStep[]> {
  const isOfFile =
    'demandId' in file ? sql`p.demand_id = ${file.demandId}` : sql`p.application_id = ${file.applicationId}`;
  return [
    ...(await db.execute<StandingStep & Record<string, unknown>>(sql`
      select p.id, p.kind, p.organization_id as "organizationId", p.status, p.outcome, ${reviewOfStep} as review,
        (select coalesce(json_agg(json_build_object('itemId', coalesce(c.item_id, c.demand_item_id), 'state', c.state)
          order by c.id), '[]') from ${itemConsents} c where c.step_id = p.id) as consents
      from ${steps} p where ${isOfFile} order by p.opened_at, p.id`)),
  ];
}

/** Asks a step for consent to lines of a list, or to items of a demand. */
export async function askConsents(
  tx: Database,
  asked: readonly { readonly stepId: string; readonly itemId: string }[],
  of: 'itemId' | 'demandItemId',
  newId: () => string,
): Promise<void> {
  await bulkInsert(
    tx,
    itemConsents,
    asked.map(({ stepId, itemId }) => ({
      ...{ id: newId(), stepId, [of]: itemId, state: 'pending' as const, reason: null, answeredAt: null },
    })),
  );
}

/** Takes consents to lines back out of a step: the lines have gone. */
export async function dropConsents(tx: Database, stepId: string, itemIds: readonly string[]): Promise<void> {
  const { itemId, demandItemId } = itemConsents;
  const gone = or(inArray(itemId, [...itemIds]), inArray(demandItemId, [...itemIds]));
  await tx.delete(itemConsents).where(and(eq(itemConsents.stepId, stepId), gone));
}

/**
 * Takes steps out of a file, also those that were concluded: what they came to stays in the cause. Each gets its next
 * revision.
 */
export async function retireSteps(
  tx: Database,
  ids: readonly string[],
  cause: Readonly<Record<string, unknown>>,
  now: Date,
): Promise<void> {
  if (ids.length === 0) return;
  await tx.execute(sql`update ${steps} set status = 'cancelled', outcome = null, cited_review_id = null, paused_on = null,
      cause = cause || jsonb_strip_nulls(jsonb_build_object('cancelled', ${JSON.stringify(cause)}::text::jsonb,
        'was', outcome::text)),
      closed_at = coalesce(closed_at, ${now.toISOString()}), revision = revision + 1, updated_at = ${now.toISOString()}
    where id = any(${idList(ids)}) and status <> 'cancelled'`);
}

/** Adds to the cause of steps what has changed for them, with the next revision. */
export async function noteCause(
  tx: Database,
  id: string,
  noted: Readonly<Record<string, unknown>>,
  now: Date,
): Promise<void> {
  await tx
    .update(steps)
    .set({
      cause: sql`${steps.cause} || ${JSON.stringify(noted)}::text::jsonb`,
      revision: sql`${steps.revision} + 1`,
      updatedAt: now,
    })
    .where(eq(steps.id, id));
}

/** What of applications waits, by application, in the order in which it was opened; one for which nothing waits is missing. */
export async function waitingSteps(db: Database, ids: readonly string[]): Promise<Map<string, readonly WaitingStep[]>> {
  const rows = await db.execute<{ id: string; waiting: readonly WaitingStep[] }>(sql`
    select s.application_id as id, json_agg(json_build_object('id', s.id, 'kind', s.kind, 'isPaused', s.status = 'paused',
      'openedAt', s.opened_at, 'startedOn', s.started_on, 'dueOn', s.due_on,
      'organization', json_build_object('id', o.id, 'code', o.code, 'name', o.name)) order by s.opened_at, s.id) as waiting
    from ${steps} s join ${organizations} o on o.id = s.organization_id
    where s.application_id = any(${idList(ids)}) and s.status in ('open', 'paused') group by s.application_id`);
  return new Map([...rows].map(({ id, waiting }) => [id, waiting]));
}
