import {
  type ArgumentNode,
  type FieldNode,
  type GraphQLArgument,
  type GraphQLField,
  getNullableType,
  isListType,
  Kind,
  type OperationDefinitionNode,
  type ValueNode,
  valueFromASTUntyped,
} from 'graphql';

/** The contract for lists (api.md): `first` and `last` default to 20 and end at 100. */
export const DEFAULT_PAGE_SIZE = 20;
export const MAX_PAGE_SIZE = 100;
/** What a plain list is taken to hold when its field does not say `extensions.maxItems`. */
export const DEFAULT_MAX_ITEMS = 100;

type Field = GraphQLField<unknown, unknown>;
type FieldArgument = Pick<GraphQLArgument, 'name' | 'defaultValue' | 'type'>;

/** Values an operation's variables have while it is measured; `wasRead` tells whether the measure depends on them. */
export interface MeasuredVariables {
  readonly values: Readonly<Record<string, unknown>>;
  wasRead: boolean;
}

/**
 * Lays the variables sent over the defaults an operation declares.
 *
 * Takes the operation and the variables as they came, unchecked. Returns both for measuring; wrong types are left in,
 * since coercion refuses them later with a better message.
 */
export function measuredVariables(
  operation: OperationDefinitionNode,
  sent: Readonly<Record<string, unknown>> | undefined,
): MeasuredVariables {
  const values: Record<string, unknown> = Object.create(null);
  for (const definition of operation.variableDefinitions ?? []) {
    const name = definition.variable.name.value;
    if (sent !== undefined && Object.hasOwn(sent, name)) {
      values[name] = sent[name];
    } else if (definition.defaultValue !== undefined) {
      values[name] = valueFromASTUntyped(definition.defaultValue);
    }
  }
  return { values, wasRead: false };
}

/**
 * How many nodes a connection field may return.
 *
 * Takes the field as selected, its definition and the variables. Returns a number from 0 to 100: the larger of `first`
 * and `last`, else the default of the argument, else 20. A size that is no number counts as 100: validation refuses it,
 * and until then the dearest reading is the safe one.
 */
export function pageSize(node: FieldNode, definition: Field, variables: MeasuredVariables): number {
  const sizes = definition.args
    .filter((argument) => argument.name === 'first' || argument.name === 'last')
    .map((argument) => argumentValue(node, argument, variables))
    .filter((value) => value !== undefined && value !== null);
  return sizes.length === 0 ? DEFAULT_PAGE_SIZE : Math.max(...sizes.map(clampSize));
}

/**
 * How many items a plain list field may return.
 *
 * Takes the field as selected, its definition and the variables. Returns the length of its `ids` argument where it has
 * one, else the bound it declares in `extensions.maxItems`, else 100.
 */
export function listSize(node: FieldNode, definition: Field, variables: MeasuredVariables): number {
  const ids = definition.args.find((argument) => argument.name === 'ids' && isListType(getNullableType(argument.type)));
  const value = ids === undefined ? undefined : argumentValue(node, ids, variables);
  if (value !== undefined && value !== null) {
    return Array.isArray(value) ? value.length : 1;
  }
  const declared = definition.extensions['maxItems'];
  return typeof declared === 'number' ? declared : DEFAULT_MAX_ITEMS;
}

/**
 * How many values the facets of a connection may list, all of them together.
 *
 * Takes the field as selected, its definition and the variables. Returns the number of facets asked for, and for each the
 * larger of `limit` and the default page: a facet reads every matching row, however few values it lists.
 */
export function facetSizes(
  node: FieldNode,
  definition: Field,
  variables: MeasuredVariables,
): { readonly facets: number; readonly values: number } {
  const given = (name: string): unknown => {
    const argument = definition.args.find((each) => each.name === name);
    return argument === undefined ? undefined : argumentValue(node, argument, variables);
  };
  const fields = given('fields');
  const limit = given('limit') ?? DEFAULT_PAGE_SIZE;
  return {
    facets: Array.isArray(fields) ? fields.length : 1,
    values: Math.max(clampSize(limit), DEFAULT_PAGE_SIZE),
  };
}

function clampSize(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value)
    ? Math.min(Math.max(Math.trunc(value), 0), MAX_PAGE_SIZE)
    : MAX_PAGE_SIZE;
}

function argumentValue(node: FieldNode, argument: FieldArgument, variables: MeasuredVariables): unknown {
  const given = node.arguments?.find((each: ArgumentNode) => each.name.value === argument.name);
  const value = given === undefined ? undefined : literalValue(given.value, variables);
  return value === undefined ? argument.defaultValue : value;
}

/** The value of a literal, one level deep: the items of a list are counted, never read. */
function literalValue(node: ValueNode, variables: MeasuredVariables): unknown {
  switch (node.kind) {
    case Kind.VARIABLE:
      variables.wasRead = true;
      return variables.values[node.name.value];
    case Kind.INT:
    case Kind.FLOAT:
      return Number(node.value);
    case Kind.LIST:
      return node.values;
    case Kind.NULL:
      return null;
    case Kind.STRING:
    case Kind.BOOLEAN:
    case Kind.ENUM:
    case Kind.OBJECT:
      return node.kind;
  }
}
