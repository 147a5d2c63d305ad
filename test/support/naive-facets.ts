import { type FacetedNoun, facetsOf } from '../../src/rules/catalog/facets.ts';
import { type Catalog, matches, type OracleRow } from './catalog-oracle.ts';

/** A facet as the contract answers it, of values and counts alone. */
export interface CountedFacet {
  readonly field: string;
  readonly values: readonly { readonly value: string; readonly count: number }[];
  readonly otherCount: number;
  readonly missingCount: number;
  readonly distinctCount: number;
}

type Where = Readonly<Record<string, unknown>>;
type Values = (row: OracleRow) => readonly unknown[];

const own =
  (field: string): Values =>
  (row) =>
    [row.values[field]].flat();
const of =
  (relation: string, field: string): Values =>
  (row) =>
    (row.related[relation] ?? []).filter(({ visible }) => visible).map(({ values }) => values[field]);

/** Where the values of each facet are found, once more. */
const sources: Readonly<Record<FacetedNoun, Readonly<Record<string, Values>>>> = {
  Organization: {
    kind: own('kinds'),
    jurisdiction: own('jurisdictionCode'),
    hasResource: own('hasResource'),
    hasProduct: own('hasProduct'),
  },
  Resource: {
    domain: of('domains', 'code'),
    sector: of('sectors', 'code'),
    provider: of('provider', 'code'),
    jurisdiction: of('provider', 'jurisdictionCode'),
    openingAttribute: own('openingAttribute'),
    sharingType: own('sharingType'),
    updateCycle: own('updateCycle'),
    format: own('formats'),
    grade: own('grade'),
    year: own('modifiedYear'),
    status: own('status'),
    hasScenario: own('hasScenario'),
    hasProduct: own('hasProduct'),
  },
  Scenario: {
    domain: of('domains', 'code'),
    jurisdiction: own('jurisdictionCode'),
    year: own('modifiedYear'),
    status: own('status'),
    hasResource: own('hasResource'),
    hasProduct: own('hasProduct'),
  },
  ScenarioNeed: {
    domain: (row) => (row.related['scenario'] ?? []).filter(({ visible }) => visible).flatMap(of('domains', 'code')),
    importance: own('importance'),
    isMet: own('isMet'),
  },
  Product: {
    domain: of('domains', 'code'),
    operator: of('operator', 'code'),
    type: own('type'),
    deliveryForm: own('deliveryForm'),
    useClass: own('useClass'),
    status: own('status'),
    year: own('modifiedYear'),
  },
};

/** A where without what it says of a field, by the words of the contract: in itself, its `and`, or a row it leads to. */
export function widened(where: Where, [field = '', ...further]: readonly string[]): Where {
  const kept = { ...where };
  if (Array.isArray(kept['and'])) kept['and'] = kept['and'].map((each: Where) => widened(each, [field, ...further]));
  if (further.length === 0) delete kept[field];
  else if (kept[field] !== undefined) kept[field] = widened(kept[field] as Where, further);
  return kept;
}

/** The name of a facet as the contract writes it. */
export const capitals = (name: string): string => name.replace(/[A-Z]/g, (capital) => `_${capital}`).toUpperCase();

/** Counts one facet by walking all rows. */
export function naiveFacet(
  catalog: Catalog,
  noun: FacetedNoun,
  facet: string,
  where: Where,
  limit: number,
): CountedFacet & { readonly rows: number } {
  const rules = facetsOf(noun)[facet];
  const valuesOf = sources[noun][facet];
  if (!rules || !valuesOf) throw new Error(`no naive facet ${noun}.${facet}`);
  const wide = rules.own.reduce(widened, where);
  const rows = catalog[noun].filter((row) => row.visible && matches(row, wide));
  const counts = new Map<string, number>();
  let missingCount = 0;
  for (const row of rows) {
    const found = new Set(valuesOf(row).filter((value) => value !== null && value !== undefined));
    if (found.size === 0) missingCount += 1;
    for (const value of found) {
      const spelt = rules.labels && typeof value === 'string' ? value.toUpperCase() : String(value);
      counts.set(spelt, (counts.get(spelt) ?? 0) + 1);
    }
  }
  const sorted = [...counts].sort(
    ([one, few], [other, many]) => many - few || Buffer.compare(Buffer.from(one), Buffer.from(other)),
  );
  return {
    field: capitals(facet),
    values: sorted.slice(0, limit).map(([value, count]) => ({ value, count })),
    otherCount: sorted.slice(limit).reduce((sum, [, count]) => sum + count, 0),
    missingCount,
    distinctCount: sorted.length,
    rows: rows.length,
  };
}
