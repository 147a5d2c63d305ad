import { createHash } from 'node:crypto';
import { renderGraphiQL } from '@graphql-yoga/render-graphiql';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** The explorer page with the policy that fits it. */
interface GraphiqlPage {
  readonly html: Buffer;
  readonly contentSecurityPolicy: string;
}

/**
 * Renders GraphiQL for development.
 *
 * Takes the path of the GraphQL endpoint. Returns the page, 9 MB with everything in it, and a policy under which a
 * browser loads nothing from any other address, whatever the script inside would like to.
 */
function renderGraphiqlPage(endpoint: string): GraphiqlPage {
  const html = renderGraphiQL({ endpoint, title: 'Catalog API · GraphiQL' });
  const script = html.slice(html.indexOf('<script>') + '<script>'.length, html.lastIndexOf('</script>'));
  const hash = createHash('sha256').update(script).digest('base64');
  const contentSecurityPolicy = [
    "default-src 'none'",
    // The one inline script, and the workers it makes of text it carries itself.
    `script-src 'sha256-${hash}' blob:`,
    'worker-src blob:',
    "style-src 'unsafe-inline'",
    'img-src data:',
    'font-src data:',
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
  return { html: Buffer.from(html), contentSecurityPolicy };
}

/**
 * Adds the explorer at `/` and `/graphiql`, rendered once.
 *
 * Takes the server and the path of the GraphQL endpoint. For development only.
 */
export function serveGraphiql(server: FastifyInstance, endpoint: string): void {
  const page = renderGraphiqlPage(endpoint);
  const handler = async (_request: FastifyRequest, reply: FastifyReply) =>
    reply
      .header('content-type', 'text/html; charset=utf-8')
      .header('content-security-policy', page.contentSecurityPolicy)
      .header('referrer-policy', 'no-referrer')
      .send(page.html);
  server.get('/', handler);
  server.get('/graphiql', handler);
}
