import type { RequestContext } from '../../context.ts';
import { lockCalendarChange } from '../../db/stores/policy-changes.ts';
import type { Outcome } from '../command/run-command.ts';
import { runDecision } from './decide.ts';

/** Approves or rejects a proposed version of a working-day calendar. Of a year, the version approved last counts. */
export async function decideCalendar(context: RequestContext, input: object): Promise<Outcome> {
  return await runDecision(context, input, {
    action: 'decideCalendar',
    noun: 'CalendarVersion',
    table: 'calendars',
    event: 'calendar',
    lock: lockCalendarChange,
    approved: async () => ({}),
  });
}
