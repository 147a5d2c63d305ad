import type { NodeName } from '../catalog/nouns.ts';
import { RequestError } from '../errors.ts';
import type { ExportColumn } from './export-column.ts';
import { type ExportName, exportLists, exportNames, isExportName } from './export-list.ts';
import { exportReports, isReportName, type ReportName, reportNames } from './export-report.ts';

/** All that can be had as a file: lists of the API, and what it counts or finds. */
export type FileName = ExportName | ReportName;

export const fileNames: readonly FileName[] = [...exportNames, ...reportNames];

/** Whether a word names a file. */
export const isFileName = (word: string): word is FileName => isExportName(word) || isReportName(word);

/** What all files have: a title, columns, and the noun whose ids stand in them. */
export interface ExportFile {
  readonly zh: string;
  readonly columns: readonly ExportColumn[];
  readonly noun: NodeName | null;
}

/** What a name stands for. */
export const exportFile = (name: FileName): ExportFile =>
  isExportName(name) ? exportLists[name] : exportReports[name];

/** The parameter that names the columns of a file: for a grid `columns` is what stands across. */
export const columnsParameter = (name: FileName): 'columns' | 'fields' => (name === 'coverage' ? 'fields' : 'columns');

/**
 * The columns a caller asks for, in the order they are named.
 *
 * @param asked names of columns; undefined for all there are
 * @throws RequestError naming a column that is not known, or is named twice, and all that are
 */
export function chosenColumns(name: FileName, asked: readonly string[] | undefined): readonly ExportColumn[] {
  const known = exportFile(name).columns;
  if (asked === undefined) return known;
  const parameter = columnsParameter(name);
  const refuse = (message: string): never => {
    const names = known.map((column) => column.name).join(', ');
    throw new RequestError('BAD_USER_INPUT', `${parameter}: ${message}; ${name} has ${names}`, [parameter]);
  };
  if (asked.length === 0) return refuse(`name at least one, or leave ${parameter} out for all`);
  return asked.map((each, index) => {
    if (asked.indexOf(each) !== index) return refuse(`"${shown(each)}" is named twice`);
    return known.find((column) => column.name === each) ?? refuse(`there is no column "${shown(each)}"`);
  });
}

/** The caller's text, cut. */
const shown = (text: string): string => text.slice(0, 60);
