import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

/** A script that runs beside the test; it is killed when the test has ended. */
export interface Companion {
  readonly process: ChildProcess;
  /** What it says next, undefined after its end. */
  next(): Promise<unknown>;
  readonly ended: Promise<number | null>;
}

/** An empty directory that is removed, with the engine that may still serve it, at the end of the test (or `afterAll`). */
export function temporaryDirectory(atEnd: (clean: () => void) => void = onTestFinished): string {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), 'scenario-engine-')));
  atEnd(() => {
    for (const pid of enginePids(directory)) kill(pid);
    rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
  });
  return directory;
}

/** Runs `support/client.mjs`. */
export function client(dataDir: string, task: string, options: object = {}): Companion {
  return companion('client.mjs', dataDir, task, JSON.stringify({ fsync: false, ...options }));
}

/** Runs a script of this directory. */
export function companion(script: string, ...args: string[]): Companion {
  const file = fileURLToPath(new URL(script, import.meta.url));
  const child = spawn(process.execPath, [file, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  onTestFinished(() => void child.kill('SIGKILL'));
  const next = async () => {
    const line = await lines.next();
    return line.done ? undefined : JSON.parse(line.value);
  };
  return { process: child, next, ended };
}

/** The processes that are engines of a data directory. */
export function enginePids(dataDir: string): number[] {
  const table = execFileSync('ps', ['-eo', 'pid=,stat=,args='], { encoding: 'utf8' });
  return table
    .split('\n')
    .map((line) => line.trim().split(/\s+/, 2).concat(line))
    .filter(([, state, line]) => !state?.startsWith('Z') && line?.includes('child.js') && line.includes(`"${dataDir}"`))
    .map(([pid]) => Number(pid));
}

/** The lock records of a data directory. */
export function lockRecords(dataDir: string): string[] {
  return readdirSync(dataDir).filter((name) => /^engine\.lock\.\d+$/.test(name));
}

/** kill -9; a process that has ended meanwhile is fine. */
export function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Waits until something holds; the test's own limit ends it. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await sleep(20);
}
