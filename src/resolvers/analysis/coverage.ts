import type { RequestContext } from '../../context.ts';
import { coverageFigures, type RawCoverage } from '../../db/read/coverage.ts';
import { readFigures } from '../../db/read/read.ts';
import { type Grid, gridOf } from '../../rules/analysis/grid.ts';
import { RequestError } from '../../rules/errors.ts';
import type { CoverageDimension } from '../../rules/vocabulary.ts';
import type { Asked } from '../catalog/queries.ts';
import { asksFor, type CoverageFilters, prepareFilters } from './coverage-filters.ts';

/** How many values of an open dimension get a line of their own: by default, and at most. */
export const coverageLines = { default: 20, max: 50 } as const;

/** What a grid is asked for. */
export interface CoverageArguments extends CoverageFilters {
  readonly rows: CoverageDimension;
  readonly columns: CoverageDimension;
  readonly limit?: number | null | undefined;
}

/**
 * A grid of what there is, what is needed and what is used. One statement.
 *
 * @throws RequestError naming the argument: two times the same dimension, a limit out of bounds, a filter that is none or
 *   that leaves no room for the conditions that open a figure
 */
export async function coverage(
  context: RequestContext,
  asked: Asked<'figures'>,
  args: CoverageArguments,
): Promise<Grid> {
  const { rows, columns } = args;
  const limit = args.limit ?? coverageLines.default;
  if (rows === columns)
    throw new RequestError('BAD_USER_INPUT', 'columns: the same as rows; ask for another dimension', ['columns']);
  if (limit < 1 || limit > coverageLines.max)
    throw new RequestError('BAD_USER_INPUT', `limit: must be from 1 to ${coverageLines.max}, is ${limit}`, ['limit']);
  const { inputs, filters } = prepareFilters(args);
  const figures = coverageFigures({
    ...{ rows, columns, limit, filtersAt: asked.inputs.length },
    // What is not asked for is not counted.
    parts: {
      used: asksFor(asked, 'used'),
      authorised: asksFor(asked, 'authorised'),
      productised: asksFor(asked, 'productised', 'listed'),
      demand: asksFor(asked, 'demand', 'metNeeds', 'unmetNeeds'),
    },
  });
  const request = { ...asked, inputs: [...asked.inputs, ...inputs] };
  const counted = (await readFigures(context.db, context.viewer, request, figures)) as RawCoverage;
  return gridOf(rows, columns, counted, filters);
}
