import type { RequestContext, WebhookServices } from '../../context.ts';
import type { Database } from '../../db/client.ts';
import type { EventWrite } from '../../db/stores/ledger.ts';
import { lockWebhookEndpoint, type WebhookEndpointRow } from '../../db/stores/webhook-endpoints.ts';
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

/** A webhook endpoint that is locked for a command. */
export interface EndpointSubject extends CommandSubject {
  readonly row: WebhookEndpointRow;
}

/** What is different from one command on a webhook endpoint to another. */
export interface EndpointCommand {
  readonly action: Action;
  /** Such as `disabled`; the event is called `webhook_endpoint.disabled`. */
  readonly event: string;
  readonly input: CommandInput & { readonly id: string; readonly reason?: string | null | undefined };
  readonly judge: (subject: EndpointSubject, tx: Database) => readonly Finding[] | Promise<readonly Finding[]>;
  /** Saves the change with the next revision. */
  readonly save: (subject: EndpointSubject, tx: Database, stamp: Stamp) => Promise<EndpointChange>;
}

/** What saving came to. */
export interface EndpointChange extends Pick<Effect, 'once'> {
  readonly data?: object;
  readonly changes?: EventWrite['changes'];
  readonly outcome?: Effect['outcome'];
}

/** Runs a command on an endpoint that is there. */
export async function runEndpointCommand(context: RequestContext, command: EndpointCommand): Promise<Outcome> {
  const { action, event, input } = command;
  return await runCommand<EndpointSubject>(context, {
    action,
    input,
    load: async (tx) => await loadEndpoint(context, tx, input.id),
    judge: command.judge,
    apply: async (subject, tx, stamp) => {
      const { data = {}, changes = {}, once, outcome } = await command.save(subject, tx, stamp);
      const { id, code, revision, organizationId } = subject.row;
      return {
        event: {
          type: `webhook_endpoint.${event}`,
          subject: { type: 'WebhookEndpoint', id, code, revision: revision + 1, ownerId: organizationId },
          isPublic: false,
          data,
          changes,
          reason: input.reason ?? null,
        },
        outcome: { id, ...outcome },
        ...(once === undefined ? {} : { once }),
      };
    },
  });
}

/** Locks an endpoint by global id; null when there is none that the caller may see. */
async function loadEndpoint(context: RequestContext, tx: Database, globalId: string): Promise<EndpointSubject | null> {
  const decoded = decodeGlobalId(globalId);
  const row = decoded?.noun === 'WebhookEndpoint' ? await lockWebhookEndpoint(tx, decoded.id) : null;
  if (row === null) return null;
  const { id, revision, organizationId } = row;
  const facts = { status: '', own: { organization: organizationId } };
  if (!mayRead(context.viewer, 'WebhookEndpoint', facts)) return null;
  return { type: 'WebhookEndpoint', id, revision, permission: { ownerId: organizationId }, row };
}

/**
 * What operations on webhooks need of the service around them.
 *
 * @throws Error where they are not served, such as at the command line
 */
export function webhooksOf({ webhooks }: RequestContext): WebhookServices {
  if (webhooks === undefined) throw new Error('webhooks are not worked with here');
  return webhooks;
}
