import { sql } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { resourceItems } from '../tables/resources.ts';
import { bulkInsert, bulkUpdate, idList } from './bulk.ts';
import { groupBy } from './group-by.ts';
import { unmapItems } from './mappings.ts';
import type { ItemWrite, WriteContext } from './resource-write.ts';

type StoredItem = typeof resourceItems.$inferSelect;

/** Higher than any place: where items wait while their places are dealt out anew. */
const aside = 1_000_000;

/**
 * Inserts the items of new resources.
 */
export async function insertItems(
  tx: Database,
  owners: readonly { readonly id: string; readonly items: readonly ItemWrite[] }[],
  { newId }: Pick<WriteContext, 'newId'>,
): Promise<void> {
  const rows = owners.flatMap(({ id, items }) =>
    items.map((item, index) => ({ id: newId(), ...contentOf(item, id, index) })),
  );
  await bulkInsert(tx, resourceItems, rows);
}

/** A resource whose items are to become others. */
export interface ChangedItems {
  readonly before: { readonly id: string };
  readonly write: { readonly items: readonly ItemWrite[] };
}

/**
 * Brings the items of changed resources to what is given. Items are known by name, so one that stays keeps its id and
 * the mappings that refer to it; one that is gone leaves the mappings with a finding on their scenarios.
 */
export async function replaceItems(
  tx: Database,
  changed: readonly ChangedItems[],
  context: WriteContext,
): Promise<void> {
  const stored = await itemsOf(
    tx,
    changed.map(({ before }) => before.id),
  );
  const differences = changed.map(({ before, write }) =>
    diffItems(before.id, stored.get(before.id) ?? [], write.items, context.newId),
  );
  const removed = differences.flatMap((difference) => difference.removed);
  if (removed.length > 0) {
    await unmapItems(tx, removed, context);
    await tx.delete(resourceItems).where(sql`${resourceItems.id} = any(${idList(removed)})`);
  }
  const moved = differences.flatMap((difference) => difference.moved);
  if (moved.length > 0) {
    // A place is unique at every moment, also while two items change theirs.
    await tx
      .update(resourceItems)
      .set({ position: sql`${resourceItems.position} + ${aside}` })
      .where(sql`${resourceItems.id} = any(${idList(moved)})`);
  }
  await bulkUpdate(
    tx,
    resourceItems,
    differences.flatMap((difference) => difference.updated),
  );
  await bulkInsert(
    tx,
    resourceItems,
    differences.flatMap((difference) => difference.added),
  );
}

/**
 * Ids of the items of resources by name, by the id of their resource.
 */
export async function itemIdsByName(
  db: Database,
  resourceIds: readonly string[],
): Promise<Map<string, Map<string, string>>> {
  const items = await itemsOf(db, resourceIds);
  return new Map([...items].map(([id, rows]) => [id, new Map(rows.map((item) => [item.name, item.id]))]));
}

/** How the items of one resource have to change. */
export interface ItemDifference {
  readonly added: readonly StoredItem[];
  readonly updated: readonly StoredItem[];
  /** Ids of items whose place changes; each is also among `updated`. */
  readonly moved: readonly string[];
  readonly removed: readonly string[];
}

/**
 * Compares the items a resource has with those it should have. Sources repeat names within a resource: the second of a
 * name is the same item as the second before.
 */
export function diffItems(
  resourceId: string,
  stored: readonly StoredItem[],
  wanted: readonly ItemWrite[],
  newId: () => string,
): ItemDifference {
  const left = new Map(numbered(stored));
  const added: StoredItem[] = [];
  const updated: StoredItem[] = [];
  const moved: string[] = [];
  for (const [index, [key, item]] of numbered(wanted).entries()) {
    const before = left.get(key);
    left.delete(key);
    const content = contentOf(item, resourceId, index);
    if (before === undefined) {
      added.push({ id: newId(), ...content });
    } else if (differs(before, content)) {
      updated.push({ id: before.id, ...content });
      if (before.position !== content.position) moved.push(before.id);
    }
  }
  return { added, updated, moved, removed: [...left.values()].map((item) => item.id) };
}

function numbered<I extends { readonly name: string }>(items: readonly I[]): [string, I][] {
  const seen = new Map<string, number>();
  return items.map((item) => {
    const count = (seen.get(item.name) ?? 0) + 1;
    seen.set(item.name, count);
    return [`${count} ${item.name}`, item];
  });
}

async function itemsOf(tx: Database, resourceIds: readonly string[]): Promise<Map<string, StoredItem[]>> {
  const rows = await tx
    .select()
    .from(resourceItems)
    .where(sql`${resourceItems.resourceId} = any(${idList(resourceIds)})`)
    .orderBy(resourceItems.resourceId, resourceItems.position);
  return groupBy(rows, (item) => item.resourceId);
}

const contentOf = (item: ItemWrite, resourceId: string, index: number): Omit<StoredItem, 'id'> => ({
  resourceId,
  position: index + 1,
  name: item.name,
  nameEn: item.nameEn,
  description: item.description,
  dataType: item.dataType,
  length: item.length,
  grade: item.grade,
});

const differs = (before: StoredItem, content: Omit<StoredItem, 'id'>): boolean =>
  before.position !== content.position ||
  before.nameEn !== content.nameEn ||
  before.description !== content.description ||
  before.dataType !== content.dataType ||
  before.length !== content.length ||
  before.grade !== content.grade;
