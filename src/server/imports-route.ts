import type { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { RequestContext } from '../context.ts';
import { type Sent, type StartWords, sendImport } from '../jobs/send-import.ts';
import { UploadError, type UploadFault, type UploadStore } from '../jobs/upload-store.ts';
import type { Refusal } from '../rules/errors.ts';
import type { CallerLimits } from './caller-limits.ts';
import { contextFault } from './context-fault.ts';
import type { ContextRequest } from './graphql-route.ts';
import { HttpError } from './http-error.ts';
import { JSON_TYPE } from './media-type.ts';
import { wordsOf } from './query-words.ts';
import { limitReceiving } from './receive-time.ts';
import { refusalError } from './refusal-error.ts';
import { hasAmbiguousCredentials, passedHeaders } from './request-headers.ts';

/** What the route is made with. */
export interface ImportsRouteParts {
  readonly store: UploadStore;
  readonly limits: CallerLimits;
  createContext(request: ContextRequest): Promise<object>;
}

/** Milliseconds a file may take to arrive; a silent sender is cut off long before. */
export const UPLOAD_TIMEOUT_MS = 600_000;
/** Milliseconds in which the rest of a refused file is read and dropped, so that its sender gets to read our answer. */
const DROP_MS = 10_000;
/** Files that come in beside each other. */
const AT_ONCE = 4;

const wordOf = <const T extends readonly [string, ...string[]]>(words: T) => z.enum(words).optional();
const flag = z
  .enum(['true', 'false'])
  .transform((word) => word === 'true')
  .optional();

/** A mapping file as one parameter, in the words of startImport. */
const mappingText = z
  .string()
  .max(8000)
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue('is no JSON; send what a mapping file holds');
      return z.NEVER;
    }
  })
  .pipe(
    z.strictObject({
      columns: z.record(z.string(), z.string().nullable()).optional(),
      defaults: z.record(z.string(), z.string()).optional(),
      offset: z.string().optional(),
    }),
  )
  .transform(({ columns = {}, defaults = {}, offset }) => ({
    columns: Object.entries(columns).map(([header, field]) => ({ header, field })),
    defaults: Object.entries(defaults).map(([field, value]) => ({ field, value })),
    offset,
  }));

const querySchema = z.strictObject({
  source: z.string().min(1).max(100).optional(),
  encoding: z.string().min(1).max(50).optional(),
  format: z.string().min(1).max(50).optional(),
  sheet: z.string().min(1).max(100).optional(),
  columns: mappingText.optional(),
  dryRun: flag,
  withoutFields: flag,
  errorPolicy: wordOf(['SKIP_BAD', 'ALL_OR_NOTHING']).transform((word) => word?.toLowerCase()),
  filename: z.string().min(1).max(300).optional(),
});

/**
 * Adds the address that files come to: `POST /imports`. The body is the file itself. With `?source=` the import is put
 * into the queue at once; without, the answer names the upload for `startImport`.
 */
export function serveImports(server: FastifyInstance, url: string, parts: ImportsRouteParts): void {
  let coming = 0;
  // In a scope of its own: everywhere else a body is read into memory and is JSON.
  void server.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, body, done) => done(null, body));
    scope.post(url, {
      bodyLimit: parts.store.maxBytes,
      onRequest: async (request, reply) => {
        checkHeaders(request, parts.store.maxBytes);
        await parts.limits.beforeReading(request, reply);
      },
      onError: async (request) => limitReceiving(request, DROP_MS),
      handler: async (request, reply) => {
        if (coming >= AT_ONCE) throw busy(reply);
        coming += 1;
        try {
          const context = await contextOf(request, reply, parts);
          return await answer(request, reply, await receive(request, context, parts.store));
        } finally {
          coming -= 1;
        }
      },
    });
  });
}

function busy(reply: FastifyReply): HttpError {
  void reply.header('retry-after', '5');
  return new HttpError(503, 'BUSY', 'other files are coming in; repeat the request after the time in Retry-After');
}

