import { GraphQLError } from 'graphql';
import { MAX_NESTING } from './document-size.ts';

/**
 * Refuses variables that are nested deeper than a document may be. Coercion recurses into them, and some 1,000 levels
 * exhaust its stack; a filter at its own bounds has about 40.
 *
 * Takes the variables as sent. Returns one error that names the first variable at fault, the limit and the remedy, or
 * none. It looks at each level as a whole and never recurses, so it holds for any depth that a body can carry.
 */
export function variableNestingErrors(variables: Readonly<Record<string, unknown>> | undefined): GraphQLError[] {
  for (const [name, value] of Object.entries(variables ?? {})) {
    if (isNestedTooDeep(value)) {
      const message = `the variable "$${shown(name)}" is nested more than ${MAX_NESTING} deep; send a flatter value, or split it over several requests`;
      return [new GraphQLError(message, { extensions: { code: 'QUERY_TOO_DEEP', limit: MAX_NESTING } })];
    }
  }
  return [];
}

/** Whether a value is nested deeper than a document may be. */
export function isNestedTooDeep(value: unknown): boolean {
  let level = containersIn([value]);
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > MAX_NESTING) {
      return true;
    }
    level = containersIn(level.flatMap((container) => Object.values(container)));
  }
  return false;
}

const containersIn = (values: readonly unknown[]): object[] =>
  values.filter((value): value is object => typeof value === 'object' && value !== null);

/** The caller's text: cut, and only what a name may have. */
const shown = (name: string): string => name.slice(0, 100).replace(/[^_0-9A-Za-z]/g, '?');
