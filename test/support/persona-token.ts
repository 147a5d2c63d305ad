import { ensureSecret } from '../../src/auth/development-secret.ts';
import { signDevelopmentToken } from '../../src/auth/development-token.ts';

/**
 * A token of a persona that a server in development mode on the same data directory accepts, good for a day.
 *
 * @param handle of the persona
 */
export async function personaToken(dataDir: string, handle: string): Promise<string> {
  const issuedAt = new Date();
  const expiresAt = new Date(issuedAt.getTime() + 86_400_000);
  return await signDevelopmentToken(
    { subject: handle, name: handle, issuedAt, expiresAt },
    await ensureSecret(dataDir),
  );
}
