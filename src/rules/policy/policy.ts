import type { WorkCalendar } from '../calendar/work-calendar.ts';
import type { Provision } from './provision.ts';

/** Everything that was approved, as operations are given it: provisions and calendars, each in the order of approval. */
export interface Policy {
  readonly provisions: readonly Provision[];
  readonly calendars: readonly WorkCalendar[];
}
