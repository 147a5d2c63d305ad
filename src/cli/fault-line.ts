import { EngineFailedError } from '../db/embedded/lease.ts';
import { databaseFault } from '../db/faults.ts';
import { SeedError } from '../db/seeds/read-seed-file.ts';
import { FileError } from '../interchange/file-error.ts';
import { RequestError } from '../rules/errors.ts';

/**
 * An error as a person reads it: what is wrong and where, never a statement with its parameters.
 *
 * @param place which database it was
 */
export function faultLine(error: unknown, place: string): string {
  if (
    error instanceof RequestError ||
    error instanceof FileError ||
    error instanceof SeedError ||
    error instanceof EngineFailedError
  ) {
    return `error: ${error.message}`;
  }
  const fault = databaseFault(error);
  if (fault !== null) return `error: ${place} does not do what is asked: ${fault.message} (${fault.code})`;
  return `error: ${error instanceof Error ? error.message : String(error)}`;
}
