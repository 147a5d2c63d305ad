import type { ReadyStatus } from './wire.ts';

/**
 * Follows the engine's answers, which arrive in pieces that respect no message boundary, and remembers the status of the
 * last ReadyForQuery.
 */
export class ReplyScanner {
  status: ReadyStatus | undefined;
  readonly #head = Buffer.alloc(5);
  #headBytes = 0;
  #bodyLeft = 0;

  /** Takes the next bytes of the answer. */
  read(bytes: Uint8Array): void {
    let at = 0;
    while (at < bytes.length) {
      if (this.#bodyLeft > 0) {
        // The body of ReadyForQuery is its status, one byte.
        if (this.#head[0] === 0x5a) this.status = String.fromCharCode(bytes[at] ?? 0) as ReadyStatus;
        const step = Math.min(this.#bodyLeft, bytes.length - at);
        this.#bodyLeft -= step;
        at += step;
      } else {
        const step = Math.min(5 - this.#headBytes, bytes.length - at);
        this.#head.set(bytes.subarray(at, at + step), this.#headBytes);
        this.#headBytes += step;
        at += step;
        if (this.#headBytes === 5) {
          this.#bodyLeft = this.#head.readInt32BE(1) - 4;
          this.#headBytes = 0;
        }
      }
    }
  }
}
