import { EngineFailedError } from '../db/embedded/lease.ts';
import { DataDirError } from '../db/embedded/places.ts';
import { ConfigError } from './config.ts';

/** The service cannot start where it was told to; the message is for people and names the variable. */
class StartError extends Error {
  override readonly name = 'StartError';
}

/** What keeps a server from listening, by the code of the system. */
const LISTEN_FAULTS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is in use; end what listens there, or set PORT to another',
  EACCES: 'may not be opened by this user; set PORT to one above 1023',
  EADDRNOTAVAIL: 'is no address of this machine; set HOST to one',
  ENOTFOUND: 'is no address that is known here; set HOST to one',
};

/**
 * Says in words why a server cannot listen.
 *
 * @returns the error to throw; the given one when there are no words for it
 */
export function listenFault(error: unknown, { host, port }: { readonly host: string; readonly port: number }): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const words = LISTEN_FAULTS[code];
  return words === undefined ? error : new StartError(`port ${port} of ${host} ${words}`, { cause: error });
}

/** What a person reads of an error that ends the start: a sentence where one was made for it, its stack otherwise. */
export function wordsFor(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isOurs = [ConfigError, StartError, EngineFailedError, DataDirError].some((type) => error instanceof type);
  return isOurs ? error.message : (error.stack ?? error.message);
}
