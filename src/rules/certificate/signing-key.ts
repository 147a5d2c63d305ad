/** The one algorithm: ECDSA on P-256, which every JOSE library has. */
export const signingAlgorithm = 'ES256';

/** `typ` of what is signed, so that nothing can be taken for something else (RFC 8725, 3.11). */
export const certificateType = 'registration-certificate+jwt';
export const statusListType = 'statuslist+jwt';

/** A public key as it is published (RFC 7517). */
export interface PublicKey {
  readonly kty: 'EC';
  readonly crv: 'P-256';
  readonly x: string;
  readonly y: string;
  /** RFC 7638: the digest of the key itself. */
  readonly kid: string;
  readonly alg: typeof signingAlgorithm;
  readonly use: 'sig';
}

/** A key pair as it is kept: the private half is encrypted. */
export interface SealedKey {
  readonly publicKey: PublicKey;
  readonly sealedPrivateKey: string;
}
