import { parse } from 'node:querystring';
import type { FastifyRequest } from 'fastify';

/**
 * The words of a request's query string by their names; a name that comes more than once has a list.
 */
export const wordsOf = ({ query }: FastifyRequest): Readonly<Record<string, unknown>> =>
  parse((query as { readonly text: string }).text);
