import { closePool, type DatabasePool, openPool, type PoolOptions } from './client.ts';
import { joinEngine } from './embedded/engine.ts';

/** Where to connect: a server when its address is given, the embedded engine of the data directory otherwise. */
export interface ConnectOptions extends PoolOptions {
  readonly databaseUrl?: string | undefined;
  readonly dataDir: string;
  /** Told what happens to the embedded engine. */
  readonly log: (message: string) => void;
  /** Told each time the embedded engine has gone while it was in use. */
  readonly onLost?: () => void;
}

/** An open way to the database. */
export interface Connection {
  readonly pool: DatabasePool;
  /** For people: which database this is, without a password. */
  readonly place: string;
  close(): Promise<void>;
}

/**
 * Connects to the database server, or joins the embedded engine and starts it when none runs.
 *
 * @throws EngineFailedError when the embedded engine cannot start; a server that is down shows at the first statement
 */
export async function connect({ databaseUrl, dataDir, log, onLost, ...options }: ConnectOptions): Promise<Connection> {
  if (databaseUrl !== undefined && databaseUrl !== '') {
    const pool = openPool({ url: databaseUrl }, options);
    return { pool, place: placeOf(databaseUrl), close: async () => await closePool(pool) };
  }
  const engine = await joinEngine(dataDir, { log, ...(onLost && { onLost }) });
  const pool = openPool(engine.connection, options);
  return {
    pool,
    place: `the embedded engine in ${dataDir}`,
    close: async () => {
      await closePool(pool);
      await engine.close();
    },
  };
}

function placeOf(databaseUrl: string): string {
  if (!URL.canParse(databaseUrl)) return 'the server of DATABASE_URL';
  const { host, pathname } = new URL(databaseUrl);
  return `${host}${pathname}`;
}
