import { createHash, type Hash } from 'node:crypto';

/** What a backup says of itself in its first line. */
export interface BackupHeader {
  readonly format: typeof FORMAT;
  readonly version: typeof VERSION;
  /** The instant the backup was begun, in UTC. */
  readonly madeAt: string;
  readonly migrations: readonly { readonly createdAt: number; readonly hash: string }[];
  /** In the order in which they follow, which foreign keys allow. */
  readonly tables: readonly { readonly name: string; readonly columns: readonly string[]; readonly rows: number }[];
  readonly sequences: readonly { readonly name: string; readonly last: string; readonly isCalled: boolean }[];
}

/** What it says in its last line. */
export interface BackupEnd {
  /** SHA-256 of the rows of each table, in hexadecimal. */
  readonly digests: Readonly<Record<string, string>>;
  /** SHA-256 of all lines before this one. */
  readonly sha256: string;
}

export const FORMAT = 'scenario-data-catalog backup';
export const VERSION = 1;

/** One row: the text of each column, as PostgreSQL writes and reads it, and null. */
export type BackupRow = readonly (string | null)[];

/** A file that cannot be restored; the message is for people and says what to do. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
}

/** Digests of what passes by: of each table and of the whole. */
export class BackupDigest {
  readonly #whole = createHash('sha256');
  readonly #tables = new Map<string, Hash>();

  /** Takes lines without their ends, and the table of which they are rows. */
  add(lines: readonly string[], table?: string): void {
    if (lines.length === 0) return;
    const text = `${lines.join('\n')}\n`;
    this.#whole.update(text);
    if (table === undefined) return;
    const hash = this.#tables.get(table) ?? createHash('sha256');
    this.#tables.set(table, hash.update(text));
  }

  /** Ends the digests; nothing can be added afterwards. */
  end(tables: readonly string[]): BackupEnd {
    const digests = tables.map((table) => [table, (this.#tables.get(table) ?? createHash('sha256')).digest('hex')]);
    return { digests: Object.fromEntries(digests), sha256: this.#whole.digest('hex') };
  }
}
