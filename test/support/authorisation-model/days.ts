/** Days as plain texts, counted by the calendar of Greece and Rome and nothing else: no working days, no rules. */

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
