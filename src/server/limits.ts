import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import { measuredVariables } from './page-size.ts';
import { weigh } from './selection-weight.ts';

/** What an operation asks for, known before anything runs. */
export interface Measure {
  /** Object levels; `edges`, `node`, `nodes` and `pageInfo` are not counted. */
  readonly depth: number;
  /** Levels below `__schema` and `__type`. */
  readonly introspectionDepth: number;
  /** Fields with an alias after fragments are spread, `__typename` included. */
  readonly aliases: number;
  /** Nodes: the product of page sizes along each path, summed. */
  readonly cost: number;
}

/** The most an operation may ask for. */
export interface Limits {
  readonly maxDepth: number;
  readonly maxIntrospectionDepth: number;
  readonly maxAliases: number;
  readonly maxCost: number;
}

/** The introspection query of graphql-js 16 and GraphiQL reaches 14 levels. */
export const MAX_INTROSPECTION_DEPTH = 15;

/** Measures that read no variable, by document; the sole thing about a document worth keeping between requests. */
const fixedMeasures = new WeakMap<DocumentNode, Map<string, Measure>>();

/**
 * Measures the operation a request selects.
 *
 * Takes the schema, a parsed document (it need not be valid), the variables as sent and the operation name. Returns
 * depth and aliases as counts and cost in nodes. Where the name selects nothing, returns the largest figure of each
 * kind over all operations: nothing will run, but everything will be validated. Linear in the size of the document.
 */
export function measureDocument(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>> | undefined,
  operationName: string | null | undefined,
): Measure {
  const key = operationName ?? '';
  const known = fixedMeasures.get(document);
  const fixed = known?.get(key);
  if (fixed !== undefined) {
    return fixed;
  }
  const operations: OperationDefinitionNode[] = [];
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) {
      operations.push(definition);
    } else if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      fragments.set(definition.name.value, definition);
    }
  }
  const selected = operations.filter((operation) => operationName == null || operation.name?.value === operationName);
  const measured = (selected.length > 0 ? selected : operations).map((operation) =>
    measureOperation(schema, operation, fragments, variables),
  );
  const measure = largest(measured.map((each) => each.measure));
  if (selected.length > 0 && !measured.some((each) => each.readVariables)) {
    // Only names the document has are kept, so that invented names cannot make the map grow.
    fixedMeasures.set(document, (known ?? new Map<string, Measure>()).set(key, measure));
  }
  return measure;
}

function measureOperation(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  sent: Readonly<Record<string, unknown>> | undefined,
): { measure: Measure; readVariables: boolean } {
  const variables = measuredVariables(operation, sent);
  const root = schema.getRootType(operation.operation) ?? undefined;
  const weight = weigh(operation.selectionSet, root, { schema, fragments, variables, weighed: new Map() });
  return {
    measure: {
      depth: weight.depth,
      introspectionDepth: weight.introspectionDepth,
      aliases: weight.aliases,
      cost: weight.once,
    },
    readVariables: variables.wasRead,
  };
}

function largest(measures: readonly Measure[]): Measure {
  const most = (of: (measure: Measure) => number): number => Math.max(0, ...measures.map(of));
  return {
    depth: most((measure) => measure.depth),
    introspectionDepth: most((measure) => measure.introspectionDepth),
    aliases: most((measure) => measure.aliases),
    cost: most((measure) => measure.cost),
  };
}

/**
 * Holds a measure against the limits.
 *
 * Takes both. Returns one error for each limit passed, with the measured value, the limit and the remedy; none when
 * all are kept.
 */
export function limitErrors(measure: Measure, limits: Limits): GraphQLError[] {
  const errors: GraphQLError[] = [];
  const refuse = (code: string, measured: number, limit: number, message: string): void => {
    errors.push(new GraphQLError(message, { extensions: { code, measured: bounded(measured), limit } }));
  };
  if (measure.depth > limits.maxDepth) {
    refuse(
      'QUERY_TOO_DEEP',
      measure.depth,
      limits.maxDepth,
      `the operation is ${measure.depth} objects deep, the limit is ${limits.maxDepth}; ask for the inner part in a second request`,
    );
  }
  if (measure.introspectionDepth > limits.maxIntrospectionDepth) {
    refuse(
      'QUERY_TOO_DEEP',
      measure.introspectionDepth,
      limits.maxIntrospectionDepth,
      `the introspection is ${measure.introspectionDepth} levels deep, the limit is ${limits.maxIntrospectionDepth}; use the standard introspection query`,
    );
  }
  if (measure.aliases > limits.maxAliases) {
    refuse(
      'TOO_MANY_ALIASES',
      measure.aliases,
      limits.maxAliases,
      `the operation has ${spoken(measure.aliases)} aliases, the limit is ${limits.maxAliases}; use a list field such as nodes(ids:), or several requests`,
    );
  }
  if (measure.cost > limits.maxCost) {
    refuse(
      'QUERY_TOO_COMPLEX',
      measure.cost,
      limits.maxCost,
      `the operation asks for up to ${spoken(measure.cost)} nodes, the limit is ${limits.maxCost}; lower first or last, or nest fewer lists`,
    );
  }
  return errors;
}

/** Products of page sizes outgrow exact integers, and JSON has no Infinity. */
const bounded = (value: number): number => Math.min(value, Number.MAX_SAFE_INTEGER);
const spoken = (value: number): string =>
  value > Number.MAX_SAFE_INTEGER ? `more than ${Number.MAX_SAFE_INTEGER}` : String(value);
