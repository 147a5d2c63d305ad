/** Codes that the API publishes for a request that cannot be answered. */
export type ErrorCode = 'BAD_USER_INPUT' | 'BAD_CURSOR' | 'NOT_FOUND' | 'CONFLICT';

/**
 * A fault of the request, told to the caller as it is. Everything else that is thrown is masked at the edge.
 */
export class RequestError extends Error {
  readonly code: ErrorCode;
  /**
   * Where in the input the fault is, outermost first; empty when it is about the whole. (Not called `path`: graphql-js
   * would take an error with a path for one of its own that has its place already.)
   */
  readonly at: readonly (string | number)[];

  /**
   * @param code published in `extensions.code`
   * @param message names what is wrong and the remedy
   * @param at names the field
   */
  constructor(code: ErrorCode, message: string, at: readonly (string | number)[] = []) {
    super(message);
    this.name = 'RequestError';
    this.code = code;
    this.at = at;
  }
}
