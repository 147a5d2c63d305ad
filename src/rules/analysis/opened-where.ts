import type { WrittenWhere } from '../catalog/written-where.ts';
import type { CoverageDimension, CoverageLineKind, DemandMeasure, SupplyMeasure } from '../vocabulary.ts';

/** One line of a grid, as far as it says which rows lie on it. */
export interface LineOf {
  readonly dimension: CoverageDimension;
  readonly kind: CoverageLineKind;
  /** The public code of its value, as filters name it; null for the other kinds. */
  readonly key: string | null;
  /** For the folded line, the codes of the lines that stand beside it. */
  readonly beside: readonly string[];
}

const measured: Readonly<Record<SupplyMeasure, readonly WrittenWhere[]>> = {
  supply: [],
  used: [{ scenarios: { some: {} } }],
  authorised: [{ isAuthorised: { eq: true } }],
  productised: [{ products: { some: {} } }],
  listed: [{ products: { some: { status: { eq: 'LISTED' } } } }],
};

const needed: Readonly<Record<DemandMeasure, readonly WrittenWhere[]>> = {
  demand: [],
  met: [{ isMet: { eq: true } }],
  unmet: [{ isMet: { eq: false } }],
};

/**
 * The `where` of `resources` that opens a figure: exactly the rows that were counted.
 *
 * @param filter the filter of the grid, as JSON; null without one
 * @param lines the lines that cross in it: two for a cell, one for a total of a line, none for the grand total
 */
export function resourcesBehind(
  filter: WrittenWhere | null,
  lines: readonly LineOf[],
  measure: SupplyMeasure,
): WrittenWhere {
  return all([...(filter === null ? [] : [filter]), ...lines.map(onLine), ...measured[measure]]);
}

/**
 * The `where` of `scenarioNeeds` that opens a figure. A need lies on a line of domains through its scenario, and on any
 * other line through a resource that answers it: on two such lines through one and the same resource.
 */
export function needsBehind(
  filter: WrittenWhere | null,
  lines: readonly LineOf[],
  measure: DemandMeasure,
): WrittenWhere {
  const ofScenario = lines
    .filter(({ dimension }) => dimension === 'domain')
    .map((line) => ({ scenario: onLine(line) }));
  const through = throughResources(lines.filter(({ dimension }) => dimension !== 'domain'));
  return all([...(filter === null ? [] : [filter]), ...ofScenario, ...through, ...needed[measure]]);
}

function throughResources(lines: readonly LineOf[]): readonly WrittenWhere[] {
  if (lines.length === 0) return [];
  const some = { resources: { some: all(lines.map(onLine)) } };
  // What no resource answers lies on the unknown line of each dimension, and on no other.
  return lines.every(({ kind }) => kind === 'unknown') ? [{ or: [{ resources: { none: {} } }, some] }] : [some];
}

/** The condition that a resource lies on a line; of domains it is good for a scenario as well. */
function onLine({ dimension, kind, key, beside }: LineOf): WrittenWhere {
  switch (dimension) {
    case 'domain':
    case 'sector': {
      const field = dimension === 'domain' ? 'domains' : 'sectors';
      return { [field]: kind === 'unknown' ? { none: {} } : { some: { code: { eq: key } } } };
    }
    case 'provider':
    case 'jurisdiction': {
      const field = dimension === 'provider' ? 'code' : 'jurisdictionCode';
      // Every resource has a provider, and every provider a jurisdiction: nothing is unknown.
      if (kind === 'unknown') return { or: [] };
      return kind === 'folded'
        ? { not: { provider: { [field]: { in: beside } } } }
        : { provider: { [field]: { eq: key } } };
    }
    case 'grade':
      return { grade: { eq: kind === 'unknown' ? 'UNGRADED' : key } };
    case 'update_cycle':
      return { updateCycle: { eq: kind === 'unknown' ? 'UNKNOWN' : key } };
    case 'status':
      return kind === 'unknown' ? { or: [] } : { status: { eq: key } };
  }
}

const all = (conditions: readonly WrittenWhere[]): WrittenWhere => {
  const [only] = conditions;
  return conditions.length === 1 && only !== undefined ? only : { and: conditions };
};

/** The line whose condition is the longest: where it fits, every other one does. */
export const widestLine: LineOf = { dimension: 'provider', kind: 'folded', key: null, beside: [] };
