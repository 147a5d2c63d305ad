// The few words of PostgreSQL's protocol 3.0 that the gate itself must speak.
// https://www.postgresql.org/docs/current/protocol-message-formats.html

/** The transaction status of ReadyForQuery: idle, in a transaction, in a failed transaction. */
export type ReadyStatus = 'I' | 'T' | 'E';

/** The code in the place of a protocol version that a client's first message may carry. */
export const FIRST_MESSAGE = { startup: 196608, cancel: 80877102, ssl: 80877103, gssEncryption: 80877104 } as const;

/** The message with a type letter and a body. */
export function message(type: string, ...body: readonly (string | Buffer)[]): Buffer {
  const parts = body.map((part) => (typeof part === 'string' ? Buffer.from(part) : part));
  const head = Buffer.alloc(5);
  head.write(type, 'latin1');
  head.writeInt32BE(4 + parts.reduce((sum, part) => sum + part.length, 0), 1);
  return Buffer.concat([head, ...parts]);
}

export const SYNC = message('S');
export const READY_IDLE = message('Z', 'I');

/** A simple query. */
export function query(sql: string): Buffer {
  return message('Q', sql, '\0');
}

/** The end of a prepared statement. */
export function closeStatement(name: Buffer): Buffer {
  return message('C', 'S', name, '\0');
}

/** The end of a connection: ErrorResponse of severity FATAL. */
export function fatal(code: string, text: string): Buffer {
  return message('E', `SFATAL\0VFATAL\0C${code}\0M${text}\0\0`);
}

/** The number by which a client could cancel: every client has its own, and cancelling is not possible. */
export function backendKey(client: number): Buffer {
  const body = Buffer.alloc(8);
  body.writeInt32BE(client, 0);
  return message('K', body);
}

/** The startup message that asks the engine for its own greeting, once. */
export function startup(): Buffer {
  const body = Buffer.from('user\0postgres\0database\0postgres\0\0');
  const head = Buffer.alloc(8);
  head.writeInt32BE(8 + body.length, 0);
  head.writeInt32BE(FIRST_MESSAGE.startup, 4);
  return Buffer.concat([head, body]);
}

/** The question whether the server speaks TLS, which the gate answers with N as soon as the engine is open. */
export function askForEncryption(): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeInt32BE(8, 0);
  bytes.writeInt32BE(FIRST_MESSAGE.ssl, 4);
  return bytes;
}

/** The text up to the next NUL at an offset of a message. */
export function textAt(frame: Buffer, offset: number): Buffer {
  const end = frame.indexOf(0, offset);
  return frame.subarray(offset, end < 0 ? frame.length : end);
}
