import { connect, type Socket } from 'node:net';
import type { PgDatabase } from 'drizzle-orm/pg-core';
import { drizzle, type PostgresJsDatabase, type PostgresJsQueryResultHKT } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { arrayTypes } from './driver/array-types.ts';
import { guardSocket } from './driver/guarded-socket.ts';
import { type ConnectionWatch, lastingClient, type PoolUse } from './driver/lasting-client.ts';
import { preparingTransactions } from './driver/prepared-transactions.ts';
import { serverSocket } from './driver/server-socket.ts';

/** What stores take: the database itself or a transaction on it. */
export type Database = PgDatabase<PostgresJsQueryResultHKT>;

/** A pool of connections, with drizzle over it. */
export type DatabasePool = PostgresJsDatabase & { readonly $client: postgres.Sql };

const uses = new WeakMap<DatabasePool, PoolUse>();

/** How a pool that {@link openPool} opened is used, at this moment. */
export function poolUse(pool: DatabasePool): PoolUse {
  return uses.get(pool) ?? { max: 0, open: 0, busy: 0 };
}

/** Where the database is: a server's address, or the socket of the embedded engine. */
export type DatabaseAddress =
  | { readonly url: string }
  /** `socket`, where given, opens a connection, and waits while a lost engine is replaced. */
  | { readonly path: string; readonly socket?: () => Promise<Socket> };

export interface PoolOptions {
  /** Connections at most. */
  readonly max?: number;
  /** Shown by the server among its sessions. */
  readonly applicationName?: string;
  /**
   * Milliseconds after which a server cancels a statement (SQLSTATE 57014); no limit unless told. The embedded engine
   * knows no such limit and has its watchdog.
   */
  readonly statementTimeoutMs?: number;
}

/**
 * Seconds before a connection that could not be opened is tried again. The driver's own pauses grow to 20 s, for which
 * the service would stay away after its database is back.
 */
const RETRY_SECONDS = 0.2;

/**
 * Opens a pool. Nothing is sent before the first statement, so this never fails; a wrong address shows there.
 *
 * @param address a PostgreSQL URL, or the socket of the embedded engine
 * @returns drizzle over postgres.js; close it with {@link closePool}
 */
export function openPool(address: DatabaseAddress, options: PoolOptions = {}): DatabasePool {
  const settings = {
    max: options.max ?? 10,
    connect_timeout: 10,
    backoff: () => RETRY_SECONDS,
    onnotice: () => {},
    // Asked for anew on each connection otherwise, and nobody could catch it when that fails.
    fetch_types: false,
    types: arrayTypes,
    // Answers carry instants in UTC whatever the server's own time zone.
    connection: { application_name: options.applicationName ?? 'catalog', TimeZone: 'UTC' },
  };
  const limit = options.statementTimeoutMs === undefined ? {} : { statement_timeout: options.statementTimeoutMs };
  // Compiling a nested statement to machine code took ten times as long as running it.
  const serverSettings = { ...settings, connection: { ...settings.connection, jit: 'off', ...limit } };
  const open = (watch: ConnectionWatch): postgres.Sql => {
    const client = 'url' in address ? onServer(address.url, serverSettings, watch) : onEngine(address, settings, watch);
    // drizzle reads dates and JSON itself and tells each client so.
    return preparingTransactions(drizzle(client).$client);
  };
  const use = { max: settings.max, open: 0, busy: 0 };
  const pool = drizzle(lastingClient(open, use));
  uses.set(pool, use);
  return pool;
}

type Settings = postgres.Options<Record<string, postgres.PostgresType>>;

function onServer(url: string, settings: Settings, watch: ConnectionWatch): postgres.Sql {
  // Nothing is opened here: this client only reads the address.
  const place = postgres(url, settings).options;
  const socket = async () => guardSocket(await serverSocket(place), watch);
  return postgres(url, { ...settings, socket, host: place.host[0] ?? 'localhost', ssl: false } as Settings);
}

function onEngine(
  { path, socket }: Extract<DatabaseAddress, { path: string }>,
  settings: Settings,
  watch: ConnectionWatch,
): postgres.Sql {
  const open = socket ?? (async () => connect({ path }));
  const guarded = async () => guardSocket(await open(), watch);
  const place = { path, socket: guarded, host: 'localhost', database: 'postgres', username: 'postgres' };
  return postgres({ ...settings, ...place } as Settings);
}

/**
 * Ends a pool: statements under way finish, at most `seconds` long.
 */
export async function closePool(pool: DatabasePool, seconds = 5): Promise<void> {
  await pool.$client.end({ timeout: seconds });
}
