import { calendar, maxWorkingDays, workingDays } from '../../resolvers/policy/queries.ts';
import { mainland } from '../../rules/calendar/work-calendar.ts';
import { encodeGlobalId } from '../../rules/catalog/global-id.ts';
import { builder } from '../builder.ts';
import { enums } from '../enums.ts';
import {
  CalendarDayRef,
  MissingCalendarRef,
  SourceReferenceRef,
  WorkCalendarRef,
  WorkingDayAnswerRef,
} from '../refs.ts';

const daysOfYear = 366;

CalendarDayRef.implement({
  description: 'A day that differs from the plain week of Monday to Friday.',
  fields: (t) => ({
    fallsOn: t.field({ type: 'Date', description: 'The day.', resolve: ({ on }) => on }),
    kind: t.expose('kind', { type: enums.CalendarDayKind, description: 'Whether it is off or worked.' }),
    name: t.exposeString('name', { description: 'The holiday it belongs to, in Chinese.' }),
  }),
});

WorkCalendarRef.implement({
  description: 'The working-day calendar (工作日历) of one year, in the version approved last.',
  fields: (t) => ({
    id: t.id({
      description: 'Global id of this version; opaque, never reused. `node` does not answer it.',
      resolve: ({ id }) => encodeGlobalId('WorkCalendar', id),
    }),
    code: t.exposeString('code', { description: 'Where it holds; `CN` is mainland China.' }),
    year: t.exposeInt('year', { description: 'The year.' }),
    title: t.exposeString('title', { description: 'Title.' }),
    mark: t.expose('mark', { type: enums.EvidenceMark, description: 'How well the notice behind it is known.' }),
    reference: t.field({
      type: SourceReferenceRef,
      description: 'The notice of the State Council it rests on.',
      resolve: ({ sourceTitle, sourceUrl }) => ({ title: sourceTitle, url: sourceUrl }),
    }),
    days: t.field({
      type: [CalendarDayRef],
      description: 'Days off and days worked that the notice names, in their order; every other day follows the week.',
      extensions: { maxItems: daysOfYear },
      resolve: ({ days }) => days,
    }),
  }),
});

MissingCalendarRef.implement({
  description: 'A year for which no working-day calendar is approved.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Where the calendar would hold.' }),
    year: t.exposeInt('year', { description: 'The year.' }),
  }),
});

WorkingDayAnswerRef.implement({
  description: 'A day counted in working days, or the calendar without which it cannot be told; never a guess.',
  fields: (t) => ({
    fallsOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'The day; null when a calendar is missing.',
      resolve: (answer) => (answer.known ? answer.value : null),
    }),
    missingCalendar: t.field({
      type: MissingCalendarRef,
      nullable: true,
      description: 'The first calendar that is missing; null when the day is known.',
      resolve: (answer) => (answer.known ? null : answer.missing),
    }),
  }),
});

const codeArgument = 'Where the calendar holds; mainland China when left out.';

builder.queryFields((t) => ({
  calendar: t.field({
    type: WorkCalendarRef,
    nullable: true,
    description: 'The working-day calendar of a year; null while none is approved, as before its notice.',
    args: {
      code: t.arg.string({ required: true, defaultValue: mainland, description: codeArgument }),
      year: t.arg.int({ required: true, description: 'The year, such as 2026.' }),
    },
    resolve: (_root, args, context) => calendar(context, args),
  }),
  workingDays: t.field({
    type: WorkingDayAnswerRef,
    nullable: true,
    description:
      'The day on which a number of working days has passed. The first day is not counted; for 0 it is the first day itself.',
    args: {
      from: t.arg({ type: 'Date', required: true, description: 'The day before the count begins.' }),
      add: t.arg.int({ required: true, description: `How many working days, 0 to ${maxWorkingDays}.` }),
      code: t.arg.string({ required: true, defaultValue: mainland, description: codeArgument }),
    },
    resolve: (_root, args, context) => workingDays(context, args),
  }),
}));
