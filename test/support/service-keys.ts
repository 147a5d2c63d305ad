import { eq } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { newApiKey } from '../../src/auth/api-key.ts';
import type { DatabasePool } from '../../src/db/client.ts';
import { insertAccounts, insertKey } from '../../src/db/stores/accounts.ts';
import { organizationIdsByCode } from '../../src/db/stores/organizations.ts';
import { serviceAccounts } from '../../src/db/tables/identity.ts';
import type { Role } from '../../src/rules/vocabulary.ts';

export interface TestKey {
  readonly key: string;
  readonly keyId: string;
  readonly accountId: string;
}

let accounts = 0;

/** A service account of its own with a key. */
export async function serviceKey(
  pool: DatabasePool,
  {
    role = 'exchange',
    organization = 'HZ-EXCHANGE',
    expiresAt = new Date(Date.now() + 3_600_000),
  }: {
    readonly role?: Role;
    readonly organization?: string;
    readonly expiresAt?: Date;
  } = {},
): Promise<TestKey> {
  const context = { now: new Date(Date.now() - 7_200_000), newId: uuidv7 };
  accounts += 1;
  const code = `TEST-${accounts}`;
  const organizationId = (await organizationIdsByCode(pool)).get(organization) ?? '';
  await insertAccounts(pool, [{ code, name: `测试账号 ${accounts}`, organizationId, role }], context);
  const [account] = await pool.select().from(serviceAccounts).where(eq(serviceAccounts.code, code));
  const accountId = account?.id ?? '';
  const { key, hash, prefix } = newApiKey();
  const keyId = await insertKey(pool, { accountId, hash, prefix, scopes: ['read'], expiresAt }, context);
  return { key, keyId, accountId };
}
