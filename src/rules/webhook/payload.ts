import { encodeGlobalId } from '../catalog/global-id.ts';
import { isNodeName, type LedgerSubject } from '../catalog/nouns.ts';

/** An event as it is read for an endpoint, with its rights. */
export interface SentEvent {
  readonly id: string;
  readonly sequence: number;
  readonly type: string;
  readonly version: number;
  readonly occurredAt: string;
  readonly actorKind: string;
  readonly subject: LedgerSubject;
  readonly data: object;
  readonly changes: object | null;
  readonly reason: string | null;
  readonly owner: { readonly code: string; readonly name: string } | null;
  readonly actorOrganization: { readonly code: string; readonly name: string } | null;
}

/** What a stored query may ask to be given of the event it is executed for, and in which types it may take it. */
export const queryVariables: Readonly<Record<string, readonly string[]>> = {
  event: ['ID!', 'ID'],
  subject: ['ID'],
  subjectCode: ['String!', 'String'],
  sequence: ['Int!', 'Int'],
};

/** The values of those variables. */
export function variablesOf({ id, sequence, subject }: SentEvent): Readonly<Record<string, unknown>> {
  return {
    event: encodeGlobalId('Event', id),
    subject: globalSubject(subject),
    subjectCode: subject.code,
    sequence,
  };
}

const globalSubject = ({ type, id }: LedgerSubject): string | null =>
  isNodeName(type) ? encodeGlobalId(type, id) : null;

/**
 * The body of a delivery: `type`, `timestamp` and `data`, as Standard Webhooks has them, and between them what a receiver
 * needs to keep events of one subject in their order.
 *
 * @param shaped what a stored query has answered; null for the usual payload
 */
export function bodyOf(event: SentEvent, shaped: object | null): string {
  const { id, sequence, type, version, occurredAt, actorKind, subject, owner, actorOrganization } = event;
  const usual = () => ({
    id: encodeGlobalId('Event', id),
    version,
    actor: { kind: actorKind, organization: actorOrganization },
    owner,
    facts: event.data,
    changes: event.changes,
    reason: event.reason,
  });
  return JSON.stringify({
    type,
    timestamp: new Date(occurredAt).toISOString(),
    sequence,
    subject: { type: subject.type, id: globalSubject(subject), code: subject.code, revision: subject.revision },
    data: shaped ?? usual(),
  });
}

/** The body of a ping. */
export const pingBody = (ping: { readonly id: string; readonly code: string; readonly createdAt: Date }): string =>
  JSON.stringify({
    type: 'webhook.ping',
    timestamp: ping.createdAt.toISOString(),
    data: { endpoint: ping.code, delivery: ping.id },
  });
