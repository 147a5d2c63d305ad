import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { CompactSign, calculateJwkThumbprint } from 'jose';
import { type PublicKey, type SealedKey, signingAlgorithm } from '../../rules/certificate/signing-key.ts';
import type { SigningObstacle } from '../../rules/certificate/status.ts';
import { seal, unseal } from './seal.ts';

/** Nothing can be signed here; the message says what to do. */
export class SigningError extends Error {
  override readonly name = 'SigningError';
  readonly obstacle: SigningObstacle;

  constructor(obstacle: SigningObstacle) {
    super(
      obstacle === 'no_secret'
        ? 'CERTIFICATE_KEY_SECRET is not set, so that no private key can be kept; set it and start again'
        : 'the private key was encrypted with another CERTIFICATE_KEY_SECRET; set that one, or make a new key with certificate-keys rotate',
    );
    this.obstacle = obstacle;
  }
}

/** Signs for this registry. It holds no key: the keys are rows, and it opens them with the secret. */
export interface CertificateSigner {
  /** PUBLIC_URL: who vouches for what is signed. */
  readonly issuer: string;
  /** Whether there is a secret at all. */
  isReady(): Promise<boolean>;
  /** Makes a key pair, the private half encrypted. Throws `SigningError` without a secret. */
  makeKey(): Promise<SealedKey>;
  /** Signs a text as it is; `type` becomes `typ`. Throws `SigningError` when the key cannot be opened. */
  sign(key: SealedKey, type: string, text: string): Promise<string>;
}

/**
 * Makes the signer.
 *
 * @param issuer PUBLIC_URL
 * @param secret reads the secret that encrypts private keys; null where there is none
 */
export function createCertificateSigner(issuer: string, secret: () => Promise<Uint8Array | null>): CertificateSigner {
  // By what was opened, so that a row that was changed is not taken for one that was read before. Keys are few.
  const opened = new Map<string, KeyObject>();
  const knownSecret = async (): Promise<Uint8Array> => {
    const found = await secret();
    if (found === null) throw new SigningError('no_secret');
    return found;
  };
  const open = async ({ publicKey, sealedPrivateKey }: SealedKey): Promise<KeyObject> => {
    const known = opened.get(sealedPrivateKey);
    if (known !== undefined) return known;
    const der = unseal(sealedPrivateKey, publicKey.kid, await knownSecret());
    if (der === null) throw new SigningError('other_secret');
    const key = createPrivateKey({ key: Buffer.from(der), format: 'der', type: 'pkcs8' });
    opened.clear();
    opened.set(sealedPrivateKey, key);
    return key;
  };
  return {
    issuer,
    isReady: async () => (await secret()) !== null,
    makeKey: async () => {
      const encryption = await knownSecret();
      const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      const publicKey = await publicKeyOf(pair.publicKey);
      const der = pair.privateKey.export({ format: 'der', type: 'pkcs8' });
      return { publicKey, sealedPrivateKey: seal(der, publicKey.kid, encryption) };
    },
    sign: async (key, type, text) =>
      await new CompactSign(Buffer.from(text))
        .setProtectedHeader({ alg: signingAlgorithm, kid: key.publicKey.kid, typ: type })
        .sign(await open(key)),
  };
}

/** For whoever only reads: signs nothing. */
export const noSigner: CertificateSigner = createCertificateSigner('', async () => null);

async function publicKeyOf(key: KeyObject): Promise<PublicKey> {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  const own = { kty: 'EC', crv: 'P-256', x, y } as const;
  return { ...own, kid: await calculateJwkThumbprint(own, 'sha256'), alg: signingAlgorithm, use: 'sig' };
}
