import { readFileSync } from 'node:fs';
import path from 'node:path';
import { calendarSeed, provisionSeed } from '../../src/interchange/seed-file.ts';
import type { WorkCalendar } from '../../src/rules/calendar/work-calendar.ts';
import type { Provision } from '../../src/rules/policy/provision.ts';

const rowsOf = (name: string): unknown[] =>
  JSON.parse(readFileSync(path.resolve(import.meta.dirname, `../../seeds/reference/${name}.json`), 'utf8'));

/** The provisions of the reference data, each row parsed as the seed is; its code stands for its id. */
export const seededProvisions: readonly Provision[] = rowsOf('provisions').map((row) => {
  const provision = provisionSeed.parse(row);
  return { id: provision.code, ...provision };
});

/** The calendars of the reference data. */
export const seededCalendars: readonly WorkCalendar[] = rowsOf('calendars').map((row) => {
  const { source, ...calendar } = calendarSeed.parse(row);
  return {
    id: `${calendar.code}-${calendar.year}`,
    ...calendar,
    sourceTitle: source.title,
    sourceUrl: source.url ?? null,
  };
});

/** A provision for tests: city, seen, a term of two years, unless said otherwise. */
export const provisionOf = (given: Partial<Provision> & { readonly code: string }): Provision => ({
  id: `${given.code} ${given.validFrom ?? ''} ${JSON.stringify(given.value ?? '')}`,
  title: '协议期限',
  document: '办法',
  documentNumber: null,
  article: null,
  quotation: '协议期限为 2 年',
  url: 'https://example.org/',
  layer: 'city',
  mark: 'seen',
  parameter: 'agreement.term',
  value: { amount: 2, unit: 'year' },
  stricter: 'smaller',
  isNamed: false,
  validFrom: '2024-01-01',
  validTo: null,
  note: null,
  ...given,
});
