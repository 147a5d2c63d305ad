import type { RequestContext } from '../../context.ts';
import type { Database } from '../../db/client.ts';
import type { EventWrite } from '../../db/stores/ledger.ts';
import { lockServiceAccountRow, type ServiceAccountRow } from '../../db/stores/service-account-rows.ts';
import { decodeGlobalId } from '../../rules/catalog/global-id.ts';
import type { Finding } from '../../rules/finding.ts';
import { type Action, mayRead } from '../../rules/permissions.ts';
import {
  type CommandInput,
  type CommandSubject,
  type Effect,
  type Outcome,
  runCommand,
  type Stamp,
} from '../command/run-command.ts';

/** A service account that is locked for a command. */
export interface AccountSubject extends CommandSubject {
  readonly account: ServiceAccountRow;
}

/** What is different from one command on a service account to another. */
export interface AccountCommand {
  readonly action: Action;
  /** Such as `disabled`; the event is called `service_account.disabled`. */
  readonly event: string;
  readonly input: CommandInput & { readonly reason?: string | null | undefined };
  readonly load: (tx: Database) => Promise<AccountSubject | null>;
  readonly judge: (subject: AccountSubject, tx: Database) => Promise<readonly Finding[]>;
  /** Saves the change with the next revision. */
  readonly save: (
    subject: AccountSubject,
    tx: Database,
    stamp: Stamp,
  ) => Promise<
    { readonly data?: object; readonly changes: EventWrite['changes'] } & Pick<Effect, 'once'> & {
        readonly outcome?: Effect['outcome'];
      }
  >;
}

/** Runs a command on a service account that is there. */
export async function runAccountCommand(context: RequestContext, command: AccountCommand): Promise<Outcome> {
  return await runCommand<AccountSubject>(context, {
    action: command.action,
    input: command.input,
    load: command.load,
    judge: command.judge,
    apply: async (subject, tx, stamp) => {
      const { data = {}, changes, once, outcome } = await command.save(subject, tx, stamp);
      const { id, code, revision, organizationId } = subject.account;
      return {
        event: {
          type: `service_account.${command.event}`,
          subject: { type: 'ServiceAccount', id, code, revision: revision + 1, ownerId: organizationId },
          isPublic: false,
          data,
          changes,
          reason: command.input.reason ?? null,
        },
        outcome: { id, ...outcome },
        ...(once === undefined ? {} : { once }),
      };
    },
  });
}

/** Locks a service account by global id; null when there is none that the caller may see. */
export async function loadAccount(
  context: RequestContext,
  tx: Database,
  globalId: string,
): Promise<AccountSubject | null> {
  const decoded = decodeGlobalId(globalId);
  return decoded?.noun === 'ServiceAccount' ? await lockAccount(context, tx, decoded.id) : null;
}

/** The same by uuid. */
export async function lockAccount(context: RequestContext, tx: Database, id: string): Promise<AccountSubject | null> {
  if (!mayRead(context.viewer, 'ServiceAccount', { status: '', own: {} })) return null;
  const account = await lockServiceAccountRow(tx, id);
  if (account === null) return null;
  const { revision, organizationId } = account;
  return { type: 'ServiceAccount', id, revision, permission: { ownerId: organizationId }, account };
}
