import { uuidv7 } from 'uuidv7';
import type { CertificateSigner } from '../../src/auth/certificates/signer.ts';
import type { DatabasePool } from '../../src/db/client.ts';
import {
  type CertificateRequest,
  type IssuedCertificate,
  issueCertificate,
} from '../../src/resolvers/certificates/issue-certificate.ts';
import type { Stamp } from '../../src/resolvers/command/run-command.ts';
import type { CertificateDraft } from '../../src/rules/certificate/content.ts';
import { testSigner } from './catalog-query.ts';
import { aDraft } from './certificate-draft.ts';

/** The clock and the ids of a command. */
export const stampAt = (now: Date = new Date()): Stamp => ({ now, newId: uuidv7 });

/** Issuers and a product of the worked example. */
export async function exampleParties(pool: DatabasePool) {
  const ids = async (table: 'organizations' | 'products', code: string): Promise<string> => {
    const [row] = await pool.$client.unsafe<{ id: string }[]>(`select id from ${table} where code = $1`, [code]);
    if (row === undefined) throw new Error(`the worked example has no ${code}`);
    return row.id;
  };
  return {
    registrarId: await ids('organizations', 'ZJ-REGISTRAR'),
    exchangeId: await ids('organizations', 'HZ-EXCHANGE'),
    productId: await ids('products', 'DP-001'),
  };
}

/** Issues a certificate of the worked example in a transaction of its own. */
export async function issueOne(
  pool: DatabasePool,
  request: Partial<Omit<CertificateRequest, 'content'>> & { readonly content?: Partial<CertificateDraft> } = {},
  { signer = testSigner, now }: { readonly signer?: CertificateSigner; readonly now?: Date } = {},
): Promise<IssuedCertificate> {
  const { registrarId, productId } = await exampleParties(pool);
  const whole = {
    issuerId: registrarId,
    productId,
    registrationId: null,
    ...request,
    content: aDraft(request.content),
  };
  return await pool.transaction(async (tx) => await issueCertificate(tx, signer, whole, stampAt(now)));
}
