import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** Where the proxy leads: a server's address or the socket of the embedded engine. */
export type ProxyTarget = { readonly host: string; readonly port: number } | { readonly path: string };

/** A way to the database that can be closed, cut and slowed down. */
export interface TcpProxy {
  readonly port: number;
  /** Begins to listen and to forward. */
  open(): Promise<void>;
  /** Stops listening and resets every connection: nobody is there any more. */
  shut(): Promise<void>;
  /** Resets every connection; new ones are taken. */
  cut(): void;
  /** Milliseconds that every piece waits in each direction from now on. */
  latency(milliseconds: number): void;
  /** Takes connections and closes them at once, without a word. */
  hangUp(always: boolean): void;
  /** Connections taken so far. */
  taken(): number;
}

/** Reserves a loopback port; nobody listens on it before `open`. */
export async function tcpProxy(target: ProxyTarget): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  let [delay, hangsUp, taken] = [0, false, 0];
  let server: Server | undefined;
  const reserved = createServer().listen(0, '127.0.0.1');
  await once(reserved, 'listening');
  const { port } = reserved.address() as AddressInfo;
  reserved.close();

  const pass = (from: Socket, to: Socket): void => {
    sockets.add(from);
    from.on('error', () => {});
    from.on('data', (bytes) => {
      if (delay === 0) to.write(bytes);
      else setTimeout(() => to.write(bytes), delay);
    });
    from.on('close', () => {
      sockets.delete(from);
      to.destroy();
    });
  };
  const cut = (): void => {
    for (const socket of sockets) {
      if (socket.remoteAddress === undefined) socket.destroy();
      else socket.resetAndDestroy();
    }
  };
  return {
    port,
    open: async () => {
      server = createServer((client) => {
        taken += 1;
        if (hangsUp) {
          client
            .on('error', () => {})
            .resume()
            .end();
          return;
        }
        const backend = connect(target);
        pass(client, backend);
        pass(backend, client);
      });
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
    },
    shut: async () => {
      const closing = server;
      server = undefined;
      cut();
      if (closing !== undefined) await new Promise((resolve) => closing.close(resolve));
    },
    cut,
    latency: (milliseconds) => {
      delay = milliseconds;
    },
    hangUp: (always) => {
      hangsUp = always;
    },
    taken: () => taken,
  };
}
