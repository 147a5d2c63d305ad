import { type SQL, sql } from 'drizzle-orm';
import { organizationOf, type Viewer } from '../../rules/viewer.ts';
import type { Database } from '../client.ts';
import { applications } from '../tables/applications.ts';
import { organizations } from '../tables/organizations.ts';
import { expertAssignments, steps } from '../tables/steps.ts';

/**
 * Locks an application until the transaction ends, its applicant before it. Every command on an application and on what
 * hangs on it (steps, experts, result, objections, agreement) begins with this: so a decision, a withdrawal and the last
 * consent come one after the other, whoever gives codes to an applicant or counts what runs for it waits as well, and
 * nobody waits in a circle. What is read of the application is read afterwards, by a statement of its own.
 *
 * @param id its uuid, or a statement that finds it
 * @returns whether there is one
 */
export async function holdApplication(tx: Database, id: string | SQL): Promise<boolean> {
  await tx.execute(sql`select from ${organizations} o where o.id = (select a.applicant_id from ${applications} a
    where a.id = ${id}) for no key update of o`);
  const held = await tx.execute(sql`select a.id from ${applications} a where a.id = ${id} for update of a`);
  return held.length > 0;
}

/** What somebody is to an application beside its applicant. */
export interface Partaking {
  /** Whether a step waits or waited for their organisation; having to mend one's own file does not count. */
  readonly isReviewer: boolean;
  /** Whether they were drawn to advise on it, and are not in conflict. */
  readonly isExpert: boolean;
}

/** The columns of {@link Partaking}, for whoever asks; `a` is the alias of the application. */
export const partakingColumns = (viewer: Viewer): SQL => sql`
  exists (select from ${steps} x where x.application_id = a.id and x.kind <> 'supplement'
    and x.organization_id = ${organizationOf(viewer)?.id ?? null}::uuid) as "isReviewer",
  exists (select from ${steps} x join ${expertAssignments} e on e.step_id = x.id where x.application_id = a.id
    and e.state <> 'conflicted' and e.person_id = ${viewer.kind === 'person' ? viewer.id : null}::uuid) as "isExpert"`;
