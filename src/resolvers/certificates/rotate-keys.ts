import type { CertificateSigner } from '../../auth/certificates/signer.ts';
import type { DatabasePool } from '../../db/client.ts';
import { writeAudit } from '../../db/stores/audit.ts';
import { rotateKey } from '../../db/stores/signing-keys.ts';
import { inTransaction } from '../../db/transaction.ts';

/**
 * Makes a new key that signs from now on. The private half of the old one is removed; its public half stays published,
 * so that what was signed with it is verified as before.
 *
 * @returns the names of both; no old one before the first
 */
export async function rotateKeys(
  db: DatabasePool,
  signer: CertificateSigner,
  stamp: { readonly now: Date; readonly newId: () => string },
): Promise<{ readonly kid: string; readonly retired: string | null }> {
  const next = await signer.makeKey();
  const { kid } = next.publicKey;
  return await inTransaction(db, async (tx) => {
    const retired = await rotateKey(tx, next, stamp.now);
    await writeAudit(
      tx,
      {
        actor: 'cli',
        action: 'rotateSigningKeys',
        outcome: 'done',
        subjectType: null,
        subjectId: null,
        detail: { kid, retired },
      },
      stamp,
    );
    return { kid, retired };
  });
}
