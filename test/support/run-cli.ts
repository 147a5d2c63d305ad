import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { onTestFinished } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

/** How a command ended. */
export interface CliOutcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a command of `src/cli`; `watch` sees all of stderr so far, and may send signals. What still runs when the test
 * has ended is killed.
 */
export async function runCli(
  command: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  watch: (stderr: string, child: ChildProcess) => void = () => {},
): Promise<CliOutcome> {
  const { DATABASE_URL: _, DATA_DIR: __, ...inherited } = process.env;
  const child = spawn(process.execPath, [path.join(root, 'dist/cli', `${command}.js`), ...args], {
    env: { ...inherited, ...environment },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    watch(stderr, child);
  });
  return await new Promise((resolve, reject) => {
    child.on('error', reject).on('close', (code) => resolve({ code, stdout, stderr }));
  });
}
