import { createHash } from 'node:crypto';
import type { Identity, KnownKey, KnownPerson } from '../rules/identity.ts';
import { anonymous, type PersonViewer, type ServiceViewer, type Viewer } from '../rules/viewer.ts';
import { apiKeyHash } from './api-key.ts';
import { AuthError } from './refusal.ts';
import type { Claims } from './token.ts';

/** What a request says of its sender; nothing else in it is believed. */
export interface Credentials {
  /** `Bearer` and a token. */
  readonly authorization?: string | undefined;
  /** Key of a service account. */
  readonly apiKey?: string | undefined;
  /** Code of the organisation a person acts for. No credential: it is compared with what the database says. */
  readonly actingOrganization?: string | undefined;
}

/** A person who signs in for the first time. */
export interface NewPerson extends Identity {
  readonly name: string | null;
  readonly email: string | null;
}

/** What the database knows of callers. */
export interface Directory {
  findPerson(identity: Identity): Promise<KnownPerson | null>;
  /** Adds a person without roles; returns the one who is there when somebody else was faster. */
  addPerson(person: NewPerson): Promise<KnownPerson>;
  findKey(hash: string): Promise<KnownKey | null>;
}

/** A viewer and the instant, in milliseconds since 1970, from which on they are looked up anew. */
export interface CachedViewer {
  readonly viewer: Viewer;
  readonly until: number;
}

export interface AuthenticatorParts {
  readonly verifyToken: (token: string) => Promise<Claims>;
  readonly directory: Directory;
  /** Bounded by its maker; keys are hashes, so that no credential is kept. */
  readonly cache: { get(key: string): CachedViewer | undefined; set(key: string, value: CachedViewer): void };
  readonly now: () => Date;
}

/** Finds out who is calling. */
export type Authenticate = (credentials: Credentials) => Promise<Viewer>;

/** Milliseconds a viewer is kept: a role that is taken or given has its effect no later. */
export const VIEWER_KEPT_MS = 2000;

const BEARER = /^bearer +([^ ]+) *$/i;

/**
 * Makes the function that finds out who is calling.
 *
 * @returns takes the credentials of a request, returns the viewer, anonymous without credentials; throws `AuthError`:
 *   unauthenticated (whatever is wrong), forbidden (an organisation that is not theirs), ambiguous (two credentials),
 *   unavailable; and what the directory throws when the database cannot be reached
 */
export function createAuthenticator({ verifyToken, directory, cache, now }: AuthenticatorParts): Authenticate {
  async function lookUp(credentials: Credentials): Promise<CachedViewer> {
    const { authorization, apiKey, actingOrganization } = credentials;
    const keptUntil = now().getTime() + VIEWER_KEPT_MS;
    if (apiKey !== undefined) {
      const key = await findKey(apiKey);
      const until = Math.min(keptUntil, key.expiresAt.getTime());
      return { viewer: serviceOf(key, actingOrganization), until };
    }
    const token = BEARER.exec(authorization ?? '')?.[1];
    if (token === undefined) throw new AuthError('unauthenticated');
    const claims = await verifyToken(token);
    const person = (await directory.findPerson(claims)) ?? (await directory.addPerson(claims));
    return { viewer: personOf(person, actingOrganization), until: Math.min(keptUntil, claims.until) };
  }

  async function findKey(text: string): Promise<KnownKey> {
    const hash = apiKeyHash(text);
    const key = hash === null ? null : await directory.findKey(hash);
    if (key === null || key.isRevoked || key.account.isDisabled || key.expiresAt <= now()) {
      throw new AuthError('unauthenticated');
    }
    return key;
  }

  return async (credentials) => {
    const { authorization, apiKey, actingOrganization } = credentials;
    if (authorization === undefined && apiKey === undefined) {
      if (actingOrganization !== undefined) throw new AuthError('unauthenticated');
      return anonymous;
    }
    if (authorization !== undefined && apiKey !== undefined) throw new AuthError('ambiguous');
    const place = cacheKey(credentials);
    const kept = cache.get(place);
    if (kept !== undefined && now().getTime() < kept.until) return kept.viewer;
    const found = await lookUp(credentials);
    cache.set(place, found);
    return found.viewer;
  };
}

const cacheKey = ({ authorization, apiKey, actingOrganization }: Credentials): string =>
  createHash('sha256')
    .update(JSON.stringify([authorization ?? null, apiKey ?? null, actingOrganization ?? null]))
    .digest('base64url');

function personOf({ id, isBarred, memberships }: KnownPerson, acting: string | undefined): PersonViewer {
  if (isBarred) throw new AuthError('unauthenticated');
  // Who belongs to one organisation acts for it without saying so; who belongs to several says which.
  const only = memberships.length === 1 ? memberships[0] : undefined;
  const chosen = acting === undefined ? only : memberships.find(({ organization }) => organization.code === acting);
  if (chosen === undefined && acting !== undefined) throw new AuthError('forbidden');
  return { kind: 'person', id, organization: chosen?.organization ?? null, roles: chosen?.roles ?? [] };
}

function serviceOf({ account, scopes }: KnownKey, acting: string | undefined): ServiceViewer {
  const { id, role, organization } = account;
  if (acting !== undefined && acting !== organization.code) throw new AuthError('forbidden');
  return { kind: 'service', id, organization, roles: [role], scopes };
}
