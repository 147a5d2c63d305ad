import process from 'node:process';
import { type Connection, connect } from '../db/connect.ts';
import { migrate } from '../db/migrate.ts';
import { seedReference } from '../db/seed.ts';
import { clock } from './clock.ts';
import { faultLine } from './fault-line.ts';

/** What a command works with. */
export interface CommandContext {
  readonly connection: Connection;
  /** Aborted by the first SIGINT or SIGTERM; a second one ends the process at once. */
  readonly signal: AbortSignal;
}

/**
 * Runs a command against the database of DATABASE_URL, or else the embedded engine under DATA_DIR. What goes wrong is
 * told in words and without a stack on stderr.
 *
 * @param command returns the exit code
 */
export async function runCommand(command: (context: CommandContext) => Promise<number>): Promise<void> {
  const { DATABASE_URL, DATA_DIR } = process.env;
  const abort = new AbortController();
  const stop = (signal: NodeJS.Signals): void => {
    if (abort.signal.aborted) process.exit(1);
    process.stderr.write(`\n${signal}: stopping; once more to stop at once\n`);
    abort.abort();
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  let connection: Connection | null = null;
  try {
    connection = await connect({
      databaseUrl: DATABASE_URL,
      dataDir: DATA_DIR || './data',
      log: (message) => process.stderr.write(`${message}\n`),
      applicationName: 'catalog-cli',
      max: 4,
    });
    process.exitCode = await command({ connection, signal: abort.signal });
  } catch (error) {
    process.stderr.write(`${faultLine(error, connection?.place ?? 'the database')}\n`);
    process.exitCode = 1;
  } finally {
    await connection?.close().catch(() => {});
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
}

/**
 * Brings the database to the newest migration and the reference data to its files; whoever comes second finds nothing
 * to do.
 *
 * @returns how many migrations were applied and what became of the reference data
 */
export async function prepareDatabase({ pool }: Connection) {
  const migrations = await migrate(pool);
  return { migrations, reference: await seedReference(pool, { now: clock.now(), newId: clock.newId }) };
}
