import type { RequestContext } from '../../context.ts';
import { type RawMonth, trendFigures } from '../../db/read/coverage-trend.ts';
import { readFigures } from '../../db/read/read.ts';
import type { Opened } from '../../rules/analysis/grid.ts';
import { type Month, monthsBetween } from '../../rules/analysis/months.ts';
import { anonymous } from '../../rules/viewer.ts';
import type { Asked } from '../catalog/queries.ts';
import { asksFor, type CoverageFilters, prepareFilters } from './coverage-filters.ts';

export interface TrendArguments extends CoverageFilters {
  readonly from: string;
  readonly to?: string | null | undefined;
}

/** A month of a trend with its figures. */
export interface TrendMonth extends Opened {
  readonly month: Month;
  readonly added: number;
  readonly removed: number;
}

/**
 * The figures of a coverage grid as a whole, at the end of each month. One statement. What was published then is for
 * everyone, so it does not matter who asks.
 *
 * @throws RequestError naming the argument: months the wrong way round, too many or not begun; a filter that is none
 */
export async function coverageTrend(
  context: RequestContext,
  asked: Asked<'figures'>,
  args: TrendArguments,
): Promise<readonly TrendMonth[]> {
  const months = monthsBetween(args.from, args.to, context.now());
  const { inputs, filters } = prepareFilters(args);
  const figures = trendFigures(
    months,
    {
      used: asksFor(asked, 'used'),
      productised: asksFor(asked, 'productised', 'listed'),
      demand: asksFor(asked, 'demand', 'metNeeds', 'unmetNeeds'),
      changes: asksFor(asked, 'added', 'removed'),
    },
    asked.inputs.length,
  );
  const request = { ...asked, inputs: [...asked.inputs, ...inputs] };
  const counted = (await readFigures(context.db, anonymous, request, figures)) as readonly RawMonth[];
  return months.flatMap((month, index) => {
    const counts = counted[index];
    return counts === undefined
      ? []
      : [{ ...counts, authorised: null, unmet: counts.demand - counts.met, month, lines: [], filters }];
  });
}
