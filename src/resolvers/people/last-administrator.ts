import type { Database } from '../../db/client.ts';
import { otherAdministrators, rolesInForce } from '../../db/stores/people.ts';
import type { Finding } from '../../rules/finding.ts';
import { administratorRemains } from '../../rules/identity/person-rules.ts';

/**
 * Whether somebody remains who can administer the service when a person may do nothing any more, or loses the role in
 * one organisation. Asked under the lock `administrators`.
 *
 * @param lostIn the one organisation in which they lose it; left out when they lose it everywhere
 */
export async function lastAdministratorFinding(tx: Database, personId: string, lostIn?: string): Promise<Finding> {
  const held = (await rolesInForce(tx, personId)).filter(({ role }) => role === 'administrator');
  const lost = held.some(({ organizationId }) => lostIn === undefined || organizationId === lostIn);
  const keepsElsewhere = lostIn !== undefined && held.some(({ organizationId }) => organizationId !== lostIn);
  return administratorRemains(lost && !keepsElsewhere, await otherAdministrators(tx, personId));
}
