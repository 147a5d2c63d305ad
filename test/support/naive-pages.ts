import { type FilteredNoun, filteredNouns, type PagedNoun } from './catalog-nouns.ts';
import { type Catalog, matches, microsOf } from './catalog-oracle.ts';
import type { RawRow } from './naive-rows.ts';

/** Arguments of a connection, without cursors: those are another test's business. */
export interface NaiveArguments {
  readonly first?: number | null;
  readonly last?: number | null;
  readonly where?: Readonly<Record<string, unknown>>;
  readonly orderBy?: readonly { readonly field: string; readonly direction: string }[] | null;
}

export interface NaivePage {
  readonly totalCount: number;
  readonly nodes: readonly object[];
  readonly edges: readonly { readonly node: object }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly hasPreviousPage: boolean };
}

const instants = ['MODIFIED_AT', 'ISSUED_AT', 'CREATED_AT', 'FOUND_AT'];
const fallbacks: Readonly<Record<PagedNoun, string>> = {
  Organization: 'NAME ASC',
  Resource: 'MODIFIED_AT DESC',
  ResourceItem: 'POSITION ASC',
  Scenario: 'MODIFIED_AT DESC',
  ScenarioNeed: 'POSITION ASC',
  NeedMatch: 'CREATED_AT ASC',
  NeedMatchItem: 'POSITION ASC',
  ScenarioFinding: 'FOUND_AT DESC',
  Product: 'MODIFIED_AT DESC',
};

/** Cuts a page out of all the rows, in memory. */
export function naivePage(
  noun: PagedNoun,
  rows: readonly RawRow[],
  args: NaiveArguments,
  catalog: Catalog,
  view: (row: RawRow) => object,
): NaivePage {
  const { where } = args;
  const filtered = filteredNouns.find((known) => known === noun);
  const kept =
    where && filtered ? rows.filter((row) => matches(oracleOf(catalog, filtered, row.id), where)) : [...rows];
  const [field = '', direction = ''] = fallbacks[noun].split(' ');
  const order = args.orderBy?.length ? args.orderBy : [{ field, direction }];
  const sorted = kept.sort((one, other) => compare(one, other, order));
  const size = args.last ?? args.first ?? 20;
  const shown = args.last == null ? sorted.slice(0, size) : sorted.slice(Math.max(0, sorted.length - size));
  const more = shown.length < sorted.length;
  const nodes = shown.map(view);
  return {
    totalCount: sorted.length,
    nodes,
    edges: nodes.map((node) => ({ node })),
    pageInfo: { hasNextPage: args.last == null && more, hasPreviousPage: args.last != null && more },
  };
}

function oracleOf(catalog: Catalog, noun: FilteredNoun, id: string) {
  const row = catalog[noun].find((each) => each.id === id);
  if (!row) throw new Error(`no ${noun} ${id}`);
  return row;
}

function compare(
  one: RawRow,
  other: RawRow,
  order: readonly { readonly field: string; readonly direction: string }[],
): number {
  for (const { field, direction } of order) {
    const way = compareKeys(field, one[field.toLowerCase()], other[field.toLowerCase()]);
    if (way !== 0) return direction === 'DESC' ? -way : way;
  }
  const way = one.id < other.id ? -1 : 1;
  return order.at(-1)?.direction === 'DESC' ? -way : way;
}

const importances = ['required', 'optional', 'substitute'];

function compareKeys(field: string, one: unknown, other: unknown): number {
  if (field === 'POSITION') return Number(one) - Number(other);
  if (field === 'IMPORTANCE') return importances.indexOf(String(one)) - importances.indexOf(String(other));
  if (!instants.includes(field)) return Buffer.compare(Buffer.from(String(one)), Buffer.from(String(other)));
  if (one === null || other === null) return Number(other === null) - Number(one === null);
  const [a, b] = [microsOf(String(one)), microsOf(String(other))];
  return a < b ? -1 : a > b ? 1 : 0;
}
