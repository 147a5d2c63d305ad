import {
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';

/** What the schema promises of itself; each guard names what breaks it. */

type Fields = readonly { readonly place: string; readonly field: GraphQLField<unknown, unknown> }[];

const ownTypes = (schema: GraphQLSchema) =>
  Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type));

function outputFields(schema: GraphQLSchema): Fields {
  return ownTypes(schema)
    .filter((type) => isObjectType(type) || isInterfaceType(type))
    .flatMap((type) =>
      Object.values(type.getFields()).map((field) => ({ place: `${type.name}.${field.name}`, field })),
    );
}

/** Types, fields, arguments, inputs and enum values without a description. */
export function undescribed(schema: GraphQLSchema): string[] {
  const missing: string[] = [];
  const check = (place: string, described: { description?: string | null | undefined }) => {
    if (!described.description?.trim()) missing.push(place);
  };
  for (const type of ownTypes(schema)) {
    if (['Boolean', 'Float', 'ID', 'Int', 'String'].includes(type.name)) continue;
    check(type.name, type);
    if (isEnumType(type)) for (const value of type.getValues()) check(`${type.name}.${value.name}`, value);
    if (isInputObjectType(type))
      for (const field of Object.values(type.getFields())) check(`${type.name}.${field.name}`, field);
  }
  for (const { place, field } of outputFields(schema)) {
    check(place, field);
    for (const argument of field.args) check(`${place}(${argument.name}:)`, argument);
  }
  return missing;
}

/** List fields that state no bound: a list that can grow is a connection, any other says how many it holds at most. */
export function unbounded(schema: GraphQLSchema): string[] {
  return outputFields(schema)
    .filter(({ field }) => isListType(isNonNullType(field.type) ? field.type.ofType : field.type))
    .filter(({ field }) => !Number.isInteger(field.extensions['maxItems']))
    .map(({ place }) => place);
}

/** Names that do not follow the house style. */
export function misnamed(schema: GraphQLSchema): string[] {
  const wrong: string[] = [];
  for (const type of ownTypes(schema)) {
    if (!/^[A-Z][A-Za-z]*$/.test(type.name)) wrong.push(type.name);
    if (isEnumType(type)) {
      for (const value of type.getValues())
        if (!/^[A-Z][A-Z0-9_]*$/.test(value.name)) wrong.push(`${type.name}.${value.name}`);
    }
  }
  for (const { place, field } of outputFields(schema)) {
    const scalar = getNamedType(field.type).name;
    if (!/^[a-z][A-Za-z]*$/.test(field.name)) wrong.push(place);
    if ((scalar === 'DateTime') !== field.name.endsWith('At'))
      wrong.push(`${place}: instants, and they alone, end in At`);
    if ((scalar === 'Date') !== field.name.endsWith('On')) wrong.push(`${place}: dates, and they alone, end in On`);
    // `allowed` is the word of the contract for a button (available actions).
    if (scalar === 'Boolean' && !/^(is|has|may)[A-Z]|^allowed$/.test(field.name))
      wrong.push(`${place}: a yes or no begins with is, has or may`);
  }
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    if (field.args.length !== 1 || field.args[0]?.name !== 'input')
      wrong.push(`Mutation.${field.name}: takes one input`);
  }
  return wrong;
}

/** Connections that lack what every connection has. */
export function irregularConnections(schema: GraphQLSchema): string[] {
  return outputFields(schema)
    .filter(({ field }) => getNamedType(field.type).name.endsWith('Connection'))
    .filter(({ field }) => {
      const names = field.args.map((argument) => argument.name);
      // A search has one order, which is its own.
      const order = names.includes('text') ? 'text' : 'orderBy';
      return !['first', 'after', 'last', 'before', order].every((name) => names.includes(name));
    })
    .map(({ place }) => place);
}

/** Root fields that are non-null: the fault of one would take the answers of all others with it. */
export function nonNullRoots(schema: GraphQLSchema): string[] {
  return Object.values(schema.getQueryType()?.getFields() ?? {})
    .filter((field) => isNonNullType(field.type))
    .map((field) => `Query.${field.name}`);
}

/** Edges from one row to another that are non-null: a refused edge must not blank a page. */
export function nonNullEdges(schema: GraphQLSchema): string[] {
  return outputFields(schema)
    .filter(({ place }) => !/(Edge\.node|Connection\.)/.test(place))
    .filter(({ field }) => isNonNullType(field.type) && !isListType(field.type.ofType))
    .filter(({ field }) => getNamedType(field.type).extensions['noun'] !== undefined)
    .map(({ place }) => place);
}
