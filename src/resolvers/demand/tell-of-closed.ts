import type { Database } from '../../db/client.ts';
import { platformOperators } from '../../db/stores/demands.ts';
import { type NewNotification, notify } from '../../db/stores/notifications.ts';
import { dependentsOf } from '../../db/stores/resource-impact.ts';
import type { Stamp } from '../command/run-command.ts';

/** A resource that nothing is given from any more. */
interface ClosedResource {
  readonly id: string;
  readonly code: string;
  readonly isWithdrawn: boolean;
  /** In words that those who are told read. */
  readonly reason: string;
}

/**
 * Tells the operators of the demands that ask for items of resources that these are closed, and the operators of the platform
 * where they make it available; once for each. The demands keep their state: their own rules refuse what is still asked for,
 * and what was delivered stays on record as delivered.
 */
export async function tellDemandsOf(
  tx: Database,
  closed: readonly ClosedResource[],
  { now, newId }: Stamp,
): Promise<void> {
  if (closed.length === 0) return;
  const hanging = await dependentsOf(
    tx,
    closed.map(({ id }) => id),
  );
  const platform = await platformOperators(tx);
  const toldOf = ({ id: resourceId, code: resource, isWithdrawn, reason }: ClosedResource): NewNotification[] => {
    const change = isWithdrawn ? 'resource_withdrawn' : 'resource_closed';
    return (hanging.get(resourceId) ?? []).flatMap(({ kind, id, code, title, ownerId, demand }): NewNotification[] => {
      if (kind !== 'data_demand' || ownerId === null) return [];
      return [...new Set([ownerId, ...(demand?.isGranted === true ? platform : [])])].map((organizationId) => ({
        ...{ id: newId(), to: { organizationId }, kind: 'demand', subject: { type: 'DataDemand', id, code } },
        ...{
          data: { title, change, resource, reason },
          onceKey: `demand-source:${id}:${resource}:${change}:${organizationId}`,
        },
      }));
    });
  };
  await notify(tx, closed.flatMap(toldOf), now);
}
