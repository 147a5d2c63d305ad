import type { RequestContext } from '../../context.ts';
import type { PageArguments } from '../../db/read/page.ts';
import type { RootSelection, Selection } from '../../db/read/selection.ts';
import { freshnessOf } from '../../rules/analysis/freshness.ts';
import { type Counts, type Line, type Opened, openNeeds, openResources } from '../../rules/analysis/grid.ts';
import { dateInShanghai } from '../../rules/calendar/local-date.ts';
import type { ExportColumn } from '../../rules/exports/export-column.ts';
import type { ReportName } from '../../rules/exports/export-report.ts';
import type { GridPart } from '../../rules/exports/report-columns.ts';
import type { UpdateCycle } from '../../rules/vocabulary.ts';
import { type CoverageArguments, coverage } from '../analysis/coverage.ts';
import { stalePage, uncoveredUses, unusedPage } from '../analysis/coverage-gaps.ts';
import { coverageTrend, type TrendArguments } from '../analysis/coverage-trend.ts';
import type { UnmetArguments } from '../analysis/match-needs.ts';
import type { Asked } from '../catalog/queries.ts';
import { hitRows, type SearchedArguments } from './hit-rows.ts';
import { listRows } from './list-rows.ts';
import { unmetRows } from './unmet-rows.ts';

type ListArguments = Pick<PageArguments, 'where' | 'orderBy'>;

/** What each report is asked for, as GraphQL has coerced it; instants stand beside it. */
export interface ReportArguments {
  readonly coverage: CoverageArguments;
  readonly coverageTrend: TrendArguments;
  readonly unmetNeeds: Pick<UnmetArguments, 'where' | 'resourcesWhere' | 'candidates'>;
  readonly unusedResources: ListArguments;
  readonly staleResources: ListArguments & { readonly on: string };
  readonly domainsWithoutScenario: object;
  readonly search: SearchedArguments;
}

/** A report as it is asked for. */
export interface AskedReport<N extends ReportName = ReportName> {
  readonly name: N;
  readonly columns: readonly ExportColumn[];
  readonly args: ReportArguments[N];
  readonly asOf: string | null;
}

type Pages = AsyncGenerator<readonly object[], void, void>;
type Context = () => RequestContext;

/**
 * Reads what is counted or found, by the very operations that answer the API: the same figures, for the caller as they
 * stand now. Grids, trends and uses are one statement; the others are walked through page by page.
 *
 * @returns pages of rows; the last one may be empty
 * @throws RequestError naming the argument that cannot be, or asking for less where there is more than a file holds
 */
export function reportRows<N extends ReportName>(context: Context, asked: AskedReport<N>): Pages {
  const read: (context: Context, asked: AskedReport<N>) => Pages = readers[asked.name];
  return read(context, asked);
}

const readers: { readonly [N in ReportName]: (context: Context, asked: AskedReport<N>) => Pages } = {
  async *coverage(context, asked) {
    const { rows, columns, cells, total } = await coverage(context(), figuresOf(asked), asked.args);
    yield [
      ...cells.map((cell) => gridRow('cell', cell, cell.row, cell.column)),
      ...rows.map((counted) => gridRow('row', counted, counted.line, null)),
      ...columns.map((counted) => gridRow('column', counted, null, counted.line)),
      gridRow('total', total, null, null),
    ];
  },
  async *coverageTrend(context, asked) {
    const months = await coverageTrend(context(), figuresOf(asked), asked.args);
    yield months.map(({ month, added, removed, ...figures }) => ({
      ...{ startsOn: month.startsOn, endsOn: month.endsOn, measuredAt: month.asOf, added, removed },
      ...figuresRow(figures),
    }));
  },
  unmetNeeds: unmetRows,
  unusedResources: (context, { name, columns, args, asOf }) =>
    listRows(context, { ...unused(args), name, columns, asOf }),
  async *staleResources(context, { name, columns, args, asOf }) {
    const { where } = stalePage(args);
    const order = args.orderBy == null ? {} : { orderBy: args.orderBy };
    for await (const page of listRows(context, { where, ...order, name, columns, asOf })) {
      yield page.map((row) => ({ ...row, ...freshness(row, args.on) }));
    }
  },
  async *domainsWithoutScenario(context, asked) {
    const domain: Selection = { fields: ['code', 'name'], related: [] };
    const uses = await uncoveredUses(
      context(),
      figuresOf(asked, new Map([['domain', { noun: 'Domain', selection: domain }]])),
    );
    yield uses.map(({ domainScenarios, ...use }) => ({ ...use, domainScenarioCount: domainScenarios }));
  },
  search: hitRows,
};

const unused = (args: ListArguments): ListArguments => {
  const { where, orderBy } = unusedPage(args);
  return { where, ...(orderBy == null ? {} : { orderBy }) };
};

/** What figures are asked for: those of the columns. */
function figuresOf(
  { columns, asOf }: AskedReport,
  rows: Extract<RootSelection, { kind: 'figures' }>['rows'] = new Map(),
): Asked<'figures'> {
  return { root: { kind: 'figures', parts: columns.map((column) => column.name), rows }, inputs: [], asOf };
}

function gridRow(part: GridPart, figures: Opened, row: Line | null, column: Line | null): object {
  return {
    part,
    ...{ rowKind: row?.kind ?? null, rowKey: row?.key ?? null, rowLabel: row?.label ?? null },
    ...{ columnKind: column?.kind ?? null, columnKey: column?.key ?? null, columnLabel: column?.label ?? null },
    ...figuresRow(figures),
  };
}

/** Figures under the names of the API, with what opens them. */
function figuresRow(figures: Opened): Readonly<Record<string, unknown>> {
  const { supply, used, authorised, productised, listed, demand, met, unmet }: Counts = figures;
  return {
    ...{ supply, used, authorised, productised, listed, demand, metNeeds: met, unmetNeeds: unmet },
    ...{ where: openResources(figures, 'supply'), needsWhere: openNeeds(figures, 'demand') },
  };
}

/** How far a resource is behind its update cycle; nothing where none of it was asked for. */
function freshness(row: object, on: string): object {
  const { updateCycle, modifiedAt } = row as { readonly updateCycle?: UpdateCycle; readonly modifiedAt?: string };
  if (updateCycle === undefined || modifiedAt === undefined) return {};
  return freshnessOf(updateCycle, dateInShanghai(new Date(modifiedAt)), on);
}
