import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { startTestServer } from '../support/test-server.ts';

describe('GraphiQL', () => {
  test('is served in development, whole, with no address outside', async () => {
    const development = await startTestServer();
    const page = await development.send({ path: '/' });
    const same = await development.send({ path: '/graphiql' });
    await development.close();
    expect(page.status).toBe(200);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(same.text).toBe(page.text);

    const script = page.text.slice(page.text.indexOf('<script>'), page.text.lastIndexOf('</script>'));
    const markup = page.text.replace(script, '');
    expect(script.length).toBeGreaterThan(1_000_000);
    for (const [, address] of markup.matchAll(/(?:\bsrc|\bhref|\baction)\s*=\s*["']?([^"'\s>]*)/gi)) {
      expect(address).toMatch(/^data:/);
    }
    for (const [, address] of markup.matchAll(/url\(\s*["']?([^"')\s]*)/gi)) {
      expect(address).toMatch(/^(data:|#)/);
    }
    expect(markup).not.toMatch(/@import/i);
    expect(script).not.toMatch(/(importScripts|fetch|import|WebSocket|EventSource)\(\s*["'`](https?:|wss?:|\/\/)/);

    // Whatever the script would still like to load, this policy keeps a browser from: no directive names a host.
    const policy = String(page.headers['content-security-policy']);
    expect(policy).toMatch(/^default-src 'none'; script-src 'sha256-[\w+/=]+' blob:; /);
    expect(policy).toContain("connect-src 'self'");
    expect(policy).not.toMatch(/https?:|\*|unsafe-eval|script-src[^;]*unsafe-inline/);
    const hash = createHash('sha256').update(script.slice('<script>'.length)).digest('base64');
    expect(policy).toContain(`'sha256-${hash}'`);
  });
});
