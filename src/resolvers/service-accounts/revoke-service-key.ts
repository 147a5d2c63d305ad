import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { keyRow, revokeKeyRow, touchServiceAccount } from '../../db/stores/service-account-rows.ts';
import { decodeGlobalId } from '../../rules/catalog/global-id.ts';
import { keyIsNotRevoked } from '../../rules/identity/service-key-rules.ts';
import { commandFields, parseInput, reason } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { lockAccount, runAccountCommand } from './account-command.ts';

const schema = z.object({ ...commandFields, id: z.string().min(1).max(200), reason });

/** Ends a key at once. It asks for no revision: what matters is that the key is worth nothing. */
export async function revokeServiceKey(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const target = decodeGlobalId(parsed.id);
    const keyId = target?.noun === 'ServiceKey' ? target.id : null;
    return await runAccountCommand(context, {
      action: 'revokeServiceKey',
      event: 'key_revoked',
      input: parsed,
      load: async (tx) => {
        const key = keyId === null ? null : await keyRow(tx, keyId);
        const subject = key && (await lockAccount(context, tx, key.accountId));
        return subject && { ...subject, revision: null };
      },
      judge: async (_subject, tx) => {
        const key = keyId === null ? null : await keyRow(tx, keyId);
        return [keyIsNotRevoked(key?.isRevoked ?? true)];
      },
      save: async ({ id }, tx, { now }) => {
        const key = await keyRow(tx, keyId ?? '');
        await revokeKeyRow(tx, keyId ?? '', now);
        await touchServiceAccount(tx, id, now);
        return { changes: { keys: { from: key?.prefix ?? null, to: null } }, outcome: { keyId: keyId ?? '' } };
      },
    });
  });
}
