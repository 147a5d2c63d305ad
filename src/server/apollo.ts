import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { FastifyBaseLogger } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { BoundedCache } from './bounded-cache.ts';
import type { Config } from './config.ts';
import { MAX_REPORTED_ERRORS } from './document-gate.ts';
import { publishError } from './publish-error.ts';
import { createRequestPlugin, type PipelineQuestions } from './request-plugin.ts';
import { trustedDocuments } from './trusted-documents.ts';

/** Characters of persisted queries kept in memory. */
const PERSISTED_CHARACTERS = 4_000_000;

/**
 * Makes and starts the GraphQL server, without a port of its own.
 *
 * Takes schema, configuration, logger and what is asked about a caller. Returns a started ApolloServer. Rejects if the
 * schema is invalid.
 */
export async function createApollo(
  schema: GraphQLSchema,
  config: Config,
  log: FastifyBaseLogger,
  questions: PipelineQuestions,
): Promise<ApolloServer<object>> {
  const apollo = new ApolloServer<object>({
    schema,
    logger: log,
    // Its own switches by environment are all set below; nothing may depend on NODE_ENV.
    nodeEnv: 'production',
    // Decided for each request by our gate, which also keeps the documents.
    introspection: true,
    documentStore: null,
    persistedQueries: { cache: persistedQueries() },
    // Safety nets: our gate parses and validates under the same settings before Apollo would.
    parseOptions: { maxTokens: config.maxTokens },
    validationOptions: { maxErrors: MAX_REPORTED_ERRORS, hideSuggestions: true },
    hideSchemaDetailsFromClientErrors: true,
    executionOptions: { maxCoercionErrors: MAX_REPORTED_ERRORS },
    includeStacktraceInErrorResponses: false,
    formatError: publishError,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    stopOnTerminationSignals: false,
    plugins: [
      createRequestPlugin(schema, config, questions),
      // It calls `.then` a second time on what resolvers return, so that a lazy query would run twice.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      // Nothing leaves this server, even with an APOLLO_KEY left over in the environment.
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
    ],
  });
  await apollo.start();
  return apollo;
}

/** Texts by `apq:` and digest. Those of `operations/` are there from the start and are never forgotten. */
function persistedQueries() {
  const trusted = new Map([...trustedDocuments()].map(([hash, text]) => [`apq:${hash}`, text]));
  const texts = new BoundedCache<string>(PERSISTED_CHARACTERS, (text) => text.length);
  return {
    get: async (key: string) => trusted.get(key) ?? texts.get(key),
    set: async (key: string, text: string) => texts.set(key, text),
    delete: async (key: string) => texts.delete(key),
  };
}
