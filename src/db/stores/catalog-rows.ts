import { and, eq, sql } from 'drizzle-orm';
import type { ActorKind, CatalogStatus, ProposalState } from '../../rules/vocabulary.ts';
import type { Database } from '../client.ts';
import { proposals, submissions } from '../tables/proposals.ts';
import { resources } from '../tables/resources.ts';
import { scenarios } from '../tables/scenarios.ts';

/** Nouns with a life cycle in the catalog. */
export type CatalogType = 'Resource' | 'Scenario';

/** A resource or scenario as a command or a button looks at it. */
export interface CatalogRow {
  readonly type: CatalogType;
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly status: CatalogStatus;
  readonly revision: number;
  /** The provider of a resource, the proposing organisation of a scenario. */
  readonly ownerId: string | null;
  readonly proposal: { readonly state: ProposalState; readonly content: object } | null;
  readonly submittedBy: { readonly id: string | null; readonly organizationId: string | null } | null;
}

const sources = {
  Resource: { table: resources, owner: resources.providerId },
  Scenario: { table: scenarios, owner: scenarios.ownerId },
} as const;

/**
 * Locks a row until the transaction ends.
 *
 * @returns null when there is none
 */
export async function lockCatalogRow(tx: Database, type: CatalogType, id: string): Promise<CatalogRow | null> {
  const [row] = await tx.execute<RawRow>(sql`${selection(type)} where t.id = ${id} for update of t`);
  return row === undefined ? null : rowOf(type, row);
}

/** Reads rows without a lock; those that are not there are missing. */
export async function catalogRows(db: Database, type: CatalogType, ids: readonly string[]): Promise<CatalogRow[]> {
  const wanted = sql`${`{${ids.join(',')}}`}::text::uuid[]`;
  const rows = await db.execute<RawRow>(sql`${selection(type)} where t.id = any(${wanted})`);
  return [...rows].map((row) => rowOf(type, row));
}

type RawRow = {
  id: string;
  code: string;
  title: string;
  status: CatalogStatus;
  revision: number;
  owner_id: string | null;
  proposal_state: ProposalState | null;
  proposal_content: object | null;
  is_submitted: boolean;
  submitted_by: string | null;
  submitted_for: string | null;
};

function selection(type: CatalogType) {
  const { table, owner } = sources[type];
  return sql`select t.id, t.code, t.title, t.status, t.revision, t.${sql.identifier(owner.name)} as owner_id,
      p.state as proposal_state, p.content as proposal_content, s.subject_id is not null as is_submitted,
      s.actor_id as submitted_by, s.organization_id as submitted_for
    from ${table} t
      left join ${proposals} p on p.subject_id = t.id and p.subject_type = ${type}
      left join ${submissions} s on s.subject_id = t.id and s.subject_type = ${type}`;
}

function rowOf(type: CatalogType, row: RawRow): CatalogRow {
  const { proposal_state: state, proposal_content: content } = row;
  return {
    type,
    id: row.id,
    code: row.code,
    title: row.title,
    status: row.status,
    revision: row.revision,
    ownerId: row.owner_id,
    proposal: state === null ? null : { state, content: content ?? {} },
    submittedBy: row.is_submitted ? { id: row.submitted_by, organizationId: row.submitted_for } : null,
  };
}

/** Gives a row its next revision, and a state. */
export async function saveStatus(tx: Database, row: CatalogRow, status: CatalogStatus, now: Date): Promise<void> {
  const { table } = sources[row.type];
  await tx.execute(
    sql`update ${table} set status = ${status}, revision = revision + 1, updated_at = ${now.toISOString()} where id = ${row.id}`,
  );
}

/** Puts down what is proposed for a published row, in place of what was proposed before. */
export async function saveProposal(
  tx: Database,
  row: CatalogRow,
  proposal: { readonly state: ProposalState; readonly content: object },
  { now, newId }: { readonly now: Date; readonly newId: () => string },
): Promise<void> {
  const content = JSON.stringify(proposal.content);
  const at = now.toISOString();
  await tx.execute(sql`insert into ${proposals} (id, subject_type, subject_id, owner_id, state, content, created_at, updated_at)
    values (${newId()}, ${row.type}, ${row.id}, ${row.ownerId}, ${proposal.state}, ${content}::text::jsonb, ${at}, ${at})
    on conflict on constraint proposals_stand_alone
    do update set state = excluded.state, content = excluded.content, updated_at = excluded.updated_at`);
}

/** Takes a proposal away: it was published or given up. */
export async function dropProposal(tx: Database, row: CatalogRow): Promise<void> {
  await tx.delete(proposals).where(and(eq(proposals.subjectId, row.id), eq(proposals.subjectType, row.type)));
}

/** Notes who handed a row in. */
export async function noteSubmission(
  tx: Database,
  row: CatalogRow,
  by: { readonly kind: ActorKind; readonly id: string | null; readonly organizationId: string | null },
  now: Date,
): Promise<void> {
  await tx
    .insert(submissions)
    .values({
      subjectType: row.type,
      subjectId: row.id,
      actorKind: by.kind,
      actorId: by.id,
      organizationId: by.organizationId,
      submittedAt: now,
    })
    .onConflictDoUpdate({
      target: [submissions.subjectType, submissions.subjectId],
      set: { actorKind: by.kind, actorId: by.id, organizationId: by.organizationId, submittedAt: now },
    });
}
