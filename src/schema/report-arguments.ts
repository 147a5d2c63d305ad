import { type GraphQLArgument, type GraphQLField, getNamedType, isNonNullType, isObjectType } from 'graphql';
import type { ReportArguments } from '../resolvers/exports/report-rows.ts';
import { RequestError } from '../rules/errors.ts';
import { exportReports, type ReportName } from '../rules/exports/export-report.ts';
import { schema } from './index.ts';
import { coerced } from './list-arguments.ts';

/**
 * Reads the arguments of a report by the very input types that its field has in the API, so that they mean here what they
 * mean there. Those that an argument of the field above takes, such as the instant of the gaps, are read by that.
 *
 * @param name the report
 * @param given values by argument; undefined for what is left out
 * @returns what the field's resolver would be given, and the instant
 * @throws RequestError naming each place that is wrong, or the argument that is missing
 */
export function reportArguments<N extends ReportName>(
  name: N,
  given: Readonly<Record<string, unknown>>,
): { readonly args: ReportArguments[N]; readonly asOf: string | null } {
  const known = argumentsOf(name);
  const values = Object.fromEntries(
    known.flatMap(({ name: argument, type }) => {
      const value = given[argument];
      if (value !== undefined) return [[argument, coerced(argument, value, type)]];
      if (isNonNullType(type)) throw new RequestError('BAD_USER_INPUT', `${argument}: ${name} needs it`, [argument]);
      return [];
    }),
  );
  const { asOf = null, ...args } = values;
  return { args: args as unknown as ReportArguments[N], asOf: asOf as string | null };
}

function argumentsOf(name: ReportName): readonly GraphQLArgument[] {
  const { field: path, arguments: names }: { field: readonly string[]; arguments: readonly string[] } =
    exportReports[name];
  const above: GraphQLArgument[] = [];
  let type: unknown = schema.getQueryType();
  for (const step of path) {
    const field: GraphQLField<unknown, unknown> | undefined = isObjectType(type) ? type.getFields()[step] : undefined;
    if (field === undefined) throw new Error(`the schema has no field ${path.join('.')}`);
    above.push(...field.args);
    type = getNamedType(field.type);
  }
  return names.map((each) => {
    const found = above.findLast((argument) => argument.name === each);
    if (found === undefined) throw new Error(`the field ${path.join('.')} has no argument ${each}`);
    return found;
  });
}
