/** Counts the live connections of each caller. */
export class LiveCallers {
  readonly #open = new Map<string, number>();

  /**
   * Takes a place for a caller.
   *
   * Returns what gives it back, which may be called more than once; null when the caller has `most` already.
   */
  claim(caller: string, most: number): (() => void) | null {
    const open = this.#open.get(caller) ?? 0;
    if (open >= most) return null;
    this.#open.set(caller, open + 1);
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      const left = (this.#open.get(caller) ?? 1) - 1;
      if (left > 0) this.#open.set(caller, left);
      else this.#open.delete(caller);
    };
  }
}
