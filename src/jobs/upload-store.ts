import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { PassThrough, type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';

/** Why bytes that were sent are not kept. */
export type UploadFault = 'too_large' | 'disk_full' | 'not_gzip' | 'empty' | 'cut_off';

/** Thrown for bytes that are not kept; nothing of them is left then. */
export class UploadError extends Error {
  readonly fault: UploadFault;

  /** @param fault what is wrong */
  constructor(fault: UploadFault) {
    super(`an upload was refused: ${fault}`);
    this.name = 'UploadError';
    this.fault = fault;
  }
}

/** What was kept of an upload. */
export interface KeptBytes {
  readonly bytes: number;
  /** Of the bytes as they lie here, 64 hexadecimal digits. */
  readonly sha256: string;
}

/** The folder of files that wait to be imported. They are named for their uploads, never for what their senders call them. */
export class UploadStore {
  readonly #directory: string;
  readonly #maxBytes: number;

  /**
   * @param directory made when the first file comes
   * @param maxBytes what a file may have, once it is inflated
   */
  constructor(directory: string, maxBytes: number) {
    this.#directory = directory;
    this.#maxBytes = maxBytes;
  }

  get maxBytes(): number {
    return this.#maxBytes;
  }

  /** Where the file of an upload lies. */
  pathOf(id: string): string {
    if (!/^[0-9a-f-]{36}$/.test(id)) throw new Error('an upload is named by a uuid');
    return path.join(this.#directory, id);
  }

  /**
   * Writes what is sent, as fast as the disk takes it.
   *
   * @throws UploadError, also when its sender goes away; the file is removed then
   */
  async save(id: string, sent: Readable, isGzip: boolean): Promise<KeptBytes> {
    await mkdir(this.#directory, { recursive: true, mode: 0o700 });
    const file = this.pathOf(id);
    const hash = createHash('sha256');
    let bytes = 0;
    const counted = new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        bytes += chunk.length;
        if (bytes > this.#maxBytes) return done(new UploadError('too_large'));
        hash.update(chunk);
        done(null, chunk);
      },
    });
    const through = passOn(sent);
    const target = createWriteStream(file, { flags: 'wx', mode: 0o600 });
    try {
      if (isGzip) await pipeline(through, createGunzip(), counted, target);
      else await pipeline(through, counted, target);
      if (bytes === 0) throw new UploadError('empty');
    } catch (error) {
      // The rest is dropped: its sender would otherwise never get to read why.
      sent.unpipe(through);
      sent.resume();
      await this.remove(id);
      throw faultOf(error);
    }
    return { bytes, sha256: hash.digest('hex') };
  }

  /** Removes the file of an upload; one that is not there is none the worse. */
  async remove(id: string): Promise<void> {
    await rm(this.pathOf(id), { force: true });
  }

  /** Ids of the uploads whose files lie here and were last written before an instant. */
  async list(before: Date): Promise<string[]> {
    const names = await readdir(this.#directory).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    });
    const old: string[] = [];
    for (const name of names.filter((each) => /^[0-9a-f-]{36}$/.test(each))) {
      const found = await stat(path.join(this.#directory, name)).catch(() => null);
      if (found !== null && found.mtime < before) old.push(name);
    }
    return old;
  }
}

/** The bytes of a stream behind one that may be destroyed without closing the connection they come over. */
function passOn(sent: Readable): PassThrough {
  const through = new PassThrough();
  sent.once('error', () => through.destroy(new UploadError('cut_off')));
  sent.once('close', () => {
    if (!sent.readableEnded) through.destroy(new UploadError('cut_off'));
  });
  return sent.pipe(through);
}

function faultOf(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOSPC' || code === 'EDQUOT') return new UploadError('disk_full');
  return /^Z_/.test(code) ? new UploadError('not_gzip') : error;
}
