import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  getNamedType,
  isAbstractType,
  isInputObjectType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';
import { schema } from '../../../src/schema/index.ts';

/** Ways through the whole schema: not of the catalog alone, but the ledger, people, accounts and policy as well. */

type Field = GraphQLField<unknown, unknown>;

const isNode = (type: GraphQLNamedType): boolean =>
  isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node');
const isConnection = (type: GraphQLNamedType): boolean => type.name.endsWith('Connection');

const fieldsOf = (type: GraphQLObjectType): Field[] =>
  Object.values(type.getFields()).filter((field) => !field.args.some(isRequiredArgument));

/** The type of row that a field leads to; null for a part of the row itself. */
function rowOf(field: Field): GraphQLNamedType | null {
  const type = getNamedType(field.type);
  if (isConnection(type) && isObjectType(type)) return getNamedType(type.getFields()['nodes']?.type ?? field.type);
  return isNode(type) || isAbstractType(type) ? type : null;
}

/** The fields of a row that lead to others. */
const stepsOf = (type: GraphQLObjectType): Field[] => fieldsOf(type).filter((field) => rowOf(field) !== null);

/** All that a row says of itself, with its parts and theirs. Each under its path, since members of a union differ in type. */
function own(type: GraphQLObjectType, depth = 0): string {
  const parts = fieldsOf(type).map((field) => {
    const inner = getNamedType(field.type);
    const head = `${type.name}_${field.name}: ${field.name}`;
    if (isLeafType(inner)) return head;
    if (rowOf(field) !== null || !isObjectType(inner) || depth > 3) return '';
    return `${head} { ${own(inner, depth + 1)} }`;
  });
  return `__typename ${parts.join(' ')}`;
}

function members(type: GraphQLNamedType, rows: (type: GraphQLObjectType) => string): string {
  if (isObjectType(type)) return rows(type);
  const possible = isAbstractType(type) ? schema.getPossibleTypes(type) : [];
  return `__typename ${possible.map((member) => `... on ${member.name} { ${rows(member)} }`).join(' ')}`;
}

function below(field: Field, rows: (type: GraphQLObjectType) => string, args = ''): string {
  const row = rowOf(field);
  if (row === null) return '';
  const type = getNamedType(field.type);
  const head = `${field.name}_: ${field.name}`;
  return isConnection(type)
    ? `${head}(first: 10) { totalCount nodes { ${members(row, rows)} } }`
    : `${head}${args} { ${members(row, rows)} }`;
}

/** A row, and by every step the rows next to it. */
const around = (type: GraphQLObjectType): string =>
  [own(type), ...stepsOf(type).map((field) => below(field, (next) => own(next)))].join(' ');

export interface Way {
  readonly name: string;
  /** The types of rows on it. */
  readonly types: readonly string[];
  readonly source: string;
}

const rootFields = (): Field[] => Object.values(schema.getQueryType()?.getFields() ?? {});

/** By each root list, and one step on, everything and what lies next to it. */
export function waysFromLists(): Way[] {
  return rootFields()
    .filter((field) => rowOf(field) !== null && !field.args.some(isRequiredArgument))
    .flatMap((field) => {
      const row = rowOf(field);
      if (row === null || !isObjectType(row)) return [];
      return [null, ...stepsOf(row)].map((step): Way => {
        const rows = (type: GraphQLObjectType): string =>
          step === null ? around(type) : `${own(type)} ${below(step, around)}`;
        const types = [row.name, ...(step === null ? [] : [String(rowOf(step))])];
        return { name: `${field.name} > ${step?.name ?? ''}`, types, source: `{ ${below(field, rows)} }` };
      });
    });
}

/** By `node` and `nodes` of an id, and by the look-ups that take one. */
export function waysFromIds(noun: string): Way[] {
  const type = schema.getType(noun);
  if (!isObjectType(type)) throw new Error(`${noun} is no noun`);
  const selection = `{ ... on ${noun} { ${around(type)} } }`;
  const byId = {
    name: `node(${noun})`,
    source: `query ($id: ID!) { node(id: $id) ${selection} nodes(ids: [$id]) ${selection} }`,
  };
  const lookUps = rootFields()
    .filter((field) => getNamedType(field.type) === type && field.args.some(({ name }) => name === 'by'))
    .map((field) => ({
      name: `${field.name}(by:)`,
      source: `query ($id: ID!) { ${field.name}(by: { id: $id }) { ${around(type)} } }`,
    }));
  return [byId, ...lookUps].map((way) => ({ ...way, types: [noun] }));
}

/** A filter of a root list by a text, and the `where` that looks for any of several marks by it. */
export interface TextFilter {
  readonly name: string;
  readonly source: string;
  readonly whereAny: (marks: readonly string[]) => object;
}

/** Every filter of a root list that needs nothing else, by a text, and by a text of what it leads to. */
export function textFilters(): readonly TextFilter[] {
  return rootFields().flatMap((field) => {
    const where = field.args.find(({ name }) => name === 'where');
    const type = where && getNamedType(where.type);
    if (!isInputObjectType(type) || field.args.some(isRequiredArgument)) return [];
    const texts = (of: typeof type, depth: number): string[][] =>
      Object.values(of.getFields()).flatMap((each) => {
        const inner = getNamedType(each.type);
        if (inner.name === 'StringFilter') return [[each.name, 'contains']];
        if (depth === 0 || !isInputObjectType(inner)) return [];
        if (inner.name.endsWith('RelationFilter')) {
          const some = inner.getFields()['some'];
          const rows = some && getNamedType(some.type);
          return isInputObjectType(rows) ? texts(rows, 0).map((text) => [each.name, 'some', ...text]) : [];
        }
        const leads = inner.name.endsWith('Where') && !['and', 'or', 'not'].includes(each.name);
        return leads ? texts(inner, 0).map((text) => [each.name, ...text]) : [];
      });
    return texts(type, 1).map((path) => ({
      name: `${field.name}(where: ${path.join('.')})`,
      source: `query ($where: ${type.name}!) { found: ${field.name}(first: 5, where: $where) { totalCount nodes { __typename } } }`,
      whereAny: (marks) => ({ or: marks.map((mark) => nested(path, mark)) }),
    }));
  });
}

/** A value under the keys of a path. */
const nested = (path: readonly string[], value: unknown): unknown =>
  path.reduceRight((inner, key) => ({ [key]: inner }), value);
