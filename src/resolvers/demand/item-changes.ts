import type { Database } from '../../db/client.ts';
import {
  type DemandFacts,
  deleteDemandItems,
  insertDemandItems,
  type KeptItem,
  updateDemandItems,
} from '../../db/stores/demands.ts';
import { lineName } from '../../rules/demand/demand-facts.ts';

type Item = DemandFacts['items'][number];

/** How the items of a demand come to be what is asked for. */
export interface ItemChanges {
  /** What is asked for, each item with the id it is kept by; an item that says the same as before keeps its own. */
  readonly items: readonly Item[];
  readonly addedIds: ReadonlySet<string>;
  readonly removedIds: readonly string[];
  /** Whether an item that stays says something else. */
  readonly isReworded: boolean;
}

/** An item in the words of the operator. */
export const askedOf = ({ resourceCode, itemName, justification, subjectAuthorisation }: Item) => ({
  ...{ resource: resourceCode, item: itemName, justification, subjectAuthorisation },
});

const wordsOf = (item: Item): string => JSON.stringify(askedOf(item));

/**
 * Compares the items of a demand with what is asked for.
 *
 * @param standing what it has; none for a new one
 * @param asked on the approved list, every one, before it is written
 */
export function itemChanges(standing: readonly Item[], asked: readonly Item[], newId: () => string): ItemChanges {
  const there = new Map(standing.map((item) => [wordsOf(item), item.id]));
  const items = asked.map((item) => ({ ...item, id: there.get(wordsOf(item)) ?? newId() }));
  const kept = new Set(there.values());
  const wanted = new Set(items.map(({ id }) => id));
  const removed = standing.filter(({ id }) => !wanted.has(id));
  const gone = new Set(removed.map(({ line }) => lineName(line)));
  return {
    items,
    addedIds: new Set([...wanted].filter((id) => !kept.has(id))),
    removedIds: removed.map(({ id }) => id),
    isReworded: items.some(({ id, line }) => !kept.has(id) && gone.has(lineName(line))),
  };
}

/** Writes what has changed of the items of a demand; what was said of those that go, goes. */
export async function writeItems(
  tx: Database,
  demandId: string,
  { items, addedIds, removedIds }: ItemChanges,
): Promise<void> {
  await deleteDemandItems(tx, removedIds);
  const rows = items.map(keptItem);
  await updateDemandItems(
    tx,
    rows.filter(({ id }) => !addedIds.has(id)).map(({ id, position, grade }) => ({ id, position, grade })),
  );
  await insertDemandItems(
    tx,
    demandId,
    rows.filter(({ id }) => addedIds.has(id)),
  );
}

function keptItem({ id, listItemId, justification, subjectAuthorisation, line }: Item, index: number): KeptItem {
  if (listItemId === null) throw new Error(`the rules should have refused ${lineName(line)}, which is on no list`);
  return { id, position: index + 1, listItemId, justification, subjectAuthorisation, grade: line.grade };
}
