import { uuidv7 } from 'uuidv7';
import type { DatabasePool } from '../../../src/db/client.ts';
import { writeEvent } from '../../../src/db/stores/ledger.ts';
import { sequenceNow } from '../../../src/jobs/sequencer.ts';
import { type DispatcherOptions, WebhookDispatcher } from '../../../src/jobs/webhooks/dispatcher.ts';
import { createSender, type SenderOptions } from '../../../src/jobs/webhooks/send.ts';
import type { PersonViewer } from '../../../src/rules/viewer.ts';
import { answer } from '../catalog-query.ts';
import { type MutationResult, mutate } from '../mutate.ts';
import { testWebhookServices } from './services.ts';

/** An endpoint that was made, with its secret. */
export interface MadeEndpoint {
  readonly id: string;
  readonly code: string;
  readonly revision: number;
  readonly secret: string;
}

let endpoints = 0;

/** Makes an endpoint by its mutation, and numbers the event of its making, so that it gets what comes. */
export async function makeEndpoint(
  pool: DatabasePool,
  viewer: PersonViewer,
  url: string,
  more: object = {},
): Promise<MadeEndpoint> {
  endpoints += 1;
  const input = { code: `HOOK-${endpoints}`, url, eventTypes: ['listing.*'], ...more };
  const made = await mutate(pool, viewer, 'createWebhookEndpoint', input, `secret webhookEndpoint { ${seen} }`);
  if (!made.__typename.endsWith('Success')) throw new Error(JSON.stringify(made));
  await sequenceNow(pool);
  return { ...(made['webhookEndpoint'] as MadeEndpoint), secret: String(made['secret']) };
}

const seen = 'id code revision isEnabled';

/** Runs a mutation on an endpoint at the revision it has. */
export async function changeEndpoint(
  pool: DatabasePool,
  viewer: PersonViewer,
  name: string,
  { id }: Pick<MadeEndpoint, 'id'>,
  more: object = {},
  success = `webhookEndpoint { ${seen} }`,
): Promise<MutationResult> {
  const { revision } = await endpointOf(pool, viewer, id);
  return await mutate(pool, viewer, name, { id, expectedRevision: revision, ...more }, success);
}

/** An endpoint as it stands, with its deliveries and their attempts. */
export interface EndpointState {
  readonly revision: number;
  readonly isEnabled: boolean;
  readonly disabledCause: string | null;
  readonly resumesAt: string | null;
  readonly firstFailureAt: string | null;
  readonly lastSuccessAt: string | null;
  readonly deliveries: { readonly nodes: readonly DeliveryState[] };
}

/** A delivery as it stands. */
export interface DeliveryState {
  readonly id: string;
  readonly messageId: string;
  readonly eventType: string;
  readonly state: string;
  readonly attemptCount: number;
  readonly nextAttemptAt: string | null;
  readonly givesUpAt: string | null;
  readonly attempts: {
    readonly nodes: readonly {
      readonly statusCode: number | null;
      readonly errorCode: string | null;
      readonly answer: string | null;
      readonly durationMs: number;
    }[];
  };
}

const state = `query($id: ID!) { endpoint: webhookEndpoint(by: { id: $id }) {
  revision isEnabled disabledCause resumesAt firstFailureAt lastSuccessAt
  deliveries(first: 100, orderBy: [{ field: CREATED_AT, direction: ASC }]) { nodes {
    id messageId eventType state attemptCount nextAttemptAt givesUpAt
    attempts(first: 100) { nodes { statusCode errorCode answer durationMs } } } } } }`;

/** Reads an endpoint as the API tells it. */
export async function endpointOf(pool: DatabasePool, viewer: PersonViewer, id: string): Promise<EndpointState> {
  return (await answer<{ endpoint: EndpointState }>(pool, state, { id }, { viewer })).endpoint;
}

/** An event to be written, as far as a test cares. */
export interface TestEvent {
  readonly type?: string;
  readonly subject?: string;
  readonly code?: string;
  readonly revision?: number;
  readonly ownerId?: string | null;
  readonly isPublic?: boolean;
  readonly data?: object;
  readonly reason?: string | null;
}

/** Writes an event as a command does; it has no number yet. */
export async function happen(pool: DatabasePool, event: TestEvent = {}): Promise<string> {
  const { type = 'listing.listed', subject: id = uuidv7(), code = 'L-1', revision = 1, isPublic = true } = event;
  const { ownerId = null, data = {}, reason = null } = event;
  const eventId = uuidv7();
  const subject = { type: 'Listing', id, code, revision, ownerId };
  const actor = { kind: 'system', id: null, name: 'test', organizationId: null } as const;
  const audit = { id: uuidv7(), requestId: null, action: 'test', outcome: 'done', subject, detail: {} } as const;
  const written = { id: eventId, type, version: 1, subject, isPublic, data, changes: {}, reason };
  await writeEvent(pool, new Date(), actor, written, audit, null);
  return eventId;
}

/** A clock of the test. */
export class VirtualClock {
  #at: number;
  constructor(at = Date.now()) {
    this.#at = at;
  }
  readonly now = (): Date => new Date(this.#at);
  pass(milliseconds: number): void {
    this.#at += milliseconds;
  }
}

/** A dispatcher on a clock of the test; chance always takes the longest pause unless told. */
export function dispatcherOn(
  pool: DatabasePool,
  clock: Pick<VirtualClock, 'now'>,
  {
    sender: sending = {},
    ...more
  }: Partial<Omit<DispatcherOptions, 'sender'>> & { sender?: Partial<SenderOptions> } = {},
): { readonly dispatcher: WebhookDispatcher; readonly faults: unknown[]; close(): void } {
  const services = testWebhookServices(pool);
  const sender = createSender({ targets: services.targets, ...sending });
  const faults: unknown[] = [];
  const onFault = (error: unknown): void => void faults.push(error);
  const dispatcher = new WebhookDispatcher({
    ...{ pool, sender, services, onFault, newId: uuidv7, now: clock.now, random: () => 1 },
    ...more,
  });
  return { dispatcher, faults, close: () => sender.close() };
}

/** Numbers what has happened, then plans and sends until nothing is due at this moment of the clock. */
export async function deliverAll(pool: DatabasePool, dispatcher: WebhookDispatcher): Promise<void> {
  await sequenceNow(pool);
  for (;;) {
    const { begun, isBehind } = await dispatcher.step();
    await dispatcher.settled();
    if (begun === 0 && !isBehind) return;
  }
}
