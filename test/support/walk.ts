import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';
import { type EmptyDatabase, emptyDatabase } from './empty-database.ts';
import { startService } from './service.ts';

/** Tools that the scripts of the documents need and that this machine lacks. */
export const missingTools: readonly string[] = ['bash', 'curl'].filter(
  (tool) => spawnSync(tool, ['--version']).status !== 0,
);

/** The first script of a text, as a newcomer pastes it. */
export const scriptOf = (text: string): string => /^```bash\n([\s\S]*?)^```$/m.exec(text)?.[1] ?? 'exit 1';

/** The first script of a document. */
export const scriptIn = (file: string): string => scriptOf(readFileSync(file, 'utf8'));

/** A started service with the worked example, and shells in which its documents are walked. */
export interface Walk {
  readonly database: EmptyDatabase;
  /** A shell of its own: the lines that a script prints. */
  readonly paste: (script: string) => Promise<readonly string[]>;
  /** A shell that stays, so that what one script leaves is there for the next one. */
  readonly shell: Shell;
  /** Where the walk leaves its files: `TMPDIR` of its shells. */
  readonly folder: string;
}

/** The compiled service, ready, on a new database with the worked example. */
export interface WalkedService {
  readonly database: EmptyDatabase;
  readonly folder: string;
  /** Of its server, with the slash. */
  readonly url: string;
  /** Environment of commands that find the database, and of scripts that find the service. */
  readonly environment: NodeJS.ProcessEnv;
}

/** Starts it; everything ends with the test. */
export async function startWalkedService(): Promise<WalkedService> {
  const database = await emptyDatabase('demo');
  onTestFinished(database.close);
  const folder = mkdtempSync(path.join(tmpdir(), 'walk-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const place = { DATA_DIR: folder, ...database.environment };
  const service = await startService(place);
  await service.line('ready');
  const environment = { ...process.env, ...place, URL: new URL('/graphql', service.url).href };
  return { database, folder, url: new URL('/', service.url).href, environment };
}

/** Starts a service to be walked through. */
export async function startWalk(): Promise<Walk> {
  const { database, folder, environment } = await startWalkedService();
  const env = { ...environment, TMPDIR: folder, SANDBOX_PORT: String(await freePort()) };
  const paste = async (script: string) => {
    const { stdout } = await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', script], { env });
    return stdout.trim().split('\n');
  };
  return { database, paste, shell: new Shell(env, folder), folder };
}

/** A port that nobody listens on just now. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('a server that listens has a port');
  return address.port;
}

const END = '--- the script has ended ---';

/** One shell into which script after script is pasted; it ends at the first command that fails. */
export class Shell {
  readonly #child: ChildProcess;
  readonly #folder: string;
  #said = '';
  #errors = '';
  #pasted = 0;

  constructor(env: NodeJS.ProcessEnv, folder: string) {
    this.#folder = folder;
    // A group of its own: what its scripts have started ends with it.
    this.#child = spawn('bash', ['-euo', 'pipefail'], { env, detached: true });
    this.#child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.#said += text;
    });
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#errors += text;
    });
    onTestFinished(() => this.#end());
  }

  /**
   * Runs a script with everything that earlier ones have left.
   *
   * @returns the lines that it prints
   * @throws what it has printed, where the shell has ended
   */
  async paste(script: string): Promise<readonly string[]> {
    this.#pasted += 1;
    const file = path.join(this.#folder, `pasted-${this.#pasted}.sh`);
    writeFileSync(file, script);
    this.#said = '';
    this.#child.stdin?.write(`. '${file}' < /dev/null\necho '${END}'\n`);
    await new Promise<void>((resolve, reject) => {
      const look = (): void => {
        if (this.#said.includes(END)) resolve();
      };
      this.#child.stdout?.on('data', look);
      this.#child.once('close', () => reject(new Error(`the shell has ended: ${this.#said}${this.#errors}`)));
    });
    return this.#said.slice(0, this.#said.indexOf(END)).trim().split('\n');
  }

  #end(): void {
    const { pid } = this.#child;
    if (pid === undefined) return;
    try {
      process.kill(-pid, 'SIGKILL');
    } catch (error) {
      // Nobody of the group is left.
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
}
