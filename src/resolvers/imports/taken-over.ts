import { RequestError } from '../../rules/errors.ts';

/** Without a sign of life for so long, a run counts as dead wherever it ran. */
export const deadAfterSeconds = 60;

/**
 * What a run is told that was taken for dead and replaced while it slept; none of its batches is written after that.
 */
export function takenOver(run: { readonly source: { readonly name: string } }): RequestError {
  return new RequestError(
    'CONFLICT',
    `this import of "${run.source.name}" gave no sign of life for ${deadAfterSeconds} seconds and was ended by another`,
  );
}
