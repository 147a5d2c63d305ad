import { createHash } from 'node:crypto';
import { accessSync, constants, lstatSync, mkdirSync, realpathSync, rmdirSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';

/** Where the engine of one data directory keeps its things. */
export interface EnginePlaces {
  readonly dataDir: string;
  /** The database cluster itself; it exists only when it is complete. */
  readonly cluster: string;
  readonly socket: string;
  readonly log: string;
}

/** The data directory cannot be made or used; the message is for people and names the variable. */
export class DataDirError extends Error {
  override readonly name = 'DataDirError';
}

/** The shortest limit of the systems we run on (macOS: 104 bytes with the closing NUL; Linux: 108). */
const SOCKET_PATH_LIMIT = 103;

/**
 * Takes a data directory, creates it when it is missing, and returns the places of its engine. Two spellings of one
 * directory (a symbolic link, a relative path) give the same places. Throws {@link DataDirError} when it is no directory
 * that this process may write to.
 */
export function enginePlaces(dataDir: string): EnginePlaces {
  const real = madeDirectory(dataDir);
  return { dataDir: real, cluster: join(real, 'pg'), socket: socketPath(real), log: join(real, 'engine.log') };
}

const faults: Readonly<Record<string, string>> = {
  EEXIST: 'it is a file; name a directory',
  ENOTDIR: 'a part of its path is a file; name a directory',
  EACCES: 'this user may not write there; change its owner or name another directory',
  EPERM: 'this user may not write there; change its owner or name another directory',
  EROFS: 'the file system may only be read; name another directory',
};

function madeDirectory(dataDir: string): string {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    accessSync(dataDir, constants.W_OK | constants.X_OK);
    return realpathSync(dataDir);
  } catch (error) {
    const { code = 'unknown fault' } = error as NodeJS.ErrnoException;
    throw new DataDirError(`DATA_DIR ${dataDir} cannot be used: ${faults[code] ?? `the system says ${code}`}`, {
      cause: error,
    });
  }
}

/** The socket lives in the data directory, or, where that path is too long, under a short name made from its hash. */
function socketPath(dataDir: string): string {
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 20);
  if (process.platform === 'win32') return `\\\\.\\pipe\\scenario-engine-${name}`;
  const inside = join(dataDir, 'engine.sock');
  if (Buffer.byteLength(inside) <= SOCKET_PATH_LIMIT) return inside;
  const outside = join(tmpdir(), `scenario-engine-${userInfo().uid}-${name}`, 's');
  if (Buffer.byteLength(outside) <= SOCKET_PATH_LIMIT) return outside;
  throw new Error(`no room for a socket: both ${inside} and ${outside} exceed ${SOCKET_PATH_LIMIT} bytes`);
}

/**
 * Makes sure that the directory of the socket is ours alone. Takes the places; throws when a socket outside the data
 * directory would lie in a directory that another user owns or may enter: in a shared temporary directory anybody could
 * have made it before us.
 */
export function secureSocketDirectory(places: EnginePlaces): void {
  const directory = dirname(places.socket);
  if (process.platform === 'win32' || directory === places.dataDir) return;
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const found = lstatSync(directory);
  if (!found.isDirectory() || found.uid !== userInfo().uid || (found.mode & 0o077) !== 0)
    throw new Error(`${directory} must be a directory of this user with mode 0700`);
}

/** Removes the directory of a socket outside the data directory; the caller still holds the lock. */
export function removeSocketDirectory(places: EnginePlaces): void {
  const directory = dirname(places.socket);
  if (process.platform !== 'win32' && directory !== places.dataDir) rmdirSync(directory);
}

/** The compiled form of one of our modules: a process or worker cannot run TypeScript. Right from src and from dist. */
export function compiledModule(name: string): URL {
  return new URL(`../../../dist/db/embedded/${name}`, import.meta.url);
}
