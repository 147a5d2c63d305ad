import { stepAvailableActions, stepChecklist, stepClock } from '../../resolvers/review/queries.ts';
import { allowedOutcomes } from '../../rules/review/step-outcomes.ts';
import type { Clock, Pause } from '../../rules/workflow/clock.ts';
import { builder } from '../builder.ts';
import { enums } from '../enums.ts';
import { AvailableActionRef, FindingRef, MissingCalendarRef, StepRef } from '../refs.ts';

const ClockPauseRef = builder.objectRef<Pause>('ClockPause').implement({
  description: 'Days on which a clock stood still (中止计时).',
  fields: (t) => ({
    fromOn: t.field({
      type: 'Date',
      description: 'The day on which it was stopped; that day itself was used up.',
      resolve: ({ from }) => from,
    }),
    toOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'The day on which it went on, which is not counted; null while it stands still.',
      resolve: ({ to }) => to,
    }),
    reason: t.exposeString('reason', { description: 'Why it stood still.' }),
  }),
});

const StepClockRef = builder.objectRef<Clock>('StepClock').implement({
  description:
    'The clock of a step, in working days of the calendar with its shifted days off (调休). Its first day is not counted (民法典 art. 201).',
  fields: (t) => ({
    state: t.expose('state', { type: enums.ClockState, description: 'Where it stands today.' }),
    startedOn: t.expose('startedOn', { type: 'Date', description: 'The day from which it counts.' }),
    limitDays: t.exposeInt('limitDays', {
      nullable: true,
      description: 'Working days that the step may take; null where neither policy nor notice fixes a time.',
    }),
    dueOn: t.expose('dueOn', {
      type: 'Date',
      nullable: true,
      description: 'Last day; null without a limit, while it stands still, and where a calendar is missing.',
    }),
    remainingWorkingDays: t.exposeInt('remainingWorkingDays', {
      nullable: true,
      description: 'Working days left after today; negative when overdue, null where there is no such number.',
    }),
    pauses: t.field({
      type: [ClockPauseRef],
      description: 'When it stood still, in order.',
      extensions: { maxItems: 100 },
      resolve: ({ pauses }) => pauses.slice(-100),
    }),
    missing: t.field({
      type: MissingCalendarRef,
      nullable: true,
      description: 'The calendar without which it cannot be told; null where none is missing.',
      resolve: ({ missing }) => missing,
    }),
  }),
});

builder.objectFields(StepRef, (t) => ({
  clock: t.field({
    type: StepClockRef,
    description: 'Its clock, as it stands today.',
    extensions: { reads: ['status', 'startedOn', 'limitDays', 'pauses', 'closedAt'] },
    resolve: async (step, _args, context) => await stepClock(context, step),
  }),
  allowedOutcomes: t.field({
    type: [enums.StepOutcome],
    description: 'Outcomes that concludeStep would take now; empty where the step is over or is concluded otherwise.',
    extensions: { maxItems: 5, reads: ['kind', 'status'] },
    resolve: ({ kind, status }) => [...allowedOutcomes(kind, status)],
  }),
  checklist: t.field({
    type: [FindingRef],
    description:
      'What its reviewer has to judge: the conditions of the provisions in force, each NEEDS_HUMAN; none stands in the way by itself.',
    extensions: { maxItems: 50, reads: ['kind'] },
    resolve: async (step, _args, context) => [...(await stepChecklist(context, step))],
  }),
  availableActions: t.field({
    type: [AvailableActionRef],
    description: 'What the caller may do with it now; empty for those it does not concern.',
    extensions: { maxItems: 5, reads: ['id'] },
    resolve: async ({ id }, _args, context) => [...(await stepAvailableActions(context, id))],
  }),
}));
