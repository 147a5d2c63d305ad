/** Thrown when bytes cannot be a message of the protocol; the connection has no future. */
export class ProtocolViolation extends Error {
  override readonly name = 'ProtocolViolation';
  readonly code: string;

  constructor(code: string, text: string) {
    super(text);
    this.code = code;
  }
}

const STARTUP_LIMIT = 10_000;

/** PostgreSQL allows 1 GiB; the engine's whole memory is 2 GiB and holds a message several times. */
const MESSAGE_LIMIT = 256 * 1024 * 1024;

/**
 * Cuts what a client sends into whole messages. The first messages of a connection have no type letter; after `typed` is
 * set every message has one. A message of many chunks is joined once, when its last byte is there.
 */
export class FrameReader {
  typed = false;
  #chunks: Buffer[] = [];
  #size = 0;
  #wanted = 0;

  push(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#size += chunk.length;
  }

  /** Returns the next whole message, or undefined until more has arrived; throws {@link ProtocolViolation}. */
  next(): Buffer | undefined {
    const lengthAt = this.typed ? 1 : 0;
    const head = lengthAt + 4;
    if (this.#size < Math.max(head, this.#wanted)) return undefined;
    const buffer = this.#joined();
    const length = buffer.readInt32BE(lengthAt);
    if (length < (this.typed ? 4 : 8) || (!this.typed && length > STARTUP_LIMIT))
      throw new ProtocolViolation('08P01', 'invalid message length');
    if (length > MESSAGE_LIMIT)
      throw new ProtocolViolation('54000', `a message may have at most ${MESSAGE_LIMIT} bytes`);
    const end = lengthAt + length;
    this.#wanted = buffer.length < end ? end : 0;
    if (this.#wanted > 0) return undefined;
    this.#chunks = end < buffer.length ? [buffer.subarray(end)] : [];
    this.#size = buffer.length - end;
    return buffer.subarray(0, end);
  }

  #joined(): Buffer {
    const [first] = this.#chunks;
    const buffer = this.#chunks.length === 1 && first ? first : Buffer.concat(this.#chunks, this.#size);
    this.#chunks = [buffer];
    return buffer;
  }
}
