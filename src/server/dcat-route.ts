import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { contextDocument, type DcatForm, dcatForms, type RdfForm } from '../resolvers/catalog/dcat-forms.ts';
import { acceptedType } from './accepted-form.ts';
import type { CallerLimits } from './caller-limits.ts';
import { ExportSlots } from './export-slots.ts';
import { HttpError } from './http-error.ts';
import { markCacheable, tagOf } from './public-cache.ts';
import { begun, countByAddress } from './public-route.ts';
import { RETRY_AFTER_SECONDS } from './publish-error.ts';

/** The public catalog as DCAT, as the application gives it. */
export interface DcatParts {
  /** The whole catalog in pieces; the next page is read when the next piece is asked for. */
  catalog(form: RdfForm): AsyncGenerator<string>;
  /** One dataset; null when there is none that everyone may see. */
  dataset(code: string, form: RdfForm): Promise<string | null>;
}

/** Addresses of the export and what they allow. */
export const DCAT_METHODS: Readonly<Record<string, string>> = Object.fromEntries(
  ['/catalog', '/context.jsonld', ...dcatForms.map(({ suffix }) => `/catalog.${suffix}`)].map((path) => [
    path,
    'GET, HEAD',
  ]),
);

/**
 * What an address of a dataset allows, for a request that was not routed by its method.
 *
 * Takes path and method. Returns undefined for any other address, and for a read, which no method would make succeed.
 */
export const datasetMethods = (path: string, method: string): string | undefined =>
  /^\/datasets\/[^/]+$/.test(path) && method !== 'GET' && method !== 'HEAD' ? 'GET, HEAD' : undefined;

/** Whole catalogs that are sent at a time, and those sent to one address: each holds a connection now and then. */
const CATALOGS = 8;
const CATALOGS_OF_ONE = 4;
/** Seconds a cache may hand out a catalog that was read before. */
const CATALOG_AGE = 60;

const mediaTypes = dcatForms.map(({ mediaType }) => mediaType);

/**
 * Adds the addresses of the DCAT export: `/catalog` and `/datasets/{code}` by content negotiation, and both with the
 * ending of a form; `/context.jsonld`. What is sent is what everyone may see, whoever asks.
 *
 * Takes the server, the export, the rate limits and the milliseconds until an answer must have begun.
 */
export function serveDcat(server: FastifyInstance, parts: DcatParts, limits: CallerLimits, timeoutMs: number): void {
  const slots = new ExportSlots(CATALOGS, CATALOGS_OF_ONE);
  const route = {
    method: ['GET', 'HEAD'],
    onRequest: (request: FastifyRequest, reply: FastifyReply) => countByAddress(limits, request, reply),
  };
  const catalog = (form?: DcatForm) => async (request: FastifyRequest, reply: FastifyReply) =>
    await sendCatalog(request, reply, form ?? negotiated(request, reply), { parts, limits, slots, timeoutMs });
  server.route({ ...route, url: '/catalog', handler: catalog() });
  for (const form of dcatForms) server.route({ ...route, url: `/catalog.${form.suffix}`, handler: catalog(form) });
  server.route({
    ...route,
    url: '/datasets/:code',
    handler: async (request, reply) =>
      await sendDataset(request, reply, parts, timeoutMs, (request.params as { code: string }).code),
  });
  server.route({
    ...route,
    url: '/context.jsonld',
    handler: async (request, reply) => sendText(request, reply, 'application/ld+json', contextDocument),
  });
}

function negotiated(request: FastifyRequest, reply: FastifyReply): DcatForm {
  void reply.header('vary', 'accept, origin');
  const type = acceptedType(request.headers.accept, mediaTypes);
  const form = dcatForms.find(({ mediaType }) => mediaType === type);
  if (form === undefined) throw new HttpError(406, 'NOT_ACCEPTABLE', `answers are ${mediaTypes.join(', ')}`);
  return form;
}

interface CatalogService {
  readonly parts: DcatParts;
  readonly limits: CallerLimits;
  readonly slots: ExportSlots;
  readonly timeoutMs: number;
}

async function sendCatalog(
  request: FastifyRequest,
  reply: FastifyReply,
  { form, mediaType }: DcatForm,
  { parts, limits, slots, timeoutMs }: CatalogService,
): Promise<FastifyReply> {
  void reply.header('content-type', contentType(mediaType)).header('cache-control', `public, max-age=${CATALOG_AGE}`);
  if (request.method === 'HEAD') return reply.send();
  const release = slots.take(limits.addressOf(request));
  if (release === undefined) {
    void reply.header('retry-after', String(RETRY_AFTER_SECONDS)).header('cache-control', 'no-store');
    throw new HttpError(503, 'SERVICE_UNAVAILABLE', 'too many whole catalogs are being sent; come back for it later');
  }
  // Also when the client has gone, or the answer never begins.
  reply.raw.once('close', release);
  const pieces = parts.catalog(form);
  const first = await begun(reply, timeoutMs, async () => await pieces.next());
  return reply.send(Readable.from(rest(first, pieces), { objectMode: true, highWaterMark: 1 }));
}

/** The pieces from the first on. When whoever reads them stops, so does what makes them. */
async function* rest(first: IteratorResult<string>, pieces: AsyncGenerator<string>): AsyncGenerator<string> {
  if (first.done !== true) yield first.value;
  yield* pieces;
}

async function sendDataset(
  request: FastifyRequest,
  reply: FastifyReply,
  parts: DcatParts,
  timeoutMs: number,
  name: string,
): Promise<FastifyReply> {
  const named = dcatForms.find(({ suffix }) => name.endsWith(`.${suffix}`));
  const { form, mediaType } = named ?? negotiated(request, reply);
  const code = named === undefined ? name : name.slice(0, -named.suffix.length - 1);
  const text = await begun(reply, timeoutMs, async () => await parts.dataset(code, form));
  if (text === null) throw new HttpError(404, 'NOT_FOUND', 'there is nothing at this address');
  return sendText(request, reply, mediaType, text);
}

function sendText(request: FastifyRequest, reply: FastifyReply, mediaType: string, text: string): FastifyReply {
  void reply.header('content-type', contentType(mediaType));
  return markCacheable(request, reply, true, () => tagOf(text))
    ? reply.code(304).send()
    : reply.send(Buffer.from(text));
}

/** JSON-LD and RDF/XML say their encoding themselves; of Turtle it has to be said, for those who guess. */
const contentType = (mediaType: string): string =>
  mediaType.startsWith('text/') ? `${mediaType}; charset=utf-8` : mediaType;
