import type {
  ApolloServerPlugin,
  GraphQLRequest,
  GraphQLRequestContext,
  GraphQLRequestContextDidResolveSource,
  GraphQLRequestContextWillSendResponse,
  GraphQLRequestListener,
} from '@apollo/server';
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  getOperationAST,
} from 'graphql';
import type { CallerLimits } from './caller-limits.ts';
import type { Config } from './config.ts';
import {
  type Admission,
  createDocumentGate,
  EMPTY_DOCUMENT,
  MAX_REPORTED_ERRORS,
  type Refusal,
} from './document-gate.ts';
import { trimErrors } from './error-budget.ts';
import type { AdaptedRequest, Exchange } from './exchange.ts';
import { JSON_TYPE } from './media-type.ts';
import { catalogReads, readsCatalogAlone } from './public-question.ts';
import { hidesCause, hideUnsentNames, publishError, RETRY_AFTER_SECONDS } from './publish-error.ts';
import { rateError, rateHeaders } from './rate-answers.ts';
import type { BudgetState } from './rate-limits.ts';

/** What the pipeline has to know about a caller; each is asked with the context the application made. */
export interface CallerQuestions {
  mayIntrospect(context: object): boolean;
  isSignedIn(context: object): boolean;
  /** Kind and id of a signed-in caller, by which their requests are counted; null for anyone else. */
  callerKey(context: object): string | null;
}

/** Who may do what, and how much of it. */
export interface PipelineQuestions {
  readonly caller: CallerQuestions;
  readonly limits: CallerLimits;
}

type PluginConfig = Pick<Config, 'maxTokens' | 'maxDepth' | 'maxAliases' | 'maxCostAnonymous' | 'maxCostSignedIn'>;

/** Faults of a well-formed request, for which plain JSON is answered with 200 (GraphQL over HTTP, 6.4.1). */
const REQUEST_FAULTS: ReadonlySet<string> = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
]);

const OPERATION_NAME = /^[_A-Za-z][_0-9A-Za-z]{0,99}$/;

/**
 * Makes the one plugin that stands between Apollo's pipeline and our rules.
 *
 * Apollo offers no hook that can refuse a request before validation: what its early hooks throw becomes an internal
 * error. But `didResolveSource` may set the document, upon which Apollo, without a `documentStore`, parses and validates
 * nothing; and what `didResolveOperation` throws is answered as a GraphQL error, before any resolver. So our gate
 * decides in the first hook, a refused request carries an empty document, and the second hook refuses it. Should a
 * later Apollo ignore the document we set, it would parse and validate itself: the failure is safe.
 *
 * Takes schema, limits of a document, and what is asked about a caller. Returns the plugin; it expects
 * `AdaptedRequest`s.
 */
export function createRequestPlugin(
  schema: GraphQLSchema,
  config: PluginConfig,
  { caller, limits }: PipelineQuestions,
): ApolloServerPlugin<object> {
  const gate = createDocumentGate(schema, config);
  const reads = catalogReads(schema);

  return {
    async requestDidStart({ request }): Promise<GraphQLRequestListener<object>> {
      let passage: Admission | Refusal | undefined;
      let maxCost = config.maxCostAnonymous;
      let maySeeSchema = false;
      let refusal: Refusal | undefined;
      let overspent: BudgetState | undefined;

      return {
        async didResolveSource(context) {
          maxCost = caller.isSignedIn(context.contextValue) ? config.maxCostSignedIn : config.maxCostAnonymous;
          maySeeSchema = caller.mayIntrospect(context.contextValue);
          passage = gate({
            source: context.source,
            hash: context.queryHash,
            operationName: request.operationName,
            variables: request.variables,
            mayIntrospect: maySeeSchema,
            maxCost,
          });
          if ('document' in passage) {
            const { exchange } = adapted(request);
            const operation = getOperationAST(passage.document, request.operationName);
            exchange.operationKind = operation?.operation;
            exchange.readsCatalogAlone = operation != null && readsCatalogAlone(passage.document, operation, reads);
            overspent = await overspending(limits, exchange, passage.measure.cost);
            if (overspent !== undefined) passage = { refusals: [rateError(overspent)], status: 429 };
          }
          setDocument(context, 'document' in passage ? passage.document : EMPTY_DOCUMENT);
        },

        async didResolveOperation() {
          if (passage !== undefined && 'refusals' in passage) {
            refusal = passage;
            throw passage.refusals[0];
          }
        },

        async willSendResponse(context) {
          const { exchange, answerType } = adapted(request);
          const result = singleResult(context);
          exchange.operationName = loggedName(context.operationName ?? request.operationName);
          context.response.http.headers.set('content-type', answerType);
          if (result.errors !== undefined && result.errors.length > 0) {
            result.errors = publishAll(context, result.errors, refusal, maySeeSchema);
            setStatus(context, refusal, answerType);
          }
          for (const [name, value] of overspent === undefined ? [] : rateHeaders(overspent)) {
            context.response.http.headers.set(name, value);
          }
          if (result.data !== undefined && passage !== undefined && 'measure' in passage) {
            exchange.cost = passage.measure.cost;
            result.extensions = { ...result.extensions, cost: { requested: passage.measure.cost, limit: maxCost } };
          }
          exchange.published = true;
        },
      };
    },
  };
}

