import type { FastifyRequest } from 'fastify';
import { HttpError } from './http-error.ts';
import { publishError } from './publish-error.ts';

/** The refusal of a request whose context could not be made, at an address that does not speak GraphQL. */
export function contextFault({ exchange }: FastifyRequest, fault: unknown): HttpError {
  exchange.contextFault = fault;
  const { message, extensions } = publishError({ message: '' }, fault);
  const status = (fault as { extensions?: { http?: { status?: number } } }).extensions?.http?.status;
  return new HttpError(status ?? (extensions.code === 'SERVICE_UNAVAILABLE' ? 503 : 500), extensions.code, message);
}
