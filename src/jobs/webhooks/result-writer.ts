import { setTimeout as sleep } from 'node:timers/promises';
import type { DatabasePool } from '../../db/client.ts';
import { type DeliveryMark, markDeliveries } from '../../db/stores/webhook-deliveries.ts';

const RETRY_MS = 200;

/**
 * Writes down what came of deliveries: one statement at a time, each with everything that has come in meanwhile. While the
 * database is away it is tried again; what is never written is sent again.
 */
export class ResultWriter {
  readonly #pool: DatabasePool;
  readonly #onFault: (error: unknown) => void;
  #waiting: { readonly mark: DeliveryMark; readonly done: () => void }[] = [];
  #running: Promise<void> | undefined;
  #isGivenUp = false;

  constructor(pool: DatabasePool, onFault: (error: unknown) => void) {
    this.#pool = pool;
    this.#onFault = onFault;
  }

  /** Resolves once the mark is written, or given up. */
  async write(mark: DeliveryMark): Promise<void> {
    await new Promise<void>((done) => {
      this.#waiting.push({ mark, done });
      this.#running ??= this.#run().finally(() => {
        this.#running = undefined;
      });
    });
  }

  /** Tries a last time what is left, and no more after that. */
  giveUp(): void {
    this.#isGivenUp = true;
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      this.#waiting = [];
      await this.#writeAll(batch.map(({ mark }) => mark));
      for (const { done } of batch) done();
    }
  }

  async #writeAll(marks: readonly DeliveryMark[]): Promise<void> {
    for (;;) {
      try {
        return await markDeliveries(this.#pool, marks);
      } catch (error) {
        this.#onFault(error);
        if (this.#isGivenUp) return;
        await sleep(RETRY_MS);
      }
    }
  }
}
