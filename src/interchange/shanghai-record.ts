import { type DomainMapping, domainsOf, sectorsOf } from './domain-mapping.ts';
import type { AccessRecord, ResourceRecord } from './resource-record.ts';
import type { RowNotes } from './row-notes.ts';
import { shanghaiDetails } from './shanghai-details.ts';
import type { FieldInfo } from './shanghai-fields.ts';
import { conditionOf, cycleOf, instantOf, openingOf, statusOf } from './shanghai-values.ts';

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

/** Longest text taken, in characters; a longer one refuses the row, since cutting it would change what the source says. */
const limits = { id: 200, title: 500, provider: 500, category: 500, condition: 10_000, abstract: 10_000 };

/** What a row is read with. */
export interface RowContext {
  /** What the field list says of this data set. */
  readonly listed: FieldInfo | undefined;
  /** The title before cleaning: two titles are the same when the source writes them the same. */
  readonly rawTitle: string;
  readonly mapping: DomainMapping;
  /** Ids and titles of the rows before this one; this row's are added. */
  readonly ids: Set<string>;
  readonly titles: Set<string>;
  readonly notes: RowNotes;
}

/** Reads the name, description and times of a row and refuses it where it lacks what a record must have. */
function core(cells: ShanghaiCells, { ids, titles, rawTitle, notes }: RowContext) {
  const id = cells.数据集ID;
  const title = cells.数据资源名称;
  const provider = cells.数据资源提供部门;
  const abstract = cells.数据资源内容描述;
  const category = cells.数据领域 || null;
  const condition = conditionOf(cells.开放条件);
  const modifiedAt = instantOf(cells.最近更新日期);

  if (id === '') notes.refuse('id_missing', '数据集ID is empty; a second import could not find the row again');
  else if (ids.has(id)) notes.refuse('id_repeated', `数据集ID ${id} stood in an earlier row; the first one counts`);
  if (title === '') notes.refuse('title_missing', '数据资源名称 is empty');
  if (provider === '') notes.refuse('provider_missing', '数据资源提供部门 is empty');
  if (modifiedAt === null) {
    const found = cells.最近更新日期.slice(0, 40);
    notes.refuse('modified_invalid', `最近更新日期 is “${found}”, not a time YYYY-MM-DD HH:mm:ss`);
  }
  for (const [name, text] of Object.entries({ id, title, provider, abstract, category, condition })) {
    const most = limits[name as keyof typeof limits];
    if (text !== null && text.length > most) {
      notes.refuse(`${name}_too_long`, `${name} has ${text.length} characters, the most is ${most}`);
    }
  }
  if (title !== '' && titles.has(rawTitle)) {
    notes.note('title_repeated', 'an earlier row has the same 数据资源名称; both are kept');
  }
  ids.add(id);
  titles.add(rawTitle);
  return { id, title, provider, abstract, category, condition, modifiedAt };
}

function issuedOf(cell: string, modifiedAt: string | null, notes: RowNotes): string | null {
  const issuedAt = instantOf(cell);
  if (cell === '') notes.note('issued_missing', '首次发布日期 is empty');
  else if (issuedAt === null) notes.note('issued_invalid', `首次发布日期 is “${cell.slice(0, 40)}”; left out`);
  else if (modifiedAt !== null && issuedAt > modifiedAt) {
    notes.note('issued_after_modified', '首次发布日期 is after 最近更新日期; both are kept as the source states them');
  }
  return issuedAt;
}

/** Asks a closed list for the meaning of a cell; a word not known is noted and stands for `otherwise`. */
function wordReader(cells: ShanghaiCells, notes: RowNotes) {
  return <T>(column: keyof ShanghaiCells, meaning: (word: string) => T | undefined, otherwise: T, code: string): T => {
    const found = meaning(cells[column]);
    if (found !== undefined) return found;
    notes.note(code, `${column} is “${cells[column].slice(0, 40)}”, which is not known; read as ${String(otherwise)}`);
    return otherwise;
  };
}

/**
 * One row of the catalog in our words. Every fault is told to `context.notes`; what it returns for a refused row means
 * nothing and must be thrown away.
 *
 * @param cells of the row, cleaned
 * @param context what else is known, and where faults are told
 */
export function shanghaiRecord(cells: ShanghaiCells, context: RowContext): ResourceRecord {
  const { listed, mapping, notes } = context;
  const { id, title, provider, abstract, category, condition, modifiedAt } = core(cells, context);
  const issuedAt = issuedOf(cells.首次发布日期, modifiedAt, notes);
  const word = wordReader(cells, notes);
  const updateCycle = word('更新频率', cycleOf, 'unknown', 'cycle_unknown');
  const openingAttribute = word('开放属性', openingOf, 'unknown', 'opening_unknown');
  // A state nobody knows is not shown to the public on a guess.
  const status = word('数据资源状态', statusOf, 'suspended', 'status_unknown');
  if (cells.开放条件 === '' || (openingAttribute === 'restricted' && condition === null)) {
    notes.note('condition_missing', '开放条件 says nothing');
  }
  if (openingAttribute === 'unconditional' && condition !== null) {
    notes.note('condition_on_unconditional', '开放属性 is 无条件开放, yet 开放条件 states a condition; both are kept');
  }
  const details = shanghaiDetails(listed, cells.数据资源类型 === '数据接口', notes);
  let access: AccessRecord = { kind: 'apply', organizationName: provider };
  if (openingAttribute === 'unconditional') {
    if (details.url) access = { kind: 'open', url: details.url };
    else notes.note('address_missing', 'open to everyone, yet no address is known; to be asked of the provider');
  }
  const row = { source: 'shanghai', title, providerName: provider, category };
  const { domains, rule } = domainsOf(row, mapping);
  if (rule === null) notes.note('domain_unmapped', 'no rule of the domain mapping fits; placed under other');
  return {
    sourceId: id,
    sourceUrl: details.url,
    title,
    abstract,
    providerName: provider,
    domains,
    sectors: sectorsOf(row, mapping),
    resourceClass: 'unknown',
    category,
    formats: details.formats,
    sharingType: 'unknown',
    sharingCondition: null,
    openingAttribute,
    openingCondition: condition,
    updateCycle,
    licence: null,
    access,
    spatialCoverage: details.place,
    temporalStartOn: details.startOn,
    temporalEndOn: details.endOn,
    issuedAt,
    // Null only in a refused row.
    modifiedAt: modifiedAt ?? '',
    status,
    items: details.items,
  };
}
