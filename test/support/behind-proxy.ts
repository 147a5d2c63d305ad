import type { TestDatabase } from './database.ts';
import { type TcpProxy, tcpProxy } from './tcp-proxy.ts';

/** A way to a test database that can be shut, cut and slowed down, on either engine. */
export interface ProxiedDatabase {
  readonly proxy: TcpProxy;
  /** Address through the proxy, with a password that must never be seen again. */
  readonly url: string;
}

export const password = 'hunter2-secret';

/** Makes the way; nobody listens on it before `proxy.open()`. */
export async function behindProxy({ address }: TestDatabase): Promise<ProxiedDatabase> {
  const server = 'url' in address ? new URL(address.url) : null;
  const proxy = await tcpProxy(
    'url' in address
      ? { host: server?.hostname ?? '127.0.0.1', port: Number(server?.port || 5432) }
      : { path: address.path },
  );
  const url = server ?? new URL('postgres://postgres@127.0.0.1/postgres');
  url.hostname = '127.0.0.1';
  url.port = String(proxy.port);
  url.password = password;
  return { proxy, url: url.href };
}
