import { RequestError } from '../../rules/errors.ts';

/** Types that one subscription may name. */
export const maxFollowedTypes = 50;

/** What somebody wants to be told of. */
export interface Followed {
  /** The number after which to go on; null for what comes from now on. While an event is read: the number before it. */
  readonly after: number | null;
  /** Null for all types. */
  readonly types: ReadonlySet<string> | null;
  /** The event that is being told. */
  readonly sequence: number;
}

/**
 * Checks what somebody wants to be told of.
 *
 * @returns one value that says it
 * @throws RequestError for a number below 0 and for too many types
 */
export async function* follow(args: {
  readonly after?: number | null | undefined;
  readonly types?: readonly string[] | null | undefined;
}): AsyncGenerator<Followed> {
  const { after = null, types = null } = args;
  if (after !== null && after < 0) {
    throw new RequestError('BAD_USER_INPUT', 'events(after:): must be 0 or more', ['after']);
  }
  if (types !== null && types.length > maxFollowedTypes) {
    throw new RequestError('BAD_USER_INPUT', `events(types:): at most ${maxFollowedTypes} types`, ['types']);
  }
  yield { after, types: types && new Set(types), sequence: 0 };
}
