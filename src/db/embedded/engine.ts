import { connect, type Socket } from 'node:net';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { askForLease, EngineFailedError, type Lease } from './lease.ts';
import { describeHolder, findHolder } from './lock.ts';
import { type EnginePlaces, enginePlaces } from './places.ts';
import type { EngineSettings } from './settings.ts';
import { startEngine } from './start-engine.ts';
import { askForEncryption } from './wire.ts';

/** Options of `joinEngine`; the settings count when the engine is started by this call. */
export interface JoinOptions extends EngineSettings {
  readonly log?: (message: string) => void;
  /** Told each time the engine has gone while it was in use. */
  readonly onLost?: () => void;
  readonly startTimeoutMs?: number;
}

/** A running engine that this process uses. */
export interface EmbeddedEngine {
  /**
   * Options for postgres.js: `postgres({ ...engine.connection })`. Its connections wait while a lost engine is replaced,
   * instead of being refused; any other client can use `path`.
   */
  readonly connection: { readonly path: string; readonly socket: () => Promise<Socket> };
  readonly dataDir: string;
  /** Gives the engine up; resolves after it has ended if nobody else uses it. Close the pools before. */
  close(): Promise<void>;
}

const START_TIMEOUT_MS = 60_000;
const CLOSE_TIMEOUT_MS = 10_000;
const LONGEST_PAUSE_MS = 5000;

/**
 * Joins the engine of a data directory, and starts it when none runs; however many processes do so at once, one engine
 * results. The engine lives as long as anybody uses it. When it dies, this process joins or starts its successor by itself.
 *
 * Takes the directory, made when missing, and options. `image` is taken from SCENARIO_ENGINE_IMAGE unless given.
 * Throws {@link EngineFailedError} when the engine cannot start, when a lock of another host is in the way, or when the
 * time is over.
 */
export async function joinEngine(dataDir: string, options: JoinOptions = {}): Promise<EmbeddedEngine> {
  const { log = () => {}, onLost = () => {}, startTimeoutMs = START_TIMEOUT_MS, ...given } = options;
  const { SCENARIO_ENGINE_IMAGE } = process.env;
  const image = given.image ?? SCENARIO_ENGINE_IMAGE;
  const settings: EngineSettings = image ? { ...given, image: resolve(image) } : given;
  const places = enginePlaces(dataDir);
  const closing = new AbortController();
  let lease = await join(places, settings, startTimeoutMs, log);
  let joined = Promise.resolve();

  const keep = async (): Promise<void> => {
    for (;;) {
      await lease.ended;
      if (closing.signal.aborted) return;
      onLost();
      log('the embedded engine is gone; joining or starting another');
      joined = rejoin();
      await joined;
    }
  };
  const rejoin = async (): Promise<void> => {
    for (let pause = 100; !closing.signal.aborted; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
      try {
        lease = await join(places, settings, startTimeoutMs, log);
        return;
      } catch (error) {
        log(`cannot join the embedded engine: ${error instanceof Error ? error.message : String(error)}`);
        await sleep(pause, undefined, { signal: closing.signal, ref: false }).catch(() => {});
      }
    }
  };
  const kept = keep();

  return {
    dataDir: places.dataDir,
    connection: {
      path: lease.path,
      socket: async () => {
        const asked = lease;
        const socket = connect(asked.path);
        if (await opens(socket)) return socket;
        // The engine is dying or dead, so our lease on it ends, and a successor is on its way.
        await within(
          startTimeoutMs,
          asked.ended.then(() => joined),
        );
        return connect(lease.path);
      },
    },
    close: async () => {
      closing.abort();
      await within(startTimeoutMs, joined);
      await lease.giveUp(CLOSE_TIMEOUT_MS);
      await within(startTimeoutMs, kept);
    },
  };
}

/**
 * Waits for something, at most `limitMs`, and keeps the process alive meanwhile: whoever asked still has work to do. What
 * joins or starts an engine would not, and the process would end in the middle of its work, with code 13.
 */
async function within(limitMs: number, something: Promise<void>): Promise<void> {
  const limit = new AbortController();
  await Promise.race([something, sleep(limitMs, undefined, { signal: limit.signal })]);
  limit.abort();
}

/** Knocks with the protocol's harmless question for encryption: the socket of a dying process may still accept. */
function opens(socket: Socket): Promise<boolean> {
  return new Promise((resolve) => {
    const knock = () => socket.write(askForEncryption());
    const opened = () => settle(true);
    const refused = () => settle(false);
    const settle = (result: boolean) => {
      socket.off('connect', knock).off('data', opened).off('error', refused).off('close', refused);
      resolve(result);
    };
    socket.on('connect', knock).on('data', opened).on('error', refused).on('close', refused);
  });
}

async function join(
  places: EnginePlaces,
  settings: EngineSettings,
  limitMs: number,
  log: (message: string) => void,
): Promise<Lease> {
  const deadline = Date.now() + limitMs;
  for (let left = limitMs; left > 0; left = deadline - Date.now()) {
    const holder = await findHolder(places.dataDir);
    if (holder && holder.state !== 'alive') throw new EngineFailedError(describeHolder(holder));
    // The holder knows where it listens: for a long path that depends on its environment.
    const lease = await askForLease(holder?.record?.socket ?? places.socket, left);
    if (lease) return lease;
    // A holder that does not answer is just starting or just ending.
    if (!holder) {
      log(`starting the embedded engine of ${places.dataDir}`);
      const news = await startEngine(places, settings);
      if (news.kind === 'failed') throw new EngineFailedError(`the embedded engine failed to start: ${news.reason}`);
      if (news.kind === 'listening') continue;
    }
    await sleep(20 + Math.random() * 80);
  }
  const holder = await findHolder(places.dataDir);
  const reason = holder ? describeHolder(holder) : 'others keep taking and leaving the lock';
  throw new EngineFailedError(`the embedded engine did not open within ${limitMs} ms: ${reason}`);
}
