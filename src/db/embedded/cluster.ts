import { randomUUID } from 'node:crypto';
import {
  closeSync,
  cpSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { compiledModule } from './places.ts';

/** How to make a cluster. */
export interface ClusterOptions {
  /** The directory of a complete cluster that nobody has open; the new one is a copy of it. */
  readonly image?: string | undefined;
  /** Whether the result must have reached the disk. */
  readonly fsync: boolean;
}

/**
 * Makes a database cluster (the directory of a PostgreSQL database) at a path, unless there is one. It grows beside its
 * place under another name and is moved there when it is whole and closed, so what a kill in the middle leaves is never
 * taken for a database; such remains are removed first. The caller must be the only one to do this (hold the lock).
 */
export async function makeCluster(cluster: string, { image, fsync }: ClusterOptions): Promise<void> {
  const parent = dirname(cluster);
  const prefix = `${basename(cluster)}.init-`;
  for (const name of readdirSync(parent))
    if (name.startsWith(prefix)) rmSync(join(parent, name), { recursive: true, force: true });
  if (existsSync(cluster)) return;
  const growing = join(parent, `${prefix}${randomUUID()}`);
  if (image === undefined) await runInitdb(growing);
  else copyImage(image, growing);
  if (fsync) syncTree(growing);
  renameSync(growing, cluster);
  if (fsync) syncEntry(parent);
}

/**
 * Makes an image: an empty cluster at `directory`, from which `joinEngine` makes a new database in a tenth of the time. An image
 * serves the version of PGlite that made it. The `pg` directory of a stopped engine is an image too, data included.
 */
export async function makeEngineImage(directory: string): Promise<void> {
  mkdirSync(dirname(directory), { recursive: true });
  await makeCluster(directory, { fsync: false });
}

/** In a thread of its own, because initdb leaves some 500 MB behind that only go with the thread. */
function runInitdb(directory: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(compiledModule('initialise-worker.js'), { workerData: directory });
    worker.once('error', reject);
    worker.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`initdb ended with ${code}`))));
  });
}

function copyImage(image: string, directory: string): void {
  if (!existsSync(join(image, 'PG_VERSION'))) throw new Error(`${image} is not an image of a database`);
  cpSync(image, directory, { recursive: true });
}

function syncTree(directory: string): void {
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) syncTree(path);
    else syncEntry(path);
  }
  syncEntry(directory);
}

function syncEntry(path: string): void {
  // Windows cannot flush a directory, nor a file that is open for reading only.
  if (process.platform === 'win32') return;
  const file = openSync(path, 'r');
  fsyncSync(file);
  closeSync(file);
}
