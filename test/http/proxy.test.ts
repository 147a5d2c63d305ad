import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PRODUCTION, startTestServer } from '../support/test-server.ts';

/** What docs/deploy.md gives nginx. */
const block = /^```nginx\n([\s\S]*?)^```$/m.exec(readFileSync('docs/deploy.md', 'utf8'))?.[1] ?? '';

interface Location {
  readonly isMatch: (path: string) => boolean;
  readonly body: string;
}

/** The places of a block of nginx that pass requests on. */
function locationsOf(text: string): Location[] {
  return [...text.matchAll(/^ {2}location (?:(=|~|\^~) )?(\S+) \{\n([\s\S]*?)^ {2}\}$/gm)]
    .map(([, kind, place = '', body = '']) => ({
      body,
      isMatch: (path: string) =>
        kind === '=' ? path === place : kind === '~' ? new RegExp(place).test(path) : path.startsWith(place),
    }))
    .filter(({ body }) => body.includes('proxy_pass '));
}

const isPassedOn = (path: string, text: string): boolean => locationsOf(text).some(({ isMatch }) => isMatch(path));

/** Addresses of a server, as it prints its own tree of routes. */
function addressesOf(tree: string): string[] {
  const above: string[] = [];
  return tree.split('\n').flatMap((line) => {
    const [, indent = '', path = ''] = /^((?:│ {3}| {4})*)[├└]── (\S+) \(/.exec(line) ?? [];
    if (path === '') return [];
    const depth = indent.length / 4;
    above.length = depth;
    // The one wildcard is printed without what stands before it.
    const whole = path === '*' ? '/files/*' : `${above[depth - 1] ?? ''}${path}`;
    above.push(whole);
    return [whole];
  });
}

/** For the network of its operators alone. */
const ownNetwork = ['/livez', '/metrics', '/readyz'];

describe('the proxy of docs/deploy.md', () => {
  it('passes every address on but those of its operators', async () => {
    const whole = { dcat: {}, certificates: {}, uploads: {}, exports: {}, live: {} } as object;
    const { server, close } = await startTestServer(PRODUCTION, whole);
    const addresses = addressesOf(server.printRoutes({ commonPrefix: false }));
    expect(server.hasRoute({ method: 'GET', url: '/files/*' })).toBe(true);
    await close();
    expect(addresses.length).toBeGreaterThan(18);
    const samples = addresses.map((each) => each.replace(/:\w+/g, 'HZ-1.json').replace('*', 'HZ-1/A000001.html'));
    const shut = samples.filter((path) => !isPassedOn(path, block));
    expect(shut.sort()).toEqual(ownNetwork);
  });

  it('lets subscriptions upgrade to WebSocket', () => {
    const [graphql] = locationsOf(block).filter(({ isMatch }) => isMatch('/graphql'));
    expect(graphql?.body).toContain('proxy_set_header Upgrade $http_upgrade;');
    expect(graphql?.body).toContain('proxy_set_header Connection $connection_upgrade;');
    expect(block).toMatch(/^map \$http_upgrade \$connection_upgrade \{\n\s+default upgrade;\n\s+'' +'';\n\}$/m);
  });

  it('would see an address that is shut off', () => {
    const open = '  location = /graphql {\n    proxy_pass http://x;\n  }\n  location /files/ {\n    return 404;\n  }\n';
    expect([isPassedOn('/graphql', open), isPassedOn('/files/x', open), isPassedOn('/graphql/x', open)]).toEqual([
      ...[true, false, false],
    ]);
  });
});
