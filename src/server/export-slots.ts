/**
 * Counts long answers under way, so that slow readers cannot take every connection to the database.
 */
export class ExportSlots {
  readonly #most: number;
  readonly #mostOfOne: number;
  readonly #taken = new Map<string, number>();
  #total = 0;

  /**
   * @param most long answers at a time
   * @param mostOfOne those of one address
   */
  constructor(most: number, mostOfOne: number) {
    this.#most = most;
    this.#mostOfOne = mostOfOne;
  }

  /**
   * Takes a slot.
   *
   * @param key whose it is
   * @returns what gives it back, any number of times; undefined when none is free
   */
  take(key: string): (() => void) | undefined {
    const own = this.#taken.get(key) ?? 0;
    if (this.#total >= this.#most || own >= this.#mostOfOne) return undefined;
    this.#total += 1;
    this.#taken.set(key, own + 1);
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      this.#total -= 1;
      const left = (this.#taken.get(key) ?? 1) - 1;
      if (left === 0) this.#taken.delete(key);
      else this.#taken.set(key, left);
    };
  }
}
