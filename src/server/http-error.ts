/** A refusal below GraphQL: thrown by the HTTP layer, answered as JSON with its status. */
export class HttpError extends Error {
  override readonly name = 'HttpError';
  readonly status: number;
  readonly code: string;

  /** Takes the HTTP status, a published code and a message a client may read. */
  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/**
 * Writes the body of an error answer.
 *
 * Takes message, published code and request id. Returns JSON in the shape of a GraphQL error answer, on every path, so
 * that a client needs one way to read errors.
 */
export function errorBody(message: string, code: string, requestId: string): string {
  return `${JSON.stringify({ errors: [{ message, extensions: { code, requestId } }] })}\n`;
}

/** What a client may read of errors that Fastify or Node raise themselves, by status; their own texts name them. */
const STATUS_ERRORS: Readonly<Record<number, HttpError>> = Object.fromEntries(
  [
    new HttpError(400, 'BAD_REQUEST', 'the request cannot be read; check its address, headers and length'),
    new HttpError(404, 'NOT_FOUND', 'there is nothing at this address'),
    new HttpError(408, 'REQUEST_TIMEOUT', 'the request took too long to arrive'),
    new HttpError(413, 'BODY_TOO_LARGE', 'the body is larger than this service accepts; send less at once'),
    new HttpError(415, 'UNSUPPORTED_MEDIA_TYPE', 'the body must be application/json; set the content-type header'),
    new HttpError(431, 'HEADERS_TOO_LARGE', 'the headers are larger than this service accepts'),
    new HttpError(500, 'INTERNAL_SERVER_ERROR', 'internal error; quote the request id'),
  ].map((error) => [error.status, error]),
);

const INTERNAL = new HttpError(500, 'INTERNAL_SERVER_ERROR', 'internal error; quote the request id');

/**
 * Turns anything thrown on the way to a handler into a refusal.
 *
 * Takes what was thrown. Returns our own error as it is, a client error of the framework in our words, and everything
 * else as an internal error.
 */
export function toHttpError(thrown: unknown): HttpError {
  if (thrown instanceof HttpError) {
    return thrown;
  }
  const status = (thrown as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' && status < 500 ? statusError(status) : INTERNAL;
}

/** The refusal that goes with a status of the client's making; one we do not know is a bad request. */
export function statusError(status: number): HttpError {
  return STATUS_ERRORS[status] ?? STATUS_ERRORS[400] ?? INTERNAL;
}
