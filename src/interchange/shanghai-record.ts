import { type ForeignContext, type ForeignResource, namedItem, silentResource } from './foreign-resource.ts';
import { listedValues } from './listed-values.ts';
import type { RowNotes } from './row-notes.ts';
import type { FieldInfo } from './shanghai-fields.ts';

/** Columns of the catalog that are read; the counts of views and downloads and the running number are not. */
export const shanghaiColumns = [
  '数据资源提供部门',
  '数据集ID',
  '数据资源名称',
  '数据领域',
  '开放条件',
  '数据资源内容描述',
  '数据资源类型',
  '数据资源状态',
  '更新频率',
  '开放属性',
  '首次发布日期',
  '最近更新日期',
] as const;
/** Cells of one row, cleaned. */
export type ShanghaiCells = Readonly<Record<(typeof shanghaiColumns)[number], string>>;

/** Which column says what, in both files. */
export const shanghaiNames: ForeignContext['columns'] = {
  sourceId: '数据集ID',
  title: '数据资源名称',
  abstract: '数据资源内容描述',
  providerName: '数据资源提供部门',
  category: '数据领域',
  opening: '开放属性',
  openingCondition: '开放条件',
  updateCycle: '更新频率',
  status: '数据资源状态',
  issued: '首次发布日期',
  modified: '最近更新日期',
  formats: 'download_formats',
  url: 'dataset_url',
  spatial: 'spatial_scope',
  temporal: 'time_scope',
  items: 'field_names',
};

/** The row of the field list, unless it cannot be trusted; what is wrong with it is noted on the data set. */
function trusted(listed: FieldInfo | undefined, notes: RowNotes): FieldInfo | null {
  if (!listed) return null;
  if (listed.miscounted !== null) {
    const message = `line ${listed.line} of the field list has ${listed.miscounted} cells, not as many as its header; left out`;
    notes.note('fields_row_unreadable', message);
    return null;
  }
  if (listed.repeated > 0) {
    notes.note('fields_row_repeated', 'the field list names the data set more than once; the first counts');
  }
  if (/下架|ID不正确/u.test(listed.remark)) {
    notes.note('reported_gone', 'by the field list the portal shows the data set no longer; its stated status is kept');
  }
  return listed;
}

/** 本市 means this city only on the city's own portal; a catalog of many needs its name. */
function placeOf(cell: string): string {
  if (cell === '-') return '';
  return cell === '本市' ? '上海市' : cell;
}

/**
 * One row of the catalog, with what the field list says of the same data set.
 *
 * @param cells of the row, cleaned
 * @param listed undefined when the field list does not name the data set
 * @param notes where faults of the field list are told
 */
export function shanghaiResource(
  cells: ShanghaiCells,
  listed: FieldInfo | undefined,
  notes: RowNotes,
): ForeignResource {
  const info = trusted(listed, notes);
  const items = (info?.items ?? '').split(';').map((name) => namedItem(notes.clean('field_names', name)));
  return {
    ...silentResource,
    sourceId: cells.数据集ID,
    title: cells.数据资源名称,
    abstract: cells.数据资源内容描述,
    providerName: cells.数据资源提供部门,
    category: cells.数据领域,
    opening: cells.开放属性,
    openingCondition: cells.开放条件,
    updateCycle: cells.更新频率,
    status: cells.数据资源状态,
    issued: cells.首次发布日期,
    modified: cells.最近更新日期,
    kind: cells.数据资源类型,
    formats: listedValues(info?.formats ?? ''),
    url: info?.url ?? '',
    spatial: placeOf(notes.clean('spatial_scope', info?.place ?? '')),
    temporal: info?.years ?? '',
    items,
  };
}
