import type { FilteredNoun, PagedNoun } from '../catalog/filters.ts';
import type { NodeName } from '../catalog/nouns.ts';
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
import {
  agreementColumns,
  certificateColumns,
  listingColumns,
  noticeColumns,
  registrationColumns,
  resultColumns,
} from './registry-columns.ts';

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
  notices: { noun: 'Notice', zh: '授权运营通告', columns: noticeColumns, order: null },
  authorisationResults: { noun: 'AuthorisationResult', zh: '授权结果', columns: resultColumns, order: null },
  agreements: { noun: 'Agreement', zh: '授权运营协议', columns: agreementColumns, order: null },
  listings: { noun: 'Listing', zh: '上架产品', columns: listingColumns, order: null },
  registrations: { noun: 'Registration', zh: '登记', columns: registrationColumns, order: null },
  certificates: { noun: 'Certificate', zh: '登记证书', columns: certificateColumns, order: null },
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
