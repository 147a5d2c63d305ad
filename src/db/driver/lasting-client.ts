import type postgres from 'postgres';

/** Told about the connections of a client. */
export interface ConnectionWatch {
  /** One is open and may be used. */
  opened(): void;
  /** One that is open has work, or is idle again. */
  busy(isBusy: boolean): void;
  /** One that was open has been ended by the driver. */
  left(): void;
  /** One that was open has ended by itself; `tell` tells the driver, once its client has ended. */
  lost(tell: () => void): void;
}

/** How the connections of a client are used, at this moment. */
export interface PoolUse {
  /** Connections that may be open. */
  readonly max: number;
  readonly open: number;
  /** Connections with a statement or transaction under way. */
  readonly busy: number;
}

/** What a client that lost a connection may still take to finish its other statements. */
const FAREWELL_MS = 10_000;

/**
 * A client of postgres.js that outlives its connections: when one is lost, a new client takes over, and the old one
 * finishes what it has on its other connections and ends. The driver cannot be trusted with a lost connection; see
 * guarded-socket.ts.
 *
 * @param open opens a client that tells of its connections
 * @param use kept up to date with them
 */
export function lastingClient(
  open: (watch: ConnectionWatch) => postgres.Sql,
  use: { open: number; busy: number } = { open: 0, busy: 0 },
): postgres.Sql {
  const leaving = new Map<postgres.Sql, (() => void)[]>();
  let ending = false;

  const dismiss = (client: postgres.Sql): void => {
    const tellings = leaving.get(client) ?? [];
    if (!leaving.delete(client)) return;
    const tell = (): void => {
      for (const each of tellings) each();
    };
    client.end({ timeout: 0 }).then(tell, tell);
  };
  const replace = (client: postgres.Sql): void => {
    current = begin();
    leaving.set(client, []);
    setTimeout(dismiss, FAREWELL_MS, client).unref();
  };
  const begin = (): postgres.Sql => {
    let living = 0;
    const goes = (): void => {
      living -= 1;
      use.open -= 1;
      // Nobody is left to take what waits in its queue.
      if (living === 0) dismiss(client);
    };
    const client = open({
      opened: () => {
        living += 1;
        use.open += 1;
      },
      busy: (isBusy) => {
        use.busy += isBusy ? 1 : -1;
      },
      left: () => goes(),
      lost: (tell) => {
        if (client === current && !ending) replace(client);
        leaving.get(client)?.push(tell);
        goes();
      },
    });
    return client;
  };
  let current = begin();

  const end = async (options?: { timeout?: number }): Promise<void> => {
    ending = true;
    await Promise.all([current, ...leaving.keys()].map(async (client) => await client.end(options)));
  };
  return new Proxy(current, {
    apply: (_first, _this, args) => Reflect.apply(current, undefined, args),
    get: (_first, name) => (name === 'end' ? end : Reflect.get(current, name)),
  });
}
