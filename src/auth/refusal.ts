/** Why a caller is not let in, as far as the caller is told. */
export type RefusalReason = 'unauthenticated' | 'forbidden' | 'ambiguous' | 'unavailable';

/**
 * What a refused caller reads: one text for each reason, whatever was wrong, so that nothing can be learned by trying.
 */
export const refusalTexts: Readonly<Record<RefusalReason, string>> = {
  unauthenticated: 'the credentials are not accepted; sign in anew, or use another key',
  forbidden:
    'you do not act for the organisation that acting-organization names; send the code of one of yours, or leave it out',
  ambiguous: 'credentials are given more than once; send one of them',
  unavailable: 'the identity provider cannot be asked for now; repeat the request after the time in Retry-After',
};

/** A caller who is not let in. The cause, where there is one, is for the log alone. */
export class AuthError extends Error {
  override readonly name = 'AuthError';
  readonly reason: RefusalReason;

  constructor(reason: RefusalReason, options?: ErrorOptions) {
    super(refusalTexts[reason], options);
    this.reason = reason;
  }
}
