import { setTimeout as sleep } from 'node:timers/promises';
import type { Gate } from './gate.ts';
import { LockHeldError, takeLock } from './lock.ts';
import { enginePlaces, removeSocketDirectory, secureSocketDirectory } from './places.ts';
import { Reception } from './reception.ts';
import type { EngineNews, EngineOrder } from './settings.ts';

// The process of the embedded engine. It belongs to nobody: it serves whoever comes to its socket, and ends when the last
// one has gone.

/** Milliseconds in which an engine that cannot open its database still tells those who come why. */
const FAREWELL_MS = 500;

// Everything the engine makes is its user's alone.
process.umask(0o077);
// A terminal that closes is no reason: others may be using the engine.
process.on('SIGHUP', () => {});

const order = JSON.parse(process.argv[2] ?? '') as EngineOrder;

try {
  await serve();
} catch (error) {
  await end(error);
}

async function serve(): Promise<void> {
  const places = enginePlaces(order.dataDir);
  const lock = await takeLock(places);
  secureSocketDirectory(places);

  let admit: Gate['admit'] = (socket) => socket.destroy();
  let stop = (): void => process.exit(0);
  let grace: NodeJS.Timeout | undefined;
  const reception = new Reception({
    client: (socket) => admit(socket),
    empty: (farewell) => {
      clearTimeout(grace);
      if (farewell) stop();
      else grace = setTimeout(() => reception.empty && stop(), order.graceMs ?? 1500);
    },
  });
  await reception.listen(places);
  await tell({ kind: 'listening' });

  try {
    // Only now: who finds the lock taken needs none of this.
    const { startWatchdog } = await import('./watchdog.ts');
    const { openDatabase } = await import('./open-database.ts');
    const { Backend } = await import('./backend.ts');
    const { Gate } = await import('./gate.ts');
    const watchdog = startWatchdog(order.statementLimitMs ?? 60_000);
    const backend = await Backend.greet(await openDatabase(places, order), watchdog);
    const gate = new Gate(backend, order.silenceLimitMs ?? 30_000, end);
    let stopping = false;
    stop = () => {
      if (stopping) return;
      stopping = true;
      leave().catch(end);
    };
    const leave = async () => {
      // The socket stays until the database is closed: whoever looks from a place where our pid is unknown sees that we live.
      reception.turnAway();
      await gate.close();
      await backend.close();
      reception.close();
      removeSocketDirectory(places);
      lock.release();
      log('stopped');
      process.exit(0);
    };
    admit = (socket) => gate.admit(socket);
    process.on('SIGTERM', stop);
    process.on('SIGINT', stop);
    log('open');
    reception.open();
  } catch (error) {
    reception.fail(reasonOf(error));
    // Whoever started us has only heard that we listen, and is on the way to the socket.
    await sleep(FAREWELL_MS);
    throw error;
  }
}

/** Ends the process as a failure. The lock is not released: its record is that of a dead process then. */
async function end(error: unknown): Promise<never> {
  log(error instanceof Error ? `${error.stack}${error.cause ? `\ncause: ${error.cause}` : ''}` : String(error));
  await tell({ kind: error instanceof LockHeldError ? 'held' : 'failed', reason: reasonOf(error) });
  process.exit(1);
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Tells the process that started us, if it still listens; what comes later the leases are told. */
async function tell(news: EngineNews): Promise<void> {
  if (!process.connected) return;
  await new Promise<void>((resolve) => {
    process.send?.(news, () => resolve());
  });
  if (process.connected) process.disconnect();
}

function log(text: string): void {
  process.stderr.write(`${new Date().toISOString()} ${process.pid} ${text}\n`);
}
