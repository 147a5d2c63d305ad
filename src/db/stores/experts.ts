import { eq, type SQL, sql } from 'drizzle-orm';
import type { ExpertCandidate } from '../../rules/review/expert-rules.ts';
import type { Viewer } from '../../rules/viewer.ts';
import type { ApplicationStatus, ExpertState } from '../../rules/workflow/words.ts';
import type { Database } from '../client.ts';
import { applications } from '../tables/applications.ts';
import { memberships, people } from '../tables/identity.ts';
import { organizations } from '../tables/organizations.ts';
import { expertAssignments, steps } from '../tables/steps.ts';
import { idList } from './bulk.ts';
import { lockReviewStep, type ReviewStep } from './review-steps.ts';

/** Who can be asked for advice on an application, and in which step. */
export interface ExpertDraw {
  /** The expert committee (专家咨询委员会), the first by code where there are several; null when there is none. */
  readonly committeeId: string | null;
  /** The step in which experts are asked now; null when there is none. */
  readonly stepId: string | null;
  /** Active experts of the committee, in the order of their ids. */
  readonly candidates: readonly ExpertCandidate[];
}

/**
 * Who can be asked for advice on applications, in one statement for all of them: for the button and the mutation alike.
 *
 * @returns by the uuid of the application; those that do not exist are left out
 */
export async function expertDrawsOf(db: Database, ids: readonly string[]): Promise<Map<string, ExpertDraw>> {
  const rows = await db.execute<ExpertDraw & { id: string } & Record<string, unknown>>(sql`
    select a.id, c.id as "committeeId", p.id as "stepId",
      (select coalesce(json_agg(json_build_object('personId', e.id, 'isOfApplicant', ${isStaffOf(sql`e.id`, sql`a.applicant_id`)},
          'isDrawn', exists (select from ${expertAssignments} d where d.step_id = p.id and d.person_id = e.id)) order by e.id), '[]')
        from ${people} e where e.disabled_at is null and e.erased_at is null and exists (select from ${memberships} m
          where m.person_id = e.id and m.organization_id = c.id and m.role = 'expert' and m.ended_at is null)) as candidates
    from ${applications} a
      left join (select id from ${organizations} where 'expert_committee' = any(kinds) order by code collate "C" limit 1) c on true
      left join ${steps} p on p.application_id = a.id and p.kind = 'expert_advice' and p.status = 'open'
    where a.id = any(${idList(ids)})`);
  return new Map(rows.map(({ id, ...draw }) => [id, draw]));
}

const isStaffOf = (personId: SQL, organizationId: SQL) =>
  sql`exists (select from ${memberships} x where x.person_id = ${personId} and x.organization_id = ${organizationId}
    and x.ended_at is null)`;

/** Draws experts for a step. */
export async function insertAssignments(
  tx: Database,
  stepId: string,
  drawn: readonly { readonly id: string; readonly personId: string }[],
  now: Date,
): Promise<void> {
  await tx
    .insert(expertAssignments)
    .values(drawn.map((each) => ({ ...each, stepId, state: 'drawn' as const, drawnAt: now, revision: 1 })));
}

/** An expert's part in a step, as commands look at it. */
export interface AssignmentRow {
  readonly id: string;
  readonly personId: string;
  readonly state: ExpertState;
  readonly revision: number;
  /** Whether the expert holds a role with the applicant. */
  readonly isOfApplicant: boolean;
  readonly within: ReviewStep;
}

/** Locks an expert's part, and the application and step it belongs to before it; null when there is none. */
export async function lockAssignment(tx: Database, id: string, viewer: Viewer): Promise<AssignmentRow | null> {
  const [place] = await tx
    .select({ stepId: expertAssignments.stepId })
    .from(expertAssignments)
    .where(eq(expertAssignments.id, id));
  const within = place === undefined ? null : await lockReviewStep(tx, place.stepId, viewer);
  if (within === null) return null;
  const { id: own, personId, state, revision } = expertAssignments;
  const [row] = await tx
    .select({
      ...{ id: own, personId, state, revision },
      isOfApplicant: sql<boolean>`${isStaffOf(sql`${personId}`, sql`${within.file?.applicantId ?? within.step.organizationId}`)}`,
    })
    .from(expertAssignments)
    .where(eq(expertAssignments.id, id))
    .for('update');
  return row === undefined ? null : { ...row, within };
}

/** An expert's part, for buttons. */
export interface ButtonAssignment {
  readonly personId: string;
  readonly state: ExpertState;
  readonly isOfApplicant: boolean;
  /** Who the step of advice waits for, and the state of its application. */
  readonly organizationId: string;
  readonly fileStatus: ApplicationStatus | null;
}

/** Parts of experts, for buttons, by uuid; those that do not exist are left out. */
export async function buttonAssignmentsOf(
  db: Database,
  ids: readonly string[],
): Promise<Map<string, ButtonAssignment>> {
  const rows = await db.execute<ButtonAssignment & { id: string } & Record<string, unknown>>(sql`
    select e.id, e.person_id as "personId", e.state, p.organization_id as "organizationId", a.status as "fileStatus",
      exists (select from ${memberships} x where x.person_id = e.person_id and x.organization_id = a.applicant_id
        and x.ended_at is null) as "isOfApplicant"
    from ${expertAssignments} e join ${steps} p on p.id = e.step_id left join ${applications} a on a.id = p.application_id
    where e.id = any(${idList(ids)})`);
  return new Map(rows.map(({ id, ...row }) => [id, row]));
}

/** Where everybody stands who was drawn for a step. */
export async function statesOfStep(tx: Database, stepId: string): Promise<ExpertState[]> {
  const rows = await tx
    .select({ state: expertAssignments.state })
    .from(expertAssignments)
    .where(eq(expertAssignments.stepId, stepId));
  return rows.map(({ state }) => state);
}

/** Writes whether interests stand in the way, with the next revision. */
export async function saveDeclaration(
  tx: Database,
  id: string,
  conflictReason: string | null,
  now: Date,
): Promise<void> {
  await tx
    .update(expertAssignments)
    .set({
      state: conflictReason === null ? 'clear' : 'conflicted',
      conflictReason,
      declaredAt: now,
      revision: sql`${expertAssignments.revision} + 1`,
    })
    .where(eq(expertAssignments.id, id));
}

/** Writes the advice of an expert, with the next revision. */
export async function saveAdvice(
  tx: Database,
  id: string,
  given: { readonly recommendation: 'supported' | 'opposed'; readonly advice: string },
  now: Date,
): Promise<void> {
  await tx
    .update(expertAssignments)
    .set({ ...given, state: 'advised', advisedAt: now, revision: sql`${expertAssignments.revision} + 1` })
    .where(eq(expertAssignments.id, id));
}
