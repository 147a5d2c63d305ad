import { coverage, coverageLines } from '../../resolvers/analysis/coverage.ts';
import { openNeeds, openResources } from '../../rules/analysis/grid.ts';
import { builder } from '../builder.ts';
import { asOfArgument } from '../connections.ts';
import { enums } from '../enums.ts';
import { whereInput } from '../filter-inputs.ts';
import {
  CoverageCellRef,
  CoverageCountsRef,
  CoverageFiguresRef,
  CoverageLineRef,
  CoverageRef,
  CoverageTotalRef,
} from '../refs.ts';
import { askedFigures } from '../selection.ts';

/** Lines of the longest axis: as many values as may have one, the folded and the unknown one. */
const maxLines = coverageLines.max + 2;

const meanings = {
  supply: 'Resources (供给) that match `where`.',
  used: 'Of the supply, the resources that answer a need of at least one scenario (已对接).',
  authorised:
    'Of the supply, the resources on the list of at least one agreement in force (已授权). Null as of an instant: agreements are those of now.',
  productised:
    'Of the supply, the resources that at least one product is made from (已产品化), in whatever state it is shown.',
  listed: 'Of the supply, the resources that at least one product in the state LISTED is made from (已上架).',
  demand: 'Needs (需求) of scenarios that match `needsWhere`. A filter of resources does not reach them.',
  metNeeds: 'Of the demand, the needs that at least one published resource answers.',
  unmetNeeds: 'Of the demand, the needs that no published resource answers. With `metNeeds` they are the demand.',
} as const;

CoverageFiguresRef.implement({
  description:
    'What there is, what is needed and what is used, at one place of a coverage grid. Only rows that the viewer may see are counted, each once.',
  fields: (t) => ({
    supply: t.exposeInt('supply', { description: meanings.supply }),
    used: t.exposeInt('used', { description: meanings.used }),
    authorised: t.exposeInt('authorised', { nullable: true, description: meanings.authorised }),
    productised: t.exposeInt('productised', { description: meanings.productised }),
    listed: t.exposeInt('listed', { description: meanings.listed }),
    demand: t.exposeInt('demand', { description: meanings.demand }),
    metNeeds: t.exposeInt('met', { description: meanings.metNeeds }),
    unmetNeeds: t.exposeInt('unmet', { description: meanings.unmetNeeds }),
    where: t.field({
      type: 'JSON',
      description:
        'Opens a figure of resources: given back as `resources(where:)`, with the same `asOf`, it finds exactly the rows that were counted.',
      args: {
        measure: t.arg({
          type: enums.SupplyMeasure,
          required: true,
          defaultValue: 'supply',
          description: 'The figure to open.',
        }),
      },
      resolve: (figures, { measure }) => openResources(figures, measure),
    }),
    needsWhere: t.field({
      type: 'JSON',
      description:
        'Opens a figure of needs: given back as `scenarioNeeds(where:)`, with the same `asOf`, it finds exactly the rows that were counted.',
      args: {
        measure: t.arg({
          type: enums.DemandMeasure,
          required: true,
          defaultValue: 'demand',
          description: 'The figure to open.',
        }),
      },
      resolve: (figures, { measure }) => openNeeds(figures, measure),
    }),
  }),
});

CoverageCountsRef.implement({
  description:
    'By how much lines, added up, exceed what they are lines of: a resource filed under two domains lies on two lines and counts once in the total. 0 where every row lies on one line only.',
  fields: (t) => ({
    supply: t.exposeInt('supply', { description: 'Excess of resources.' }),
    used: t.exposeInt('used', { description: 'Excess of resources that are used.' }),
    authorised: t.exposeInt('authorised', {
      nullable: true,
      description: 'Excess of resources that are authorised; null as of an instant.',
    }),
    productised: t.exposeInt('productised', { description: 'Excess of resources that products are made from.' }),
    listed: t.exposeInt('listed', { description: 'Excess of resources that listed products are made from.' }),
    demand: t.exposeInt('demand', { description: 'Excess of needs.' }),
    metNeeds: t.exposeInt('met', { description: 'Excess of needs that are met.' }),
    unmetNeeds: t.exposeInt('unmet', { description: 'Excess of needs that are not met.' }),
  }),
});

CoverageTotalRef.implement({
  description:
    'The figures of a whole coverage grid: each resource and each need counts once, on however many lines it lies.',
  interfaces: [CoverageFiguresRef],
});

