import type { NodeName } from '../catalog/nouns.ts';
import type { ExportColumn } from './export-column.ts';
import {
  coverageColumns,
  hitColumns,
  staleColumns,
  trendColumns,
  unmetColumns,
  unusedColumns,
  useColumns,
} from './report-columns.ts';

/** What is counted or found and can be had as a file. */
export interface ExportReport {
  /** The Chinese title, part of the name of the file. */
  readonly zh: string;
  readonly columns: readonly ExportColumn[];
  /** The noun whose ids stand in its column of ids; null where it has none, or ids of several. */
  readonly noun: NodeName | null;
  /** The field of the API that answers the same, from the root on, and those of its arguments that a file takes. */
  readonly field: readonly string[];
  readonly arguments: readonly string[];
}

/** The reports, by the name under which they stand in the address: that of their field in the API. */
export const exportReports = {
  coverage: {
    zh: '供需覆盖',
    columns: coverageColumns,
    noun: null,
    field: ['coverage'],
    arguments: ['rows', 'columns', 'where', 'needsWhere', 'limit', 'asOf'],
  },
  coverageTrend: {
    zh: '供需趋势',
    columns: trendColumns,
    noun: null,
    field: ['coverageTrend'],
    arguments: ['from', 'to', 'where', 'needsWhere'],
  },
  unmetNeeds: {
    zh: '未满足需求',
    columns: unmetColumns,
    noun: 'ScenarioNeed',
    field: ['coverageGaps', 'unmetNeeds'],
    arguments: ['where', 'resourcesWhere', 'candidates', 'asOf'],
  },
  unusedResources: {
    zh: '未用资源',
    columns: unusedColumns,
    noun: 'Resource',
    field: ['coverageGaps', 'unusedResources'],
    arguments: ['where', 'orderBy', 'asOf'],
  },
  staleResources: {
    zh: '逾期未更新资源',
    columns: staleColumns,
    noun: 'Resource',
    field: ['coverageGaps', 'staleResources'],
    arguments: ['on', 'where', 'orderBy', 'asOf'],
  },
  domainsWithoutScenario: {
    zh: '未有场景的用途',
    columns: useColumns,
    noun: null,
    field: ['coverageGaps', 'domainsWithoutScenario'],
    arguments: ['asOf'],
  },
  search: {
    zh: '检索结果',
    columns: hitColumns,
    noun: null,
    field: ['search'],
    arguments: ['text', 'types', 'where'],
  },
} as const satisfies Readonly<Record<string, ExportReport>>;

export type ReportName = keyof typeof exportReports;

export const reportNames = Object.keys(exportReports) as ReportName[];

/** Whether a word names a report that can be had as a file. */
export const isReportName = (word: string): word is ReportName => Object.hasOwn(exportReports, word);

/** Rows of a file that are compared or ranked one by one, at most: a file with more is refused, never cut. */
export const reportBounds = { unmetNeeds: 1_000, hits: 10_000 } as const;
