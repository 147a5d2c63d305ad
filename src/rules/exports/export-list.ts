import type { FilteredNoun, PagedNoun } from '../catalog/filters.ts';
import type { NodeName } from '../catalog/nouns.ts';
import { RequestError } from '../errors.ts';
import {
  itemColumns,
  needColumns,
  organizationColumns,
  productColumns,
  resourceColumns,
  scenarioColumns,
} from './catalog-columns.ts';
import type { ExportColumn } from './export-column.ts';
import {
  auditColumns,
  calendarColumns,
  correctionColumns,
  eventColumns,
  personColumns,
  provisionColumns,
  serviceAccountColumns,
} from './record-columns.ts';

/** A list that can be had as a file. */
export interface ExportList {
  readonly noun: FilteredNoun & PagedNoun & NodeName;
  /** The Chinese title, part of the name of the file. */
  readonly zh: string;
  /** All columns there are, in their order. */
  readonly columns: readonly ExportColumn[];
  /**
   * The sort when none is asked for; null for the order of the ids, in which rows were entered. Neither ever changes of a
   * row, so that a file made over minutes neither misses a row nor has it twice, whoever edits meanwhile.
   */
  readonly order: 'sequence' | 'position' | null;
}

/** The lists, by the name under which they stand in the address; those of the API have its names. */
export const exportLists = {
  resources: { noun: 'Resource', zh: '数据资源', columns: resourceColumns, order: null },
  items: { noun: 'ResourceItem', zh: '信息项', columns: itemColumns, order: null },
  scenarios: { noun: 'Scenario', zh: '应用场景', columns: scenarioColumns, order: null },
  needs: { noun: 'ScenarioNeed', zh: '数据需求', columns: needColumns, order: null },
  products: { noun: 'Product', zh: '数据产品', columns: productColumns, order: null },
  organizations: { noun: 'Organization', zh: '单位', columns: organizationColumns, order: null },
  events: { noun: 'Event', zh: '事件', columns: eventColumns, order: 'sequence' },
  auditEntries: { noun: 'AuditEntry', zh: '审计记录', columns: auditColumns, order: 'position' },
  corrections: { noun: 'Correction', zh: '数据纠错', columns: correctionColumns, order: null },
  people: { noun: 'Person', zh: '人员', columns: personColumns, order: null },
  serviceAccounts: { noun: 'ServiceAccount', zh: '服务账号', columns: serviceAccountColumns, order: null },
  provisionVersions: { noun: 'ProvisionVersion', zh: '条款版本', columns: provisionColumns, order: null },
  calendarVersions: { noun: 'CalendarVersion', zh: '工作日历版本', columns: calendarColumns, order: null },
} as const satisfies Readonly<Record<string, ExportList>>;

export type ExportName = keyof typeof exportLists;

export const exportNames = Object.keys(exportLists) as ExportName[];

/** Whether a word names a list that can be had as a file. */
export const isExportName = (word: string): word is ExportName => Object.hasOwn(exportLists, word);

/**
 * The columns a caller asks for, in the order they are named.
 *
 * @param asked names of columns; undefined for all there are
 * @throws RequestError naming a column that is not known, or is named twice, and all that are
 */
export function chosenColumns(name: ExportName, asked: readonly string[] | undefined): readonly ExportColumn[] {
  const known: readonly ExportColumn[] = exportLists[name].columns;
  if (asked === undefined) return known;
  const refuse = (message: string): never => {
    throw new RequestError(
      'BAD_USER_INPUT',
      `columns: ${message}; ${name} has ${known.map((column) => column.name).join(', ')}`,
      ['columns'],
    );
  };
  if (asked.length === 0) return refuse('name at least one, or leave columns out for all');
  return asked.map((each, index) => {
    if (asked.indexOf(each) !== index) return refuse(`"${shown(each)}" is named twice`);
    return known.find((column) => column.name === each) ?? refuse(`there is no column "${shown(each)}"`);
  });
}

/** The caller's text, cut. */
const shown = (text: string): string => text.slice(0, 60);
