import { createHash } from 'node:crypto';
import type { FastifyBaseLogger } from 'fastify';
import {
  createSourceEventStream,
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLSchema,
} from 'graphql';
import type { Config } from './config.ts';
import { createDocumentGate, MAX_REPORTED_ERRORS } from './document-gate.ts';
import type { LiveFeed, LiveSession } from './live-session.ts';
import { hidesCause, hideUnsentNames, publishError } from './publish-error.ts';
import type { CallerQuestions } from './request-plugin.ts';

/** A subscription as it came. */
export interface LivePayload {
  readonly query?: unknown;
  readonly operationName?: unknown;
  readonly variables?: unknown;
}

/** A subscription that passed the gate. */
export interface LiveOperation {
  readonly args: Omit<ExecutionArgs, 'contextValue' | 'rootValue'>;
  readonly session: LiveSession;
}

/** What the schema's subscription says is followed; see `resolvers/ledger/follow.ts`. */
interface Followed {
  readonly after: number | null;
  readonly types: ReadonlySet<string> | null;
  /** Where it is told from; the events unless given. A thing that is not to be seen any more ends it. */
  readonly feed?: LiveFeed;
}

/** Admits and runs subscriptions. */
export interface LiveOperations {
  /** Lets a subscription through the same gate as any request, or says why not. */
  admit(payload: LivePayload, session: LiveSession): LiveOperation | readonly GraphQLError[];
  /** Its results, one for each event that the caller may see at that moment; ends with the session or the signal. */
  run(operation: LiveOperation, log: FastifyBaseLogger): AsyncIterableIterator<ExecutionResult>;
}

/** Makes what both ways of delivery share. Takes the schema, the limits, the questions about a caller, and the feed. */
export function createLiveOperations(
  schema: GraphQLSchema,
  config: Config,
  caller: CallerQuestions,
  feed: LiveFeed,
): LiveOperations {
  const gate = createDocumentGate(schema, config, 'subscriptions');
  return {
    admit(payload, session) {
      const { query, operationName, variables } = payload;
      if (typeof query !== 'string') return [fault('send the subscription as the text of query')];
      if (operationName != null && typeof operationName !== 'string') return [fault('operationName must be a text')];
      if (variables != null && (typeof variables !== 'object' || Array.isArray(variables))) {
        return [fault('variables must be an object')];
      }
      const context = session.context();
      const sent = (variables ?? undefined) as Record<string, unknown> | undefined;
      const mayIntrospect = caller.mayIntrospect(context);
      const passage = gate({
        source: query,
        hash: createHash('sha256').update(query).digest('hex'),
        operationName: operationName ?? undefined,
        variables: sent,
        mayIntrospect,
        maxCost: caller.isSignedIn(context) ? config.maxCostSignedIn : config.maxCostAnonymous,
      });
      if ('refusals' in passage) {
        const text = `${query} ${JSON.stringify(sent ?? {})}`;
        return passage.refusals
          .slice(0, MAX_REPORTED_ERRORS)
          .map((error) => published(error, mayIntrospect ? null : text));
      }
      const args = {
        schema,
        document: passage.document,
        variableValues: sent ?? null,
        operationName: operationName ?? null,
      };
      return { args, session };
    },
    run: (operation, log) => closable(operation, (signal) => results(operation, feed, signal, log)),
  };
}

async function* results(
  { args, session }: LiveOperation,
  feed: LiveFeed,
  signal: AbortSignal,
  log: FastifyBaseLogger,
): AsyncGenerator<ExecutionResult> {
  const failed = (errors: readonly unknown[]): ExecutionResult => {
    const worded = errors.map((error) => published(error, null));
    if (worded.some((error) => hidesCause(error.toJSON()))) log.error({ err: errors[0] }, 'a subscription failed');
    return { errors: worded };
  };
  session.running += 1;
  try {
    const source = await createSourceEventStream({ ...args, contextValue: session.context() });
    if (!(Symbol.asyncIterator in source)) {
      yield failed(source.errors ?? []);
      return;
    }
    const [followed] = await firstOf(source as AsyncIterable<Followed>);
    if (followed === undefined) return;
    const from = followed.feed ?? feed;
    let after = followed.after ?? (await from.now());
    while (!signal.aborted) {
      const sequence = await from.next(after, followed.types, signal);
      if (sequence === null) return;
      // Read with the rights of now: what is not visible any more is not told.
      const result = await execute({
        ...args,
        rootValue: { ...followed, after, sequence },
        contextValue: session.context(),
      });
      if (signal.aborted) return;
      if (result.errors !== undefined) {
        // The client goes on after the last event it has, so that nothing is missed.
        yield failed(result.errors);
        return;
      }
      after = sequence;
      if (Object.values(result.data ?? {}).some((value) => value !== null)) yield result;
      else if (followed.feed !== undefined) return;
    }
  } catch (error) {
    if (!signal.aborted) yield failed([error]);
  } finally {
    session.running -= 1;
  }
}

async function firstOf<T>(source: AsyncIterable<T>): Promise<T[]> {
  for await (const value of source) return [value];
  return [];
}

/** An iterator whose `return` also ends a wait that is under way, which that of a generator would stand behind. */
function closable(
  { session }: LiveOperation,
  make: (signal: AbortSignal) => AsyncGenerator<ExecutionResult>,
): AsyncGenerator<ExecutionResult> {
  const own = new AbortController();
  const inner = make(AbortSignal.any([own.signal, session.signal]));
  const wrapped: Omit<AsyncGenerator<ExecutionResult>, typeof Symbol.asyncDispose> = {
    next: async () => await inner.next(),
    return: async (value) => {
      own.abort();
      return await inner.return(value);
    },
    throw: async (error) => {
      own.abort();
      return await inner.throw(error);
    },
    [Symbol.asyncIterator]: () => iterator,
  };
  const iterator = wrapped as AsyncGenerator<ExecutionResult>;
  return iterator;
}

const fault = (message: string): GraphQLError => new GraphQLError(message, { extensions: { code: 'BAD_REQUEST' } });

/** An error in the words a client may read; `sent`, where given, holds the only names of the schema it may contain. */
function published(thrown: unknown, sent: string | null): GraphQLError {
  const formatted = thrown instanceof GraphQLError ? thrown.toJSON() : { message: '' };
  const { message, path, extensions } = publishError(formatted, thrown);
  const named =
    sent === null || extensions.code !== 'GRAPHQL_VALIDATION_FAILED' ? message : hideUnsentNames(message, sent);
  return new GraphQLError(named, { path: path ?? null, extensions });
}
