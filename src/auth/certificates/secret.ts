import { ensureSecret, type KeptSecret } from '../development-secret.ts';

const inDevelopment: KeptSecret = {
  file: 'development-certificate-secret',
  remedy: 'delete it, and make a new key of certificates with certificate-keys rotate',
};

/**
 * How the secret is had that encrypts the private keys of certificates.
 *
 * @returns reads it: what is configured; in development else one that is made in the data directory; in production null
 */
export function certificateSecret({
  certificateKeySecret,
  appEnv,
  dataDir,
}: {
  readonly certificateKeySecret: string | undefined;
  readonly appEnv: 'development' | 'production';
  readonly dataDir: string;
}): () => Promise<Uint8Array | null> {
  return async () => {
    if (certificateKeySecret !== undefined) return Buffer.from(certificateKeySecret);
    return appEnv === 'production' ? null : await ensureSecret(dataDir, inDevelopment);
  };
}
