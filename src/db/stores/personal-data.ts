import { sql } from 'drizzle-orm';
import type { PersonalData } from '../../rules/identity/personal-data.ts';
import type { Database } from '../client.ts';
import { dataDemands } from '../tables/demands.ts';
import { memberships, people } from '../tables/identity.ts';
import { auditEntries, events } from '../tables/ledger.ts';
import { savedSearches } from '../tables/notifications.ts';
import { organizations } from '../tables/organizations.ts';
import { corrections } from '../tables/proposals.ts';
import { correctionRequests, registrationObjections, registrations } from '../tables/registrations.ts';
import { resources } from '../tables/resources.ts';
import { authorisationResults, objections } from '../tables/results.ts';

/**
 * Everything that is kept of a person, in one statement.
 *
 * @param limit rows of each list at most, the newest; the counts count all
 * @returns null when there is no such person
 */
export async function personalDataOf(db: Database, personId: string, limit: number): Promise<PersonalData | null> {
  const newest = sql`limit ${limit}::int`;
  const list = (rows: ReturnType<typeof sql>) => sql`(select coalesce(json_agg(x), '[]') from (${rows}) x)`;
  const count = (table: ReturnType<typeof sql>) => sql`(select count(*) from ${table})`;
  const roles = sql`${memberships} m where m.person_id = p.id`;
  const requests = sql`${corrections} c where c.author_id = p.id`;
  const objected = sql`${objections} y where y.author_id = p.id`;
  const objectedThere = sql`${registrationObjections} v where v.person_id = p.id`;
  const askedThere = sql`${correctionRequests} k where k.person_id = p.id`;
  const demanded = sql`${dataDemands} d where d.submitted_by = p.id`;
  const searches = sql`${savedSearches} s where s.person_id = p.id`;
  const acts = sql`${events} e where e.actor_kind = 'person' and e.actor_id = p.id`;
  const [row] = await db.execute<{ data: string }>(sql`
    select json_build_object(
      'id', p.id, 'issuer', p.issuer, 'subject', p.subject, 'name', p.name, 'email', p.email,
      'disabledAt', p.disabled_at, 'erasedAt', p.erased_at, 'createdAt', p.created_at, 'updatedAt', p.updated_at,
      'memberships', ${list(sql`select o.code as "organizationCode", m.role, m.granted_at as "grantedAt",
        m.ended_at as "endedAt" from ${memberships} m join ${organizations} o on o.id = m.organization_id
        where m.person_id = p.id order by m.granted_at desc, m.id desc ${newest}`)},
      'membershipCount', ${count(roles)},
      'corrections', ${list(sql`select r.code as "resourceCode", c.kind, c.field, c.message, c.state, c.answer,
        c.created_at as "createdAt", c.answered_at as "answeredAt" from ${corrections} c
        join ${resources} r on r.id = c.resource_id where c.author_id = p.id order by c.created_at desc, c.id desc ${newest}`)},
      'correctionCount', ${count(requests)},
      'objections', ${list(sql`select g.code as "resultCode", y.message, y.evidence, y.state, y.answer,
        y.created_at as "createdAt", y.answered_at as "answeredAt" from ${objections} y
        join ${authorisationResults} g on g.id = y.result_id where y.author_id = p.id
        order by y.created_at desc, y.id desc ${newest}`)},
      'objectionCount', ${count(objected)},
      'registrationObjections', ${list(sql`select t.code as "registrationCode", v.statement, v.evidence, v.state, v.answer,
        v.created_at as "createdAt", v.answered_at as "answeredAt" from ${registrationObjections} v
        join ${registrations} t on t.id = v.registration_id where v.person_id = p.id
        order by v.created_at desc, v.id desc ${newest}`)},
      'registrationObjectionCount', ${count(objectedThere)},
      'registrationCorrectionRequests', ${list(sql`select t.code as "registrationCode", k.statement, k.evidence, k.state,
        k.answer, k.created_at as "createdAt", k.answered_at as "answeredAt" from ${correctionRequests} k
        join ${registrations} t on t.id = k.registration_id where k.person_id = p.id
        order by k.created_at desc, k.id desc ${newest}`)},
      'registrationCorrectionRequestCount', ${count(askedThere)},
      'dataDemands', ${list(sql`select d.code, o.code as "operatorCode", d.status, d.purpose,
        d.submitted_at as "submittedAt" from ${dataDemands} d join ${organizations} o on o.id = d.operator_id
        where d.submitted_by = p.id order by d.submitted_at desc, d.id desc ${newest}`)},
      'dataDemandCount', ${count(demanded)},
      'savedSearches', ${list(sql`select s.name, s.noun, s.created_at as "createdAt" from ${searches}
        order by s.created_at desc, s.id desc ${newest}`)},
      'savedSearchCount', ${count(searches)},
      'events', ${list(sql`select e.type, e.subject_type as "subjectType", e.subject_code as "subjectCode",
        e.occurred_at as "occurredAt", e.reason from ${acts} order by e.arrival desc ${newest}`)},
      'eventCount', ${count(acts)},
      'auditEntryCount', (select count(*) from ${auditEntries} a where a.actor_kind = 'person' and a.actor_id = p.id)
    )::text as data
    from ${people} p where p.id = ${personId}`);
  return row === undefined ? null : (JSON.parse(row.data) as PersonalData);
}
