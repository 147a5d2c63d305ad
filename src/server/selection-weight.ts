import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { facetSizes, listSize, type MeasuredVariables, pageSize } from './page-size.ts';

/** What one selection set weighs. Two costs, since inside a connection only `edges` and `nodes` repeat for each node. */
export interface Weight {
  /** Object levels below this one. */
  depth: number;
  /** Levels below `__schema` or `__type`, which have a limit of their own. */
  introspectionDepth: number;
  aliases: number;
  /** Nodes loaded once for the object. */
  once: number;
  /** Nodes loaded for each node of a connection. */
  perNode: number;
  /** Whether the connection's nodes are selected at all, or only its `totalCount` and the like. */
  loadsNodes: boolean;
}

/** What stays the same while one operation is weighed. */
export interface WeighingScope {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: MeasuredVariables;
  /** Fragments already weighed: a fragment spread twice at each of 20 levels is 2^20 spreads but 20 weighings. */
  readonly weighed: Map<string, Weight>;
}

type Parent = GraphQLNamedType | undefined;

const nothing = (): Weight => ({
  depth: 0,
  introspectionDepth: 0,
  aliases: 0,
  once: 0,
  perNode: 0,
  loadsNodes: false,
});

const isConnection = (type: Parent): boolean => isObjectType(type) && type.name.endsWith('Connection');
const isEdge = (type: Parent): boolean => isObjectType(type) && type.name.endsWith('Edge');
const isFacet = (type: Parent): boolean => isObjectType(type) && type.extensions['facetOf'] !== undefined;
const isIntrospectionType = (type: Parent): boolean => type?.name.startsWith('__') === true;

/**
 * Weighs a selection set with everything below it, fragments included.
 *
 * Takes the selections, the type they are made on (undefined where the document names an unknown field or type: its
 * levels and aliases still count) and the scope. Returns the weight. Linear in the size of the document.
 */
export function weigh(selections: SelectionSetNode, parent: Parent, scope: WeighingScope): Weight {
  const total = nothing();
  for (const selection of selections.selections) {
    add(total, weighSelection(selection, parent, scope));
  }
  return total;
}

function add(total: Weight, part: Weight): void {
  total.depth = Math.max(total.depth, part.depth);
  total.introspectionDepth = Math.max(total.introspectionDepth, part.introspectionDepth);
  total.aliases += part.aliases;
  total.once += part.once;
  total.perNode += part.perNode;
  total.loadsNodes ||= part.loadsNodes;
}

function weighSelection(selection: SelectionNode, parent: Parent, scope: WeighingScope): Weight {
  switch (selection.kind) {
    case Kind.FIELD:
      return weighField(selection, parent, scope);
    case Kind.INLINE_FRAGMENT: {
      const condition = selection.typeCondition?.name.value;
      const type = condition === undefined ? parent : scope.schema.getType(condition);
      return weigh(selection.selectionSet, type, scope);
    }
    case Kind.FRAGMENT_SPREAD:
      return weighFragment(selection.name.value, scope);
  }
}

function weighFragment(name: string, scope: WeighingScope): Weight {
  const known = scope.weighed.get(name);
  if (known !== undefined) {
    return known;
  }
  const fragment = scope.fragments.get(name);
  if (fragment === undefined) {
    return nothing();
  }
  // Entered before it is known, so that a circle weighs nothing the second time round; validation refuses it.
  scope.weighed.set(name, nothing());
  const weight = weigh(fragment.selectionSet, scope.schema.getType(fragment.typeCondition.name.value), scope);
  scope.weighed.set(name, weight);
  return weight;
}

function weighField(node: FieldNode, parent: Parent, scope: WeighingScope): Weight {
  const name = node.name.value;
  const aliases = node.alias === undefined ? 0 : 1;
  if (node.selectionSet === undefined) {
    return { ...nothing(), aliases };
  }
  if (name === '__schema' || name === '__type') {
    const inner = weigh(node.selectionSet, undefined, scope);
    return { ...nothing(), aliases: aliases + inner.aliases, introspectionDepth: 1 + inner.depth };
  }
  const definition = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
  const type = definition === undefined ? undefined : getNamedType(definition.type);
  const inner = weigh(node.selectionSet, type, scope);
  const weight: Weight = {
    ...inner,
    aliases: aliases + inner.aliases,
    depth: inner.depth + (isPlumbing(name, parent) ? 0 : 1),
    once: 0,
    perNode: 0,
    loadsNodes: false,
  };
  if (isIntrospectionType(parent)) {
    return weight;
  }
  if (isConnection(parent) && (name === 'edges' || name === 'nodes')) {
    return { ...weight, perNode: inner.once, loadsNodes: true };
  }
  if (isFacet(parent) && name === 'values') {
    return { ...weight, perNode: inner.once, loadsNodes: true };
  }
  if (isPlumbing(name, parent)) {
    return { ...weight, once: inner.once };
  }
  return { ...weight, once: fieldCost(node, definition, type, inner, scope) };
}

/** Relay's steps between a list and its nodes, which load nothing of their own. */
function isPlumbing(name: string, parent: Parent): boolean {
  return isConnection(parent)
    ? name === 'edges' || name === 'nodes' || name === 'pageInfo'
    : name === 'node' && isEdge(parent);
}

function fieldCost(
  node: FieldNode,
  definition: GraphQLField<unknown, unknown> | undefined,
  type: Parent,
  inner: Weight,
  scope: WeighingScope,
): number {
  if (definition === undefined) {
    return 1 + inner.once;
  }
  if (isConnection(type)) {
    const nodes = inner.loadsNodes ? pageSize(node, definition, scope.variables) * (1 + inner.perNode) : 1;
    return nodes + inner.once;
  }
  if (isFacet(type)) {
    const { facets, values } = facetSizes(node, definition, scope.variables);
    return facets * (1 + values * (1 + inner.perNode) + inner.once);
  }
  const repeats = isListOutput(definition.type) ? listSize(node, definition, scope.variables) : 1;
  return repeats * (1 + inner.once);
}

const isListOutput = (type: GraphQLOutputType): boolean => isListType(getNullableType(type));
