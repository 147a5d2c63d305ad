import {
  type FieldNode,
  type GraphQLField,
  type GraphQLResolveInfo,
  getArgumentValues,
  type OperationDefinitionNode,
} from 'graphql';

/** A root field in a document, whose arguments are read anew for each request. */
interface RootSite {
  readonly field: GraphQLField<unknown, unknown>;
  readonly node: FieldNode;
}

/** Root fields that take an instant, by the name under which they stand in the answer. */
const roots = new WeakMap<OperationDefinitionNode, Map<string, RootSite>>();

/**
 * The instant as of which a root field is to be read, noted for the resolvers below it.
 *
 * @returns its `asOf`, as given; null without one
 */
export function rootInstant(info: GraphQLResolveInfo): string | null {
  const field = info.parentType.getFields()[info.fieldName];
  const [node] = info.fieldNodes;
  if (!node || !field?.args.some(({ name }) => name === 'asOf')) return null;
  const known = roots.get(info.operation) ?? new Map<string, RootSite>();
  roots.set(info.operation, known.set(String(info.path.key), { field, node }));
  return instantOf(info);
}

/** The instant as of which a field is read: that of the root field above it. */
export function instantOf(info: GraphQLResolveInfo): string | null {
  let { path } = info;
  while (path.prev) path = path.prev;
  const root = roots.get(info.operation)?.get(String(path.key));
  if (!root) return null;
  const { asOf } = getArgumentValues(root.field, root.node, info.variableValues);
  return typeof asOf === 'string' ? asOf : null;
}
