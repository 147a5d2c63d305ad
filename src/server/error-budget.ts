import type { GraphQLFormattedError } from 'graphql';

const MAX_ERRORS = 5;
/** Bytes of the errors of an answer without data; with the frame around them it stays under 1 KB. */
const MAX_BYTES = 980;

/**
 * Keeps the errors of an answer few and short, so that a flood of faults is not answered by a flood of errors
 * (CVE-2022-37734).
 *
 * Takes the errors as they would be sent and whether the request failed as a whole. Returns at most five; of a failed
 * request only as many as fit into 1 KB, but always the first.
 */
export function trimErrors(errors: readonly GraphQLFormattedError[], failed: boolean): GraphQLFormattedError[] {
  const kept: GraphQLFormattedError[] = [];
  let bytes = 0;
  for (const error of errors.slice(0, MAX_ERRORS)) {
    bytes += failed ? Buffer.byteLength(JSON.stringify(error)) + 1 : 0;
    if (kept.length > 0 && bytes > MAX_BYTES) {
      break;
    }
    kept.push(error);
  }
  return kept;
}
