import { randomUUID } from 'node:crypto';
import type { DatabasePool } from '../../src/db/client.ts';
import { anonymous, type Viewer } from '../../src/rules/viewer.ts';
import { answer } from './catalog-query.ts';

/** What a mutation answered: its type, what was asked of a success, and the particulars of a refusal. */
export interface MutationResult {
  readonly __typename: string;
  readonly code?: string;
  readonly message?: string;
  readonly because?: string;
  readonly findings?: readonly {
    readonly rule: string;
    readonly status: string;
    readonly provision?: { readonly code: string } | null;
  }[];
  readonly issues?: readonly { readonly path: readonly string[]; readonly code: string; readonly message: string }[];
  readonly currentRevision?: number;
  readonly changedFields?: readonly string[];
  readonly [field: string]: unknown;
}

const refusals = `... on Error { code message } ... on RulesViolated { findings { rule status provision { code } } }
  ... on InvalidInput { issues { path code message } } ... on RevisionConflict { currentRevision changedFields }
  ... on NotPermitted { because } ... on IdempotencyConflict { field }`;

/**
 * Runs a mutation on the real schema.
 *
 * @param success fields of its success, such as `resource { id }`
 * @param input without a key it gets one of its own
 * @param now the instant at which it is done; the present one unless told
 */
export async function mutate(
  pool: DatabasePool,
  viewer: Viewer | undefined,
  name: string,
  input: Readonly<Record<string, unknown>>,
  success = '__typename',
  now?: Date,
): Promise<MutationResult> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const { result } = await answer<{ result: MutationResult }>(
    pool,
    `mutation($input: ${type}Input!) { result: ${name}(input: $input) { __typename ${refusals}
      ... on ${type}Success { ${success} } } }`,
    { input: { idempotencyKey: randomUUID(), ...input } },
    { viewer: viewer ?? anonymous, ...(now === undefined ? {} : { now }) },
  );
  return result;
}
