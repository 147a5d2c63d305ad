import {
  addDays,
  addMonths,
  dateInShanghai,
  firstDate,
  isLocalDate,
  type LocalDate,
  yearOf,
} from '../calendar/local-date.ts';
import { RequestError } from '../errors.ts';

/** How many months one trend shows at most. */
export const maxMonths = 36;

/** A month of a trend. */
export interface Month {
  /** Its first day. */
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
  /** The last microsecond before it, by which what it added and took away is told. */
  readonly before: string;
  /** Its last microsecond; null while it has not ended, which is now. */
  readonly asOf: string | null;
}

/**
 * The months in which the days from `from` to `to` lie, as they begin and end in Asia/Shanghai.
 *
 * @param to left out: the month that has not ended
 * @param now what is later has not come
 * @throws RequestError naming the argument: the wrong way round, too many, or in the future
 */
export function monthsBetween(from: LocalDate, to: LocalDate | null | undefined, now: Date): readonly Month[] {
  const refuse = (argument: string, message: string): never => {
    throw new RequestError('BAD_USER_INPUT', `${argument}: ${message}`, [argument]);
  };
  const current = firstOf(dateInShanghai(now));
  const first = isLocalDate(from) ? firstOf(from) : refuse('from', 'is no calendar date');
  const last = to == null ? current : isLocalDate(to) ? firstOf(to) : refuse('to', 'is no calendar date');
  if (last > current) return refuse('to', 'must not lie in a month that has not begun');
  // What a month added is told by the day before it.
  if (first === firstDate) return refuse('from', 'the first month there is has none before it; ask from 0001-02-01');
  if (first > last) return refuse('from', 'must not be later than to');
  const count = monthNumber(last) - monthNumber(first) + 1;
  if (count > maxMonths) return refuse('from', `at most ${maxMonths} months, not ${count}; ask for later ones first`);
  return Array.from({ length: count }, (_, index) => monthOf(addMonths(first, index), current));
}

function monthOf(startsOn: LocalDate, current: LocalDate): Month {
  const endsOn = addDays(addMonths(startsOn, 1), -1);
  const asOf = startsOn === current ? null : lastMicrosecond(endsOn);
  return { startsOn, endsOn, before: lastMicrosecond(addDays(startsOn, -1)), asOf };
}

const lastMicrosecond = (day: LocalDate): string => `${day}T23:59:59.999999+08:00`;
const firstOf = (day: LocalDate): LocalDate => `${day.slice(0, 7)}-01`;
const monthNumber = (day: LocalDate): number => yearOf(day) * 12 + Number(day.slice(5, 7));
