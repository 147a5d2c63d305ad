import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { UploadStore } from '../jobs/upload-store.ts';
import { logWhenDone, type OnDone } from './access-log.ts';
import { AnswerCache } from './answer-cache.ts';
import { createApollo } from './apollo.ts';
import { answerBrokenSocket } from './broken-socket.ts';
import { type CallerLimits, createCallerLimits } from './caller-limits.ts';
import { type CertificateParts, serveCertificates } from './certificates-route.ts';
import { serveCkan } from './ckan-route.ts';
import type { Config } from './config.ts';
import { createCors } from './cors.ts';
import { DCAT_METHODS, type DcatParts, datasetMethods, serveDcat } from './dcat-route.ts';
import { serveDescriptors } from './descriptor-route.ts';
import { serveDisclosures } from './disclosure-route.ts';
import { type Exchange, startExchange } from './exchange.ts';
import { serveExports } from './export-route.ts';
import { FileStreams } from './file-streams.ts';
import { serveGraphiql } from './graphiql.ts';
import { type ContextRequest, checkGraphqlHeaders, createGraphqlHandler, parseJsonBody } from './graphql-route.ts';
import { guardReadiness, type Readiness, serveHealth } from './health.ts';
import { errorBody, HttpError, toHttpError } from './http-error.ts';
import { serveImports, UPLOAD_TIMEOUT_MS } from './imports-route.ts';
import { LiveCallers } from './live-callers.ts';
import { createLiveOperations } from './live-operation.ts';
import type { LiveParts, SessionParts } from './live-session.ts';
import { serveLiveStream } from './live-stream.ts';
import { createLiveWebSocket } from './live-websocket.ts';
import { createLogger } from './log.ts';
import { JSON_TYPE } from './media-type.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { serveMetrics } from './metrics-route.ts';
import { createOperatorCheck } from './operators.ts';
import { limitReceiving } from './receive-time.ts';
import { requestIdFor } from './request-id.ts';
import type { CallerQuestions } from './request-plugin.ts';
import { serveWholeFiles } from './whole-file-route.ts';

declare module 'fastify' {
  interface FastifyRequest {
    exchange: Exchange;
  }
  interface FastifyInstance {
    /** Set when the server is about to stop: readiness is false and connections are not kept. */
    readonly draining: { active: boolean };
  }
}

/** What the application gives the server. */
export interface ServerParts extends CallerQuestions {
  readonly config: Config;
  readonly schema: GraphQLSchema;
  createContext(request: ContextRequest): Promise<object>;
  readiness(): Promise<Readiness>;
  /** How many changes of what readers can see are committed; absent: no answers are kept. */
  changes?(): Promise<string>;
  /** Absent: no subscriptions are served. */
  readonly live?: LiveParts;
  /** Absent: the catalog is not exported. */
  readonly dcat?: DcatParts;
  /** Absent: no certificates are shown. */
  readonly certificates?: CertificateParts;
  /** Where files that are sent wait to be imported. Absent: none are taken. */
  readonly uploads?: UploadStore;
  /** Absent: no lists are had as files. */
  readonly exports?: SessionParts;
  /** Default: a logger of the configured level to standard output. */
  readonly log?: FastifyBaseLogger;
  /** Default: measures of their own. */
  readonly metrics?: Metrics;
}

/**
 * Milliseconds a client may take to send a request; Node's default of five minutes lets 500 sockets of one byte a
 * second hold a server. With the checking interval every slow socket is closed within 15 seconds.
 */
const HEADERS_TIMEOUT_MS = 8000;
const RECEIVE_TIMEOUT_MS = 10_000;
const CHECKING_INTERVAL_MS = 2000;
/** Milliseconds an idle connection is kept for its next request. */
const KEEP_ALIVE_MS = 15_000;
/** Milliseconds without any byte in either direction, against clients that never read their answer. */
const SILENT_SOCKET_MS = 30_000;

/** Addresses and what they allow; HEAD is for probes. */
const METHODS: Readonly<Record<string, string>> = {
  ...DCAT_METHODS,
  '/.well-known/jwks.json': 'GET, HEAD',
  '/graphql': 'GET, POST, OPTIONS',
  '/graphql/stream': 'GET, POST, OPTIONS',
  '/imports': 'POST, OPTIONS',
  '/livez': 'GET, HEAD',
  '/metrics': 'GET',
  '/products.jsonl': 'GET',
  '/readyz': 'GET, HEAD',
};
/** Addresses with a part that differs, by what they begin with. */
const METHODS_BELOW: readonly (readonly [start: RegExp, methods: string])[] = [
  [/^\/exports\/[^/]+$/, 'GET, POST, OPTIONS'],
  [/^\/products\/[^/]+\/descriptor$/, 'GET'],
  [/^\/certificates\/(status\/)?[^/]+$/, 'GET, HEAD'],
  [/^\/disclosures\/[^/]+\/[^/]+$/, 'GET'],
  [/^\/files\/.+$/, 'GET'],
  [/^\/api\/(3\/)?action\/[^/]+$/, 'GET, POST, OPTIONS'],
];
const PAGE_METHODS: Readonly<Record<string, string>> = { '/': 'GET', '/graphiql': 'GET' };

