import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  Kind,
  OperationTypeNode,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { BoundedCache } from './bounded-cache.ts';
import { documentSizeErrors } from './document-size.ts';
import { usesIntrospection } from './introspection-use.ts';
import { type Limits, limitErrors, MAX_INTROSPECTION_DEPTH, type Measure, measureDocument } from './limits.ts';
import { repeatedFieldErrors } from './repeated-fields.ts';
import { variableNestingErrors } from './variable-nesting.ts';

/** At most so many errors are reported; graphql-js adds one of its own, "aborted", when there would be more. */
export const MAX_REPORTED_ERRORS = 4;

/** Documents kept parsed and valid. A token with its nodes holds some 300 bytes, so the cache stays below 60 MB. */
const CACHED_TOKENS = 200_000;

/** A request as the gate needs it. */
export interface GateRequest {
  readonly source: string;
  /** SHA-256 of `source`, the key under which the document is kept. */
  readonly hash: string;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>> | undefined;
  readonly mayIntrospect: boolean;
  readonly maxCost: number;
}

/** A document to execute, the same object each time for the same text, so that plans can be kept beside it. */
export interface Admission {
  readonly document: DocumentNode;
  readonly measure: Measure;
}

/**
 * Why nothing will be executed. Status 400 marks an excess over a limit, 429 one over a budget; 200 a faulty document,
 * which GraphQL over HTTP answers with 200 where plain JSON is asked for.
 */
export interface Refusal {
  readonly refusals: readonly [GraphQLError, ...GraphQLError[]];
  readonly status: 200 | 400 | 429;
}

export type DocumentGate = (request: GateRequest) => Admission | Refusal;

/**
 * Makes the gate every document passes before anything runs.
 *
 * In this order, cheapest first, because validation can be made expensive and limits cannot: look at the nesting of
 * variables, count tokens and nesting, parse, count repeated fields, measure depth, aliases and cost, ask about introspection, and only then validate, once for
 * each text. Takes the schema and the limits in force; returns the gate.
 */
export function createDocumentGate(
  schema: GraphQLSchema,
  limits: Pick<Limits, 'maxDepth' | 'maxAliases'> & { readonly maxTokens: number },
): DocumentGate {
  const valid = new BoundedCache<DocumentNode>(CACHED_TOKENS, (document) => document.tokenCount ?? limits.maxTokens);

  return (request) => {
    const nested = variableNestingErrors(request.variables);
    if (isSome(nested)) {
      return { refusals: nested, status: 400 };
    }
    const cached = valid.get(request.hash);
    const document = cached ?? parseLimited(request.source, limits.maxTokens);
    if ('refusals' in document) {
      return document;
    }
    const measure = measureDocument(schema, document, request.variables, request.operationName);
    const refusals = [
      ...(cached === undefined ? repeatedFieldErrors(document) : []),
      ...limitErrors(measure, {
        maxDepth: limits.maxDepth,
        maxIntrospectionDepth: MAX_INTROSPECTION_DEPTH,
        maxAliases: limits.maxAliases,
        maxCost: request.maxCost,
      }),
      ...(request.mayIntrospect || !usesIntrospection(document) ? [] : [introspectionError()]),
      ...subscriptionErrors(document, request.operationName),
    ];
    if (isSome(refusals)) {
      return { refusals, status: 400 };
    }
    if (cached === undefined) {
      const faults = validate(schema, document, specifiedRules, {
        maxErrors: MAX_REPORTED_ERRORS,
        hideSuggestions: true,
      }).map((fault) => withCode(fault, 'GRAPHQL_VALIDATION_FAILED'));
      if (isSome(faults)) {
        // More faults than are reported is a flood, and a flood is refused like any other excess.
        return { refusals: faults, status: faults.length > MAX_REPORTED_ERRORS ? 400 : 200 };
      }
      valid.set(request.hash, document);
    }
    return { document, measure };
  };
}

function parseLimited(source: string, maxTokens: number): DocumentNode | Refusal {
  const excess = documentSizeErrors(source, maxTokens);
  if (isSome(excess)) {
    return { refusals: excess, status: 400 };
  }
  try {
    return parse(source, { maxTokens });
  } catch (fault) {
    if (!(fault instanceof GraphQLError)) {
      throw fault;
    }
    return { refusals: [withCode(fault, 'GRAPHQL_PARSE_FAILED')], status: 200 };
  }
}

function introspectionError(): GraphQLError {
  return new GraphQLError('introspection is not available to you here; read the published schema instead', {
    extensions: { code: 'INTROSPECTION_DISABLED' },
  });
}

/** An answer is one JSON document; executed here, a subscription would run its field once and never deliver. */
function subscriptionErrors(document: DocumentNode, operationName: string | undefined): GraphQLError[] {
  const operation = getOperationAST(document, operationName);
  return operation?.operation === OperationTypeNode.SUBSCRIPTION
    ? [
        new GraphQLError('subscriptions are not served on this address; send a query or a mutation', {
          extensions: { code: 'OPERATION_NOT_SUPPORTED' },
        }),
      ]
    : [];
}

function withCode(fault: GraphQLError, code: string): GraphQLError {
  return new GraphQLError(fault.message, {
    nodes: fault.nodes ?? null,
    source: fault.source ?? null,
    positions: fault.positions ?? null,
    extensions: { code },
  });
}

const isSome = <T>(items: T[]): items is [T, ...T[]] => items.length > 0;

/** What a refused request carries through the rest of the pipeline, where a document is expected: nothing to run. */
export const EMPTY_DOCUMENT: DocumentNode = { kind: Kind.DOCUMENT, definitions: [] };
