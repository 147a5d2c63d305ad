import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, type JWTHeaderParameters, SignJWT } from 'jose';

/** A key pair of a provider. */
export interface ProviderKey {
  readonly kid: string;
  readonly alg: string;
  readonly privateKey: CryptoKey;
  readonly publicJwk: JWK;
}

/** A real issuer of tokens on a loopback port: discovery, keys, rotation, and every way to misbehave. */
export interface IdentityProvider {
  readonly issuer: string;
  /** Environment of a server in development that trusts it. */
  readonly environment: Readonly<Record<string, string>>;
  /** Paths that were asked for. */
  readonly asked: string[];
  readonly key: ProviderKey;
  /** Answers instead of the true ones, by path. */
  readonly answers: Map<string, { readonly status?: number; readonly body: string; readonly location?: string }>;
  /** A token as the provider makes them, with other claims, header or key where given. */
  token(
    claims?: Readonly<Record<string, unknown>>,
    header?: Partial<JWTHeaderParameters>,
    key?: ProviderKey,
  ): Promise<string>;
  /** Replaces the published keys. */
  publish(...keys: ProviderKey[]): void;
  stop(): Promise<void>;
  /** Listens again on the same port. */
  start(): Promise<void>;
}

export const AUDIENCE = 'catalog-under-test';
export const DISCOVERY = '/realm/.well-known/openid-configuration';
export const KEYS = '/realm/keys';

/** Makes a key pair for signing. */
export async function providerKey(alg: string, kid: string): Promise<ProviderKey> {
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
  return { kid, alg, privateKey, publicJwk: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' } };
}

/** Starts an issuer whose one key is of the given algorithm. */
export async function startProvider(alg = 'RS256'): Promise<IdentityProvider> {
  const key = await providerKey(alg, 'first');
  const asked: string[] = [];
  const answers: IdentityProvider['answers'] = new Map();
  let published: readonly ProviderKey[] = [key];
  let server: Server;
  let port = 0;

  const truth = (path: string): string | undefined => {
    if (path === DISCOVERY) return JSON.stringify({ issuer: issuer(), jwks_uri: `http://127.0.0.1:${port}${KEYS}` });
    if (path === KEYS) return JSON.stringify({ keys: published.map(({ publicJwk }) => publicJwk) });
    return undefined;
  };
  const issuer = (): string => `http://127.0.0.1:${port}/realm`;
  const start = async (): Promise<void> => {
    server = createServer((request, response) => {
      const path = request.url ?? '';
      asked.push(path);
      const given = answers.get(path) ?? { body: truth(path), status: truth(path) === undefined ? 404 : 200 };
      const location = 'location' in given && given.location !== undefined ? { location: given.location } : {};
      response.writeHead(given.status ?? 200, { 'content-type': 'application/json', connection: 'close', ...location });
      response.end(given.body);
    });
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    port = (server.address() as AddressInfo).port;
  };
  await start();

  return {
    issuer: issuer(),
    environment: { OIDC_ISSUER: issuer(), OIDC_AUDIENCE: AUDIENCE },
    asked,
    key,
    answers,
    token: async (claims = {}, header = {}, signer = key) => {
      const seconds = Math.floor(Date.now() / 1000);
      const all = { iss: issuer(), aud: AUDIENCE, sub: 'somebody', iat: seconds, exp: seconds + 300, ...claims };
      return await new SignJWT(all)
        .setProtectedHeader({ alg: signer.alg, kid: signer.kid, typ: 'JWT', ...header })
        .sign(signer.privateKey);
    },
    publish: (...keys) => {
      published = keys;
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
    start,
  };
}
