import { type PageInput, prepareWhere } from '../../db/read/page.ts';
import { parseWhere } from '../../db/read/where.ts';
import type { Filters } from '../../rules/analysis/grid.ts';
import { needsBehind, resourcesBehind, widestLine } from '../../rules/analysis/opened-where.ts';
import { writtenWhere } from '../../rules/catalog/written-where.ts';
import type { Asked } from '../catalog/queries.ts';

/** The filters of coverage, as GraphQL has coerced them. */
export interface CoverageFilters {
  readonly where?: object | null | undefined;
  readonly needsWhere?: object | null | undefined;
}

/**
 * Checks the filters of coverage.
 *
 * @returns them as inputs of a statement, resources first, and as JSON for what opens a figure
 * @throws RequestError naming the argument, where it is no filter or leaves no room for the conditions that open a figure
 */
export function prepareFilters({ where, needsWhere }: CoverageFilters): {
  readonly inputs: readonly PageInput[];
  readonly filters: Filters;
} {
  const inputs = [prepareWhere('Resource', 'where', where), prepareWhere('ScenarioNeed', 'needsWhere', needsWhere)];
  const filters: Filters = {
    where: where == null ? null : writtenWhere('Resource', where),
    needsWhere: needsWhere == null ? null : writtenWhere('ScenarioNeed', needsWhere),
  };
  requireRoom(filters);
  return { inputs, filters };
}

/** What opens a figure is the filter and a few conditions more, and must be a filter itself. */
function requireRoom({ where, needsWhere }: Filters): void {
  const lines = [widestLine, widestLine];
  if (where !== null) parseWhere('Resource', resourcesBehind(where, lines, 'listed'), [], 'where');
  if (needsWhere !== null) parseWhere('ScenarioNeed', needsBehind(needsWhere, lines, 'unmet'), [], 'needsWhere');
}

/** Whether one of these fields is asked for anywhere below. */
export function asksFor(asked: Asked<'figures'>, ...names: readonly string[]): boolean {
  return asked.root.parts.some((place) => names.includes(place.slice(place.lastIndexOf('.') + 1)));
}
