import { createHash } from 'node:crypto';
import type { CertificateSigner } from '../../auth/certificates/signer.ts';
import { packed, STATUS_TTL, signStatusList } from '../../auth/certificates/status-token.ts';
import type { DatabasePool } from '../../db/client.ts';
import { serialsGiven } from '../../db/stores/certificate-serials.ts';
import { notValid } from '../../db/stores/certificates.ts';
import { allKeys, presentKey } from '../../db/stores/signing-keys.ts';
import { statusListAddress } from '../../rules/certificate/content.ts';
import { statusListParts } from '../../rules/certificate/numbering.ts';
import type { PublicKey } from '../../rules/certificate/signing-key.ts';
import { statusBytes } from '../../rules/certificate/status-bits.ts';

/** The public keys of this registry, the one that signs at present first. */
export async function publicKeys(db: DatabasePool): Promise<{ readonly keys: readonly PublicKey[] }> {
  return { keys: (await allKeys(db)).map(({ publicKey }) => publicKey) };
}

/** A status list that is to be sent. */
export interface PublishedStatus {
  /** What it says, and until when it is repeated: equal for two lists that say the same within half of the ttl. */
  readonly tag: string;
  readonly token: () => Promise<string>;
}

/**
 * The status list of an issuer and a year as it is this moment.
 *
 * @returns null when there is no such list
 * @throws SigningError by `token`, when nothing can be signed here
 */
export async function statusList(
  db: DatabasePool,
  signer: CertificateSigner,
  list: string,
  now: Date,
): Promise<PublishedStatus | null> {
  const parts = statusListParts(list);
  const length = parts === null ? null : await serialsGiven(db, parts.series, parts.year);
  const key = await presentKey(db);
  if (length === null || key === null) return null;
  // Read after the length: what was issued in between stands beyond it only as valid, which needs no place.
  const others = (await notValid(db, list)).filter(({ index }) => index < length);
  const bits = packed(statusBytes(length, others));
  const address = statusListAddress(signer.issuer, list);
  const period = Math.floor(now.getTime() / (STATUS_TTL * 500));
  return {
    tag: createHash('sha256')
      .update(`${key.publicKey.kid} ${address} ${period} ${bits}`)
      .digest('base64url')
      .slice(0, 22),
    token: async () => await signStatusList(signer, key, { address, list: bits, now }),
  };
}