CoverageLineRef.implement({
  description: 'A row or column of a coverage grid with its total, in which each resource and each need counts once.',
  interfaces: [CoverageFiguresRef],
  fields: (t) => ({
    kind: t.field({
      type: enums.CoverageLineKind,
      description: 'A value, the values that are folded, or what is not known.',
      resolve: ({ line }) => line.kind,
    }),
    key: t.string({
      nullable: true,
      description:
        'Public code of its value: of a domain, sector or organisation, six digits of a division, or a word of its list. Null for the folded and the unknown line.',
      resolve: ({ line }) => line.key,
    }),
    label: t.string({
      description:
        'What people read: Chinese, or English where it is preferred and the vocabulary has the word; names of bodies, divisions and sectors are Chinese.',
      resolve: ({ line }, _args, { language }) => line.label[language],
    }),
    nodeId: t.id({
      nullable: true,
      description: 'Global id of the domain, sector or organisation it stands for; null for all others.',
      resolve: ({ line }) => line.id,
    }),
    foldedCount: t.int({
      description:
        'How many values are folded into it: of providers and divisions those beyond `limit`. 0 for all others.',
      resolve: ({ line }) => line.folded,
    }),
    overlap: t.field({
      type: CoverageCountsRef,
      description: 'By how much its cells, added up, exceed its total.',
      resolve: ({ overlap }) => overlap,
    }),
  }),
});

CoverageCellRef.implement({
  description: 'Where a row and a column of a coverage grid cross.',
  interfaces: [CoverageFiguresRef],
  fields: (t) => ({
    rowKind: t.field({
      type: enums.CoverageLineKind,
      description: 'Kind of its row.',
      resolve: ({ row }) => row.kind,
    }),
    rowKey: t.string({ nullable: true, description: 'Key of its row.', resolve: ({ row }) => row.key }),
    columnKind: t.field({
      type: enums.CoverageLineKind,
      description: 'Kind of its column.',
      resolve: ({ column }) => column.kind,
    }),
    columnKey: t.string({ nullable: true, description: 'Key of its column.', resolve: ({ column }) => column.key }),
  }),
});

CoverageRef.implement({
  description:
    'A grid of supply and demand. Of domains, sectors, grades and cycles every value has a line, also an empty one; of providers and divisions those with most resources, the rest is folded into one line. What is not known has a line of its own, apart from 其他 (OTHER), which is a domain.',
  fields: (t) => ({
    rows: t.field({
      type: [CoverageLineRef],
      description: 'The rows with their totals: values in order, then the folded and the unknown line.',
      extensions: { maxItems: maxLines },
      resolve: ({ rows }) => [...rows],
    }),
    columns: t.field({
      type: [CoverageLineRef],
      description: 'The columns with their totals, in the same order.',
      extensions: { maxItems: maxLines },
      resolve: ({ columns }) => [...columns],
    }),
    cells: t.field({
      type: [CoverageCellRef],
      description: 'The cells that are not empty, row by row.',
      extensions: { maxItems: maxLines * maxLines },
      resolve: ({ cells }) => [...cells],
    }),
    total: t.field({
      type: CoverageTotalRef,
      description: 'The whole: each resource and each need once.',
      resolve: ({ total }) => total,
    }),
    rowsOverlap: t.field({
      type: CoverageCountsRef,
      description: 'By how much the rows, added up, exceed the total.',
      resolve: ({ rowsOverlap }) => rowsOverlap,
    }),
    columnsOverlap: t.field({
      type: CoverageCountsRef,
      description: 'By how much the columns, added up, exceed the total.',
      resolve: ({ columnsOverlap }) => columnsOverlap,
    }),
  }),
});

builder.queryFields((t) => ({
  coverage: t.field({
    type: CoverageRef,
    nullable: true,
    description:
      'A grid of supply and demand over two dimensions (供需覆盖), of what the viewer may see, now or as of an instant. A resource lies on the lines of its own values. A need lies on the lines of the domains of its scenario, and, for every other dimension, on those of the resources that answer it; one that no visible resource answers lies on the unknown line.',
    args: {
      rows: t.arg({ type: enums.CoverageDimension, required: true, description: 'What the rows are.' }),
      columns: t.arg({
        type: enums.CoverageDimension,
        required: true,
        description: 'What the columns are; another dimension than the rows.',
      }),
      where: t.arg({ type: whereInput('Resource'), description: 'Which resources are counted; all when left out.' }),
      needsWhere: t.arg({
        type: whereInput('ScenarioNeed'),
        description: 'Which needs are counted; all when left out. `where` says nothing about needs.',
      }),
      limit: t.arg.int({
        description: `How many providers or divisions get a line of their own, 1 to ${coverageLines.max}, those with most resources first; ${coverageLines.default} when left out.`,
      }),
      ...asOfArgument(),
    },
    extensions: { readsCatalog: true },
    resolve: (_root, args, context, info) => coverage(context, askedFigures(info), args),
  }),
}));
