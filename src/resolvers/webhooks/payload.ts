import type { RunQuery } from '../../context.ts';
import type { DatabasePool } from '../../db/client.ts';
import { readNodes } from '../../db/read/read.ts';
import type { RootSelection, Selection } from '../../db/read/selection.ts';
import type { ActingOrganization, EndpointViewer } from '../../rules/viewer.ts';
import { bodyOf, type SentEvent, variablesOf } from '../../rules/webhook/payload.ts';

/** What is to be sent of an event: a body; nothing, because it may not be read; or nothing, because a stored query failed. */
export type Payload =
  | { readonly kind: 'body'; readonly type: string; readonly body: string }
  | { readonly kind: 'hidden' }
  | { readonly kind: 'failed'; readonly message: string };

/** For whom payloads are made. */
export interface PayloadEndpoint {
  readonly id: string;
  readonly organization: ActingOrganization;
  readonly payloadQuery: string | null;
}

/** The reader that an endpoint is: what everyone may see, and what is its organisation's own. */
export const endpointViewer = ({ id, organization }: Pick<PayloadEndpoint, 'id' | 'organization'>): EndpointViewer => ({
  kind: 'endpoint',
  id,
  organization,
});

const body: Selection = { fields: ['code', 'name'], related: [] };
const sentEvent: Selection = {
  fields: ['id', 'sequence', 'type', 'version', 'occurredAt', 'actorKind', 'subject', 'data', 'changes', 'reason'],
  related: ['owner', 'actorOrganization'].map((name) => ({
    relation: name,
    property: name,
    selection: body,
    page: null,
  })),
};
const root: Extract<RootSelection, { kind: 'nodes' }> = { kind: 'nodes', selections: new Map([['Event', sentEvent]]) };

/**
 * Makes what is to be sent of events, as the endpoint may read them at this moment: one statement for all of them, and one
 * execution of the stored query for each.
 *
 * @param eventIds uuids
 * @returns by uuid
 */
export async function makePayloads(
  db: DatabasePool,
  endpoint: PayloadEndpoint,
  eventIds: readonly string[],
  runQuery: RunQuery,
): Promise<ReadonlyMap<string, Payload>> {
  const viewer = endpointViewer(endpoint);
  const found = await readNodes(db, viewer, { root, inputs: [], asOf: null }, new Map([['Event', eventIds]]));
  const seen = new Map(((found['Event'] ?? []) as readonly SentEvent[]).map((event) => [event.id, event]));
  const made = new Map<string, Payload>();
  for (const id of eventIds) {
    const event = seen.get(id);
    made.set(
      id,
      event === undefined ? { kind: 'hidden' } : await payloadOf(event, viewer, endpoint.payloadQuery, runQuery),
    );
  }
  return made;
}

async function payloadOf(
  event: SentEvent,
  viewer: EndpointViewer,
  query: string | null,
  runQuery: RunQuery,
): Promise<Payload> {
  const { type } = event;
  if (query === null) return { kind: 'body', type, body: bodyOf(event, null) };
  const shaped = await runQuery(query, viewer, variablesOf(event));
  if ('fault' in shaped) return { kind: 'failed', message: shaped.fault };
  return { kind: 'body', type, body: bodyOf(event, shaped.data) };
}
