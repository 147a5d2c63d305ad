import { SignJWT } from 'jose';
import { DEVELOPMENT_ISSUER } from '../rules/identity.ts';

/** A token as it is to be made. */
export interface DevelopmentToken {
  /** Handle of the persona. */
  readonly subject: string;
  readonly name: string;
  readonly issuedAt: Date;
  readonly expiresAt: Date;
}

/**
 * Makes a token of a persona, which a server in development mode on the same data directory accepts. Its audience is its
 * issuer.
 *
 * @param secret 32 bytes
 */
export async function signDevelopmentToken(
  { subject, name, issuedAt, expiresAt }: DevelopmentToken,
  secret: Uint8Array,
): Promise<string> {
  return await new SignJWT({ name })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuer(DEVELOPMENT_ISSUER)
    .setAudience(DEVELOPMENT_ISSUER)
    .setSubject(subject)
    .setIssuedAt(issuedAt)
    .setExpirationTime(expiresAt)
    .sign(secret);
}
