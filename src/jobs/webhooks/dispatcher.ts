import { setTimeout as sleep } from 'node:timers/promises';
import type { DatabasePool } from '../../db/client.ts';
import { groupBy } from '../../db/stores/group-by.ts';
import {
  type ClaimBounds,
  type ClaimedDelivery,
  type ClaimedEndpoint,
  claimDeliveries,
  releaseDeliveries,
  saveHealth,
  webhookWorkWaiting,
} from '../../db/stores/webhook-deliveries.ts';
import { liveSecrets } from '../../db/stores/webhook-endpoints.ts';
import { disableByService } from '../../resolvers/webhooks/disable-by-service.ts';
import type { WebhookErrorCode } from '../../rules/vocabulary.ts';
import { type EndpointHealth, hasFailedTooLong, healthAfter } from '../../rules/webhook/retry.ts';
import { attempt, type MarkContext, markOf } from './attempt.ts';
import { fanOut } from './fan-out.ts';
import { type PrepareContext, type Prepared, prepare } from './prepare.ts';
import { ResultWriter } from './result-writer.ts';
import type { Sender, SendResult } from './send.ts';

/** What a dispatcher works with. */
export interface DispatcherOptions extends PrepareContext, MarkContext {
  readonly pool: DatabasePool;
  readonly sender: Sender;
  readonly now: () => Date;
  /** Told the end of each attempt. */
  readonly onAttempt?: (errorCode: WebhookErrorCode | null, seconds: number) => void;
  readonly bounds?: ClaimBounds;
  /** Attempts of one endpoint under way at a time. */
  readonly underWay?: number;
  /** Milliseconds after which what a process has claimed and not finished, because it died, is sent by another. */
  readonly claimMs?: number;
}

/** Some are held ready while four are under way; an endpoint that has failed gets one, until it takes it. */
const usualBounds: ClaimBounds = { healthy: 24, failing: 1, priority: 4 };
const UNDER_WAY = 4;
/** Longer than an attempt may take, and than it may wait before it. */
const CLAIM_MS = 45_000;
/** Of this time an attempt needs so much; what has waited for longer is given back. */
const ATTEMPT_SHARE = 0.5;
const pauseMs = { busy: 20, idle: 250, failing: 1000 } as const;
/** A database that is slow to say that there is nothing to do is left alone for so many times as long. */
const REST_SHARE = 4;
/** How long attempts under way may go on when the process stops. */
const DRAIN_MS = 2000;
/** A success is noted again after so long, so that a busy endpoint costs no write for each message. */
const SUCCESS_NOTED_MS = 60_000;

/** A delivery that is claimed, with what it is sent with. */
interface Ready {
  readonly delivery: ClaimedDelivery;
  readonly prepared: Promise<Prepared>;
}

/** An endpoint of which deliveries are claimed. */
interface Lane {
  /** Claimed, and not yet written down. */
  claimed: number;
  /** Under way at this moment. */
  sending: number;
  /** Waiting here: those of the priority lane first. */
  readonly ready: Ready[];
  health: EndpointHealth;
}

/** What an attempt came to; null where the event may not be read any more. */
interface Attempted {
  readonly result: SendResult | null;
  readonly began: Date;
}

const isLater = ({ delivery }: Ready): number => Number(delivery.isUsual);

/**
 * Plans and sends deliveries. Each endpoint has a bound of its own on what is under way, and there is no other: a receiver
 * that hangs holds up its own messages and nobody else's.
 */
export class WebhookDispatcher {
  readonly #options: DispatcherOptions;
  readonly #writer: ResultWriter;
  readonly #stopping = new AbortController();
  readonly #lanes = new Map<string, Lane>();
  readonly #running = new Set<Promise<void>>();
  readonly #successNotedAt = new Map<string, number>();
  #wake: () => void = () => {};

  constructor(options: DispatcherOptions) {
    this.#options = options;
    this.#writer = new ResultWriter(options.pool, options.onFault);
  }

