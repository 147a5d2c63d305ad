import { eq, inArray, sql } from 'drizzle-orm';
import {
  itemRemovedMessage,
  mappingRules,
  type NamedResource,
  prohibitedMessage,
  withdrawnMessage,
} from '../../rules/catalog/findings.ts';
import type { Database } from '../client.ts';
import { resourceItems, resources } from '../tables/resources.ts';
import { needMatches, needMatchItems, scenarioFindings, scenarioNeeds, scenarios } from '../tables/scenarios.ts';
import { bulkInsert, idList } from './bulk.ts';
import { groupBy } from './group-by.ts';
import type { WriteContext } from './resource-write.ts';

/** A mapping that is taken away: which need of which scenario loses what. */
interface Lost {
  readonly scenarioId: string;
  readonly needId: string;
  readonly needTitle: string;
  readonly resourceId: string;
  readonly resourceCode: string;
  readonly resourceTitle: string;
  readonly itemName: string | null;
}

/**
 * Takes resources out of every scenario they serve because they become 禁止开放, and tells each scenario once. Call it
 * in the transaction that changes the opening attribute, before the change: the database refuses the other order.
 */
export async function unmapProhibited(
  tx: Database,
  resourceIds: readonly string[],
  context: WriteContext,
): Promise<void> {
  await unmapResources(tx, resourceIds, mappingRules.prohibited, context);
}

/** Takes withdrawn resources out of every scenario they serve, and tells each scenario once. */
export async function unmapWithdrawn(
  tx: Database,
  resourceIds: readonly string[],
  context: WriteContext,
): Promise<void> {
  await unmapResources(tx, resourceIds, mappingRules.withdrawn, context);
}

type MappingRule = (typeof mappingRules)[keyof typeof mappingRules];

async function unmapResources(
  tx: Database,
  resourceIds: readonly string[],
  rule: MappingRule,
  context: WriteContext,
): Promise<void> {
  if (resourceIds.length === 0) return;
  const lost = await tx
    .select({ ...lostColumns, itemName: sql<null>`null` })
    .from(needMatches)
    .innerJoin(scenarioNeeds, eq(scenarioNeeds.id, needMatches.needId))
    .innerJoin(resources, eq(resources.id, needMatches.resourceId))
    .where(inArray(needMatches.resourceId, [...resourceIds]))
    .orderBy(scenarioNeeds.scenarioId, needMatches.resourceId, scenarioNeeds.position);
  if (lost.length === 0) return;
  await tx.delete(needMatches).where(inArray(needMatches.resourceId, [...resourceIds]));
  await tellScenarios(tx, lost, rule, context);
}

/**
 * Takes items out of every mapping that asks for them because they leave their resource, and tells each scenario once
 * per resource. The resource itself stays mapped.
 */
export async function unmapItems(tx: Database, itemIds: readonly string[], context: WriteContext): Promise<void> {
  const ids = idList(itemIds);
  const lost = await tx
    .select({ ...lostColumns, itemName: resourceItems.name })
    .from(needMatchItems)
    .innerJoin(needMatches, eq(needMatches.id, needMatchItems.matchId))
    .innerJoin(scenarioNeeds, eq(scenarioNeeds.id, needMatches.needId))
    .innerJoin(resources, eq(resources.id, needMatches.resourceId))
    .innerJoin(resourceItems, eq(resourceItems.id, needMatchItems.itemId))
    .where(sql`${needMatchItems.itemId} = any(${ids})`)
    .orderBy(scenarioNeeds.scenarioId, needMatches.resourceId, scenarioNeeds.position, resourceItems.position);
  if (lost.length === 0) return;
  await tx.delete(needMatchItems).where(sql`${needMatchItems.itemId} = any(${ids})`);
  await tellScenarios(tx, lost, mappingRules.itemRemoved, context);
}

const lostColumns = {
  scenarioId: scenarioNeeds.scenarioId,
  needId: scenarioNeeds.id,
  needTitle: scenarioNeeds.title,
  resourceId: resources.id,
  resourceCode: resources.code,
  resourceTitle: resources.title,
};

async function tellScenarios(
  tx: Database,
  lost: readonly Lost[],
  rule: MappingRule,
  { now, newId }: WriteContext,
): Promise<void> {
  const told = groupBy(lost, ({ scenarioId, resourceId }) => `${scenarioId} ${resourceId}`);
  const findings = [...told.values()].flatMap((losses) => {
    const [first] = losses;
    if (first === undefined) return [];
    const resource = { code: first.resourceCode, title: first.resourceTitle };
    const needs = losses.map(({ needTitle }) => needTitle);
    const items = losses.flatMap(({ itemName }) => itemName ?? []);
    return {
      id: newId(),
      scenarioId: first.scenarioId,
      // The need, where one alone is touched; otherwise the message names them.
      needId: losses.every(({ needId }) => needId === first.needId) ? first.needId : null,
      resourceId: first.resourceId,
      rule,
      message: messageOf(rule, resource, items, needs),
      foundAt: now,
    };
  });
  await bulkInsert(tx, scenarioFindings, findings);
  // Whoever edits a scenario they read before this is told so. A revision that is proposed for it stays: its publication
  // is refused until the resource is unmapped there as well.
  const ids = idList([...new Set(lost.map(({ scenarioId }) => scenarioId))]);
  await tx.execute(sql`update ${scenarios} as s set revision = s.revision + 1, updated_at = ${now.toISOString()}
    from (select id from ${scenarios} where id = any(${ids}) order by id for no key update) as hit where s.id = hit.id`);
}

function messageOf(
  rule: MappingRule,
  resource: NamedResource,
  items: readonly string[],
  needs: readonly string[],
): string {
  switch (rule) {
    case mappingRules.prohibited:
      return prohibitedMessage(resource, needs);
    case mappingRules.withdrawn:
      return withdrawnMessage(resource, needs);
    case mappingRules.itemRemoved:
      return itemRemovedMessage(resource, items, needs);
  }
}
