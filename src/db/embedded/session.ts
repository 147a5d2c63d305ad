import type { Socket } from 'node:net';
import { FrameReader, ProtocolViolation } from './frame-reader.ts';
import { Outbox } from './outbox.ts';
import { backendKey, FIRST_MESSAGE, fatal, message, READY_IDLE, textAt } from './wire.ts';

/** Messages for the engine: they end at the first one that it answers with ReadyForQuery, or where no more has arrived. */
export interface Batch {
  readonly messages: Buffer;
  readonly endsReady: boolean;
}

/** What a session needs of the gate. */
export interface SessionHost {
  readonly greeting: Buffer;
  readonly silenceLimitMs: number;
  /** The session has a batch, or has gone. */
  request(session: Session): void;
}

/** A client that sends ahead of its turn is read no further than this. */
const READ_AHEAD = 1024 * 1024;

const READY_AFTER = 'QSF';
const FORWARDED = 'QPBDECHSF';
const COPY_DATA = 'dcf';

/**
 * The engine reads COPY data only from the message it was given and ends itself when it finds none, so every statement is
 * followed by a CopyFail. It ends a COPY FROM STDIN with an ordinary error; after any other statement the protocol has it
 * ignored.
 */
const COPY_FAIL = message('f', 'the embedded engine takes no COPY FROM STDIN: use INSERT\0');

/** One client: its part of the protocol that needs no engine, its messages that wait, and what it leaves behind. */
export class Session {
  /** Names of the prepared statements that this client made and has not closed. */
  readonly statements = new Map<string, Buffer>();
  /** Whether anything of this client reached the engine. */
  touched = false;
  readonly #socket: Socket;
  readonly #host: SessionHost;
  readonly #id: number;
  readonly #outbox: Outbox;
  readonly #reader = new FrameReader();
  #frames: Buffer[] = [];
  #frameBytes = 0;
  #gone = false;

  /** Takes over a socket; `id` is told to the client as its process number. */
  constructor(socket: Socket, host: SessionHost, id: number) {
    this.#socket = socket;
    this.#host = host;
    this.#id = id;
    this.#outbox = new Outbox(
      socket,
      host.silenceLimitMs,
      () => this.#proceed(),
      () => this.expel('57P05', 'the client does not read its answers'),
    );
    socket.on('data', (chunk: Buffer) => this.#receive(chunk));
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.#leave());
    socket.resume();
  }

  /** Whether the client has left and everything that it sent before was done. */
  get gone(): boolean {
    return this.#gone && this.#frames.length === 0;
  }

  /** Gives the client bytes of the engine's answer. */
  send(bytes: Buffer): void {
    if (!this.#gone) this.#outbox.send(bytes);
  }

  /** Ends the connection with a FATAL error; what the client has still sent is forgotten. */
  expel(code: string, text: string): void {
    this.#frames = [];
    if (!this.#gone && this.#outbox.empty) {
      this.#socket.write(fatal(code, text));
      // Ends even when the client does not read.
      setTimeout(() => this.#socket.destroy(), 1000).unref();
      this.#socket.destroySoon();
    } else this.#socket.destroy();
    this.#gone = true;
    this.#host.request(this);
  }

  /** Returns what is next for the engine, or undefined when the client must send more, or read more, first. */
  takeBatch(): Batch | undefined {
    if (this.#frames.length === 0 || (!this.#outbox.empty && !this.#gone)) return undefined;
    const last = this.#frames.findIndex((frame) => READY_AFTER.includes(typeOf(frame)));
    const taken = this.#frames.splice(0, last < 0 ? this.#frames.length : last + 1);
    this.#frameBytes = this.#frames.reduce((sum, frame) => sum + frame.length, 0);
    if (this.#frameBytes <= READ_AHEAD) this.#socket.resume();
    this.touched = true;
    const messages = Buffer.concat(
      taken.flatMap((frame) => ('QE'.includes(typeOf(frame)) ? [frame, COPY_FAIL] : frame)),
    );
    for (const frame of taken) this.#track(frame);
    return { messages, endsReady: last >= 0 };
  }

  #receive(chunk: Buffer): void {
    if (this.#gone) return;
    this.#reader.push(chunk);
    try {
      for (let frame = this.#reader.next(); frame && !this.#gone; frame = this.#reader.next())
        if (this.#reader.typed) this.#accept(frame);
        else this.#open(frame);
    } catch (error) {
      if (!(error instanceof ProtocolViolation)) throw error;
      this.expel(error.code, error.message);
    }
    this.#proceed();
  }

  #proceed(): void {
    if (this.#frameBytes > READ_AHEAD) this.#socket.pause();
    if (this.#frames.length > 0) this.#host.request(this);
  }

  #open(frame: Buffer): void {
    const code = frame.readInt32BE(4);
    if (code === FIRST_MESSAGE.ssl || code === FIRST_MESSAGE.gssEncryption) this.send(Buffer.from('N'));
    else if (code === FIRST_MESSAGE.cancel) this.#socket.destroy();
    else if (code === FIRST_MESSAGE.startup) {
      this.#reader.typed = true;
      this.send(Buffer.concat([this.#host.greeting, backendKey(this.#id), READY_IDLE]));
    } else throw new ProtocolViolation('0A000', 'only version 3.0 of the protocol is spoken here');
  }

  #accept(frame: Buffer): void {
    const type = typeOf(frame);
    if (type === 'X') {
      this.#socket.end();
      this.#leave();
    } else if (FORWARDED.includes(type)) {
      this.#frames.push(frame);
      this.#frameBytes += frame.length;
    } else if (!COPY_DATA.includes(type)) throw new ProtocolViolation('08P01', `unknown message type ${frame[0]}`);
  }

  #track(frame: Buffer): void {
    const type = typeOf(frame);
    const name = textAt(frame, type === 'C' ? 6 : 5);
    if (type === 'P' && name.length > 0) this.statements.set(name.toString('latin1'), Buffer.from(name));
    if (type === 'C' && frame[5] === 0x53) this.statements.delete(name.toString('latin1'));
  }

  #leave(): void {
    if (this.#gone) return;
    this.#gone = true;
    this.#host.request(this);
  }
}

function typeOf(frame: Buffer): string {
  return String.fromCharCode(frame[0] ?? 0);
}
