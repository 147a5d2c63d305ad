/**
 * A map that forgets what was used longest ago once its values weigh too much together.
 *
 * Bounded by weight and not by count: a hostile client fills a cache with the largest values it can make.
 */
export class BoundedCache<V> {
  readonly #entries = new Map<string, { value: V; weight: number }>();
  readonly #maxWeight: number;
  readonly #weigh: (value: V) => number;
  #weight = 0;

  /** Takes the weight of all values together and how to weigh one. */
  constructor(maxWeight: number, weigh: (value: V) => number) {
    this.#maxWeight = maxWeight;
    this.#weigh = weigh;
  }

  get size(): number {
    return this.#entries.size;
  }

  /** Whether there is a value, which is not marked as used. */
  has(key: string): boolean {
    return this.#entries.has(key);
  }

  /** Returns the value and marks it as just used, or undefined. */
  get(key: string): V | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) {
      return undefined;
    }
    // A Map keeps the order of insertion, so the entry at its front is always the one unused for longest.
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry.value;
  }

  /** Keeps a value; one heavier than the whole cache is not kept. */
  set(key: string, value: V): void {
    this.delete(key);
    const weight = this.#weigh(value);
    if (weight > this.#maxWeight) {
      return;
    }
    this.#entries.set(key, { value, weight });
    this.#weight += weight;
    for (const oldest of this.#entries.keys()) {
      if (this.#weight <= this.#maxWeight) {
        break;
      }
      this.delete(oldest);
    }
  }

  /** Forgets a value; returns whether there was one. */
  delete(key: string): boolean {
    this.#weight -= this.#entries.get(key)?.weight ?? 0;
    return this.#entries.delete(key);
  }
}
