import type { ObjectRef } from '@pothos/core';
import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../context.ts';
import { cursorOf, edgesOf, endCursorOf, nodesOf, pageInfoOf } from '../db/read/connection.ts';
import { type PagedNoun, pagedNouns, pageSize } from '../rules/catalog/filters.ts';
import { builder, type Types } from './builder.ts';
import { orderOf, whereOf } from './filter-inputs.ts';
import { relatedPage } from './reading.ts';
import { connectionRef, edgeRef, PageInfoRef, pagedRefs } from './refs.ts';

/** Relay connections over the pages of the read planner. */

PageInfoRef.implement({
  description: 'Where a page stands in its connection.',
  fields: (t) => ({
    hasNextPage: t.exposeBoolean('hasNextPage', { description: 'Whether there are rows after this page; exact.' }),
    hasPreviousPage: t.exposeBoolean('hasPreviousPage', {
      description: 'Whether there are rows before this page; exact.',
    }),
    startCursor: t.string({
      nullable: true,
      description: 'Cursor of the first row; null on an empty page.',
      resolve: ({ page }) => endCursorOf(page, 'first'),
    }),
    endCursor: t.string({
      nullable: true,
      description: 'Cursor of the last row; null on an empty page.',
      resolve: ({ page }) => endCursorOf(page, 'last'),
    }),
  }),
});

function connectionOf(noun: PagedNoun) {
  // Which noun it is does not matter here: rows are handed on as they are.
  const rowRef = pagedRefs[noun] as unknown as ObjectRef<Types, object>;
  const ofEdge = edgeRef(noun).implement({
    description: `A ${noun} with its place in a connection.`,
    fields: (t) => ({
      cursor: t.string({
        description: 'Where to go on from; bound to the filter and sort it was made with.',
        resolve: cursorOf,
      }),
      node: t.field({ type: rowRef, description: `The ${noun}.`, resolve: (edge) => edge.node }),
    }),
  });
  return connectionRef(noun).implement({
    description: `A page of ${noun} rows.`,
    extensions: { connectionOf: noun },
    fields: (t) => ({
      edges: t.field({
        type: [ofEdge],
        description: 'The rows with their cursors.',
        extensions: { maxItems: pageSize.max },
        resolve: (page) => [...edgesOf(page)],
      }),
      nodes: t.field({
        type: [rowRef],
        description: 'The rows without their cursors.',
        extensions: { maxItems: pageSize.max },
        resolve: (page) => [...nodesOf(page)],
      }),
      pageInfo: t.field({ type: PageInfoRef, description: 'Where this page stands.', resolve: pageInfoOf }),
      totalCount: t.int({
        description: 'How many rows the whole connection has; counted only when it is asked for.',
        resolve: (page) => page.raw.total ?? 0,
      }),
    }),
  });
}

const made = new Map(pagedNouns.map((noun) => [noun, connectionOf(noun)]));

/** The connection type of a noun. */
export function connectionTo(noun: PagedNoun): ReturnType<typeof connectionOf> {
  const found = made.get(noun);
  if (!found) throw new Error(`${noun} is not paged`);
  return found;
}

/** The arguments of every connection of a noun. */
export function pageArguments(noun: PagedNoun) {
  const whereRef = whereOf(noun);
  return builder.args((t) => ({
    first: t.int({
      description: `How many rows from the front, 0 to ${pageSize.max}; ${pageSize.default} when neither first nor last is given.`,
    }),
    after: t.string({ description: 'Cursor of the row to go on after; goes with first.' }),
    last: t.int({ description: `How many rows from the end, 0 to ${pageSize.max}.` }),
    before: t.string({ description: 'Cursor of the row to end before; goes with last.' }),
    ...(whereRef ? { where: t.field({ type: whereRef, description: `Which ${noun} rows; all when left out.` }) } : {}),
    orderBy: t.field({ type: [orderOf(noun)], description: 'Sort keys, the first one first.' }),
  }));
}

/** The argument of root fields that can answer for an instant that has passed. */
export function asOfArgument() {
  return builder.args((t) => ({
    asOf: t.field({
      type: 'DateTime',
      description:
        'Answers with what was published at that instant, and so everything below this field; empty before the first record. Not in the future. Left out: now.',
    }),
  }));
}

/** The options of a field that leads from a row to a page of others. */
export function pageField(noun: PagedNoun, description: string) {
  return {
    type: connectionTo(noun),
    args: pageArguments(noun),
    description,
    resolve: (row: object, _args: unknown, context: RequestContext, info: GraphQLResolveInfo) =>
      relatedPage(row, context, info),
  };
}
