import { type SQL, sql } from 'drizzle-orm';
import type { DecisionFacts } from '../../rules/review/decision-facts.ts';
import type { Database } from '../client.ts';
import { applicationItems } from '../tables/application-parts.ts';
import { applications, reviewRounds } from '../tables/applications.ts';
import { notices } from '../tables/notices.ts';
import { organizations } from '../tables/organizations.ts';
import { resources } from '../tables/resources.ts';
import { expertAssignments, itemConsents, steps } from '../tables/steps.ts';
import { idList } from './bulk.ts';
import { reviewOfStep } from './review-of-step.ts';

/** The rows of a sub-select as a JSON list. */
const listOf = (rows: SQL): SQL => sql`(select coalesce(json_agg(row_to_json(x)), '[]'::json) from (${rows}) x)`;

const stepRows: SQL = listOf(sql`select p.kind, p.status, p.outcome, p.organization_id as "organizationId",
  o.name as organization, p.due_on as "dueOn", ${reviewOfStep} as review
  from ${steps} p join ${organizations} o on o.id = p.organization_id
  where p.application_id = a.id order by p.opened_at, p.id`);

/** What an organisation has said last of an item; what was asked in a step that was cancelled counts no more. */
const consentOf = (kind: 'provider_consent' | 'provincial_consent', more: SQL): SQL => sql`(select c.state
  from ${itemConsents} c join ${steps} q on q.id = c.step_id
  where c.item_id = i.id and q.kind = ${sql.raw(`'${kind}'`)} and q.status <> 'cancelled' ${more}
  order by q.opened_at desc, q.id desc limit 1)`;

const itemRows: SQL = listOf(sql`select i.resource_code || coalesce('#' || i.item_name, '') as name, o.name as provider,
  i.is_provincial_return as "isProvincialReturn", r.opening_attribute as opening, r.status,
  ${consentOf('provider_consent', sql`and q.organization_id = i.provider_id`)} as "providerConsent",
  ${consentOf('provincial_consent', sql``)} as "provincialConsent"
  from ${applicationItems} i join ${resources} r on r.id = i.resource_id join ${organizations} o on o.id = i.provider_id
  where i.application_id = a.id and i.removed_in is null order by i.position, i.id`);

const expertRows: SQL = listOf(sql`select e.state, e.recommendation from ${expertAssignments} e
  join ${steps} p on p.id = e.step_id where p.application_id = a.id order by e.drawn_at, e.id`);

/**
 * What decisions on applications look at, in one statement for all of them.
 *
 * @returns by the uuid of the application; those that do not exist are left out
 */
export async function decisionFactsOf(db: Database, ids: readonly string[]): Promise<Map<string, DecisionFacts>> {
  const rows = await db.execute<{ id: string; facts: string }>(sql`
    select a.id, json_build_object(
      'notice', (select json_build_object('code', n.code, 'status', n.status) from ${notices} n where n.id = a.notice_id),
      'round', (select json_build_object('code', b.code, 'authorityId', b.authority_id, 'status', b.status,
        'convenesOn', b.convenes_on) from ${reviewRounds} b where b.id = a.round_id),
      'steps', ${stepRows}, 'items', ${itemRows}, 'experts', ${expertRows})::text as facts
    from ${applications} a where a.id = any(${idList(ids)})`);
  return new Map(rows.map(({ id, facts }) => [id, JSON.parse(facts) as DecisionFacts]));
}
