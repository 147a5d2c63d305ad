import type { Database } from '../../db/client.ts';
import { publicRegistrationStatuses } from '../../rules/permissions.ts';
import type { RegistrationCase } from '../../rules/registration/registration-facts.ts';
import type { RegistrationStatus } from '../../rules/workflow/registry-words.ts';
import type { FurtherEvent } from '../command/further-events.ts';
import type { Stamp } from '../command/run-command.ts';
import { settled } from '../exchange/end-listings.ts';

/** Whether everyone may know of a registration in a state. */
export const isPublicRegistration = (status: RegistrationStatus): boolean =>
  publicRegistrationStatuses.some((known) => known === status);

/** What everyone may know of a registration (26号 art. 12): of what, which type, on which track. */
export const disclosedRegistration = (row: RegistrationCase, status: RegistrationStatus) => ({
  status,
  track: row.track,
  type: row.type,
  of: row.thing.code,
  name: row.thing.name,
});

/** That a registration has come to another state beside the one a command is about. */
export const registrationEvent = (
  row: RegistrationCase,
  to: RegistrationStatus,
  reason: string | null,
  { newId }: Stamp,
): FurtherEvent => ({
  id: newId(),
  type: `registration.${to}`,
  subject: { type: 'Registration', id: row.id, code: row.code, revision: row.revision + 1, ownerId: row.registrantId },
  isPublic: isPublicRegistration(to),
  data: disclosedRegistration(row, to),
  changes: { status: { from: row.status, to } },
  reason,
});

/** Lets the product of a registration follow, and tells how it stands now; nothing for a resource. */
export async function productFollows(
  tx: Database,
  { thing }: Pick<RegistrationCase, 'thing'>,
  stamp: Stamp,
): Promise<readonly FurtherEvent[]> {
  return thing.noun === 'Product' ? await settled(tx, [thing.id], stamp) : [];
}
