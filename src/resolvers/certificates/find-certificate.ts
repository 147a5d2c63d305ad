import type { DatabasePool } from '../../db/client.ts';
import { certificateNamed } from '../../db/stores/certificates.ts';
import { allKeys } from '../../db/stores/signing-keys.ts';
import type { PublicKey } from '../../rules/certificate/signing-key.ts';
import type { KeptStatus } from '../../rules/certificate/status.ts';

/** A certificate with everything that it is verified with. */
export interface FoundCertificate {
  readonly jws: string;
  readonly status: KeptStatus;
  readonly keys: readonly PublicKey[];
}

/**
 * Finds a certificate for whoever verifies it beside its own database.
 *
 * @param name its number or query code
 * @returns null when there is none
 */
export async function findCertificate(db: DatabasePool, name: string): Promise<FoundCertificate | null> {
  const found = await certificateNamed(db, name);
  if (found === null) return null;
  return { ...found, keys: (await allKeys(db)).map(({ publicKey }) => publicKey) };
}
