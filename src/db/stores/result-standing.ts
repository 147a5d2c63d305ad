import { type SQL, sql } from 'drizzle-orm';
import { agreements } from '../tables/applications.ts';
import { authorisationResults, objections } from '../tables/results.ts';

/** What became of the published result of an application, as JSON; null while there is none. */
export const resultStanding = (applicationId: SQL): SQL => sql`(select json_build_object('status', r.status,
    'objectionsEndOn', r.objections_end_on, 'filedOn', r.filed_on,
    'openObjections', (select count(*) from ${objections} o where o.result_id = r.id and o.state = 'open'),
    'sustainedObjections', (select count(*) from ${objections} o where o.result_id = r.id and o.state = 'sustained'))
  from ${authorisationResults} r where r.application_id = ${applicationId})`;

/** Another agreement, as JSON. */
export const otherAgreement = (id: SQL): SQL => sql`(select json_build_object('code', p.code, 'status', p.status,
    'expiresOn', p.expires_on, 'endedOn', p.ended_on) from ${agreements} p where p.id = ${id})`;
