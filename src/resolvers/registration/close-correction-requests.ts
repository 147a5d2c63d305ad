import type { Database } from '../../db/client.ts';
import { dismissOpenCorrectionRequests } from '../../db/stores/correction-requests.ts';
import type { RegistrationCase } from '../../rules/registration/registration-facts.ts';
import type { FurtherEvent } from '../command/further-events.ts';
import type { Stamp } from '../command/run-command.ts';
import { correctionRequestEvent, tellOfCorrectionRequests } from './correction-request-workflow.ts';

/**
 * Closes the requests to correct a registration that does not stand any more: there is nothing left to correct. Whoever
 * asked is told.
 *
 * @returns their events
 */
export async function closeCorrectionRequests(
  tx: Database,
  registration: RegistrationCase,
  reason: string,
  stamp: Stamp,
): Promise<readonly FurtherEvent[]> {
  const { id, code: registrationCode, registrantId } = registration;
  const closed = await dismissOpenCorrectionRequests(tx, id, `登记已终止：${reason}`, stamp.now);
  const told = closed.map(({ id: request, personId }) => ({ request, to: { personId } }));
  await tellOfCorrectionRequests(tx, registration, 'dismissed', told, stamp);
  return closed.map((request) => ({
    id: stamp.newId(),
    ...correctionRequestEvent({ ...request, registrationCode, registrantId }, 'dismissed'),
  }));
}
