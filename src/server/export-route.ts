import type { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { RequestContext } from '../context.ts';
import { exportList } from '../jobs/export-list.ts';
import { exportLists } from '../rules/exports/export-list.ts';
import { tableFormats } from '../rules/exports/table-format.ts';
import type { CallerLimits } from './caller-limits.ts';
import type { Config } from './config.ts';
import { type AskedFile, askedByBody, askedByQuery, type NamedFile, namedFile } from './export-request.ts';
import { attachment } from './file-name.ts';
import { type ContextRequest, checkCredentialsAndBody } from './graphql-route.ts';
import { HttpError } from './http-error.ts';
import { LiveCallers } from './live-callers.ts';
import { LiveSession, type SessionParts } from './live-session.ts';
import { publishedHttpError } from './published-http-error.ts';
import { passedHeaders } from './request-headers.ts';

/** What exports need of the server. */
export interface ExportService {
  readonly config: Pick<Config, 'exportsAnonymous' | 'exportsSignedIn' | 'exportTimeoutMs' | 'shutdownTimeoutMs'>;
  readonly parts: SessionParts;
  readonly limits: CallerLimits;
  createContext(request: ContextRequest): Promise<object>;
}

/** Files that are written at once, for all callers together: each needs a connection of the pool now and then. */
const mostAtOnce = 50;

/**
 * Adds the addresses at which lists are had as files, such as `/exports/resources.csv`.
 *
 * A file is written while it is sent, as fast as it is taken. Its caller is authenticated again and again; when their
 * rights change, when it takes too long, or when the server stops, the connection is broken off, so that nobody takes a
 * part for the whole.
 */
export function serveExports(server: FastifyInstance, url: string, service: ExportService): void {
  const callers = new LiveCallers();
  const open = new Set<Readable>();
  server.route<{ Params: { file: string } }>({
    method: ['GET', 'POST'],
    url: `${url}/:file`,
    onRequest: async (request, reply) => {
      checkCredentialsAndBody(request);
      await service.limits.beforeReading(request, reply);
    },
    handler: async (request, reply) => {
      const file = namedFile(request.params.file);
      const session = await openSession(request, reply, service);
      const leave = claim(request, session, service, callers);
      try {
        const asked =
          request.method === 'POST' ? askedByBody(file.name, request.body) : askedByQuery(file.name, request.query);
        return await send(reply, file, asked, session, { service, open, leave });
      } catch (fault) {
        leave();
        throw publishedHttpError(request, reply, fault);
      }
    },
  });
  server.addHook('preClose', async () => {
    // Most files are short; what is not done by half of the time there is, is broken off.
    const waiting = Promise.allSettled([...open].map(async (table) => await finished(table)));
    await Promise.race([waiting, sleep(service.config.shutdownTimeoutMs / 2, undefined, { ref: false })]);
    for (const table of open) table.destroy(new Error('the server stops'));
  });
}

/** Authenticates the caller and counts the request. */
async function openSession(request: FastifyRequest, reply: FastifyReply, service: ExportService): Promise<LiveSession> {
  const { requestId, log } = request.exchange;
  const given = { requestId, log, headers: passedHeaders(request.headers) };
  try {
    await service.limits.identified(request, reply, async () => await service.createContext(given));
    return await LiveSession.open(service.parts, async (again) => await service.createContext(again), given);
  } catch (fault) {
    throw publishedHttpError(request, reply, fault);
  }
}

/** Takes a place among the files that are written at once. Returns what gives it back and ends the session. */
function claim(
  request: FastifyRequest,
  session: LiveSession,
  { config, limits }: ExportService,
  callers: LiveCallers,
): () => void {
  const { caller } = session.standing;
  const own = callers.claim(
    caller ?? `address:${limits.addressOf(request)}`,
    caller === null ? config.exportsAnonymous : config.exportsSignedIn,
  );
  const all = own === null ? null : callers.claim('all', mostAtOnce);
  const leave = (): void => {
    session.close();
    own?.();
    all?.();
  };
  if (all !== null) return leave;
  leave();
  if (own !== null) throw new HttpError(503, 'SERVICE_UNAVAILABLE', 'too many files are being written; come back soon');
  throw new HttpError(429, 'TOO_MANY_EXPORTS', 'you have as many files under way as you may; wait for one to end');
}

async function send(
  reply: FastifyReply,
  { name, format }: NamedFile,
  { asked, language, hasMark }: AskedFile,
  session: LiveSession,
  { service, open, leave }: { service: ExportService; open: Set<Readable>; leave: () => void },
): Promise<FastifyReply> {
  const context = (): RequestContext => session.context() as RequestContext;
  const { language: preferred, now } = context();
  let rows = 0;
  const table = await exportList({
    asked,
    format,
    hasMark,
    language: language ?? preferred,
    context,
    onRows: (written) => {
      rows = written;
    },
  });
  const breakOff = (reason: string): void => void table.destroy(new Error(reason));
  const late = setTimeout(() => breakOff('the file took too long'), service.config.exportTimeoutMs);
  const lost = (): void => breakOff('the rights of the caller have changed');
  session.signal.addEventListener('abort', lost, { once: true });
  open.add(table);
  table.once('close', () => {
    clearTimeout(late);
    session.signal.removeEventListener('abort', lost);
    open.delete(table);
    leave();
  });
  if (session.signal.aborted) lost();
  const day = now().toISOString().slice(0, 10);
  const { zh } = exportLists[name];
  void reply.trailer('x-row-count', async () => String(rows));
  return reply
    .header('content-type', tableFormats[format].mediaType)
    .header('content-disposition', attachment(`${name}-${day}.${format}`, `${zh}-${day}.${format}`))
    .header('cache-control', 'private, no-store')
    .send(table);
}
