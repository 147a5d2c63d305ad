import SchemaBuilder from '@pothos/core';
import type { RequestContext } from '../context.ts';

/** Scalars of the API beside GraphQL's own. */
type Scalars = {
  ID: { Input: string; Output: string };
  DateTime: { Input: string; Output: string };
  Date: { Input: string; Output: string };
  /** An amount of money in 分. */
  Fen: { Input: number; Output: number };
  /** Only answered. */
  JSON: { Input: never; Output: Readonly<Record<string, unknown>> };
};

/** The one builder; `scalars`, `enums`, `refs` and `types/*` add to it, `index` makes the schema. */
export const builder = new SchemaBuilder<{
  Context: RequestContext;
  Scalars: Scalars;
  DefaultFieldNullability: false;
}>({ defaultFieldNullability: false });

/** The types the builder works with. */
export type Types = typeof builder extends PothosSchemaTypes.SchemaBuilder<infer T> ? T : never;
