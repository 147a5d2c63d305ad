import { RequestError } from '../../rules/errors.ts';
import type { ImportRun } from './import-context.ts';
import { deadAfterSeconds } from './start-import.ts';

/**
 * What a run is told that was taken for dead and replaced while it slept; none of its batches is written after that.
 */
export function takenOver(run: ImportRun): RequestError {
  return new RequestError(
    'CONFLICT',
    `this import of "${run.source.name}" gave no sign of life for ${deadAfterSeconds} seconds and was ended by another`,
  );
}
