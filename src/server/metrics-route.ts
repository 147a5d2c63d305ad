import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { CallerLimits } from './caller-limits.ts';
import { HttpError } from './http-error.ts';
import type { Metrics } from './metrics.ts';

/**
 * Adds the address that Prometheus reads.
 *
 * Takes the server, the measures, who is let in, and the rate limits, which count wrong tokens like any other refused
 * credentials. Whoever is not let in learns what is missing and nothing else.
 */
export function serveMetrics(
  server: FastifyInstance,
  metrics: Metrics,
  isOperator: (request: FastifyRequest) => boolean,
  limits: CallerLimits,
): void {
  server.get('/metrics', { exposeHeadRoute: false }, async (request, reply) => {
    const address = limits.addressOf(request);
    const tried = request.headers.authorization !== undefined;
    if (tried && (await limits.rates.signInsOf(address))?.isWithin === false) {
      throw new HttpError(429, 'RATE_LIMITED', 'too many refused credentials from this address; come back in a minute');
    }
    if (!isOperator(request)) {
      if (tried) await limits.rates.failedSignIn(address);
      throw new HttpError(
        403,
        'FORBIDDEN',
        'measures are for operators: ask from this machine, or set METRICS_TOKEN and send it as a bearer token',
      );
    }
    return reply.header('content-type', metrics.contentType).send(await metrics.text());
  });
}
