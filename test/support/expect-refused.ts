import { expect } from 'vitest';
import type { TestServer } from './test-server.ts';

/** The header by which a client asks for the media type that has status codes of its own. */
export const RESPONSE_JSON = { accept: 'application/graphql-response+json' };

/**
 * Sends a document and expects it to be refused by a limit: with 400 in both media types, in less than 1 KB, without a
 * word of our insides, and before any resolver ran.
 *
 * Takes the server, the document, the code of one of the errors, and headers.
 */
export async function expectRefused(
  server: TestServer,
  query: string,
  code: string,
  headers: Record<string, string> = {},
): Promise<void> {
  for (const accept of [{}, RESPONSE_JSON]) {
    const { status, body, text } = await server.post({ query }, { ...headers, ...accept });
    expect(status).toBe(400);
    expect(body.errors?.map((error) => error.extensions['code'])).toContain(code);
    expect(body).not.toHaveProperty('data');
    expect(text).not.toMatch(/stack|node_modules|RangeError/i);
    expect(Buffer.byteLength(text)).toBeLessThan(1024);
  }
  expect(server.activity.calls).toBe(0);
}
