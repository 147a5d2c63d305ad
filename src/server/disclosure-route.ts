import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { RequestContext } from '../context.ts';
import { disclosureFile, disclosureForms } from '../jobs/disclosure-file.ts';
import type { FileService } from './file-streams.ts';
import { checkCredentialsAndBody } from './graphql-route.ts';
import { HttpError } from './http-error.ts';
import { markCacheable } from './public-cache.ts';
import { publishedHttpError } from './published-http-error.ts';
import { passedHeaders } from './request-headers.ts';

/** Adds the address of yearly disclosures: `/disclosures/<code of the body>/<year>.csv` and `.json`, the last version. */
export function serveDisclosures(
  server: FastifyInstance,
  { limits, createContext }: Pick<FileService, 'limits' | 'createContext'>,
): void {
  const onRequest = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    checkCredentialsAndBody(request);
    await limits.beforeReading(request, reply);
  };
  server.get<{ Params: { authority: string; file: string } }>(
    '/disclosures/:authority/:file',
    { exposeHeadRoute: false, onRequest },
    async (request, reply) => {
      const { authority, file } = request.params;
      const [, year, form] = /^(\d{4})\.(csv|json)$/.exec(file) ?? [];
      const notThere = 'there is no disclosure of this body and year; forms are .csv and .json';
      if (form !== 'csv' && form !== 'json') throw new HttpError(404, 'NOT_FOUND', notThere);
      const { requestId, log } = request.exchange;
      const given = { requestId, log, headers: passedHeaders(request.headers) };
      try {
        const context = await limits.identified(request, reply, async () => await createContext(given));
        const found = await disclosureFile(context as RequestContext, authority, Number(year), form);
        if (found === null) throw new HttpError(404, 'NOT_FOUND', notThere);
        void reply
          .header('content-type', disclosureForms[form])
          .header('content-disposition', `attachment; filename="disclosure-${year}.${form}"`);
        return markCacheable(request, reply, true, () => `"${found.tag}"`)
          ? await reply.code(304).send()
          : await reply.send(found.text);
      } catch (fault) {
        throw publishedHttpError(request, reply, fault);
      }
    },
  );
}