/** Takes what an operation costs from its caller's budget; where that is not enough, returns how they stand. */
async function overspending(
  limits: CallerLimits,
  { caller }: Exchange,
  cost: number,
): Promise<BudgetState | undefined> {
  const state = caller && (await limits.rates.take('cost', caller, cost));
  if (state === undefined || state.isWithin) return undefined;
  limits.onRefusal(state);
  return state;
}

/** Apollo declares the document read-only for plugins; setting it here is the point of this plugin (see above). */
function setDocument(context: GraphQLRequestContextDidResolveSource<object>, document: DocumentNode): void {
  (context as { document?: DocumentNode }).document = document;
}

/** This layer makes every request that reaches Apollo. */
function adapted(request: GraphQLRequest): AdaptedRequest {
  return request.http as AdaptedRequest;
}

function loggedName(name: string | null | undefined): string | undefined {
  return name != null && OPERATION_NAME.test(name) ? name : undefined;
}

type WillSend = GraphQLRequestContextWillSendResponse<object>;

function singleResult(context: WillSend) {
  if (context.response.body.kind !== 'single') {
    throw new Error('incremental delivery is not enabled, yet an incremental answer was made');
  }
  return context.response.body.singleResult;
}

/** Words every error for the client, tells the log what the client is not told, and keeps the answer short. */
function publishAll(
  context: WillSend,
  formatted: readonly GraphQLFormattedError[],
  refusal: Refusal | undefined,
  maySeeSchema: boolean,
): GraphQLFormattedError[] {
  const { exchange } = adapted(context.request);
  const published = refusal?.refusals.map((error) => publishError(error.toJSON(), error)) ?? formatted;
  exchange.errorCodes = published.map((error) => String(error.extensions?.['code']));
  logHidden(context, published);
  const worded = published.map((error) => ({
    ...error,
    message: maySeeSchema || !namesSchema(error) ? error.message : hideUnsentNames(error.message, sentText(context)),
    extensions: { ...error.extensions, requestId: exchange.requestId },
  }));
  return trimErrors(worded, singleResult(context).data === undefined);
}

/** One line for a request, with the first cause and the number of others: a list of broken rows is one event. */
function logHidden(context: WillSend, published: readonly GraphQLFormattedError[]): void {
  const hidden = published.filter(hidesCause).length;
  if (hidden === 0) {
    return;
  }
  const index = published.findIndex(hidesCause);
  const error = context.errors?.[index];
  const { exchange } = adapted(context.request);
  exchange.log.error(
    { err: rootCause(error), path: error?.path?.join('.'), count: hidden, code: exchange.errorCodes[index] },
    'an operation failed',
  );
}

/** The error a resolver threw, below those that only locate it. */
function rootCause(error: unknown): unknown {
  return error instanceof GraphQLError && error.originalError !== undefined ? rootCause(error.originalError) : error;
}

/** Whether graphql-js wrote the message, which then may name types and fields; ours never name them. */
function namesSchema(error: GraphQLFormattedError): boolean {
  const code = error.extensions?.['code'];
  return (
    (code === 'GRAPHQL_VALIDATION_FAILED' || code === 'BAD_USER_INPUT') &&
    (error.path === undefined || error.message.startsWith('Argument "'))
  );
}

function sentText(context: GraphQLRequestContext<object>): string {
  return `${context.source ?? ''} ${JSON.stringify(context.request.variables ?? {})}`;
}

/** Corrects the status Apollo chose: see REQUEST_FAULTS, and 503 where the database left nothing to answer with. */
function setStatus(context: WillSend, refusal: Refusal | undefined, answerType: string): void {
  const { http } = context.response;
  const { exchange } = adapted(context.request);
  const { data } = singleResult(context);
  const codes = exchange.errorCodes;
  if (codes.includes('SERVICE_UNAVAILABLE') || codes.includes('TIMEOUT')) {
    http.headers.set('retry-after', String(RETRY_AFTER_SECONDS));
    // Where one root field could still be answered, the answer is partial, as GraphQL has it.
    if (Object.values(data ?? {}).every((value) => value === null)) http.status = 503;
  } else if (refusal !== undefined) {
    http.status = answerType === JSON_TYPE || refusal.status === 429 ? refusal.status : 400;
  } else if (
    http.status === 400 &&
    answerType === JSON_TYPE &&
    codes.length <= MAX_REPORTED_ERRORS &&
    codes.every((code) => REQUEST_FAULTS.has(code))
  ) {
    http.status = 200;
  }
}
