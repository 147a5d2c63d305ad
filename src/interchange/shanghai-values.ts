import type { CatalogStatus, OpeningAttribute, UpdateCycle } from '../rules/vocabulary.ts';

/** Words of data.sh.gov.cn as its catalog of April 2026 writes them, with the spellings other years used. */

const cycles: ReadonlyMap<string, UpdateCycle> = new Map([
  ['即时', 'real_time'],
  ['实时', 'real_time'],
  ['每天', 'daily'],
  ['每日', 'daily'],
  ['每周', 'weekly'],
  ['每月', 'monthly'],
  ['每季度', 'quarterly'],
  ['每季', 'quarterly'],
  ['每半年', 'half_yearly'],
  ['半年', 'half_yearly'],
  ['每年', 'yearly'],
  ['每两年', 'every_two_years'],
  ['不定期更新', 'irregular'],
  ['不定期', 'irregular'],
  ['静态数据', 'static'],
  ['静态', 'static'],
]);

const openings: ReadonlyMap<string, OpeningAttribute> = new Map([
  ['无条件开放', 'unconditional'],
  ['有条件开放', 'restricted'],
  ['受限开放', 'restricted'],
  ['依申请开放', 'restricted'],
  ['禁止开放', 'prohibited'],
  ['不予开放', 'prohibited'],
  ['非开放', 'prohibited'],
]);

type Stated = Extract<CatalogStatus, 'published' | 'suspended' | 'withdrawn'>;

const statuses: ReadonlyMap<string, Stated> = new Map([
  ['已发布', 'published'],
  ['已暂停', 'suspended'],
  ['暂停', 'suspended'],
  ['已下架', 'withdrawn'],
  ['已撤回', 'withdrawn'],
  ['已撤销', 'withdrawn'],
]);

/** @returns the cycle a word of 更新频率 means; undefined for a word not known */
export const cycleOf = (word: string): UpdateCycle | undefined => cycles.get(word);

/** @returns the opening attribute a word of 开放属性 means; undefined for a word not known */
export const openingOf = (word: string): OpeningAttribute | undefined => openings.get(word);

/** @returns the state a word of 数据资源状态 means; undefined for a word not known */
export const statusOf = (word: string): Stated | undefined => statuses.get(word);

/** What stands in 开放条件 where there is no condition. */
const noCondition = new Set(['无条件开放', '无条件', '无']);

/**
 * The conditions of 开放条件, which the portal joins by `&&` and often repeats. A condition keeps its own clauses.
 *
 * @param cell cleaned text
 * @returns the distinct conditions joined by ；, or null when there is none
 */
export function conditionOf(cell: string): string | null {
  const parts = cell.split('&&').map((part) => part.replace(/[;；\s]+$/u, '').trim());
  const distinct = new Set(parts.filter((part) => part !== '' && !noCondition.has(part)));
  return distinct.size === 0 ? null : [...distinct].join('；');
}

/**
 * A local time of Asia/Shanghai (+08:00, no summer time since 1992) as an instant.
 *
 * @param cell `YYYY-MM-DD HH:mm:ss`
 * @returns ISO 8601 with offset, or null when the cell is no such time or names a day or hour that does not exist
 */
export function instantOf(cell: string): string | null {
  if (!/^(19|20)\d\d-\d\d-\d\d \d\d:\d\d:\d\d$/.test(cell)) return null;
  const local = cell.replace(' ', 'T');
  // Read as UTF the parts come back as they went in exactly when the calendar has them.
  const parsed = new Date(`${local}Z`);
  if (Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 19) !== local) return null;
  return `${local}+08:00`;
}

/** What a time scope says: years, nothing, years in the wrong order, or something else. */
export type Coverage =
  | { readonly startOn: string; readonly endOn: string }
  | { readonly startOn: null; readonly endOn: null; readonly fault: 'reversed' | 'unreadable' | null };

/**
 * The days that time_scope covers: whole years, both included.
 *
 * @param cell `2019年-2025年`, `2019年`, `-` or empty
 * @returns first and last day `YYYY-MM-DD`, or nulls and what is wrong with the cell, null when it says nothing
 */
export function coverageOf(cell: string): Coverage {
  if (cell === '' || cell === '-') return { startOn: null, endOn: null, fault: null };
  const years = /^(\d{4})年(?:-(\d{4})年)?$/.exec(cell);
  const first = years?.[1];
  if (first === undefined) return { startOn: null, endOn: null, fault: 'unreadable' };
  const last = years?.[2] ?? first;
  if (last < first) return { startOn: null, endOn: null, fault: 'reversed' };
  return { startOn: `${first}-01-01`, endOn: `${last}-12-31` };
}

/**
 * The formats of download_formats.
 *
 * @param cell names joined by `;` or a comma
 * @returns each once, in capitals, in their order, and the parts that name no format
 */
export function formatsOf(cell: string): { readonly formats: readonly string[]; readonly unknown: readonly string[] } {
  const parts = cell
    .split(/[;；,，、]/u)
    .map((part) => part.trim().replace(/^\./, '').toUpperCase())
    .filter((part) => part !== '');
  const isFormat = (part: string) => /^[A-Z0-9]{2,12}$/.test(part);
  return { formats: [...new Set(parts.filter(isFormat))], unknown: parts.filter((part) => !isFormat(part)) };
}

/**
 * An address that a browser may be sent to.
 *
 * @param cell as the source writes it
 * @returns the address as written, or null unless it is an absolute http or https address of at most 2,000 characters
 */
export function webAddressOf(cell: string): string | null {
  if (cell.length > 2000 || !URL.canParse(cell)) return null;
  const { protocol, username, password } = new URL(cell);
  return /^https?:$/.test(protocol) && username === '' && password === '' ? cell : null;
}

/** 本市 means this city only on the city's own portal; a catalog of many needs its name. */
export function placeOf(cell: string): string | null {
  if (cell === '' || cell === '-') return null;
  return cell === '本市' ? '上海市' : cell;
}
