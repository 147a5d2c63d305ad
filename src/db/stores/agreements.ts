import { eq, sql } from 'drizzle-orm';
import type { AgreementContent } from '../../rules/agreement/content.ts';
import type { AgreementFacts } from '../../rules/agreement/facts.ts';
import type { Term } from '../../rules/agreement/term.ts';
import type { LocalDate } from '../../rules/calendar/local-date.ts';
import type { AgreementStatus } from '../../rules/workflow/words.ts';
import type { Database } from '../client.ts';
import { agreements, applications } from '../tables/applications.ts';
import { organizations } from '../tables/organizations.ts';
import { scenarios } from '../tables/scenarios.ts';
import { entityReviews, steps } from '../tables/steps.ts';
import { supervisionRecords } from '../tables/supervision.ts';
import { holdApplication } from './application-lock.ts';
import { idList } from './bulk.ts';
import { otherAgreement, resultStanding } from './result-standing.ts';

/**
 * Everything that rules look at of agreements, in one statement.
 *
 * @returns facts by id
 */
export async function agreementFacts(db: Database, ids: readonly string[]): Promise<Map<string, AgreementFacts>> {
  const rows = await db.execute<{ facts: string }>(sql`
    select json_build_object('id', g.id, 'code', g.code, 'status', g.status, 'revision', g.revision,
      'applicationId', g.application_id, 'operatorId', g.operator_id, 'authorityId', g.authority_id,
      'authorityCode', h.code, 'operatorCode', o.code, 'scenarioId', g.scenario_id, 'scenarioCode', s.code,
      'content', g.content, 'filedOn', g.filed_on,
      'term', json_build_object('startsOn', g.starts_on, 'expiresOn', g.expires_on, 'trial',
        case when g.trial_starts_on is not null then json_build_object('startsOn', g.trial_starts_on,
          'endsOn', g.trial_ends_on, 'isWithinTerm', g.is_trial_within_term) end),
      'application', json_build_object('code', a.code, 'kind', a.kind, 'status', a.status, 'revision', a.revision),
      'listApplicationCode', coalesce((select l.code from ${applications} l where l.agreement_id = g.id
        and l.kind = 'list_change' and l.status = 'agreed' order by l.created_at desc, l.id desc limit 1), a.code),
      'submittedBy', case when a.submission > 0 then
        json_build_object('id', a.submitted_by, 'organizationId', a.applicant_id) end,
      'result', ${resultStanding(sql`a.id`)},
      'previous', ${otherAgreement(sql`g.previous_id`)},
      'hasEmergencyPlan', a.content @> '{"papers":[{"kind":"emergency_plan"}]}' or exists (select from ${steps} p
        where p.application_id = a.id and p.kind = 'emergency_plan' and p.outcome in ('passed', 'completed')),
      'reviews', (select coalesce(json_agg(json_build_object('kind', v.kind, 'code', v.code, 'expiresOn', v.expires_on)
          order by v.kind), '[]')
        from (select distinct on (e.kind) e.kind, e.code, e.expires_on from ${entityReviews} e
          where e.organization_id = g.operator_id order by e.kind, e.expires_on desc, e.id) v),
      'openRectifications', (select count(*) from ${supervisionRecords} r where r.agreement_id = g.id
        and r.state in ('open', 'answered'))
    )::text as facts
    from ${agreements} g join ${applications} a on a.id = g.application_id
    join ${organizations} h on h.id = g.authority_id join ${organizations} o on o.id = g.operator_id
    join ${scenarios} s on s.id = g.scenario_id
    where g.id = any(${idList(ids)})`);
  const found = rows.map(({ facts }) => JSON.parse(facts) as AgreementFacts);
  return new Map(found.map((facts) => [facts.id, facts]));
}

/**
 * Locks an agreement until the transaction ends, its application before it: whoever decides on either does so one after
 * the other.
 *
 * @returns null when there is none
 */
export async function lockAgreement(tx: Database, id: string): Promise<AgreementFacts | null> {
  await holdApplication(tx, sql`(select g.application_id from ${agreements} g where g.id = ${id})`);
  const rows = await tx.select({ id: agreements.id }).from(agreements).where(eq(agreements.id, id)).for('update');
  return rows.length === 0 ? null : ((await agreementFacts(tx, [id])).get(id) ?? null);
}

/** An agreement that is about to be drafted. */
export interface NewAgreement {
  readonly id: string;
  readonly code: string;
  readonly applicationId: string;
  readonly operatorId: string;
  readonly authorityId: string;
  readonly scenarioId: string;
  readonly previousId: string | null;
  readonly content: AgreementContent;
  readonly term: Term;
}

const termColumns = ({ startsOn, expiresOn, trial }: Term) => ({
  startsOn,
  expiresOn,
  trialStartsOn: trial?.startsOn ?? null,
  trialEndsOn: trial?.endsOn ?? null,
  isTrialWithinTerm: trial?.isWithinTerm ?? false,
});

/** Puts an agreement down as a draft, at revision 1. */
export async function insertAgreement(tx: Database, { term, ...row }: NewAgreement, now: Date): Promise<void> {
  await tx.insert(agreements).values({
    ...row,
    ...termColumns(term),
    status: 'draft',
    revision: 1,
    createdAt: now,
    updatedAt: now,
  });
}

/** What a command changes of an agreement; what is left out stays. */
export interface AgreementChange {
  readonly status?: AgreementStatus;
  readonly content?: AgreementContent;
  readonly term?: Term;
  readonly deliberatedOn?: LocalDate | null;
  readonly acceptedAt?: Date | null;
  readonly signedAt?: Date;
  readonly filedOn?: LocalDate;
  readonly filingReference?: string;
  readonly suspendedAt?: Date | null;
  readonly endedOn?: LocalDate;
  readonly endReason?: string;
}

/** Saves a change of an agreement, with its next revision. */
export async function saveAgreement(tx: Database, id: string, change: AgreementChange, now: Date): Promise<void> {
  const { term, ...plain } = change;
  await tx
    .update(agreements)
    .set({
      ...plain,
      ...(term === undefined ? {} : termColumns(term)),
      revision: sql`${agreements.revision} + 1`,
      updatedAt: now,
    })
    .where(eq(agreements.id, id));
}

/** Ids of agreements whose last day is over and that nobody has ended, the oldest first. */
export async function overdueAgreements(db: Database, today: LocalDate, limit: number): Promise<string[]> {
  const rows = await db
    .select({ id: agreements.id })
    .from(agreements)
    .where(sql`${agreements.status} in ('active', 'suspended') and ${agreements.expiresOn} < ${today}`)
    .orderBy(agreements.expiresOn, agreements.id)
    .limit(limit);
  return rows.map(({ id }) => id);
}
