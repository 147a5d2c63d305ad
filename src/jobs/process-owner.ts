import { hostname } from 'node:os';
import process from 'node:process';

/** This process among all that may run an import. */
export const thisProcess = `${hostname()}/${process.pid}`;

/**
 * Says whether the owner of a run is certainly gone: a process of this host that is not there. Of another host nothing
 * is known. Should two containers share a host name, a living owner may be taken for gone; it then stops at its next
 * batch, since every batch asks first whether its run still stands.
 */
export function isGoneFromHere(owner: string): boolean {
  const at = owner.lastIndexOf('/');
  if (owner.slice(0, at) !== hostname()) return false;
  try {
    process.kill(Number(owner.slice(at + 1)), 0);
    return false;
  } catch (error) {
    // EPERM: it is there and belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}
