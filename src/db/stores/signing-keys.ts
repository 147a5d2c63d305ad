import { desc, isNull } from 'drizzle-orm';
import type { PublicKey, SealedKey } from '../../rules/certificate/signing-key.ts';
import type { Database } from '../client.ts';
import { signingKeys } from '../tables/certificates.ts';
import { lockNamed } from './named-lock.ts';

/** A key as people are told of it. */
export interface KeyRow {
  readonly publicKey: PublicKey;
  readonly createdAt: Date;
  readonly retiredAt: Date | null;
}

/** All public keys, the newest first: what was signed with a retired key is verified for ever. */
export async function allKeys(db: Database): Promise<KeyRow[]> {
  const { publicKey, createdAt, retiredAt } = signingKeys;
  return await db
    .select({ publicKey, createdAt, retiredAt })
    .from(signingKeys)
    .orderBy(desc(signingKeys.createdAt), desc(signingKeys.kid));
}

/** The key that signs at present; null before the first was made. */
export async function presentKey(db: Database): Promise<SealedKey | null> {
  return await oneKey(db.select().from(signingKeys).where(isNull(signingKeys.retiredAt)));
}

/**
 * The key that signs at present, which stays so until the transaction ends; makes the first one.
 *
 * @param makeKey called when there is none
 */
export async function keepPresentKey(tx: Database, makeKey: () => Promise<SealedKey>, now: Date): Promise<SealedKey> {
  const present = async (): Promise<SealedKey | null> =>
    await oneKey(tx.select().from(signingKeys).where(isNull(signingKeys.retiredAt)).for('share'));
  const found = await present();
  if (found !== null) return found;
  // Whoever waited finds the key that another has made, or has put in the place of the one that was being retired.
  await lockNamed(tx, 'signing-keys');
  const meanwhile = await present();
  if (meanwhile !== null) return meanwhile;
  const made = await makeKey();
  await insertKey(tx, made, now);
  return made;
}

/**
 * Retires the key that signs at present, once every transaction that signs with it has ended, and puts another in its
 * place. The private half of the old one is gone for good.
 *
 * @returns the name of the retired key; null when there was none
 */
export async function rotateKey(tx: Database, next: SealedKey, now: Date): Promise<string | null> {
  await lockNamed(tx, 'signing-keys');
  const [retired] = await tx
    .update(signingKeys)
    .set({ retiredAt: now, sealedPrivateKey: null })
    .where(isNull(signingKeys.retiredAt))
    .returning({ kid: signingKeys.kid });
  await insertKey(tx, next, now);
  return retired?.kid ?? null;
}

async function insertKey(tx: Database, { publicKey, sealedPrivateKey }: SealedKey, now: Date): Promise<void> {
  await tx.insert(signingKeys).values({ kid: publicKey.kid, publicKey, sealedPrivateKey, createdAt: now });
}

async function oneKey(
  found: PromiseLike<readonly { publicKey: PublicKey; sealedPrivateKey: string | null }[]>,
): Promise<SealedKey | null> {
  const [row] = await found;
  if (row === undefined || row.sealedPrivateKey === null) return null;
  return { publicKey: row.publicKey, sealedPrivateKey: row.sealedPrivateKey };
}
