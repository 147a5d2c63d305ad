import type { PageArguments } from '../../db/read/page.ts';
import { expertAssignments, inbox } from '../../resolvers/catalog/queries.ts';
import { builder } from '../builder.ts';
import { connectionTo, pageArguments } from '../connections.ts';
import { resolvePage } from '../reading.ts';

/** What is due first comes first; what has no last day comes last. */
const byDeadline = (args: PageArguments): PageArguments =>
  args.orderBy?.length ? args : { ...args, orderBy: [{ field: 'dueOn', direction: 'asc' }] };

builder.queryFields((t) => ({
  inbox: t.field({
    type: connectionTo('Step'),
    nullable: true,
    args: pageArguments('Step'),
    description:
      'What waits for the organisation that the caller acts for (待办), open or paused, by its last day; those without one come last. Empty for whoever acts for none.',
    extensions: { own: 'inbox', pageOf: byDeadline },
    resolve: (_root, _args, context, info) => resolvePage(context, info, inbox),
  }),
  myExpertAssignments: t.field({
    type: connectionTo('ExpertAssignment'),
    nullable: true,
    args: pageArguments('ExpertAssignment'),
    description: 'Applications on which the caller was drawn to advise (专家论证), whatever came of it.',
    extensions: { own: 'self' },
    resolve: (_root, _args, context, info) => resolvePage(context, info, expertAssignments),
  }),
}));
