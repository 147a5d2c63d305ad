import { instantOf, type TimeReading } from './instant-of.ts';

/** What stands in a column of conditions where there is no condition. */
const noCondition = new Set(['无条件开放', '无条件', '无', '無', '無條件', '-', '暂无']);

/**
 * The conditions of a cell, which portals join by `&&` and often repeat. A condition keeps its own clauses.
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

/** The days a source covers, or nothing and what is wrong with what it says; `fault` is null when it says nothing. */
export type Coverage =
  | { readonly startOn: string | null; readonly endOn: string | null; readonly fault: null }
  | { readonly startOn: null; readonly endOn: null; readonly fault: 'reversed' | 'unreadable' };

const nothingSaid = new Set(['', '-', '/', '无', '無', '暂无', '不限', '..', 'null']);
const joints = /\s*(?:\/|～|~|至|—+|–|\s-\s|\sto\s|\.\.)\s*/iu;

/** Both ends of a period: `2019年-2025年`, `1980/2013`, `2013-01-01/2021-12-31`, `2019`. */
function endsOf(period: string): readonly [string, string] {
  const years = /^(\d{4}年?)\s*-\s*(\d{4}年?)$/.exec(period);
  if (years) return [years[1] ?? '', years[2] ?? ''];
  // 2015/1/1 is one day.
  if (/^\d{4}\/\d{1,2}(\/\d{1,2})?$/.test(period)) return [period, period];
  const [start = '', end = start] = period.split(joints);
  return [start, end];
}

/** The last day of what is named: of the year or month, when no day is. */
function lastDay(cell: string, day: string): string {
  const digits = cell.match(/\d+/g) ?? [];
  if (digits.length === 1 && cell.length < 8) return `${day.slice(0, 4)}-12-31`;
  const [year, month] = day.split('-').map(Number);
  return new Date(Date.UTC(year ?? 0, month ?? 1, 0)).toISOString().slice(0, 10);
}

/**
 * The days that a source says it covers, both included.
 *
 * @param period the whole as one text; empty when the source states the ends apart
 * @param start first day, month or year; looked at when `period` is empty
 * @param end last day, month or year
 * @param reading how local times are meant
 */
export function coverageOf(period: string, start: string, end: string, reading: TimeReading): Coverage {
  const [from, to] = period === '' ? [start, end] : nothingSaid.has(period) ? ['', ''] : endsOf(period);
  const [first, last] = [from, to].map((text) => (nothingSaid.has(text) ? null : instantOf(text, reading)));
  if ((first === null && !nothingSaid.has(from)) || (last === null && !nothingSaid.has(to))) {
    return { startOn: null, endOn: null, fault: 'unreadable' };
  }
  const startOn = first?.instant.slice(0, 10) ?? null;
  const endDay = last?.instant.slice(0, 10) ?? null;
  const endOn = last && endDay !== null && !last.isPrecise ? lastDay(to, endDay) : endDay;
  if (startOn !== null && endOn !== null && endOn < startOn) return { startOn: null, endOn: null, fault: 'reversed' };
  return { startOn, endOn, fault: null };
}
