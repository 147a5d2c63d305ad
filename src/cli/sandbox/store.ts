import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync, writeSync } from 'node:fs';
import { type Held, takeState } from '../../rules/exchange/held-listings.ts';
import type { ListingState } from '../../rules/exchange/listing-state.ts';

/** A line of the file: states that were taken in, a listing that was given up, or how far the feed was read. */
interface Line {
  readonly states?: readonly ListingState[];
  readonly gone?: readonly string[];
  readonly cursor?: number;
}

/**
 * What an exchange holds, in a file that survives kill -9: each change is one line, on the disk before it is acknowledged. A
 * last line that was torn is left out. Opening writes the file anew, with what is held alone.
 */
export class SandboxStore {
  readonly held: Held = new Map();
  /** Number of the last entry that is stored. */
  cursor = 0;
  readonly #file: number;

  constructor(path: string) {
    for (const line of linesOf(path)) this.#apply(line);
    const next = `${path}.next`;
    const whole: Line = { states: [...this.held.values()], cursor: this.cursor };
    writeFileSync(next, `${JSON.stringify(whole)}\n`, { flush: true });
    renameSync(next, path);
    this.#file = openSync(path, 'a');
  }

  /**
   * Stores states, and how far the feed was read with them.
   *
   * @returns those that were newer than what was held before them
   */
  take(states: readonly ListingState[], cursor: number = this.cursor): readonly ListingState[] {
    // States of one listing may stand in any order here as well.
    const last = new Map<string, number>();
    const newer = states.filter(({ listing, revision }) => {
      if (revision <= (last.get(listing) ?? this.held.get(listing)?.revision ?? 0)) return false;
      last.set(listing, revision);
      return true;
    });
    if (newer.length > 0 || cursor > this.cursor) this.#write({ states: newer, cursor: Math.max(cursor, this.cursor) });
    return newer;
  }

  /** Stores what reconciling has found: these are held now, and nothing else. */
  replace(held: Held): void {
    const gone = [...this.held.keys()].filter((code) => !held.has(code));
    this.#write({ gone: [...this.held.keys()], states: [...held.values()] });
    for (const code of gone) this.held.delete(code);
  }

  close(): void {
    closeSync(this.#file);
  }

  #write(line: Line): void {
    writeSync(this.#file, `${JSON.stringify(line)}\n`);
    fsyncSync(this.#file);
    this.#apply(line);
  }

  #apply({ gone = [], states = [], cursor = this.cursor }: Line): void {
    for (const code of gone) this.held.delete(code);
    for (const state of states) takeState(this.held, state);
    this.cursor = Math.max(this.cursor, cursor);
  }
}

function linesOf(path: string): Line[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  // A line is whole with its end: what comes after the last one was being written when the process died.
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Line);
}
