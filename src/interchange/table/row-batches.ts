import type { TableRow } from './table-row.ts';
import type { RowSource } from './xlsx-sheet.ts';

/** Rows that come in batches, taken in other portions than they come in. */
export class RowBatches implements RowSource {
  readonly #batches: AsyncIterator<readonly TableRow[]>;
  #waiting: readonly TableRow[] = [];

  constructor(batches: AsyncIterable<readonly TableRow[]>) {
    this.#batches = batches[Symbol.asyncIterator]();
  }

  async take(most: number): Promise<readonly TableRow[]> {
    if (await this.hasEnded()) return [];
    const taken = this.#waiting.slice(0, most);
    this.#waiting = this.#waiting.slice(most);
    return taken;
  }

  /** Whether there are no more rows; looks for the next ones. */
  async hasEnded(): Promise<boolean> {
    while (this.#waiting.length === 0) {
      const next = await this.#batches.next();
      if (next.done) return true;
      this.#waiting = next.value;
    }
    return false;
  }

  /** No rows are wanted any more: their source can clear up. */
  async close(): Promise<void> {
    await this.#batches.return?.();
  }
}
