import { coerceInputValue, type GraphQLInputType, GraphQLList, GraphQLNonNull, isInputType } from 'graphql';
import type { PageArguments } from '../db/read/page.ts';
import { RequestError } from '../rules/errors.ts';
import { type ExportName, exportLists } from '../rules/exports/export-list.ts';
import { schema } from './index.ts';

/** Arguments of a list as somebody has sent them outside a GraphQL document. */
export interface GivenArguments {
  readonly where?: unknown;
  readonly orderBy?: unknown;
  readonly asOf?: unknown;
}

/** Faults that are told at once. */
const mostFaults = 5;

/**
 * Reads the arguments of a list by the very input types that its field has in the API, so that a filter means here what
 * it means there.
 *
 * @param name the list
 * @returns what the field's resolver would be given
 * @throws RequestError naming each place that is wrong
 */
export function listArguments(
  name: ExportName,
  { where, orderBy, asOf }: GivenArguments,
): Pick<PageArguments, 'where' | 'orderBy'> & { readonly asOf: string | null } {
  const { noun } = exportLists[name];
  const order = new GraphQLList(new GraphQLNonNull(inputType(`${noun}Order`)));
  return {
    ...(where !== undefined && { where: coerced('where', where, new GraphQLNonNull(inputType(`${noun}Where`))) }),
    ...(orderBy !== undefined && { orderBy: coerced('orderBy', orderBy, order) as PageArguments['orderBy'] }),
    asOf: asOf === undefined ? null : (coerced('asOf', asOf, new GraphQLNonNull(inputType('DateTime'))) as string),
  };
}

function inputType(name: string): GraphQLInputType & object {
  const type = schema.getType(name);
  if (!isInputType(type)) throw new Error(`the schema has no input type ${name}`);
  return type;
}

/**
 * Reads a value by an input type of the schema.
 *
 * @throws RequestError naming each place that is wrong
 */
export function coerced(argument: string, value: unknown, type: GraphQLInputType): unknown {
  const faults: string[] = [];
  const result = coerceInputValue(value, type, (path, _invalid, { message }) => {
    // As in the API, a slip does not print the names there are.
    if (faults.length < mostFaults)
      faults.push(`${[argument, ...path].join('.')}: ${message.replace(/ ?Did you mean .*\?$/s, '')}`);
  });
  if (faults.length > 0) throw new RequestError('BAD_USER_INPUT', faults.join('; '), [argument]);
  return result;
}
