import { coverageTrend } from '../../resolvers/analysis/coverage-trend.ts';
import { maxMonths } from '../../rules/analysis/months.ts';
import { builder } from '../builder.ts';
import { whereInput } from '../filter-inputs.ts';
import { CoverageFiguresRef, CoverageMonthRef } from '../refs.ts';
import { askedFigures } from '../selection.ts';

CoverageMonthRef.implement({
  description:
    'The figures of what was published at the end of a month, in Asia/Shanghai; of the month that has not ended, as they are now. Months before the first record of the catalog are empty.',
  interfaces: [CoverageFiguresRef],
  fields: (t) => ({
    startsOn: t.field({ type: 'Date', description: 'Its first day.', resolve: ({ month }) => month.startsOn }),
    endsOn: t.field({ type: 'Date', description: 'Its last day.', resolve: ({ month }) => month.endsOn }),
    measuredAt: t.field({
      type: 'DateTime',
      nullable: true,
      description:
        'The instant of its figures: its last microsecond. What `where` opens is opened with this `asOf`. Null while the month has not ended: open it without one.',
      resolve: ({ month }) => month.asOf,
    }),
    added: t.exposeInt('added', {
      description:
        'Resources that are counted at its end and were not counted at the end of the month before: published, or changed so that they match, and still there.',
    }),
    removed: t.exposeInt('removed', {
      description:
        'Resources that were counted at the end of the month before and are not at its end: suspended, withdrawn, or changed so that they do not match.',
    }),
  }),
});

builder.queryFields((t) => ({
  coverageTrend: t.field({
    type: [CoverageMonthRef],
    nullable: true,
    description: `Supply and demand month by month (供需趋势), each at its end, as published then; at most ${maxMonths} months.`,
    args: {
      from: t.arg({ type: 'Date', required: true, description: 'A day in the first month.' }),
      to: t.arg({ type: 'Date', description: 'A day in the last month; the month that has not ended when left out.' }),
      where: t.arg({ type: whereInput('Resource'), description: 'Which resources are counted; all when left out.' }),
      needsWhere: t.arg({
        type: whereInput('ScenarioNeed'),
        description: 'Which needs are counted; all when left out. `where` says nothing about needs.',
      }),
    },
    extensions: { readsCatalog: true, maxItems: maxMonths },
    resolve: async (_root, args, context, info) => [...(await coverageTrend(context, askedFigures(info), args))],
  }),
}));
