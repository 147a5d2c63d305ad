import { formatsNamed } from './format-names.ts';
import type { TableField } from './header-terms.ts';
import { instantOf } from './instant-of.ts';
import { listedValues } from './listed-values.ts';
import { coverageOf, webAddressOf } from './stated-values.ts';
import { cycleOf, openingOf, sharingOf, statusOf } from './word-meanings.ts';

/** Filled cells below which the values of a column prove nothing. */
const fewest = 3;
const reading = { offset: 'Z', isDayFirst: true } as const;
const isTime = (cell: string) => instantOf(cell, reading) !== null || /^R\/P/.test(cell);
const isFormat = (cell: string) => {
  const { formats, unknown } = formatsNamed(listedValues(cell));
  return unknown.length === 0 && (formats.length > 0 || /^(file|table|文件|库表|数据集)$/.test(cell));
};
const isNumber = (cell: string) => /^[\d,.\s%-]+$/.test(cell);
const isText = (cell: string) => !isNumber(cell) && !isTime(cell) && webAddressOf(cell) === null;
const isCovered = (cell: string) => coverageOf(cell, '', '', reading).fault === null;

/** What a cell of a field looks like; fields that are not here may hold anything. */
const looks: Readonly<Partial<Record<TableField, (cell: string) => boolean>>> = {
  issued: isTime,
  modified: isTime,
  temporalStart: isTime,
  temporalEnd: isTime,
  temporal: isCovered,
  url: (cell) => webAddressOf(cell) !== null,
  accessUrl: (cell) => webAddressOf(cell) !== null,
  formats: isFormat,
  opening: (cell) => openingOf(cell) !== undefined,
  sharing: (cell) => sharingOf(cell) !== undefined,
  updateCycle: (cell) => cycleOf(cell) !== undefined,
  status: (cell) => statusOf(cell) !== undefined,
  title: isText,
  abstract: isText,
  providerName: isText,
  category: (cell) => !isTime(cell) && webAddressOf(cell) === null,
};

/** How the values of a column bear on what its header may mean. */
export interface ColumnProfile {
  /** Factor for the score of a meaning: 1 when the values prove nothing. */
  weight(field: TableField): number;
  /** The values are 1, 2, 3 …: a number of the row in this file. */
  readonly isRunning: boolean;
  /** No two filled cells are equal, and none is empty. */
  readonly isUnique: boolean;
  /** Days stand first in dates such as 25/12/2020, months in 12/25/2020; null when no date tells. */
  readonly isDayFirst: boolean | null;
}

/** The order in `03/04/2020`, told by a date whose day is above 12. */
function dayFirst(cells: readonly string[]): boolean | null {
  for (const cell of cells) {
    const [, first, second] = /^(\d{1,2})[/.-](\d{1,2})[/.-]\d{4}/.exec(cell) ?? [];
    if (Number(first) > 12) return true;
    if (Number(second) > 12) return false;
  }
  return null;
}

/**
 * Looks at the first values of a column.
 *
 * @param cells cleaned, in the order of the rows
 */
export function columnProfile(cells: readonly string[]): ColumnProfile {
  const filled = cells.filter((cell) => cell !== '');
  const first = Number(filled[0]);
  const isUnique = filled.length === cells.length && new Set(filled).size === filled.length;
  return {
    isUnique,
    isRunning: filled.length >= fewest && filled.every((cell, i) => cell !== '' && Number(cell) === first + i),
    isDayFirst: dayFirst(filled),
    weight(field) {
      if (filled.length < fewest) return 1;
      if (field === 'sourceId') return new Set(filled).size === filled.length ? 1.05 : 0.4;
      const look = looks[field];
      if (look === undefined) return 1;
      const share = filled.filter(look).length / filled.length;
      if (share >= 0.8) return 1.05;
      return share >= 0.3 ? 0.95 : 0.6;
    },
  };
}
