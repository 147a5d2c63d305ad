import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { RequestContext } from '../context.ts';
import { exportFile, fileForms, fileStyle, isFileForm } from '../resolvers/files/export-file.ts';
import type { FileService } from './file-streams.ts';
import { checkCredentialsAndBody } from './graphql-route.ts';
import { HttpError } from './http-error.ts';
import { publishedHttpError } from './published-http-error.ts';
import { passedHeaders } from './request-headers.ts';

/** Nothing is loaded, nothing runs, nothing is sent; the one style is known by its hash. */
const policy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(fileStyle).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  'sandbox',
].join('; ');

/** What a file and one that nobody has say alike, whoever asks. */
const notThere = 'there is no file of this code or id that you may see; forms are .json and .html';

/**
 * Adds the address of whole files: `/files/<code or global id of an application or a data demand>.json` and `.html`, for whoever
 * may see it. Codes hold a `/`, which may come as it is.
 */
export function serveWholeFiles(
  server: FastifyInstance,
  { limits, createContext }: Pick<FileService, 'limits' | 'createContext'>,
): void {
  const onRequest = async (request: FastifyRequest, reply: Parameters<typeof limits.beforeReading>[1]) => {
    checkCredentialsAndBody(request);
    await limits.beforeReading(request, reply);
  };
  server.get<{ Params: { '*': string } }>('/files/*', { exposeHeadRoute: false, onRequest }, async (request, reply) => {
    const [, named = '', form = ''] = /^(.{1,200})\.([a-z]+)$/s.exec(request.params['*']) ?? [];
    if (!isFileForm(form)) throw new HttpError(404, 'NOT_FOUND', notThere);
    const { requestId, log } = request.exchange;
    const given = { requestId, log, headers: passedHeaders(request.headers) };
    try {
      const context = await limits.identified(request, reply, async () => await createContext(given));
      const text = await exportFile(context as RequestContext, named, form);
      if (text === null) throw new HttpError(404, 'NOT_FOUND', notThere);
      return await reply
        .header('content-type', fileForms[form])
        .header('content-security-policy', policy)
        .header('referrer-policy', 'no-referrer')
        .header('cache-control', 'private, no-store')
        .header('vary', 'accept-language, authorization, x-api-key, acting-organization')
        .send(text);
    } catch (fault) {
      throw publishedHttpError(request, reply, fault);
    }
  });
}
