import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isUnionType,
} from 'graphql';
import { schema } from '../../src/schema/index.ts';
import { isCatalogType, nodeNames } from './catalog-nouns.ts';

const typed = (name: string): GraphQLNamedType => {
  const type = schema.getType(name);
  if (!type) throw new Error(`no type ${name}`);
  return type;
};

const isConnection = (type: GraphQLNamedType): boolean => type.name.endsWith('Connection');

/** The noun a field's type leads to: its own, or that of the rows of a connection. */
export function rowTypeOf(field: GraphQLField<unknown, unknown>): GraphQLNamedType {
  const type = getNamedType(field.type);
  return isConnection(type) && isObjectType(type) ? getNamedType(type.getFields()['nodes']?.type ?? field.type) : type;
}

/** Whether rows of a type have an id: nouns, as against parts of a row. */
const isNoun = (type: GraphQLNamedType): boolean => nodeNames.some((name) => name === type.name);

/** The fields of a noun that lead to rows; a union leads on through its members. */
export function stepsFrom(type: GraphQLObjectType): GraphQLField<unknown, unknown>[] {
  return Object.values(type.getFields()).filter((field) => isNoun(rowTypeOf(field)) || isUnionType(rowTypeOf(field)));
}

/** Whether rows of a type have an id of their own, also those outside the catalog. */
const isRow = (type: GraphQLObjectType): boolean => type.getInterfaces().some(({ name }) => name === 'Node');

/** Everything a noun says of itself, with the parts it is made of and theirs. */
function ownFields(type: GraphQLObjectType): string {
  return Object.values(type.getFields())
    .flatMap((field) => {
      const inner = getNamedType(field.type);
      if (isLeafType(inner)) return [field.name];
      if (!isObjectType(inner) || isRow(inner) || isConnection(inner)) return [];
      return [`${field.name} { ${ownFields(inner)} }`];
    })
    .join(' ');
}

/** A field with what is asked below it. */
export function below(
  field: GraphQLField<unknown, unknown>,
  rows: (type: GraphQLObjectType) => string,
  alias = '',
): string {
  const type = getNamedType(field.type);
  const head = alias ? `${alias}: ${field.name}` : field.name;
  if (isConnection(type)) {
    const row = rowTypeOf(field);
    if (!isObjectType(row)) throw new Error(`${field.name} has no rows`);
    return `${head}(first: 100) { totalCount pageInfo { hasNextPage } nodes { ${rows(row)} } }`;
  }
  if (isAbstractType(type)) {
    const possible = schema.getPossibleTypes(type).filter(({ name }) => isCatalogType(name));
    const members = possible.map((member) => `... on ${member.name} { ${rows(member)} }`);
    return `${head} { __typename ${members.join(' ')} }`;
  }
  return isObjectType(type) ? `${head} { ${rows(type)} }` : head;
}

/** Everything of a row, and through each of its steps the row there; `levels` of them. */
export function everything(type: GraphQLObjectType, levels: number): string {
  const on = levels === 0 ? [] : stepsFrom(type).map((field) => below(field, (next) => everything(next, levels - 1)));
  return [ownFields(type), ...on].join(' ') || '__typename';
}

/** A path: fields from a root field down, each with its parent type. */
export type Path = readonly GraphQLField<unknown, unknown>[];

/** All paths below a type, so many steps long or ending sooner. */
export function pathsFrom(type: GraphQLObjectType, steps: number): Path[] {
  if (steps === 0) return [[]];
  const on = stepsFrom(type).flatMap((field) => {
    const row = rowTypeOf(field);
    const members = isObjectType(row)
      ? [row]
      : isAbstractType(row)
        ? schema.getPossibleTypes(row).filter(({ name }) => isCatalogType(name))
        : [];
    return members.flatMap((member) => pathsFrom(member, steps - 1).map((rest): Path => [field, ...rest]));
  });
  return on.length === 0 ? [[]] : on;
}

/** What is asked along a path: everything of each row on it, and at its end what lies one step further. */
export function along(type: GraphQLObjectType, path: Path): string {
  const [field, ...rest] = path;
  if (!field) return everything(type, 1);
  const next = (row: GraphQLObjectType): string => {
    const expected = rest[0];
    const leads = expected === undefined || Object.values(row.getFields()).includes(expected);
    return leads ? along(row, rest) : everything(row, 0);
  };
  return `${ownFields(type)} ${below(field, next)}`;
}

const allRootFields = (): GraphQLField<unknown, unknown>[] =>
  Object.values(schema.getQueryType()?.getFields() ?? {}).filter((field) =>
    isCatalogType(getNamedType(field.type).name),
  );

/** Whether a field leads to rows of the catalog: those of a noun, or of any noun. */
const leadsToRows = (field: GraphQLField<unknown, unknown>): boolean =>
  // What a search finds and why has a second opinion of its own (test/resolvers/search).
  field.name !== 'search' &&
  isCatalogType(getNamedType(field.type).name) &&
  (isNoun(rowTypeOf(field)) || isAbstractType(rowTypeOf(field)));

/** The root fields that lead to rows of the catalog. */
export const rootFields = (): GraphQLField<unknown, unknown>[] => allRootFields().filter(leadsToRows);

/** The names of those that do not, which need tests of their own. */
export const otherRootFields = (): string[] =>
  allRootFields()
    .filter((field) => !leadsToRows(field))
    .map(({ name }) => name);
export const nounType = (name: string): GraphQLObjectType => {
  const type = typed(name);
  if (!isObjectType(type)) throw new Error(`${name} is no object type`);
  return type;
};
export const isNodeField = (field: GraphQLField<unknown, unknown>): boolean =>
  isInterfaceType(getNamedType(field.type));
