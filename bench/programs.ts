import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A program under measurement. */
export interface Program {
  readonly port: number;
  stop(): Promise<void>;
}

/** Runs a program on one core where the system can (Linux, `taskset`), so that the load generator has the other. */
const canPin = process.platform === 'linux' && spawnSync('taskset', ['--version']).status === 0;

/**
 * Starts a program and waits until it prints the line that says where it listens.
 *
 * @param node the Node binary to run it with
 * @param file the compiled program
 * @param env its environment
 * @param port finds the port in a line it prints
 */
export async function startProgram(
  node: string,
  file: string,
  env: Readonly<Record<string, string>>,
  port: (line: string) => number | null,
): Promise<Program> {
  const command = canPin ? ['taskset', '-c', '0', node, file] : [node, file];
  const child = spawn(command[0] ?? node, command.slice(1), {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const found = await firstPort(child, port);
  return {
    port: found,
    stop: async () => {
      child.kill('SIGTERM');
      await new Promise((resolve) => child.once('exit', resolve));
    },
  };
}

async function firstPort(child: ChildProcess, port: (line: string) => number | null): Promise<number> {
  if (!child.stdout) throw new Error('no output to read');
  const lines = createInterface(child.stdout);
  return await new Promise((resolve, reject) => {
    lines.on('line', (line) => {
      const found = port(line);
      if (found === null) return;
      // What it logs from here on is taken and not read: whoever makes the load needs the core.
      lines.close();
      child.stdout?.resume();
      resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`ended with ${code} before it listened`)));
  });
}
