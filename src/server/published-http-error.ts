import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ErrorCode } from '../rules/errors.ts';
import { HttpError } from './http-error.ts';
import { hidesCause, publishError, RETRY_AFTER_SECONDS } from './publish-error.ts';

const statusOf: Readonly<Record<ErrorCode | 'SERVICE_UNAVAILABLE' | 'TIMEOUT', number>> = {
  BAD_USER_INPUT: 400,
  BAD_CURSOR: 400,
  NOT_FOUND: 404,
  CONFLICT: 409,
  SERVICE_UNAVAILABLE: 503,
  TIMEOUT: 503,
};

/**
 * What an operation threw, as the answer of an address outside GraphQL: the same words and codes as there, with the
 * status that goes with them. What is hidden from the caller is logged.
 *
 * Takes the request, its reply, which gets the headers that go with the status, and what was thrown.
 */
export function publishedHttpError(request: FastifyRequest, reply: FastifyReply, fault: unknown): HttpError {
  if (fault instanceof HttpError) return fault;
  const published = publishError({ message: '' }, fault);
  const { code } = published.extensions;
  const told = (fault as { extensions?: { http?: { status?: number } } } | null)?.extensions?.http?.status;
  const status = told ?? (Object.hasOwn(statusOf, code) ? statusOf[code as keyof typeof statusOf] : 500);
  if (status === 503) void reply.header('retry-after', String(RETRY_AFTER_SECONDS));
  // RFC 9110, 11.6.1: a 401 says how to sign in.
  if (status === 401) void reply.header('www-authenticate', 'Bearer');
  if (hidesCause(published)) request.log.error({ err: fault }, 'a request failed');
  return new HttpError(status, code, published.message);
}
