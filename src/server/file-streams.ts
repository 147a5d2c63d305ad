import type { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { RequestContext } from '../context.ts';
import type { CallerLimits } from './caller-limits.ts';
import type { Config } from './config.ts';
import { attachment } from './file-name.ts';
import type { ContextRequest } from './graphql-route.ts';
import { HttpError } from './http-error.ts';
import { LiveCallers } from './live-callers.ts';
import { LiveSession, type SessionParts } from './live-session.ts';
import { publishedHttpError } from './published-http-error.ts';
import { passedHeaders } from './request-headers.ts';

/** What files that are written while they are sent need of the server. */
export interface FileService {
  readonly config: Pick<Config, 'exportsAnonymous' | 'exportsSignedIn' | 'exportTimeoutMs' | 'shutdownTimeoutMs'>;
  readonly parts: SessionParts;
  readonly limits: CallerLimits;
  createContext(request: ContextRequest): Promise<object>;
}

/** A file that is about to be sent. */
export interface OpenedFile {
  readonly bytes: Readable;
  readonly mediaType: string;
  /** Its name without day and ending, in ASCII and in any language, and its ending. */
  readonly name: string;
  readonly title: string;
  readonly ending: string;
  /** Rows written so far. */
  rows(): number;
}

/** Files that are written at once, for all callers together: each needs a connection of the pool now and then. */
const mostAtOnce = 50;

/**
 * Files that are written while they are sent, as fast as they are taken. Their callers are authenticated again and
 * again; when the rights of one change, when a file takes too long, or when the server stops, the connection is broken
 * off, so that nobody takes a part for the whole.
 */
export class FileStreams {
  readonly #service: FileService;
  readonly #callers = new LiveCallers();
  readonly #open = new Set<Readable>();

  constructor(service: FileService) {
    this.#service = service;
  }

  /**
   * Answers a request with a file.
   *
   * Takes the request and what opens the file, given the caller as they stand at any moment. Throws `HttpError` for
   * what that throws, as long as no byte has been sent.
   */
  async answer(
    request: FastifyRequest,
    reply: FastifyReply,
    openFile: (context: () => RequestContext) => Promise<OpenedFile>,
  ): Promise<FastifyReply> {
    const session = await this.#openSession(request, reply);
    const leave = this.#claim(request, session);
    try {
      const context = (): RequestContext => session.context() as RequestContext;
      const file = await openFile(context);
      this.#watch(file.bytes, session, leave);
      const name = `${context().now().toISOString().slice(0, 10)}.${file.ending}`;
      void reply.trailer('x-row-count', async () => String(file.rows()));
      return reply
        .header('content-type', file.mediaType)
        .header('content-disposition', attachment(`${file.name}-${name}`, `${file.title}-${name}`))
        .header('cache-control', 'private, no-store')
        .send(file.bytes);
    } catch (fault) {
      leave();
      throw publishedHttpError(request, reply, fault);
    }
  }

  /** Lets files come to their end for half of the time there is, and breaks off the others. */
  async stop(): Promise<void> {
    const waiting = Promise.allSettled([...this.#open].map(async (bytes) => await finished(bytes)));
    await Promise.race([waiting, sleep(this.#service.config.shutdownTimeoutMs / 2, undefined, { ref: false })]);
    for (const bytes of this.#open) bytes.destroy(new Error('the server stops'));
  }

  /** Authenticates the caller and counts the request. */
  async #openSession(request: FastifyRequest, reply: FastifyReply): Promise<LiveSession> {
    const { parts, limits, createContext } = this.#service;
    const { requestId, log } = request.exchange;
    const given = { requestId, log, headers: passedHeaders(request.headers) };
    try {
      await limits.identified(request, reply, async () => await createContext(given));
      return await LiveSession.open(parts, createContext, given);
    } catch (fault) {
      throw publishedHttpError(request, reply, fault);
    }
  }

  /** Takes a place among the files that are written at once. Returns what gives it back and ends the session. */
  #claim(request: FastifyRequest, session: LiveSession): () => void {
    const { config, limits } = this.#service;
    const { caller } = session.standing;
    const most = caller === null ? config.exportsAnonymous : config.exportsSignedIn;
    const own = this.#callers.claim(caller ?? `address:${limits.addressOf(request)}`, most);
    const all = own === null ? null : this.#callers.claim('all', mostAtOnce);
    const leave = (): void => {
      session.close();
      own?.();
      all?.();
    };
    if (all !== null) return leave;
    leave();
    if (own !== null)
      throw new HttpError(503, 'SERVICE_UNAVAILABLE', 'too many files are being written; come back soon');
    throw new HttpError(429, 'TOO_MANY_EXPORTS', 'you have as many files under way as you may; wait for one to end');
  }

  #watch(bytes: Readable, session: LiveSession, leave: () => void): void {
    const breakOff = (reason: string): void => void bytes.destroy(new Error(reason));
    const late = setTimeout(() => breakOff('the file took too long'), this.#service.config.exportTimeoutMs);
    const lost = (): void => breakOff('the rights of the caller have changed');
    session.signal.addEventListener('abort', lost, { once: true });
    this.#open.add(bytes);
    bytes.once('close', () => {
      clearTimeout(late);
      session.signal.removeEventListener('abort', lost);
      this.#open.delete(bytes);
      leave();
    });
    if (session.signal.aborted) lost();
  }
}
