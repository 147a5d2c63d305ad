import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { plainAddress } from './caller-address.ts';
import { isLoopbackHost } from './host-names.ts';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Headers that a proxy adds: what comes with one of them comes from another machine, whatever the socket says. */
const PROXY_HEADERS = ['x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'forwarded', 'via'];

/**
 * Makes the question whether a request comes from somebody who operates this service and may see how it is.
 *
 * @param token METRICS_TOKEN: where it is set, everyone has to send it; where it is not, only requests of this machine
 *   that no proxy has passed on are let in
 */
export function createOperatorCheck(token: string | undefined): (request: FastifyRequest) => boolean {
  if (token === undefined) {
    return ({ raw }) =>
      isLoopbackHost(plainAddress(raw.socket.remoteAddress ?? '')) &&
      PROXY_HEADERS.every((name) => raw.headers[name] === undefined);
  }
  const expected = digest(token);
  return ({ headers }) => {
    const [, sent] = /^Bearer (\S+)$/i.exec(headers.authorization ?? '') ?? [];
    return sent !== undefined && timingSafeEqual(digest(sent), expected);
  };
}
