import type { ObjectFieldBuilder } from '@pothos/core';
import {
  type KindStatistics,
  mostOrganizations,
  type WaitingStatistics,
  waitingStatistics,
} from '../../resolvers/review/waiting-statistics.ts';
import type { WaitingFigures } from '../../rules/review/waiting-statistics.ts';
import { stepKinds } from '../../rules/workflow/words.ts';
import { builder, type Types } from '../builder.ts';
import { enums } from '../enums.ts';
import { rowField } from '../reading.ts';
import { OrganizationRef } from '../refs.ts';
import { askedFigures } from '../selection.ts';

type FigureFields = ObjectFieldBuilder<Types, WaitingFigures>;

const figureFields = (t: FigureFields) => ({
  open: t.exposeInt('open', { description: 'Steps that wait, with those whose clock stands still.' }),
  overdue: t.exposeInt('overdue', { description: 'Steps that wait beyond their last day.' }),
  concluded: t.exposeInt('concluded', { description: 'Steps that were concluded since the day asked for.' }),
  medianWorkingDays: t.exposeFloat('medianWorkingDays', {
    nullable: true,
    description:
      'Median of the working days that concluded steps took, without those on which their clock stood still; null without one that can be counted.',
  }),
  uncounted: t.exposeInt('uncounted', {
    description: 'Concluded steps whose days cannot be counted, since the calendar of a year is missing.',
  }),
  returnedShare: t.exposeFloat('returnedShare', {
    nullable: true,
    description:
      'Share, 0 to 1, of the concluded steps whose file went back to the applicant while they waited; null where none was concluded.',
  }),
});

const KindStatisticsRef = builder.objectRef<KindStatistics>('WaitingKindStatistics').implement({
  description: 'What waits for an organisation in steps of one kind, and how long they take it.',
  fields: (t) => ({
    kind: t.expose('kind', { type: enums.StepKind, description: 'What is to be done.' }),
    ...figureFields(t as unknown as FigureFields),
  }),
});

const WaitingStatisticsRef = builder.objectRef<WaitingStatistics>('WaitingStatistics').implement({
  description: 'What waits for an organisation, and how long what it has concluded took.',
  fields: (t) => ({
    organization: t.field(rowField(OrganizationRef, 'The organisation.')),
    ...figureFields(t as unknown as FigureFields),
    byKind: t.field({
      type: [KindStatisticsRef],
      description: 'The same by what is to be done.',
      extensions: { maxItems: Object.keys(stepKinds).length },
      resolve: ({ byKind }) => [...byKind],
    }),
  }),
});

builder.queryFields((t) => ({
  waitingStatistics: t.field({
    type: [WaitingStatisticsRef],
    nullable: true,
    description: `What waits for organisations, those with the most first, at most ${mostOrganizations}: of all for the authority, the mechanism and auditors, of their own for everybody else.`,
    args: {
      organization: t.arg.id({ description: 'Global id of one organisation; all that may be seen when left out.' }),
      since: t.arg({
        type: 'Date',
        description: 'First day of what was concluded, in Asia/Shanghai; a year ago when left out, at most twenty.',
      }),
    },
    extensions: { maxItems: mostOrganizations },
    resolve: async (_root, args, context, info) => [...(await waitingStatistics(context, askedFigures(info), args))],
  }),
}));
