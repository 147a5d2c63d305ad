import type { Database } from '../../db/client.ts';
import { type HangingDemand, saveDemand } from '../../db/stores/demands.ts';
import type { LocalDate } from '../../rules/calendar/local-date.ts';
import type { FurtherEvent } from '../command/further-events.ts';
import type { Stamp } from '../command/run-command.ts';
import { cancelDemandSteps } from './decide-demand.ts';
import { tellOfDemand } from './demand-workflow.ts';

/** Why a demand ends without an action of its operator. */
export interface DemandEnd {
  /** The last day of access. */
  readonly on: LocalDate;
  readonly reason: string;
  /** What steps that still wait are cancelled for. */
  readonly because: Readonly<Record<string, unknown>>;
}

/**
 * Closes a demand that its day or its agreement has ended: nothing of it is asked any more, its operator and the operators
 * of the platform are told.
 *
 * @param demand locked
 * @returns its event
 */
export async function endDemand(
  tx: Database,
  demand: HangingDemand,
  { on: closedOn, reason, because }: DemandEnd,
  stamp: Stamp,
): Promise<FurtherEvent> {
  const { id, code, title, revision, status, operatorId: ownerId } = demand;
  await saveDemand(tx, id, { status: 'closed', closedOn, closeReason: reason }, stamp.now);
  await cancelDemandSteps(tx, demand, because, stamp);
  const wasGranted = status !== 'submitted';
  await tellOfDemand(tx, { id, code, title, revision, ownerId }, { change: 'closed' }, wasGranted, stamp);
  return {
    id: stamp.newId(),
    type: 'data_demand.closed',
    subject: { type: 'DataDemand', id, code, revision: revision + 1, ownerId },
    isPublic: false,
    data: { status: 'closed' },
    changes: { status: { from: status, to: 'closed' }, closedOn: { from: null, to: closedOn } },
    reason,
  };
}
