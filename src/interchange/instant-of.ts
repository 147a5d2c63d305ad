/** What a cell with a time says. */
export interface StatedInstant {
  /** ISO 8601 with offset. */
  readonly instant: string;
  /** False when the cell names a month or a year only, which is read as its first day. */
  readonly isPrecise: boolean;
}

/** How local times and dates of a source are read. */
export interface TimeReading {
  /** Offset of its local times, such as `+08:00` or `Z`. */
  readonly offset: string;
  /** Of `03/04/2020`, whether 3 is the day; null when the source does not let us know, and such a date is not read. */
  readonly isDayFirst: boolean | null;
}

/** China has had no summer time since 1992. */
export const chineseTime: TimeReading = { offset: '+08:00', isDayFirst: null };

interface Parts {
  readonly year: number;
  readonly month?: number | undefined;
  readonly day?: number | undefined;
  /** `HH:mm` and further, with its offset when it states one. */
  readonly clock?: string | undefined;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthOf = (name: string): number => months.indexOf(name.slice(0, 3).toLowerCase()) + 1;
const numbered = (text: string | undefined): number | undefined => (text === undefined ? undefined : Number(text));

const clock = String.raw`(?:[T\s]\s*(\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?\s*(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})?))?`;
const yearFirst = new RegExp(String.raw`^(\d{4})([-/.])(\d{1,2})(?:\2(\d{1,2})${clock})?$`, 'i');
const chinese = new RegExp(String.raw`^(\d{4})\s*年(?:\s*(\d{1,2})\s*月(?:\s*(\d{1,2})\s*[日号]?${clock})?)?$`, 'i');
/** Years of the Republic (民國), as Taiwan counts them: 1912 is the first. */
const republic = new RegExp(
  String.raw`^(?:民[国國]\s*)?(\d{2,3})\s*[年/.-]\s*(\d{1,2})\s*[月/.-]\s*(\d{1,2})\s*日?${clock}$`,
  'i',
);
const compact = /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?)?$/;
const dayOrMonthFirst = new RegExp(String.raw`^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})${clock}$`, 'i');
const dayAndName = new RegExp(
  String.raw`^(?:[a-z]{3,9},?\s+)?(\d{1,2})(?:st|nd|rd|th)?[\s-]+([a-z]{3,9})\.?,?[\s-]+(\d{4})${clock}$`,
  'i',
);
const nameAndDay = new RegExp(
  String.raw`^(?:[a-z]{3,9},?\s+)?([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})${clock}$`,
  'i',
);

function partsOf(text: string, isDayFirst: boolean | null): Parts | null {
  const first = yearFirst.exec(text);
  if (first) return { year: Number(first[1]), month: numbered(first[3]), day: numbered(first[4]), clock: first[5] };
  const han = chinese.exec(text);
  if (han) return { year: Number(han[1]), month: numbered(han[2]), day: numbered(han[3]), clock: han[4] };
  const dense = compact.exec(text);
  if (dense) {
    const [, year, month, day, hour, minute, second = '00'] = dense;
    const at = hour === undefined ? undefined : `${hour}:${minute}:${second}`;
    return { year: Number(year), month: Number(month), day: Number(day), clock: at };
  }
  if (/^\d{4}$/.test(text)) return { year: Number(text) };
  const mixed = dayOrMonthFirst.exec(text);
  if (mixed) return mixedParts(mixed, isDayFirst);
  const named = dayAndName.exec(text);
  if (named) {
    return { year: Number(named[3]), month: monthOf(named[2] ?? ''), day: Number(named[1]), clock: named[4] };
  }
  const american = nameAndDay.exec(text);
  if (american) {
    return {
      year: Number(american[3]),
      month: monthOf(american[1] ?? ''),
      day: Number(american[2]),
      clock: american[4],
    };
  }
  const ours = republic.exec(text);
  return ours ? { year: Number(ours[1]) + 1911, month: Number(ours[2]), day: Number(ours[3]), clock: ours[4] } : null;
}

function mixedParts([, one, , two, year, at]: RegExpExecArray, isDayFirst: boolean | null): Parts | null {
  const [a, b] = [Number(one), Number(two)];
  const dayLeads = a > 12 ? true : b > 12 ? false : isDayFirst;
  if (dayLeads === null && a !== b) return null;
  return { year: Number(year), month: dayLeads ? b : a, day: dayLeads ? a : b, clock: at };
}

const two = (value: number): string => String(value).padStart(2, '0');

function assembled({ year, month = 1, day = 1, clock: at }: Parts, offset: string): string | null {
  if (year < 1900 || year > 2099) return null;
  const said = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i.exec(
    at ?? '00:00',
  );
  if (!said) return null;
  const [, hour = '', minute, second = '00', fraction, zone] = said;
  const local = `${year}-${two(month)}-${two(day)}T${hour.padStart(2, '0')}:${minute}:${second}`;
  // Read as UTC the parts come back as they went in exactly when the calendar has them.
  const parsed = new Date(`${local}Z`);
  if (Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 19) !== local) return null;
  const shift = zone === undefined ? offset : /^[+-]/.test(zone) ? zone.replace(/^(...):?(..)$/, '$1:$2') : 'Z';
  const instant = `${local}${fraction === undefined ? '' : `.${fraction.slice(0, 6)}`}${shift}`;
  return Number.isNaN(Date.parse(instant)) ? null : instant;
}

/**
 * A time as portals spell it: ISO 8601, `2020/1/2`, `2020年1月2日`, `20200102`, 民國 years, English names of months, seconds
 * or milliseconds since 1970. Years from 1900 to 2099.
 *
 * @param cell cleaned text
 * @param reading how the source means local times, and `03/04/2020`
 * @returns null when it is no such time, names a day or hour that does not exist, or can mean two days
 */
export function instantOf(cell: string, reading: TimeReading): StatedInstant | null {
  const text = cell.normalize('NFKC').trim();
  if (text.length > 60) return null;
  if (/^1\d{9}(\d{3})?$/.test(text)) {
    const since = new Date(Number(text) * (text.length === 10 ? 1000 : 1));
    return { instant: since.toISOString(), isPrecise: true };
  }
  const parts = partsOf(text, reading.isDayFirst);
  const instant = parts && assembled(parts, reading.offset);
  return parts && instant ? { instant, isPrecise: parts.day !== undefined } : null;
}
