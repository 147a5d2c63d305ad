import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { insertProposedCalendar } from '../../db/stores/policy-changes.ts';
import { calendarFaults } from '../../rules/calendar/calendar-faults.ts';
import { noSubject } from '../../rules/permissions.ts';
import { changesBetween } from '../../rules/resource/content.ts';
import { calendarDayKinds, evidenceMarks, wordsOf } from '../../rules/vocabulary.ts';
import { callerOf } from '../command/caller.ts';
import { commandFields, localDate, optionalText, parseInput, text } from '../command/parse-input.ts';
import { type Outcome, refusedBy, runCommand } from '../command/run-command.ts';
import { refuseFaults } from './policy-input.ts';

const day = z
  .object({
    fallsOn: localDate,
    kind: z.enum(wordsOf(calendarDayKinds)),
    name: text(50, 1),
  })
  .transform(({ fallsOn, ...rest }) => ({ on: fallsOn, ...rest }));

const content = z.object({
  code: z.string().regex(/^[A-Z]{2}(-[A-Z0-9]{1,10})?$/),
  year: z.int().min(1949).max(2200),
  title: text(200, 1),
  sourceTitle: text(300, 1),
  sourceUrl: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .nullish(),
  mark: z.enum(wordsOf(evidenceMarks)),
  days: z.array(day).max(366),
  note: optionalText(2000),
});

const schema = z.object({ ...commandFields, content });

/**
 * Proposes a version of the working-day calendar (工作日历) of a year, whole: every day that differs from the plain week.
 * It has no effect until a second person approves it.
 */
export async function proposeCalendar(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const id = context.newId();
    const { days, sourceUrl, note, ...rest } = parsed.content;
    const calendar = { ...rest, id, days, sourceUrl: sourceUrl ?? null, note: note ?? null };
    refuseFaults(
      calendarFaults(calendar).map(({ field, message }) => ({ field: field.replace(/\.on$/, '.fallsOn'), message })),
    );
    return await runCommand(context, {
      action: 'proposeCalendar',
      input: parsed,
      load: async () => ({ type: 'CalendarVersion', id, revision: null, permission: noSubject }),
      judge: () => [],
      apply: async (_place, tx, { now }) => {
        const { id: proposedBy } = await callerOf(context, tx);
        await insertProposedCalendar(tx, calendar, proposedBy, now);
        const { id: _own, ...said } = calendar;
        return {
          event: {
            type: 'calendar.proposed',
            subject: { type: 'CalendarVersion', id, code: calendar.code, revision: 1, ownerId: null },
            isPublic: false,
            data: { year: calendar.year },
            changes: changesBetween({}, said),
            reason: null,
          },
          outcome: { id },
        };
      },
    });
  });
}
