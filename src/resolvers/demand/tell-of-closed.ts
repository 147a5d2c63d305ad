import type { Database } from '../../db/client.ts';
import { platformOperators } from '../../db/stores/demands.ts';
import { type NewNotification, notify } from '../../db/stores/notifications.ts';
import { type ClosedInput, type UnlistedDemand, unlistedDemands } from '../../db/stores/offer-facts.ts';
import { dependentsOf } from '../../db/stores/resource-impact.ts';
import type { DependentDemand } from '../../rules/resource/dependent.ts';
import type { Stamp } from '../command/run-command.ts';

/** A resource of which nothing, or not every item, is given any more. */
interface ClosedResource extends ClosedInput {
  /** In words that those who are told read. */
  readonly reason: string;
}

/** What has happened to what is asked for, as notifications name it. */
const changes = { withdrawn: 'resource_withdrawn', prohibited: 'resource_closed', l4: 'resource_graded_l4' } as const;

/**
 * Tells the operators of the demands that ask for closed items of resources that these are closed, and the operators of the platform
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
  const toldOf = ({ id: resourceId, code: resource, why, items, reason }: ClosedResource): NewNotification[] => {
    const change = changes[why];
    const asks = ({ delivered, waiting }: DependentDemand) =>
      items === null || [...delivered, ...waiting].some((name) => items.includes(name));
    return (hanging.get(resourceId) ?? []).flatMap(({ kind, id, code, title, ownerId, demand }): NewNotification[] => {
      if (kind !== 'data_demand' || ownerId === null || !demand || !asks(demand)) return [];
      const told = { id, code, operatorId: ownerId, isGranted: demand.isGranted };
      return newsOf(
        told,
        platform,
        { title, change, resource, reason },
        `demand-source:${id}:${resource}:${change}`,
        newId,
      );
    });
  };
  await notify(tx, closed.flatMap(toldOf), now);
}

/** Items that a notification names; of more it says how many. */
const namedItems = 10;

/**
 * Tells the operator of the demands of an agreement, and the operators of the platform where they make items available, what
 * is off its list; called after the list has changed.
 *
 * @param change the application whose list counts now: each change is told once
 */
export async function tellUnlisted(
  tx: Database,
  agreement: { readonly id: string; readonly code: string },
  change: { readonly id: string },
  { now, newId }: Stamp,
): Promise<void> {
  const unlisted = await unlistedDemands(tx, agreement.id);
  if (unlisted.length === 0) return;
  const platform = await platformOperators(tx);
  const told = unlisted.flatMap(({ id, code, title, operatorId, isGranted, items }): NewNotification[] => {
    const more = items.length > namedItems ? `等 ${items.length} 项` : '';
    const reason = `协议 ${agreement.code} 的数据清单已变更，不再包含：${items.slice(0, namedItems).join('、')}${more}。`;
    const data = { title, change: 'items_off_list', agreement: agreement.code, reason } as const;
    return newsOf({ id, code, operatorId, isGranted }, platform, data, `demand-list:${id}:${change.id}`, newId);
  });
  await notify(tx, told, now);
}

/**
 * What the operator of a demand is told, and those who run the platform where they make it available.
 *
 * @param onceKey names what is told; each organisation is told once
 */
const newsOf = (
  { id, code, operatorId, isGranted }: Pick<UnlistedDemand, 'id' | 'code' | 'operatorId' | 'isGranted'>,
  platform: readonly string[],
  data: NewNotification['data'],
  onceKey: string,
  newId: () => string,
): NewNotification[] =>
  [...new Set([operatorId, ...(isGranted ? platform : [])])].map((organizationId) => ({
    ...{ id: newId(), to: { organizationId }, kind: 'demand', subject: { type: 'DataDemand', id, code }, data },
    onceKey: `${onceKey}:${organizationId}`,
  }));
