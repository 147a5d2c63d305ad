import type {
  DomainCode,
  ItemType,
  OpeningAttribute,
  ResourceClass,
  SensitivityGrade,
  SharingType,
  UpdateCycle,
} from '../vocabulary.ts';

/** The way to a resource, with its target. Organisations by public code. */
export type AccessContent =
  | { readonly kind: 'open'; readonly url: string }
  | { readonly kind: 'authorised_operation'; readonly platform: string }
  | { readonly kind: 'apply'; readonly holder: string };

/** An item (信息项) as its steward writes it. */
export interface ItemContent {
  readonly name: string;
  readonly nameEn: string | null;
  readonly description: string | null;
  readonly dataType: ItemType;
  readonly length: number | null;
  readonly grade: SensitivityGrade;
}

/** Everything a steward writes of a resource. Domains, sectors, related resources and organisations by public code. */
export interface ResourceContent {
  readonly title: string;
  readonly abstract: string;
  readonly class: ResourceClass;
  readonly category: string | null;
  readonly formats: readonly string[];
  readonly sharingType: SharingType;
  readonly sharingCondition: string | null;
  readonly openingAttribute: OpeningAttribute;
  readonly openingCondition: string | null;
  readonly updateCycle: UpdateCycle;
  readonly licence: string | null;
  readonly contactOffice: string | null;
  readonly access: AccessContent;
  readonly spatialCoverage: string | null;
  readonly temporalStartOn: string | null;
  readonly temporalEndOn: string | null;
  readonly isProvincialReturn: boolean;
  readonly domains: readonly DomainCode[];
  readonly sectors: readonly string[];
  readonly related: readonly string[];
  readonly items: readonly ItemContent[];
}

/** Bounds of what is stored; beyond them an input is refused. */
export const resourceBounds = {
  title: 500,
  text: 10_000,
  short: 500,
  formats: 30,
  format: 50,
  domains: 7,
  sectors: 28,
  related: 100,
  items: 500,
  itemName: 500,
} as const;

/** What a draft starts from: nothing is claimed that nobody has said. */
export function emptyResource(title: string, provider: string): ResourceContent {
  return {
    title,
    abstract: '',
    class: 'unknown',
    category: null,
    formats: [],
    sharingType: 'unknown',
    sharingCondition: null,
    openingAttribute: 'unknown',
    openingCondition: null,
    updateCycle: 'unknown',
    licence: null,
    contactOffice: null,
    access: { kind: 'apply', holder: provider },
    spatialCoverage: null,
    temporalStartOn: null,
    temporalEndOn: null,
    isProvincialReturn: false,
    domains: [],
    sectors: [],
    related: [],
    items: [],
  };
}

/** An item of a patch: what is left out of an item that is there stays as it is. */
export type ItemPatch = { readonly name: string; readonly newName?: string } & Partial<Omit<ItemContent, 'name'>>;

/** A change of a resource: absent keeps, null clears, lists are replaced whole or item by item. */
export type ResourcePatch = Partial<Omit<ResourceContent, 'items'>> & {
  readonly items?: {
    readonly replace?: readonly ItemContent[] | undefined;
    readonly add?: readonly ItemContent[] | undefined;
    readonly update?: readonly ItemPatch[] | undefined;
    readonly remove?: readonly string[] | undefined;
  };
};

/**
 * Applies a change to a content.
 *
 * @returns the new content, or the name of the item that the change names and the resource does not have (or has already)
 */
export function patchResource(
  content: ResourceContent,
  patch: ResourcePatch,
): { readonly content: ResourceContent } | { readonly fault: 'item_unknown' | 'item_exists'; readonly name: string } {
  const { items: change, ...rest } = patch;
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  const changed: ResourceContent = { ...content, ...given };
  if (change === undefined) return { content: changed };
  const items = new Map((change.replace ?? content.items).map((item) => [item.name, item]));
  for (const name of change.remove ?? []) if (!items.delete(name)) return { fault: 'item_unknown', name };
  for (const { name, newName, ...fields } of change.update ?? []) {
    const before = items.get(name);
    if (before === undefined) return { fault: 'item_unknown', name };
    if (newName !== undefined && newName !== name && items.has(newName)) return { fault: 'item_exists', name: newName };
    const after = { ...before, ...definedOf(fields), name: newName ?? name };
    replaceKey(items, name, after);
  }
  for (const item of change.add ?? []) {
    if (items.has(item.name)) return { fault: 'item_exists', name: item.name };
    items.set(item.name, item);
  }
  return { content: { ...changed, items: [...items.values()] } };
}

const definedOf = (fields: object): object =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

/** An item keeps its place when it gets another name. */
function replaceKey(items: Map<string, ItemContent>, name: string, after: ItemContent): void {
  const entries = [...items].map(([key, item]) =>
    key === name ? ([after.name, after] as const) : ([key, item] as const),
  );
  items.clear();
  for (const [key, item] of entries) items.set(key, item);
}

/** Which fields differ, with both values: what an event tells insiders. */
export function changesBetween(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): Record<string, { from: unknown; to: unknown }> {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return Object.fromEntries(
    fields
      .filter((field) => JSON.stringify(before[field] ?? null) !== JSON.stringify(after[field] ?? null))
      .map((field) => [field, { from: before[field] ?? null, to: after[field] ?? null }]),
  );
}
