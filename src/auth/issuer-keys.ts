import { createRemoteJWKSet, customFetch, type JWTVerifyGetKey } from 'jose';
import { AuthError } from './refusal.ts';
import { fetchSmall } from './small-fetch.ts';

/** Milliseconds that rule how often an issuer is asked for its keys. */
export interface KeyTimings {
  /** From when on keys are fetched anew, while the old ones still serve. */
  readonly refreshMs: number;
  /** How long keys serve while the issuer cannot be asked; afterwards nobody is let in. */
  readonly keepMs: number;
  /** At most one request for an unknown key id in this time: ids can be made up. */
  readonly coolDownMs: number;
  /** No request in this time after one that failed. */
  readonly retryMs: number;
  /** One request. */
  readonly timeoutMs: number;
}

export const KEY_TIMINGS: KeyTimings = {
  refreshMs: 600_000,
  keepMs: 3_600_000,
  coolDownMs: 10_000,
  retryMs: 1000,
  timeoutMs: 3000,
};

type RemoteKeys = ReturnType<typeof createRemoteJWKSet>;

/**
 * The public keys of an issuer, found by OpenID Connect discovery, kept, and followed when they rotate.
 *
 * @param issuer exactly as the discovery document and tokens name it
 * @param httpsOnly whether an address of keys that is not https is refused
 * @returns finds the key of a token; throws `AuthError` (unavailable) when there are no keys or only keys older than
 *   `keepMs`, and an error of jose when no key fits
 */
export function issuerKeys(issuer: string, httpsOnly: boolean, timings: KeyTimings = KEY_TIMINGS): JWTVerifyGetKey {
  const clock = (): number => performance.now();
  let keys: RemoteKeys | null = null;
  let loadedAt = Number.NEGATIVE_INFINITY;
  let failedAt = Number.NEGATIVE_INFINITY;
  let loading: Promise<RemoteKeys> | null = null;

  const isPausing = (): boolean => clock() - failedAt < timings.retryMs;

  /** Notes a failure, from which the pause before the next request counts. */
  async function noting<T>(work: Promise<T>): Promise<T> {
    try {
      return await work;
    } catch (error) {
      failedAt = clock();
      throw error;
    }
  }

  /** Asks for the keys that are known to be at `url` once more, for a key id that is not among them. */
  async function askAgain(url: string, signal: AbortSignal): Promise<Response> {
    if (isPausing()) throw new Error('the issuer did not answer a moment ago');
    return new Response(await noting(fetchSmall(url, signal)));
  }

  async function fetchKeys(): Promise<RemoteKeys> {
    const found = await fetchSmall(discoveryAddress(issuer), AbortSignal.timeout(timings.timeoutMs));
    const remote = createRemoteJWKSet(keysAddress(JSON.parse(found), issuer, httpsOnly), {
      cooldownDuration: timings.coolDownMs,
      cacheMaxAge: Number.POSITIVE_INFINITY,
      timeoutDuration: timings.timeoutMs,
      [customFetch]: async (url, { signal }) => await askAgain(url, signal),
    });
    await remote.reload();
    keys = remote;
    loadedAt = clock();
    return remote;
  }

  async function load(): Promise<RemoteKeys> {
    // Whoever is refused in the pause must not make it longer.
    if (loading === null && isPausing()) throw new AuthError('unavailable');
    loading ??= noting(fetchKeys()).finally(() => {
      loading = null;
    });
    return await loading.catch((error: unknown) => {
      throw new AuthError('unavailable', { cause: error });
    });
  }

  async function current(): Promise<RemoteKeys> {
    const age = clock() - loadedAt;
    if (keys === null || age >= timings.keepMs) return await load();
    // Whoever comes first after the time has them fetched; nobody waits, and a failure changes nothing yet.
    if (age >= timings.refreshMs) load().catch(() => {});
    return keys;
  }

  return async (header, token) => await (await current())(header, token);
}

const discoveryAddress = (issuer: string): string => `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;

/**
 * Where the keys are, by a discovery document (OpenID Connect Discovery 1.0, 4.3).
 *
 * @param document as it was sent
 * @throws Error when it is another issuer's, or names no usable address
 */
export function keysAddress(document: unknown, issuer: string, httpsOnly: boolean): URL {
  const { issuer: named, jwks_uri: address } = Object(document) as Readonly<Record<string, unknown>>;
  if (named !== issuer) throw new Error('the discovery document is not of the issuer in OIDC_ISSUER');
  if (typeof address !== 'string' || !URL.canParse(address)) throw new Error('the discovery document has no jwks_uri');
  const url = new URL(address);
  if (url.protocol !== 'https:' && (httpsOnly || url.protocol !== 'http:')) {
    throw new Error('the jwks_uri of the issuer is no https address');
  }
  return url;
}
