import { readFileSync } from 'node:fs';

/** Days as plain texts, counted without the rules of `src/rules`. */

/** A day some days later. */
export function later(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The corresponding day some months later, or the last of its month where there is none. */
export function monthsLater(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  const last = lastOfMonth.getUTCDate();
  return `${lastOfMonth.toISOString().slice(0, 8)}${String(Math.min(date, last)).padStart(2, '0')}`;
}

/** The last day of so many months that begin on a day, which is one of them. */
export function lastOfTerm(startsOn: string, months: number): string {
  const corresponding = monthsLater(startsOn, months);
  return corresponding.slice(8) === startsOn.slice(8) ? later(corresponding, -1) : corresponding;
}

interface Calendar {
  readonly year: number;
  readonly days: readonly { readonly on: string; readonly kind: 'holiday' | 'workday' }[];
}
const calendars = new Map(
  (
    JSON.parse(
      readFileSync(new URL('../../../seeds/reference/calendars.json', import.meta.url), 'utf8'),
    ) as readonly Calendar[]
  ).map(({ year, days }) => [`${year}`, new Map(days.map(({ on, kind }) => [on, kind]))]),
);

/** Whether people work on a day; null where the holidays of its year are not known. */
export function isWorkday(day: string): boolean | null {
  const named = calendars.get(day.slice(0, 4));
  if (named === undefined) return null;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  const kind = named.get(day);
  return kind === undefined ? weekday >= 1 && weekday <= 5 : kind === 'workday';
}

/** The day on which so many working days have passed, the first not counted; null where that is not known. */
export function workdaysLater(day: string, count: number): string | null {
  let [at, left] = [day, count];
  while (left > 0) {
    at = later(at, 1);
    const works = isWorkday(at);
    if (works === null) return null;
    if (works) left -= 1;
  }
  return at;
}

/** A day some days later, or the first one after it that may be a working day. */
export function workableDay(day: string, days: number): string {
  let at = later(day, days);
  while (isWorkday(at) === false) at = later(at, 1);
  return at;
}
