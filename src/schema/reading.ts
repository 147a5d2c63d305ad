import type { ObjectRef } from '@pothos/core';
import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../context.ts';
import type { Page } from '../db/read/connection.ts';
import type { RawFacet, RawPage } from '../db/read/read.ts';
import { encodeGlobalId } from '../rules/catalog/global-id.ts';
import type { NodeName } from '../rules/catalog/nouns.ts';
import type { Types } from './builder.ts';
import { askedList, askedNodes, askedOne, askedPage, inputAt, propertyOf } from './selection.ts';

/** The resolvers that fields of the catalog share: each hands the planner's answer on. */

/** Answers a root connection. */
export async function resolvePage(
  context: RequestContext,
  info: GraphQLResolveInfo,
  operation: (context: RequestContext, asked: ReturnType<typeof askedPage>) => Promise<RawPage>,
): Promise<Page> {
  const asked = askedPage(info);
  const raw = await operation(context, asked);
  return { raw, input: inputAt(info, context.pages) };
}

/** Answers a root list of a closed noun. */
export async function resolveList<T>(
  context: RequestContext,
  info: GraphQLResolveInfo,
  operation: (context: RequestContext, asked: ReturnType<typeof askedList>) => Promise<readonly object[]>,
): Promise<readonly T[]> {
  return (await operation(context, askedList(info))) as readonly T[];
}

/** Answers a look-up. */
export async function resolveOne<T, By>(
  context: RequestContext,
  info: GraphQLResolveInfo,
  operation: (context: RequestContext, asked: ReturnType<typeof askedOne>, by: By) => Promise<object | null>,
  by: By,
): Promise<T | null> {
  return (await operation(context, askedOne(info), by)) as T | null;
}

export { askedNodes };

/** The options of the field `id` of a noun. */
export function globalId(noun: NodeName) {
  return {
    description: 'Global id; opaque, never reused.',
    extensions: { reads: ['id'] },
    resolve: (row: { readonly id: string }) => encodeGlobalId(noun, row.id),
  };
}

/** A row or list of rows that the planner has put beside the fields of `row`. */
export function related<T>(row: object, info: GraphQLResolveInfo): T {
  const [node] = info.fieldNodes;
  if (!node) throw new Error(`no field ${info.fieldName}`);
  return Reflect.get(row, propertyOf(node)) as T;
}

/** A page that the planner has put beside the fields of `row`. */
export function relatedPage(row: object, context: RequestContext, info: GraphQLResolveInfo): Page {
  return { raw: related<RawPage>(row, info), input: inputAt(info, context.pages) };
}

/** The facets of a page, as they were asked for in this place. */
export function pageFacets({ raw }: { readonly raw: RawPage }, info: GraphQLResolveInfo): RawFacet[] {
  return related<RawFacet[]>(raw.facets ?? {}, info);
}

/** The options of a field that leads from a row to one other, which the viewer may not see. */
export function rowField<T>(type: ObjectRef<Types, T>, description: string) {
  return {
    type,
    nullable: true as const,
    description,
    resolve: (row: object, _args: unknown, _context: unknown, info: GraphQLResolveInfo) => related<T | null>(row, info),
  };
}

/** The options of a field that leads from a row to every row of a closed list, at most `maxItems`. */
export function rowsField<T>(type: ObjectRef<Types, T>, maxItems: number, description: string) {
  return {
    type: [type] as [ObjectRef<Types, T>],
    description,
    extensions: { maxItems },
    resolve: (row: object, _args: unknown, _context: unknown, info: GraphQLResolveInfo) => related<T[]>(row, info),
  };
}
