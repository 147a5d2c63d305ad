import { randomUUID } from 'node:crypto';
import { linkSync, readdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import type { EnginePlaces } from './places.ts';
import { judgeProcess, type ProcessIdentity, thisProcess } from './process-identity.ts';

// At most one engine per data directory, without help from the system (Node has no flock), honest after kill -9.
//
// A record `engine.lock.<N>` is made whole by link(2), which fails when the name exists. To take the lock:
//   1. read all records; if any belongs to a process that is not known to be dead, give up;
//   2. link a record of our own at the highest N + 1; if the name exists, somebody was faster: begin again;
//   3. read all records again; unless every other one is dead, give up, *leaving our record in place* and ending the
//      process, which makes it a dead one; otherwise we hold the lock and remove the dead records.
// Never two: suppose A and B both hold it. Each linked before it read (step 3), so the one that linked last read while the
// other's record was there and its process alive, and gave up: Dekker's argument. It needs that a living holder's record
// never disappears: only a holder unlinks, and only its own record at release or one whose process is dead. As the
// holder is alone, no name it judged dead can be removed and made anew under its hands. Slow contenders with an old list
// are caught by step 3, whatever number they chose; a crash between any two steps leaves a record of a dead process.
// Dead is for ever: the pid is gone, or it started at another time (the number was reused), or the system was booted
// since; and nobody answers on the socket, which also covers a second container that cannot see the pids of the first.
// Another host, an unreadable record, an error we do not know: refuse.

const RECORD = /^engine\.lock\.(\d+)$/;
const ATTEMPTS = 5;

/** What a holder writes down about itself. */
export interface LockRecord extends ProcessIdentity {
  readonly socket: string;
  readonly token: string;
}

/** A record that is in the way, and how it looks from here. */
export interface Holder {
  readonly file: string;
  readonly state: 'alive' | 'elsewhere' | 'unreadable';
  readonly record: LockRecord | undefined;
}

interface Found {
  readonly file: string;
  readonly generation: number;
  readonly record: LockRecord | undefined;
}

/** Thrown by {@link takeLock} when somebody else has, or may have, the data directory. */
export class LockHeldError extends Error {
  override readonly name = 'LockHeldError';
}

/** The lock on a data directory, held until `release`. */
export interface EngineLock {
  readonly file: string;
  release(): void;
}

/** Takes a data directory and returns who has it, or undefined when nobody has. */
export async function findHolder(dataDir: string): Promise<Holder | undefined> {
  return firstNotDead(readRecords(dataDir));
}

/**
 * Takes the lock of a data directory for this process. Throws {@link LockHeldError} when another has it; the process
 * must then end, because a record that it may have left counts for as long as it lives.
 */
export async function takeLock(places: EnginePlaces): Promise<EngineLock> {
  const record: LockRecord = { ...thisProcess(), socket: places.socket, token: randomUUID() };
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const before = readRecords(places.dataDir);
    await refuseIfHeld(before);
    const file = join(places.dataDir, `engine.lock.${Math.max(0, ...before.map((found) => found.generation)) + 1}`);
    if (!linkRecord(file, record)) continue;
    const others = readRecords(places.dataDir).filter((found) => found.file !== file);
    await refuseIfHeld(others);
    for (const other of others) unlinkSync(other.file);
    return { file, release: () => unlinkSync(file) };
  }
  throw new LockHeldError(`other processes keep taking the lock of ${places.dataDir}`);
}

/** Takes a holder and returns a sentence for people that names the file. */
export function describeHolder({ file, state, record }: Holder): string {
  if (state === 'unreadable') return `the lock ${file} cannot be read; remove it when no engine uses this directory`;
  if (state === 'elsewhere')
    return `the lock ${file} belongs to process ${record?.pid} on host ${record?.host}; remove it when that engine has ended`;
  return `process ${record?.pid} holds the lock ${file}`;
}

async function refuseIfHeld(records: readonly Found[]): Promise<void> {
  const holder = await firstNotDead(records);
  if (holder) throw new LockHeldError(describeHolder(holder));
}

async function firstNotDead(records: readonly Found[]): Promise<Holder | undefined> {
  for (const { file, record } of records) {
    if (!record) return { file, record, state: 'unreadable' };
    const state = judgeProcess(record);
    if (state !== 'dead') return { file, record, state };
    if (await answers(record.socket)) return { file, record, state: 'alive' };
  }
  return undefined;
}

function readRecords(dataDir: string): Found[] {
  const found: Found[] = [];
  for (const name of readdirSync(dataDir)) {
    const generation = RECORD.exec(name)?.[1];
    if (generation === undefined) continue;
    const file = join(dataDir, name);
    try {
      found.push({ file, generation: Number(generation), record: parseRecord(readFileSync(file, 'utf8')) });
    } catch (error) {
      // Released between the two calls: there is no such record any more.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  return found.sort((a, b) => b.generation - a.generation);
}

function parseRecord(text: string): LockRecord | undefined {
  try {
    const { pid, startedAt, bootId, host, socket, token } = JSON.parse(text) as Record<string, unknown>;
    if (!Number.isSafeInteger(pid) || typeof host !== 'string') return undefined;
    if (typeof socket !== 'string' || typeof token !== 'string') return undefined;
    return { pid: Number(pid), startedAt: textOrNull(startedAt), bootId: textOrNull(bootId), host, socket, token };
  } catch {
    return undefined;
  }
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** Makes the record appear whole or not at all; returns false when the name is taken. */
function linkRecord(file: string, record: LockRecord): boolean {
  const draft = `${file}.${record.token}`;
  // Flushed, so that a power failure cannot leave a record without its words.
  writeFileSync(draft, `${JSON.stringify(record)}\n`, { flag: 'wx', mode: 0o600, flush: true });
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw new Error(`cannot lock ${file}: the file system must support hard links`, { cause: error });
  } finally {
    unlinkSync(draft);
  }
}

/** Whether anybody listens on a socket. The kernel knows: a listener that is busy or stopped still accepts. */
function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.setTimeout(2000, () => socket.destroy(new Error('no answer')));
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code !== 'ENOENT' && error.code !== 'ECONNREFUSED'),
    );
  });
}
