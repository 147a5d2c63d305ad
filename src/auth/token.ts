import { decodeJwt, decodeProtectedHeader, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { DEVELOPMENT_ISSUER } from '../rules/identity.ts';
import { AuthError } from './refusal.ts';

/** What a token that was verified says of its bearer. */
export interface Claims {
  readonly issuer: string;
  readonly subject: string;
  readonly name: string | null;
  readonly email: string | null;
  /** Milliseconds since 1970 from which on the token is worth nothing, tolerance included. */
  readonly until: number;
}

/** Who vouches for people. */
export interface TokenIssuer {
  readonly issuer: string;
  readonly audience: string;
  /** Finds the public key of a token. */
  readonly keys: JWTVerifyGetKey;
}

export interface TokenOptions {
  /** The identity provider; null where none is configured. */
  readonly provider: TokenIssuer | null;
  /** Reads the secret that signs tokens of personas, null while there is none; left out in production. */
  readonly developmentSecret?: () => Promise<Uint8Array | null>;
  readonly now: () => Date;
}

/** Characters of a token: what a header line should hold, and more than any provider sends. */
export const MAX_TOKEN_LENGTH = 8192;
/** Seconds by which the clocks of issuer and service may differ. */
export const CLOCK_TOLERANCE_SECONDS = 30;
/** Signatures that only the issuer can make. Symmetric ones are not here: their key would be one that everybody knows. */
const PROVIDER_ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA'];
/** Types of a token for an API; a logout or ID-token type is another thing (RFC 8725, 3.11). */
const TYPES: ReadonlySet<string> = new Set(['jwt', 'at+jwt', 'application/at+jwt']);
const COMPACT = /^[\w-]+\.[\w-]+\.[\w-]+$/;
/** OpenID Connect Core, 2: at most 255 characters of ASCII. */
const SUBJECT = /^[\x20-\x7e]{1,255}$/;

/**
 * Makes the judge of bearer tokens.
 *
 * Which key may have signed a token follows from the issuer it names, never from its header: `alg` is compared with the
 * list of that issuer, and `jku`, `x5u`, `jwk` and `x5c` are not looked at.
 *
 * @returns takes a token and returns its claims; throws `AuthError`: unauthenticated whatever is wrong with the token,
 *   unavailable while the provider's keys cannot be had
 */
export function createTokenVerifier({ provider, developmentSecret, now }: TokenOptions) {
  return async (token: string): Promise<Claims> => {
    try {
      const named = issuerOf(token);
      const common = {
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
        currentDate: now(),
        requiredClaims: ['iss', 'sub', 'aud', 'exp', 'iat'],
      };
      if (developmentSecret !== undefined && named === DEVELOPMENT_ISSUER) {
        const secret = await developmentSecret();
        if (secret === null) throw new Error('no token has been made here yet');
        const { payload } = await jwtVerify(token, secret, {
          ...common,
          algorithms: ['HS256'],
          issuer: DEVELOPMENT_ISSUER,
          audience: DEVELOPMENT_ISSUER,
        });
        return claimsOf(payload, common.currentDate);
      }
      if (provider === null || named !== provider.issuer) throw new Error('another issuer');
      const { issuer, audience, keys } = provider;
      const { payload } = await jwtVerify(token, keys, {
        ...common,
        algorithms: PROVIDER_ALGORITHMS,
        issuer,
        audience,
      });
      return claimsOf(payload, common.currentDate);
    } catch (error) {
      if (error instanceof AuthError) throw error;
      throw new AuthError('unauthenticated', { cause: error });
    }
  };
}

/** The issuer that a well-formed token names, before anything is known to be true. */
function issuerOf(token: string): unknown {
  if (token.length > MAX_TOKEN_LENGTH || !COMPACT.test(token)) throw new Error('no compact token');
  const { crit, typ } = decodeProtectedHeader(token);
  if (crit !== undefined) throw new Error('no extension is understood here');
  if (typ !== undefined && !TYPES.has(String(typ).toLowerCase())) throw new Error('a token for something else');
  return decodeJwt(token).iss;
}

function claimsOf(payload: JWTPayload, now: Date): Claims {
  const { iss, sub, exp, iat, name, email } = payload;
  if (iss === undefined || typeof sub !== 'string' || !SUBJECT.test(sub)) throw new Error('no usable subject');
  if (typeof exp !== 'number' || typeof iat !== 'number') throw new Error('no usable times');
  if (iat > exp || iat * 1000 > now.getTime() + CLOCK_TOLERANCE_SECONDS * 1000) throw new Error('issued too late');
  return {
    issuer: iss,
    subject: sub,
    name: shortText(name, 100),
    email: shortText(email, 254),
    until: (exp + CLOCK_TOLERANCE_SECONDS) * 1000,
  };
}

/** A claim that describes, where it is a text that can be shown and kept; nothing depends on it. */
function shortText(value: unknown, length: number): string | null {
  if (typeof value !== 'string') return null;
  const text = value.trim();
  return text !== '' && text.length <= length && !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}]/u.test(text) ? text : null;
}
