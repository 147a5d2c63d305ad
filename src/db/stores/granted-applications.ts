import { eq, sql } from 'drizzle-orm';
import type { GrantFacts } from '../../rules/agreement/grant.ts';
import type { Viewer } from '../../rules/viewer.ts';
import type { ApplicationStatus } from '../../rules/workflow/words.ts';
import type { Database } from '../client.ts';
import { agreements, applications } from '../tables/applications.ts';
import { notices } from '../tables/notices.ts';
import { organizations } from '../tables/organizations.ts';
import { authorisationResults } from '../tables/results.ts';
import { scenarioDomains, scenarios } from '../tables/scenarios.ts';
import { holdApplication, type Partaking, partakingColumns } from './application-lock.ts';
import { idList } from './bulk.ts';
import { otherAgreement, resultStanding } from './result-standing.ts';

/** An application from its grant on, as commands look at it. */
export interface GrantedApplication extends GrantFacts {
  readonly id: string;
  readonly code: string;
  readonly revision: number;
  /** The applicant. */
  readonly ownerId: string;
  readonly ownerCode: string;
  readonly scenarioId: string;
  readonly scenarioCode: string;
  readonly domainCodes: readonly string[];
  /** The authority whose notice it answers. */
  readonly authorityId: string;
  readonly authorityCode: string;
  readonly leadId: string | null;
  /** The member of the mechanism for which the decision was put down. */
  readonly decidedForId: string | null;
  readonly previousId: string | null;
  readonly submittedBy: { readonly id: string | null; readonly organizationId: string | null } | null;
  readonly resultId: string | null;
  readonly resultCode: string | null;
  readonly resultRevision: number | null;
  /** The agreement that follows it, unless it was abandoned. */
  readonly agreementId: string | null;
}

/**
 * Everything that rules look at of applications from their grant on, in one statement.
 *
 * @returns rows by id
 */
export async function grantedApplications(
  db: Database,
  ids: readonly string[],
): Promise<Map<string, GrantedApplication>> {
  const rows = await db.execute<{ facts: string }>(sql`
    select json_build_object('id', a.id, 'code', a.code, 'revision', a.revision, 'status', a.status, 'kind', a.kind,
      'ownerId', a.applicant_id, 'ownerCode', o.code, 'scenarioId', a.scenario_id, 'scenarioCode', s.code,
      'authorityId', n.authority_id, 'authorityCode', h.code, 'leadId', n.lead_id, 'decidedForId', a.decided_for_id,
      'previousId', a.agreement_id, 'objectionDays', n.objection_days,
      'submittedBy', case when a.submission > 0 then
        json_build_object('id', a.submitted_by, 'organizationId', a.applicant_id) end,
      'domainCodes', (select coalesce(json_agg(d.code order by d.code), '[]') from ${scenarioDomains} x
        join domains d on d.id = x.domain_id where x.scenario_id = a.scenario_id),
      'domainCount', (select count(*) from ${scenarioDomains} x where x.scenario_id = a.scenario_id),
      'result', ${resultStanding(sql`a.id`)}, 'resultId', r.id, 'resultCode', r.code, 'resultRevision', r.revision,
      'previous', ${otherAgreement(sql`a.agreement_id`)},
      'agreementId', g.id, 'agreementCode', g.code
    )::text as facts
    from ${applications} a join ${organizations} o on o.id = a.applicant_id
    join ${notices} n on n.id = a.notice_id join ${organizations} h on h.id = n.authority_id
    join ${scenarios} s on s.id = a.scenario_id
    left join ${authorisationResults} r on r.application_id = a.id
    left join ${agreements} g on g.application_id = a.id and g.status <> 'abandoned'
    where a.id = any(${idList(ids)})`);
  const found = rows.map(({ facts }) => JSON.parse(facts) as GrantedApplication);
  return new Map(found.map((row) => [row.id, row]));
}

/** An application with whether the viewer has a part in its review. */
export interface SeenApplication extends GrantedApplication, Partaking {}

/** Locks an application ({@link holdApplication}) and reads it as it is acted on from its grant on; null when there is none. */
export async function lockGrantedApplication(
  tx: Database,
  id: string,
  viewer: Viewer,
): Promise<SeenApplication | null> {
  const row = (await holdApplication(tx, id)) ? (await grantedApplications(tx, [id])).get(id) : undefined;
  if (row === undefined) return null;
  const [part] = await tx.execute<Partaking & Record<string, unknown>>(
    sql`select ${partakingColumns(viewer)} from ${applications} a where a.id = ${id}`,
  );
  return { ...row, isReviewer: part?.isReviewer ?? false, isExpert: part?.isExpert ?? false };
}

/** Moves an application to another state, with its next revision. */
export async function moveApplication(tx: Database, id: string, status: ApplicationStatus, now: Date): Promise<void> {
  await tx
    .update(applications)
    .set({ status, revision: sql`${applications.revision} + 1`, updatedAt: now })
    .where(eq(applications.id, id));
}