/** Refuses by the headers alone, before a byte of the body is read. */
function checkHeaders({ raw, headers }: FastifyRequest, maxBytes: number): void {
  if (hasAmbiguousCredentials(raw.rawHeaders)) {
    throw new HttpError(400, 'BAD_REQUEST', 'credentials are given more than once; send one of them');
  }
  if (!/^[\x21-\x7e]{1,200}$/.test(String(headers['idempotency-key'] ?? ''))) {
    throw new HttpError(400, 'BAD_REQUEST', 'send the header idempotency-key: 1 to 200 visible ASCII characters');
  }
  if (!/^(identity|gzip)?$/i.test(headers['content-encoding'] ?? '')) {
    throw new HttpError(415, 'UNSUPPORTED_CONTENT_ENCODING', 'send the file as it is, or with content-encoding gzip');
  }
  if (/^(multipart\/|application\/x-www-form-urlencoded)/i.test(headers['content-type'] ?? '')) {
    throw new HttpError(
      415,
      'UNSUPPORTED_MEDIA_TYPE',
      'a form is no file: send the bytes of the file as the body, with its own content-type or application/octet-stream',
    );
  }
  if (Number(headers['content-length'] ?? 0) > maxBytes) throw faultErrors.too_large;
}

async function contextOf(
  request: FastifyRequest,
  reply: FastifyReply,
  { limits, createContext }: ImportsRouteParts,
): Promise<RequestContext> {
  const { requestId, log } = request.exchange;
  const given = { requestId, log, headers: passedHeaders(request.headers) };
  try {
    const context = await limits.identified(request, reply, async () => await createContext(given));
    return context as RequestContext;
  } catch (fault) {
    throw contextFault(request, fault);
  }
}

async function receive(request: FastifyRequest, context: RequestContext, store: UploadStore): Promise<Sent> {
  const { filename, ...words } = parseQuery(wordsOf(request));
  const { headers } = request;
  const body = request.body as Readable | undefined;
  if (body === undefined) throw faultErrors.empty;
  const sent = {
    body,
    isGzip: headers['content-encoding']?.toLowerCase() === 'gzip',
    fileName: filename ?? null,
    key: String(headers['idempotency-key']),
  };
  const start: StartWords | null = words.source === undefined ? null : words;
  try {
    return await sendImport(context, store, sent, start);
  } catch (error) {
    throw error instanceof UploadError ? faultErrors[error.fault] : error;
  }
}

function parseQuery(query: unknown): z.output<typeof querySchema> {
  const parsed = querySchema.safeParse(query);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'query'}: ${message}`);
  throw new HttpError(400, 'BAD_USER_INPUT', faults.join('; ').slice(0, 300));
}

const faultErrors: Readonly<Record<UploadFault, HttpError>> = {
  too_large: new HttpError(413, 'BODY_TOO_LARGE', 'the file is larger than this service accepts; split it'),
  disk_full: new HttpError(
    507,
    'DISK_FULL',
    'there is no room for the file; try again when the operator has made some',
  ),
  not_gzip: new HttpError(400, 'BAD_REQUEST', 'the body says gzip and is none, or was cut off; send it again'),
  cut_off: new HttpError(
    400,
    'BAD_REQUEST',
    'the connection was closed before the whole file was there; send it again',
  ),
  empty: new HttpError(400, 'BAD_REQUEST', 'the file is empty; send its bytes as the body'),
};

async function answer(request: FastifyRequest, reply: FastifyReply, sent: Sent): Promise<FastifyReply> {
  switch (sent.kind) {
    case 'sent': {
      const { uploadId, importJobId, bytes, sha256 } = sent;
      return reply
        .code(202)
        .header('content-type', JSON_TYPE)
        .send(`${JSON.stringify({ uploadId, importJobId, bytes, sha256 })}\n`);
    }
    case 'too_many':
      throw new HttpError(429, 'TOO_MANY_UPLOADS', 'files of yours wait for startImport; start or leave them first');
    case 'refused':
      throw refusalOf(request, reply, sent.refusal, null);
    case 'not_started':
      throw refusalOf(request, reply, sent.refusal, sent.uploadId);
  }
}

/** Nobody who is known is asked to sign in; everyone else is told why. */
function refusalOf(
  { headers }: FastifyRequest,
  reply: FastifyReply,
  refusal: Refusal,
  uploadId: string | null,
): HttpError {
  const isKnown = headers.authorization !== undefined || headers['x-api-key'] !== undefined;
  if (refusal.kind === 'not_permitted' && !isKnown) {
    void reply.header('www-authenticate', 'Bearer');
    return new HttpError(401, 'UNAUTHENTICATED', 'sign in to send files');
  }
  const kept = uploadId === null ? '' : `; the file is kept as ${uploadId}`;
  const { status, code, message } = refusalError(refusal);
  return new HttpError(status, code, `${message}${kept}`);
}