  /**
   * Plans what is new and begins to send what is due.
   *
   * @returns how many attempts it began, and whether there is more to plan
   */
  async step(signal?: AbortSignal): Promise<{ readonly begun: number; readonly isBehind: boolean }> {
    const { pool, now, claimMs = CLAIM_MS, bounds = usualBounds } = this.#options;
    const { toPlan, toSend } = await webhookWorkWaiting(pool, now());
    const { planned, isBehind } = toPlan ? await fanOut(this.#options, signal) : { planned: 0, isBehind: false };
    if (!toSend && planned === 0) return { begun: 0, isBehind };
    const busy = new Map([...this.#lanes].map(([id, lane]) => [id, lane.claimed]));
    const at = now();
    const claimed = await claimDeliveries(pool, busy, bounds, at, new Date(at.getTime() + claimMs));
    await this.#begin(claimed);
    return { begun: claimed.length, isBehind };
  }

  /** Waits until nothing is under way. */
  async settled(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }

  /** Works until the signal is given, and ends what is under way then. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      let pause: number = pauseMs.idle;
      const began = performance.now();
      try {
        const { begun, isBehind } = await this.step(signal);
        if (isBehind) pause = 0;
        else if (begun > 0) pause = pauseMs.busy;
        else pause = Math.max(pause, (performance.now() - began) * REST_SHARE);
      } catch (error) {
        this.#options.onFault(error);
        pause = pauseMs.failing;
      }
      if (pause > 0) await this.#rest(pause, signal);
    }
    await this.stop();
  }

  /** Lets what is under way end for a moment; what does not is broken off and given back. */
  async stop(): Promise<void> {
    const late = setTimeout(() => this.#stopping.abort(), DRAIN_MS);
    this.#writer.giveUp();
    await this.settled();
    clearTimeout(late);
  }

  /** Until an attempt ends, which may let another begin, or for a while. */
  async #rest(milliseconds: number, signal: AbortSignal): Promise<void> {
    const woken = new AbortController();
    this.#wake = () => woken.abort();
    await sleep(milliseconds, undefined, { signal: AbortSignal.any([signal, woken.signal]) }).catch(() => {});
    this.#wake = () => {};
  }

  async #begin(claimed: readonly ClaimedDelivery[]): Promise<void> {
    const byEndpoint = groupBy(claimed, ({ endpoint }) => endpoint.id);
    const secrets = await liveSecrets(this.#options.pool, [...byEndpoint.keys()], this.#options.now());
    for (const [id, deliveries] of byEndpoint) {
      const endpoint = deliveries[0]?.endpoint;
      if (endpoint === undefined) continue;
      const lane = this.#laneOf(endpoint);
      lane.claimed += deliveries.length;
      const prepared = prepare(this.#options, endpoint, deliveries, secrets.get(id) ?? []);
      // Whoever waits for it is told; that nobody does for a moment is no fault of its own.
      prepared.catch(() => {});
      const all = [...lane.ready, ...deliveries.map((delivery) => ({ delivery, prepared }))];
      // Stable: within the lanes they stay in their order.
      lane.ready.splice(0, Number.POSITIVE_INFINITY, ...all.sort((a, b) => isLater(a) - isLater(b)));
      this.#fill(lane);
    }
  }

  /** Begins as many attempts of an endpoint as may be under way. */
  #fill(lane: Lane): void {
    const { underWay = UNDER_WAY } = this.#options;
    while (lane.sending < underWay) {
      const next = lane.ready.shift();
      if (next === undefined) break;
      lane.sending += 1;
      this.#track(this.#deliver(next, lane));
    }
    if (lane.ready.length < underWay) this.#wake();
  }

  #laneOf({ id, health }: ClaimedEndpoint): Lane {
    const lane = this.#lanes.get(id) ?? { claimed: 0, sending: 0, ready: [], health };
    this.#lanes.set(id, lane);
    return lane;
  }

  #track(work: Promise<void>): void {
    const tracked: Promise<void> = work.catch(this.#options.onFault).finally(() => {
      this.#running.delete(tracked);
    });
    this.#running.add(tracked);
  }

  async #deliver({ delivery, prepared }: Ready, lane: Lane): Promise<void> {
    try {
      const done = await this.#attempt(delivery, lane, prepared).finally(() => {
        lane.sending -= 1;
      });
      // The next one goes while this one is written down.
      if (done === null || done.result?.errorCode == null) this.#fill(lane);
      if (done !== null) await this.#note(delivery, lane, done);
    } finally {
      // Where a fault of ours comes here, its claim ends by itself, and it is sent again then: not at once, time and again.
      this.#unclaim(delivery.endpoint.id, lane, 1);
      this.#fill(lane);
    }
  }

  /** One attempt; null where there was none, because it was given back. */
  async #attempt(delivery: ClaimedDelivery, lane: Lane, prepared: Promise<Prepared>): Promise<Attempted | null> {
    const { pool, sender, now, claimMs = CLAIM_MS } = this.#options;
    const began = now();
    const isStale = delivery.claimedUntil.getTime() - began.getTime() < claimMs * ATTEMPT_SHARE;
    // One that has failed meanwhile gets one at a time.
    const isHeldBack = lane.health.failures > 0 && lane.sending > 1;
    const result =
      isStale || isHeldBack || this.#stopping.signal.aborted
        ? undefined
        : await attempt(delivery, await prepared, sender, began, this.#stopping.signal);
    if (result !== undefined && result?.isAborted !== true) return { result, began };
    await releaseDeliveries(pool, [delivery.id]);
    return null;
  }

  async #note(delivery: ClaimedDelivery, lane: Lane, { result, began }: Attempted): Promise<void> {
    const { pool, now, onAttempt } = this.#options;
    const { id } = delivery.endpoint;
    // What waits here for an endpoint that has failed goes back, to be claimed one at a time; not before that is known of it.
    const held = result === null || result.errorCode === null ? [] : lane.ready.splice(0);
    await this.#writer.write(markOf(delivery, result, began, now(), this.#options));
    if (result === null) return;
    onAttempt?.(result.errorCode, result.durationMs / 1000);
    await this.#noteHealth(id, lane, result);
    await releaseDeliveries(
      pool,
      held.map((each) => each.delivery.id),
    );
    this.#unclaim(id, lane, held.length);
  }

  #unclaim(id: string, lane: Lane, count: number): void {
    lane.claimed -= count;
    if (lane.claimed === 0 && this.#lanes.get(id) === lane) this.#lanes.delete(id);
  }

  /** What an attempt says of its endpoint; one that is gone, or has failed for too long, is disabled. */
  async #noteHealth(id: string, lane: Lane, result: SendResult): Promise<void> {
    const { pool, now, newId, random } = this.#options;
    const at = now();
    const before = lane.health;
    lane.health = healthAfter(before, result, at, random());
    if (result.errorCode === null) {
      const isNoted = at.getTime() - (this.#successNotedAt.get(id) ?? 0) < SUCCESS_NOTED_MS;
      if (before.failures === 0 && isNoted) return;
      this.#successNotedAt.set(id, at.getTime());
      return await saveHealth(pool, id, lane.health, at);
    }
    if (lane.health !== before) await saveHealth(pool, id, lane.health, null);
    const cause = result.errorCode === 'gone' ? 'gone' : hasFailedTooLong(lane.health, at) ? 'failing' : null;
    if (cause !== null) await disableByService(pool, id, cause, { now: at, newId });
  }
}
