import { RequestError } from '../../rules/errors.ts';
import { deadAfterSeconds } from './take-back-dead.ts';

/**
 * What a run is told that was taken for dead and replaced while it slept; none of its batches is written after that.
 */
export function takenOver(run: { readonly source: { readonly name: string } }): RequestError {
  return new RequestError(
    'CONFLICT',
    `this import of "${run.source.name}" gave no sign of life for ${deadAfterSeconds} seconds and was ended by another`,
  );
}
