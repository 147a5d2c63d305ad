import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { UNLIMITED } from './unlimited.ts';

export type LogLine = Record<string, unknown> & { msg?: string };

/** The server as a process of its own, with what it has written to its log. */
export interface ServerProcess {
  readonly child: ChildProcess;
  readonly url: string;
  readonly port: number;
  readonly lines: LogLine[];
  /** Everything on standard error; a healthy server writes nothing there. */
  errorOutput(): string;
  /** Resolves with the line once the log has one with this message. */
  line(message: string): Promise<LogLine>;
  /** Resolves with the exit code, or the signal that ended the process. */
  exited: Promise<number | string>;
}

const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/**
 * Starts `server-program.ts` on a free port and waits until it listens.
 *
 * Takes variables of its environment. The caller ends the process.
 */
export async function startServerProcess(env: Record<string, string> = {}): Promise<ServerProcess> {
  const child = spawn(process.execPath, ['--import', path('./typescript-loader.mjs'), path('./server-program.ts')], {
    env: { PATH: process.env['PATH'], PORT: '0', COMPILED: '1', ...UNLIMITED, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  return await watchServerProcess(child);
}

/** Reads the log of a server just started and waits until it listens. */
export async function watchServerProcess(child: ChildProcess): Promise<ServerProcess> {
  const lines: LogLine[] = [];
  const waiting = new Set<() => void>();
  let errorOutput = '';
  if (child.stdout === null || child.stderr === null) {
    throw new Error('the process has no output to read');
  }
  createInterface({ input: child.stdout }).on('line', (text) => {
    lines.push(JSON.parse(text) as LogLine);
    for (const look of waiting) {
      look();
    }
  });
  child.stderr.on('data', (chunk) => {
    errorOutput += String(chunk);
  });
  const exited = once(child, 'close').then(([code, signal]) => (code ?? signal) as number | string);
  const line = (message: string): Promise<LogLine> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const found = lines.find((each) => each.msg === message);
        if (found !== undefined) {
          waiting.delete(look);
          resolve(found);
        }
      };
      waiting.add(look);
      look();
      exited.then((code) => reject(new Error(`ended with ${code} before "${message}": ${errorOutput}`)), reject);
    });
  const url = String((await line('listening'))['address']);
  return { child, url, port: Number(new URL(url).port), lines, errorOutput: () => errorOutput, line, exited };
}