/**
 * Makes the HTTP server, ready to `listen`.
 *
 * Takes configuration, schema and the functions by which the application says who calls and whether it is ready. Returns
 * a Fastify instance with the GraphQL address, health, and GraphiQL in development. Closing it stops Apollo as well.
 */
export async function createHttpServer(parts: ServerParts): Promise<FastifyInstance> {
  const { config } = parts;
  const log = parts.log ?? createLogger(config.logLevel);
  const metrics = parts.metrics ?? createMetrics();
  const limits = createCallerLimits(config, (context) => parts.callerKey(context), metrics.rateRefused);
  const isOperator = createOperatorCheck(config.metricsToken);
  let wasReady: boolean | undefined;
  metrics.gauge('catalog_ready', '1 when the last probe found the service ready', () =>
    wasReady === undefined ? undefined : Number(wasReady),
  );
  const readiness = guardReadiness(
    () => parts.readiness(),
    () => draining.active,
  );
  const onDone: OnDone = (request, status) => {
    if (request.routeOptions.url === '/graphql') metrics.requestDone(request.exchange, status);
  };
  const apollo = await createApollo(parts.schema, config, log, { caller: parts, limits });
  const server: FastifyInstance = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    genReqId: (request) => requestIdFor(request.headers['x-request-id']),
    trustProxy: false,
    // Left as it is: the GraphQL address, which is asked most, reads the whole of it itself (`wordsOf`).
    routerOptions: { querystringParser: (text: string) => ({ text }) },
    bodyLimit: config.bodyLimitBytes,
    exposeHeadRoutes: false,
    // A request on an open connection is served while the server stops, and the connection closed after it.
    return503OnClosing: false,
    http: { connectionsCheckingInterval: CHECKING_INTERVAL_MS, headersTimeout: HEADERS_TIMEOUT_MS },
    // The longest of all addresses; `begin` holds the others to less.
    requestTimeout: UPLOAD_TIMEOUT_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    connectionTimeout: SILENT_SOCKET_MS,
    clientErrorHandler: (error, socket) => answerBrokenSocket(log, error, socket),
    frameworkErrors: (error, request, reply) => {
      begin(request, reply, onDone);
      sendError(error, request, reply);
    },
  });
  const draining = { active: false };
  const cache = answerCache(parts, metrics);
  const cors = createCors(config.corsOrigins);
  const pages = config.appEnv === 'development' ? PAGE_METHODS : {};

  server.decorate('draining', draining);
  // Only declares the property, for the sake of speed; the first hook gives every request its own.
  server.decorateRequest('exchange');
  server.addHook('onClose', () => apollo.stop());
  server.addHook('onRequest', async (request, reply) => {
    begin(request, reply, onDone);
    cors(request, reply);
    if (draining.active) {
      void reply.header('connection', 'close');
    }
    if (request.is404) {
      throw unknownAddress(request, reply, { ...METHODS, ...pages });
    }
  });
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'buffer' }, async (request: FastifyRequest, body: Buffer) => {
    request.exchange.body = body;
    return parseJsonBody(body);
  });
  server.setErrorHandler(sendError);

  server.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    onRequest: async (request, reply) => {
      checkGraphqlHeaders(request);
      await limits.beforeReading(request, reply);
    },
    handler: createGraphqlHandler(
      apollo,
      (request) => parts.createContext(request),
      limits,
      config.requestTimeoutMs,
      cache,
    ),
  });
  server.options('/graphql', async (_request, reply) => reply.code(204).header('allow', METHODS['/graphql']).send());
  if (parts.live !== undefined) {
    serveLive(server, parts, parts.live, log);
  }
  if (parts.uploads !== undefined) {
    const createContext = async (request: ContextRequest) => await parts.createContext(request);
    serveImports(server, '/imports', { store: parts.uploads, limits, createContext });
    server.options('/imports', async (_request, reply) => reply.code(204).header('allow', METHODS['/imports']).send());
  }
  serveHealth(
    server,
    async () => {
      const found = await readiness();
      wasReady = found.ready;
      return found;
    },
    isOperator,
  );
  serveMetrics(server, metrics, isOperator, limits);
  if (parts.dcat !== undefined) {
    serveDcat(server, parts.dcat, limits, config.requestTimeoutMs);
  }
  if (parts.certificates !== undefined) {
    serveCertificates(server, parts.certificates, limits, config.requestTimeoutMs);
  }
  if (parts.exports !== undefined) {
    serveFiles(server, parts, parts.exports, limits);
  }
  if (config.appEnv === 'development') {
    serveGraphiql(server, '/graphql');
  }
  return server;
}

