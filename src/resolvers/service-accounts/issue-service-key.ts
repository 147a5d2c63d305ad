import { z } from 'zod';
import { newApiKey } from '../../auth/api-key.ts';
import type { RequestContext } from '../../context.ts';
import { insertKey } from '../../db/stores/accounts.ts';
import { liveKeys, touchServiceAccount } from '../../db/stores/service-account-rows.ts';
import { keyFindings } from '../../rules/identity/service-key-rules.ts';
import { changeFields, parseInput, text } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { loadAccount, runAccountCommand } from './account-command.ts';

const schema = z.object({
  ...changeFields,
  scopes: z
    .array(text(100, 1))
    .min(1)
    .max(50)
    .transform((scopes) => [...new Set(scopes)].sort()),
  expiresAt: z.iso.datetime({ offset: true }),
});

/**
 * Makes a key of a service account. The key is told in this answer and kept nowhere: what is stored is its hash, and a
 * repetition under the same idempotency key tells which key was made and not what it is.
 */
export async function issueServiceKey(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const { scopes } = parsed;
    const expiresAt = new Date(parsed.expiresAt);
    return await runAccountCommand(context, {
      action: 'issueServiceKey',
      event: 'key_issued',
      input: parsed,
      load: async (tx) => await loadAccount(context, tx, parsed.id),
      judge: async ({ account }, tx) => {
        const now = context.now();
        const { role, isDisabled } = account;
        return keyFindings({ role, isDisabled, scopes, expiresAt, now, liveKeys: await liveKeys(tx, account.id, now) });
      },
      save: async ({ id }, tx, { now, newId }) => {
        const { key, hash, prefix } = newApiKey();
        const keyId = await insertKey(tx, { accountId: id, hash, prefix, scopes, expiresAt }, { now, newId });
        await touchServiceAccount(tx, id, now);
        return {
          data: { prefix, scopes, expiresAt: expiresAt.toISOString() },
          changes: { keys: { from: null, to: prefix } },
          outcome: { keyId },
          once: { key },
        };
      },
    });
  });
}
