import type { PGlite } from '@electric-sql/pglite';
import { ReplyScanner } from './reply-scanner.ts';
import type { Watchdog } from './watchdog.ts';
import { query, type ReadyStatus, startup } from './wire.ts';

/** Thrown when the engine broke its side of the protocol: its process must end, and recovery is the next one's. */
export class EngineBroken extends Error {
  override readonly name = 'EngineBroken';
}

/** The one backend session of the engine: takes messages of the protocol, gives its answers, under the watchdog. */
export class Backend {
  /** Authentication and parameters, as the engine itself greets; ends before its key and ReadyForQuery. */
  readonly greeting: Buffer;
  readonly #pg: PGlite;
  readonly #watchdog: Watchdog;

  private constructor(pg: PGlite, watchdog: Watchdog, greeting: Buffer) {
    this.#pg = pg;
    this.#watchdog = watchdog;
    this.greeting = greeting;
  }

  /** Takes an open database and returns its backend. */
  static async greet(pg: PGlite, watchdog: Watchdog): Promise<Backend> {
    const answer = Buffer.from(await pg.execProtocolRaw(startup()));
    let end = 0;
    while (end < answer.length && answer[end] !== 0x4b) end += 1 + answer.readInt32BE(end + 1);
    return new Backend(pg, watchdog, answer.subarray(0, end));
  }

  /**
   * Gives messages to the engine and hands each piece of its answer to `onAnswer`. Returns the status of the last
   * ReadyForQuery in the answer, undefined when there was none. Throws {@link EngineBroken} when the engine ended.
   */
  async run(messages: Buffer, onAnswer: (bytes: Buffer) => void): Promise<ReadyStatus | undefined> {
    const scanner = new ReplyScanner();
    const onRawData = (bytes: Uint8Array) => {
      scanner.read(bytes);
      // A view of the engine's memory, which the next statement overwrites.
      onAnswer(Buffer.from(bytes));
    };
    this.#watchdog.begin();
    try {
      await this.#pg.execProtocolRawStream(messages, { onRawData });
    } catch (error) {
      throw new EngineBroken('the engine ended in the middle of a statement', { cause: error });
    } finally {
      this.#watchdog.end();
    }
    return scanner.status;
  }

  /** Runs SQL of our own that must succeed outside a transaction. */
  async runOwn(sql: string): Promise<void> {
    const status = await this.run(query(sql), () => {});
    if (status !== 'I') throw new EngineBroken(`"${sql}" left the session in status ${status}`);
  }

  /** Writes everything to the data files and ends the engine. */
  async close(): Promise<void> {
    await this.runOwn('checkpoint');
    await this.#pg.close();
  }
}
