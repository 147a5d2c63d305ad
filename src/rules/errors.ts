import type { Finding, Text } from './finding.ts';
import type { Action, Denial } from './permissions.ts';

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

/** One fault of an input: where it is, outermost first, and what is wrong with the remedy. */
export interface InputIssue {
  readonly path: readonly (string | number)[];
  /** Kind of the fault; a constant. */
  readonly code: string;
  readonly message: Text;
}

/** Why a command had no effect. Every mutation answers one of these or its success. */
export type Refusal =
  | { readonly kind: 'invalid_input'; readonly issues: readonly InputIssue[] }
  | { readonly kind: 'rules_violated'; readonly findings: readonly Finding[] }
  | { readonly kind: 'revision_conflict'; readonly currentRevision: number; readonly changedFields: readonly string[] }
  /** What was used before with another input: the key, or the exchange’s own reference. */
  | { readonly kind: 'idempotency_conflict'; readonly field: 'idempotencyKey' | 'reference' }
  /** Unknown and invisible look the same. */
  | { readonly kind: 'not_found' }
  | { readonly kind: 'not_permitted'; readonly action: Action; readonly because: Denial };

/** Thrown inside a command to give it up; the transaction leaves nothing behind. */
export class Refused extends Error {
  readonly refusal: Refusal;

  /** @param refusal what the caller is told */
  constructor(refusal: Refusal) {
    super(refusal.kind);
    this.name = 'Refused';
    this.refusal = refusal;
  }
}

/** Gives a command up because one field of its input cannot be. */
export const invalidInput = (path: readonly (string | number)[], code: string, message: Text): Refused =>
  new Refused({ kind: 'invalid_input', issues: [{ path, code, message }] });
