import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { disableAccountRow } from '../../db/stores/service-account-rows.ts';
import { accountIsNotDisabled } from '../../rules/identity/service-key-rules.ts';
import { changeFields, parseInput, reason } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { loadAccount, runAccountCommand } from './account-command.ts';

const schema = z.object({ ...changeFields, reason });

/** Ends a service account for good, with every key it has. */
export async function disableServiceAccount(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    return await runAccountCommand(context, {
      action: 'disableServiceAccount',
      event: 'disabled',
      input: parsed,
      load: async (tx) => await loadAccount(context, tx, parsed.id),
      judge: async ({ account }) => [accountIsNotDisabled(account.isDisabled)],
      save: async ({ id }, tx, { now }) => {
        await disableAccountRow(tx, id, now);
        return { changes: { isDisabled: { from: false, to: true } } };
      },
    });
  });
}
