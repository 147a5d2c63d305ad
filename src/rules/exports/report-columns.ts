import {
  catalogStatuses,
  coverageLineKinds,
  matchKinds,
  needImportances,
  searchFields,
  updateCycles,
} from '../vocabulary.ts';
import { words } from '../words.ts';
import { resourceColumns } from './catalog-columns.ts';
import { type ExportColumn, globalId, of, own, word } from './export-column.ts';

/** Columns of what is counted or found and no list of the API: grids, trends, gaps, hits. */

/** Which figures of a grid a row of its file holds. */
export const gridParts = words({
  cell: { zh: '单元格', meaning: 'A cell, where a row and a column cross.' },
  row: { zh: '行合计', meaning: 'The total of a row: each resource and each need once.' },
  column: { zh: '列合计', meaning: 'The total of a column: each resource and each need once.' },
  total: { zh: '总计', meaning: 'The whole: each resource and each need once.' },
});

export type GridPart = keyof typeof gridParts;

/** Names and headers of the figures, as `CoverageFigures` has them. */
const figures: readonly ExportColumn[] = [
  own('supply', ['资源数', 'Supply'], 'number'),
  own('used', ['已对接', 'Used'], 'number'),
  own('authorised', ['已授权', 'Authorised'], 'number'),
  own('productised', ['已产品化', 'Productised'], 'number'),
  own('listed', ['已上架', 'Listed'], 'number'),
  own('demand', ['需求数', 'Demand'], 'number'),
  own('metNeeds', ['已满足需求', 'Met needs'], 'number'),
  own('unmetNeeds', ['未满足需求', 'Unmet needs'], 'number'),
];
const opens: readonly ExportColumn[] = [
  own('where', ['资源筛选条件', 'Where'], 'json'),
  own('needsWhere', ['需求筛选条件', 'Needs where'], 'json'),
];

export const coverageColumns: readonly ExportColumn[] = [
  word('part', ['位置', 'Part'], gridParts),
  word('rowKind', ['行类型', 'Row kind'], coverageLineKinds),
  own('rowKey', ['行代码', 'Row key']),
  own('rowLabel', ['行', 'Row'], 'label'),
  word('columnKind', ['列类型', 'Column kind'], coverageLineKinds),
  own('columnKey', ['列代码', 'Column key']),
  own('columnLabel', ['列', 'Column'], 'label'),
  ...figures,
  ...opens,
];

export const trendColumns: readonly ExportColumn[] = [
  own('startsOn', ['月初', 'Starts on']),
  own('endsOn', ['月末', 'Ends on']),
  own('measuredAt', ['统计时点', 'Measured at']),
  // Agreements are not kept as they were at the end of a month.
  ...figures.filter(({ name }) => name !== 'authorised'),
  own('added', ['新增资源', 'Added'], 'number'),
  own('removed', ['减少资源', 'Removed'], 'number'),
  ...opens,
];

export const unmetColumns: readonly ExportColumn[] = [
  of('scenario', 'code', ['场景代码', 'Scenario code']),
  of('scenario', 'title', ['场景名称', 'Scenario title']),
  own('title', ['数据需求', 'Need']),
  own('description', ['需求说明', 'Description']),
  word('importance', ['重要程度', 'Importance'], needImportances),
  of('candidates', 'code', ['近似资源代码', 'Near misses']),
  of('candidates', 'title', ['近似资源', 'Titles of near misses']),
  own('reasons', ['近似理由', 'Reasons'], 'json'),
  of('likelyOwners', 'code', ['可能提供单位代码', 'Codes of likely owners']),
  of('likelyOwners', 'name', ['可能提供单位', 'Likely owners']),
  globalId,
];

/** The columns that need resources to be compared with the need. */
export const isOfCandidates = ({ name, place }: ExportColumn): boolean =>
  name === 'reasons' || place.relation === 'candidates' || place.relation === 'likelyOwners';

const reads = ['updateCycle', 'modifiedAt'] as const;

export const staleColumns: readonly ExportColumn[] = [
  own('code', ['信息资源代码', 'Code']),
  own('title', ['信息资源名称', 'Title']),
  of('provider', 'name', ['信息资源提供方', 'Provider']),
  of('provider', 'code', ['提供方代码', 'Provider code']),
  of('domains', 'name', ['所属领域', 'Domains']),
  word('updateCycle', ['更新周期', 'Update cycle'], updateCycles),
  own('modifiedAt', ['更新日期', 'Modified at']),
  { ...own('allowedDays', ['允许天数', 'Allowed days'], 'number'), reads },
  { ...own('ageDays', ['已过天数', 'Age in days'], 'number'), reads },
  { ...own('overdueDays', ['逾期天数', 'Overdue days'], 'number'), reads },
  word('status', ['状态', 'Status'], catalogStatuses),
  globalId,
];

export const unusedColumns = resourceColumns;

export const useColumns: readonly ExportColumn[] = [
  of('domain', 'code', ['领域代码', 'Domain code'], 'word'),
  of('domain', 'name', ['领域', 'Domain']),
  own('use', ['鼓励用途', 'Use']),
  own('domainScenarioCount', ['该领域场景数', 'Scenarios of the domain'], 'number'),
];

/** Types of hits, by their names in the API. */
const hitTypes = {
  Resource: { zh: '数据资源', meaning: 'A resource.' },
  Scenario: { zh: '应用场景', meaning: 'A scenario.' },
  Product: { zh: '数据产品', meaning: 'A product.' },
  Organization: { zh: '单位', meaning: 'An organisation.' },
};

export const hitColumns: readonly ExportColumn[] = [
  word('type', ['类型', 'Type'], hitTypes),
  own('code', ['代码', 'Code']),
  own('title', ['名称', 'Title']),
  own('relevance', ['相关度', 'Relevance'], 'number'),
  word('fields', ['匹配字段', 'Matched fields'], searchFields),
  word('kinds', ['匹配方式', 'Kinds of match'], matchKinds),
  own('excerpt', ['匹配内容', 'Excerpt']),
  own('id', ['全局标识', 'Global id']),
];