function answerCache({ config, changes }: ServerParts, metrics: Metrics): AnswerCache | undefined {
  if (changes === undefined || config.answerCacheMb === 0) return undefined;
  const cache = new AnswerCache(config.answerCacheMb * 1_048_576, changes);
  metrics.gauge(
    'catalog_cached_answers_total',
    'Answers to public queries that were handed out again',
    () => cache.hits,
  );
  return cache;
}

/** Adds subscriptions: WebSocket at the GraphQL address, server-sent events beside it. Both end before the server closes. */
function serveLive(server: FastifyInstance, parts: ServerParts, live: LiveParts, log: FastifyBaseLogger): void {
  const service = {
    config: parts.config,
    log,
    parts: live,
    operations: createLiveOperations(parts.schema, parts.config, parts, live.feed),
    callers: new LiveCallers(),
    createContext: async (request: ContextRequest) => await parts.createContext(request),
    isDraining: () => server.draining.active,
  };
  const sockets = createLiveWebSocket(service);
  server.server.on('upgrade', (request, socket, head) => sockets.upgrade(request, socket, head));
  const completeStreams = serveLiveStream(server, '/graphql/stream', service);
  server.options('/graphql/stream', async (_request, reply) =>
    reply.code(204).header('allow', METHODS['/graphql/stream']).send(),
  );
  server.addHook('preClose', async () => {
    completeStreams();
    await sockets.close();
  });
}

/** Adds what is had outside GraphQL: lists as files, and the catalog for harvesters. */
function serveFiles(server: FastifyInstance, parts: ServerParts, exports: SessionParts, limits: CallerLimits): void {
  const { config } = parts;
  const createContext = async (request: ContextRequest) => await parts.createContext(request);
  const files = new FileStreams({ config, parts: exports, limits, createContext });
  server.addHook('preClose', async () => await files.stop());
  serveExports(server, '/exports', files, limits);
  serveDescriptors(server, files, { limits, createContext });
  serveWholeFiles(server, { limits, createContext });
  serveDisclosures(server, { limits, createContext });
  const ckan = { requestTimeoutMs: config.requestTimeoutMs, limits, createContext };
  // Clients of CKAN leave the version of the API out.
  for (const url of ['/api/3/action', '/api/action']) serveCkan(server, url, ckan);
  for (const url of ['/exports/:file', '/api/3/action/:action', '/api/action/:action']) {
    server.options(url, async (_request, reply) => reply.code(204).header('allow', 'GET, POST, OPTIONS').send());
  }
}

/** Starts the account of a request and sets the headers every answer has. */
function begin(request: FastifyRequest, reply: FastifyReply, onDone: OnDone): void {
  if (request.routeOptions.url !== '/imports') limitReceiving(request, RECEIVE_TIMEOUT_MS);
  request.exchange = startExchange(request.id, request.log);
  logWhenDone(request, reply, onDone);
  void reply.header('x-request-id', request.id);
  void reply.header('x-content-type-options', 'nosniff');
  void reply.header('cache-control', 'no-store');
}

/** Said at once, so that the body of a request to nowhere is never read. */
function unknownAddress(
  request: FastifyRequest,
  reply: FastifyReply,
  known: Readonly<Record<string, string>>,
): HttpError {
  const [path = ''] = (request.raw.url ?? '').split('?', 1);
  const below = METHODS_BELOW.find(([start]) => start.test(path))?.[1];
  const allowed = Object.hasOwn(known, path) ? known[path] : (below ?? datasetMethods(path, request.method));
  if (allowed === undefined) {
    return new HttpError(404, 'NOT_FOUND', 'there is nothing at this address');
  }
  void reply.header('allow', allowed);
  return new HttpError(405, 'METHOD_NOT_ALLOWED', `this address accepts ${allowed}`);
}

function sendError(thrown: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const error = toHttpError(thrown);
  if (error.status >= 500) {
    request.log.error({ err: thrown }, 'a request failed');
  }
  request.exchange.errorCodes = [error.code];
  if (error.status === 413 && !request.server.draining.active) {
    // Fastify would close at once, and a client still sending would lose our answer to a reset. Node reads on and drops
    // what comes, until the whole body is there or the time to send it is over.
    void reply.removeHeader('connection');
  }
  void reply
    .code(error.status)
    .header('content-type', JSON_TYPE)
    .send(errorBody(error.message, error.code, request.id));
}
