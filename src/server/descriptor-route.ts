import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { RequestContext } from '../context.ts';
import { descriptorLines } from '../jobs/descriptor-lines.ts';
import { descriptorOf } from '../resolvers/products/product-descriptors.ts';
import { tableFormats } from '../rules/exports/table-format.ts';
import type { FileService, FileStreams } from './file-streams.ts';
import { checkCredentialsAndBody } from './graphql-route.ts';
import { HttpError } from './http-error.ts';
import { JSON_TYPE } from './media-type.ts';
import { markCacheable, tagOf } from './public-cache.ts';
import { publishedHttpError } from './published-http-error.ts';
import { passedHeaders } from './request-headers.ts';

/**
 * Adds the addresses of data-product descriptors: of one product at `/products/<code>/descriptor`, of all of them, a line
 * each, at `/products.jsonl`.
 */
export function serveDescriptors(
  server: FastifyInstance,
  files: FileStreams,
  service: Pick<FileService, 'limits' | 'createContext'>,
): void {
  const onRequest = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    checkCredentialsAndBody(request);
    await service.limits.beforeReading(request, reply);
  };
  server.get('/products.jsonl', { exposeHeadRoute: false, onRequest }, async (request, reply) =>
    files.answer(request, reply, async (context) => {
      let rows = 0;
      const bytes = await descriptorLines(context, (written) => {
        rows = written;
      });
      const { mediaType } = tableFormats.jsonl;
      return { bytes, mediaType, name: 'products', title: '数据产品', ending: 'jsonl', rows: () => rows };
    }),
  );
  server.get<{ Params: { code: string } }>(
    '/products/:code/descriptor',
    { exposeHeadRoute: false, onRequest },
    async (request, reply) => {
      const body = await oneDescriptor(request, reply, service).catch((fault: unknown) => {
        throw publishedHttpError(request, reply, fault);
      });
      void reply.header('content-type', JSON_TYPE);
      return markCacheable(request, reply, true, () => tagOf(body))
        ? await reply.code(304).send()
        : await reply.send(body);
    },
  );
}

async function oneDescriptor(
  request: FastifyRequest<{ Params: { code: string } }>,
  reply: FastifyReply,
  { limits, createContext }: Pick<FileService, 'limits' | 'createContext'>,
): Promise<string> {
  const { requestId, log } = request.exchange;
  const given = { requestId, log, headers: passedHeaders(request.headers) };
  const context = await limits.identified(request, reply, async () => await createContext(given));
  const found = await descriptorOf(context as RequestContext, request.params.code);
  if (found === null) throw new HttpError(404, 'NOT_FOUND', 'there is no product of this code that you may see');
  return JSON.stringify(found);
}
