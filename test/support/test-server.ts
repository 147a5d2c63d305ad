import { once } from 'node:events';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { Writable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import { loadConfig } from '../../src/server/config.ts';
import { createHttpServer, type ServerParts } from '../../src/server/http.ts';
import { createLogger } from '../../src/server/log.ts';
import { buildLimitsSchema, type SchemaActivity, type TestContext } from './limits-schema.ts';
import { UNLIMITED } from './unlimited.ts';

/** The environment of a valid production. */
export const PRODUCTION = {
  APP_ENV: 'production',
  OIDC_ISSUER: 'https://login.city.gov.cn',
  OIDC_AUDIENCE: 'catalog',
  PUBLIC_URL: 'https://catalog.city.gov.cn',
  DATABASE_URL: 'postgres://db/catalog',
  CERTIFICATE_KEY_SECRET: '7b1f0c9d2e8a4f65b3d0c1e7a9f84265',
};

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

export interface GraphqlBody {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: { message: string; path?: unknown[]; extensions: Record<string, unknown> }[];
  readonly extensions?: { cost?: { requested: number; limit: number } };
}

export interface TestServer {
  readonly server: FastifyInstance;
  readonly url: string;
  readonly port: number;
  readonly log: Logger;
  readonly activity: SchemaActivity;
  /** Log lines so far, parsed; fails on a line that is no JSON. */
  lines(): Record<string, unknown>[];
  /** Sends one HTTP request as it is given. */
  send(options: SendOptions): Promise<Answer>;
  /** Posts a GraphQL request and parses the answer. */
  post(body: unknown, headers?: Record<string, string>): Promise<Answer & { body: GraphqlBody }>;
  /** Sends raw bytes and returns everything the server says until it closes the connection. */
  raw(bytes: string): Promise<string>;
  close(): Promise<void>;
}

export interface SendOptions {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Record<string, string | string[]>;
  readonly body?: string | Buffer;
}

/**
 * Starts the real server on a free loopback port, with the limits schema behind it.
 *
 * Takes variables of the environment and parts to replace. `Bearer reviewer` is a signed-in caller, and `Bearer broken`
 * one whose context cannot be made. Introspection is for everyone in development and for nobody in production.
 */
export async function startTestServer(
  env: Record<string, string> = {},
  parts: Partial<ServerParts> = {},
): Promise<TestServer> {
  const { schema, activity } = buildLimitsSchema();
  const config = loadConfig({ PORT: '0', ...UNLIMITED, ...env });
  const written: string[] = [];
  const sink = new Writable({
    write: (chunk, _encoding, done) => {
      written.push(String(chunk));
      done();
    },
  });
  const log = createLogger(config.logLevel, sink);
  const server = await createHttpServer({
    config,
    schema,
    log,
    createContext: async ({ headers }): Promise<TestContext> => {
      if (headers['authorization'] === 'Bearer broken') {
        throw Object.assign(new Error('connect ECONNREFUSED 10.1.2.3:5432'), { code: 'ECONNREFUSED' });
      }
      if (headers['authorization'] === 'Bearer expired') {
        throw new GraphQLError('the token is not accepted', {
          extensions: { code: 'UNAUTHENTICATED', http: { status: 401 } },
        });
      }
      return { actor: headers['authorization'] === 'Bearer reviewer' ? 'reviewer' : null, headers };
    },
    readiness: async () => ({ ready: true, checks: { database: 'UP' } }),
    mayIntrospect: () => config.appEnv === 'development',
    isSignedIn: (context) => (context as TestContext).actor !== null,
    callerKey: (context) => (context as TestContext).actor,
    ...parts,
  });
  await server.listen({ host: '127.0.0.1', port: 0 });
  const { port } = server.server.address() as AddressInfo;
  const send = (options: SendOptions) => sendRequest(port, options);

  return {
    server,
    url: `http://127.0.0.1:${port}`,
    port,
    log,
    activity,
    lines: () => written.map((line) => JSON.parse(line) as Record<string, unknown>),
    send,
    post: async (body, headers = {}) => {
      const answer = await send({
        method: 'POST',
        path: '/graphql',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      });
      return { ...answer, body: JSON.parse(answer.text) as GraphqlBody };
    },
    raw: (bytes) => sendRaw(port, bytes),
    close: () => server.close(),
  };
}

/** Sends one HTTP request over a connection of its own. */
export function sendRequest(
  port: number,
  { method = 'GET', path = '/', headers = {}, body }: SendOptions,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port, method, path, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(chunks).toString('utf8'),
        }),
      );
      response.on('error', reject);
    });
    request.on('error', reject);
    request.end(body);
  });
}

async function sendRaw(port: number, bytes: string): Promise<string> {
  const socket = connect({ host: '127.0.0.1', port });
  let received = '';
  socket.setEncoding('latin1');
  socket.on('data', (chunk) => {
    received += chunk;
  });
  socket.on('error', () => {});
  await once(socket, 'connect');
  socket.write(bytes, 'latin1');
  await once(socket, 'close');
  return received;
}
