import type { Socket } from 'node:net';

/**
 * What one client has still to receive. The engine answers a whole statement at once, whatever the client's pace, so the
 * answer waits here; `onEmpty` says when all has gone, `onStalled` when the client took nothing for `limitMs`.
 */
export class Outbox {
  readonly #socket: Socket;
  readonly #limitMs: number;
  readonly #onEmpty: () => void;
  readonly #onStalled: () => void;
  #waiting: Buffer[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(socket: Socket, limitMs: number, onEmpty: () => void, onStalled: () => void) {
    this.#socket = socket;
    this.#limitMs = limitMs;
    this.#onEmpty = onEmpty;
    this.#onStalled = onStalled;
    socket.on('drain', () => this.#pump());
    socket.on('close', () => clearTimeout(this.#timer));
  }

  get empty(): boolean {
    return this.#waiting.length === 0 && !this.#socket.writableNeedDrain;
  }

  send(bytes: Buffer): void {
    if (this.empty) this.#write(bytes);
    else this.#waiting.push(bytes);
  }

  #pump(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    while (!this.#socket.writableNeedDrain) {
      const next = this.#waiting.shift();
      if (next) this.#write(next);
      else {
        this.#onEmpty();
        return;
      }
    }
  }

  #write(bytes: Buffer): void {
    if (this.#socket.destroyed || this.#socket.write(bytes) || this.#timer) return;
    this.#timer = setTimeout(this.#onStalled, this.#limitMs);
  }
}
