import type { RequestContext } from '../../context.ts';
import type { Database } from '../../db/client.ts';
import { nextCode } from '../../db/stores/codes.ts';
import { notify } from '../../db/stores/notifications.ts';
import { lockOrganization } from '../../db/stores/organizations.ts';
import { openSteps } from '../../db/stores/steps.ts';
import { insertSupervision, type NewSupervision } from '../../db/stores/supervision.ts';
import { dateInShanghai, type LocalDate } from '../../rules/calendar/local-date.ts';
import type { WorkCalendar } from '../../rules/calendar/work-calendar.ts';
import { daysUntil } from '../../rules/supervision/judge.ts';
import { organizationOf } from '../../rules/viewer.ts';
import type { Effect, Stamp } from '../command/run-command.ts';

/** What is put down, by whoever acts. */
export type PutDown = Omit<NewSupervision, 'id' | 'code' | 'recordedById'>;

/**
 * Puts a record of supervision down for the organisation the caller acts for, and tells whom it is about. What is to be
 * mended waits for them as a step.
 *
 * @param calendars approved versions, for the clock of what has a last day
 * @param noun the event, such as `operating_report.submitted`
 */
export async function putDown(
  context: RequestContext,
  tx: Database,
  record: PutDown,
  event: string,
  calendars: readonly WorkCalendar[],
  stamp: Stamp,
): Promise<Effect> {
  const { now, newId } = stamp;
  const acting = organizationOf(context.viewer);
  if (acting === null) throw new Error('a role is held in an organisation');
  const id = newId();
  await lockOrganization(tx, acting.code);
  const code = await nextCode(tx, 'supervision_records', acting);
  await insertSupervision(tx, { ...record, id, code, recordedById: acting.id }, now);
  const { organizationId, kind, state, dueOn } = record;
  if (state === 'open') await openRectification(tx, { id, organizationId, dueOn }, calendars, stamp);
  await tell(tx, { id, code, organizationId }, { change: state, record: kind, dueOn }, `supervision:${id}`, stamp);
  return {
    event: {
      type: event,
      subject: { type: 'SupervisionRecord', id, code, revision: 1, ownerId: organizationId },
      isPublic: false,
      data: { kind, state },
      changes: { state: { from: null, to: state } },
      reason: null,
    },
    outcome: { id },
  };
}

/** Opens the step in which something is mended. Its time is what the order says, in working days; no rule fixes one. */
export async function openRectification(
  tx: Database,
  record: { readonly id: string; readonly organizationId: string; readonly dueOn: LocalDate | null },
  calendars: readonly WorkCalendar[],
  { now, newId }: Stamp,
  rule = 'rectification-ordered',
): Promise<void> {
  const today = dateInShanghai(now);
  const { id, organizationId, dueOn } = record;
  const days = dueOn === null ? null : daysUntil(calendars, today, dueOn);
  await openSteps(
    tx,
    [
      {
        id: newId(),
        file: { supervisionRecordId: id },
        kind: 'rectification',
        organizationId,
        cause: { rule },
        submission: 0,
        startedOn: today,
        limit: days === null ? null : { days, source: 'order' },
        dueOn,
      },
    ],
    now,
  );
}

/** Tells an organisation about a record, once for each key. */
export async function tell(
  tx: Database,
  record: { readonly id: string; readonly code: string; readonly organizationId: string },
  data: Readonly<Record<string, unknown>>,
  key: string,
  { now, newId }: Stamp,
): Promise<void> {
  const { id, code, organizationId } = record;
  const subject = { type: 'SupervisionRecord', id, code };
  const told = { id: newId(), to: { organizationId }, kind: 'supervision' as const, subject, data };
  await notify(tx, [{ ...told, onceKey: `${key}:${organizationId}` }], now);
}
