import { eq, sql } from 'drizzle-orm';
import type { AskedItem, ItemAnswer } from '../../rules/review/consent-rules.ts';
import { anonymous, type Viewer } from '../../rules/viewer.ts';
import type { DemandStatus } from '../../rules/workflow/registry-words.ts';
import type { EntityReviewKind, StepStatus } from '../../rules/workflow/words.ts';
import type { Database } from '../client.ts';
import { applicationItems } from '../tables/application-parts.ts';
import { agreements } from '../tables/applications.ts';
import { dataDemands, demandItems } from '../tables/demands.ts';
import { registrations } from '../tables/registrations.ts';
import { entityReviews, itemConsents, steps } from '../tables/steps.ts';
import { supervisionRecords } from '../tables/supervision.ts';
import { idList } from './bulk.ts';
import { type DemandRow, lockDemand } from './demands.ts';
import { lockReviewFile, type ReviewFile, reviewFileColumns, reviewFileTables } from './review-files.ts';
import { lockStep, type StepRow } from './steps.ts';

/** A step with the application or the data demand it belongs to; null where it belongs to another file, then with the party of that. */
export interface ReviewStep {
  readonly step: StepRow;
  readonly file: ReviewFile | null;
  readonly demand: DemandRow | null;
  readonly partyId: string | null;
}

/**
 * Locks a step and, before it, the application or the data demand it belongs to.
 *
 * @returns null when there is none
 */
export async function lockReviewStep(tx: Database, id: string, viewer: Viewer): Promise<ReviewStep | null> {
  const [place] = await tx.execute<{ application: string | null; demand: string | null; party: string | null }>(sql`
    select s.application_id as application, s.demand_id as demand,
      coalesce(g.operator_id, r.organization_id, n.registrant_id) as party from ${steps} s
    left join ${agreements} g on g.id = s.agreement_id
    left join ${supervisionRecords} r on r.id = s.supervision_record_id
    left join ${registrations} n on n.id = s.registration_id where s.id = ${id}`);
  if (place === undefined) return null;
  const file = place.application === null ? null : await lockReviewFile(tx, place.application, viewer);
  const demand = place.demand === null ? null : await lockDemand(tx, place.demand, viewer);
  const step = await lockStep(tx, id);
  return step && { step, file, demand, partyId: demand?.ownerId ?? place.party };
}

/** A step as buttons look at it. */
export interface ButtonStep {
  readonly step: Pick<StepRow, 'id' | 'kind' | 'organizationId' | 'dueOn' | 'productId'> & {
    readonly status: StepStatus;
  };
  readonly file: ReviewFile | null;
  /** State of the data demand it belongs to; null where it belongs to none. */
  readonly demandStatus: DemandStatus | null;
}

/** Steps with their applications, for buttons; those of other files come without. Who asks does not matter here. */
export async function reviewStepsOf(db: Database, ids: readonly string[]): Promise<Map<string, ButtonStep>> {
  const rows = await db.execute<{ step: string; file: string | null; demandStatus: DemandStatus | null }>(sql`
    select json_build_object('id', p.id, 'kind', p.kind, 'status', p.status, 'organizationId', p.organization_id,
        'dueOn', p.due_on, 'productId', p.product_id)::text as step,
      (select row_to_json(f) from (select ${reviewFileColumns(anonymous)} from ${reviewFileTables}
        where a.id = p.application_id) f)::text as file,
      (select d.status from ${dataDemands} d where d.id = p.demand_id) as "demandStatus"
    from ${steps} p where p.id = any(${idList(ids)})`);
  const found = rows.map(
    (row): ButtonStep => ({
      step: JSON.parse(row.step) as ButtonStep['step'],
      file: row.file === null ? null : (JSON.parse(row.file) as ReviewFile),
      demandStatus: row.demandStatus,
    }),
  );
  return new Map(found.map((each) => [each.step.id, each]));
}

/** What is asked of an organisation in a step, in the order of the list or of the demand. */
export async function askedItemsOf(tx: Database, stepId: string): Promise<AskedItem[]> {
  const { id, resourceCode, itemName, position, removedIn } = applicationItems;
  return await tx
    .select({
      itemId: sql<string>`coalesce(${demandItems.id}, ${id})`,
      name: sql<string>`${resourceCode} || coalesce('#' || ${itemName}, '')`,
      state: itemConsents.state,
      // A demand has what it asks for and nothing that was taken out.
      isRemoved: sql<boolean>`${demandItems.id} is null and ${removedIn} is not null`,
    })
    .from(itemConsents)
    .leftJoin(demandItems, eq(demandItems.id, itemConsents.demandItemId))
    .innerJoin(applicationItems, sql`${id} = coalesce(${itemConsents.itemId}, ${demandItems.listItemId})`)
    .where(eq(itemConsents.stepId, stepId))
    .orderBy(sql`coalesce(${demandItems.position}, ${position})`, id);
}

/** Writes answers to items of a step. */
export async function saveAnswers(
  tx: Database,
  stepId: string,
  answers: readonly ItemAnswer[],
  now: Date,
): Promise<void> {
  await tx.execute(sql`update ${itemConsents} c set state = x.decision::consent_state, reason = x.reason,
      answered_at = ${now.toISOString()}
    from json_to_recordset(${JSON.stringify(answers)}::text::json) as x("itemId" uuid, decision text, reason text)
    where c.step_id = ${stepId} and coalesce(c.item_id, c.demand_item_id) = x."itemId"`);
}

/** Notes that something hanging on a step has changed: its next revision. */
export async function touchStep(tx: Database, id: string, now: Date): Promise<void> {
  await tx
    .update(steps)
    .set({ revision: sql`${steps.revision} + 1`, updatedAt: now })
    .where(eq(steps.id, id));
}

/** A review of an applicant that was passed. */
export interface NewEntityReview {
  readonly id: string;
  readonly code: string;
  readonly organizationId: string;
  readonly kind: EntityReviewKind;
  readonly applicationId: string;
  readonly passedOn: string;
  readonly expiresOn: string;
  readonly opinion: string;
}

/** Keeps a review, so that other applications of the applicant can cite it. */
export async function insertEntityReview(tx: Database, review: NewEntityReview, now: Date): Promise<void> {
  await tx.insert(entityReviews).values({ ...review, revision: 1, createdAt: now, updatedAt: now });
}

/** Notes a further draw of experts in the cause of their step, with its next revision. */
export async function addDraw(tx: Database, id: string, draw: object, now: Date): Promise<void> {
  await tx
    .update(steps)
    .set({
      cause: sql`jsonb_set(${steps.cause}, '{draws}', coalesce(${steps.cause}->'draws', '[]'::jsonb)
        || ${JSON.stringify([draw])}::text::jsonb)`,
      revision: sql`${steps.revision} + 1`,
      updatedAt: now,
    })
    .where(eq(steps.id, id));
}
