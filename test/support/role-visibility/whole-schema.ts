import {
  type GraphQLField,
  type GraphQLInputObjectType,
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

/** Rows of a page: as many as may be asked for, so that what is marked is not on a later one. */
const PAGE = 100;

function below(field: Field, rows: (type: GraphQLObjectType) => string, args = ''): string {
  const row = rowOf(field);
  if (row === null) return '';
  const type = getNamedType(field.type);
  const head = `${field.name}_: ${field.name}`;
  return isConnection(type)
    ? `${head}(first: ${PAGE}) { totalCount nodes { ${members(row, rows)} } }`
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

/** By each root list what is in it with what lies next to it; `further` from there, by each step, what lies next to that. */
export function waysFromLists(): { readonly near: readonly Way[]; readonly further: readonly Way[] } {
  const way = (field: Field, row: GraphQLObjectType, step: Field | null): Way => {
    const rows = (type: GraphQLObjectType): string =>
      step === null ? around(type) : `${own(type)} ${below(step, around)}`;
    const types = [row.name, ...(step === null ? [] : [String(rowOf(step))])];
    return { name: `${field.name} > ${step?.name ?? ''}`, types, source: `{ ${below(field, rows)} }` };
  };
  const listed = rootFields().flatMap((field) => {
    const row = field.args.some(isRequiredArgument) ? null : rowOf(field);
    return row === null || !isObjectType(row) ? [] : [{ field, row }];
  });
  return {
    near: listed.map(({ field, row }) => way(field, row, null)),
    further: listed.flatMap(({ field, row }) => stepsOf(row).map((step) => way(field, row, step))),
  };
}

/** By `nodes` of ids, with what lies next to each. */
export const wayFromIds = (noun: string): Way => ({
  name: `nodes(${noun})`,
  types: [noun],
  source: `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on ${noun} { ${around(nounOf(noun))} } } }`,
});

/** By `node` of one id, and by the look-ups that take one: the row itself. */
export function wayFromOneId(noun: string): Way {
  const type = nounOf(noun);
  const lookUps = rootFields().filter(
    (field) => getNamedType(field.type) === type && field.args.some(({ name }) => name === 'by'),
  );
  const row = own(type);
  const by = lookUps.map((field) => `${field.name}(by: { id: $id }) { ${row} }`).join(' ');
  const source = `query ($id: ID!) { node(id: $id) { ... on ${noun} { ${row} } } ${by} }`;
  return { name: `node(${noun}), ${lookUps.map((field) => `${field.name}(by:)`).join(', ')}`, types: [noun], source };
}

function nounOf(name: string): GraphQLObjectType {
  const type = schema.getType(name);
  if (!isObjectType(type)) throw new Error(`${name} is no noun`);
  return type;
}

/** The filters of a root list by texts: `where` looks for any of several texts by any of some of them. */
export interface TextFilters {
  readonly list: string;
  readonly source: string;
  /** Paths to a text, through input objects. */
  readonly paths: readonly (readonly string[])[];
}

/** Every filter of a root list that needs nothing else, by a text, and by a text of what it leads to. */
export function textFilters(): readonly TextFilters[] {
  return rootFields().flatMap((field) => {
    const where = field.args.find(({ name }) => name === 'where');
    const type = where && getNamedType(where.type);
    if (!isInputObjectType(type) || field.args.some(isRequiredArgument)) return [];
    const paths = textsOf(type, 1);
    const source = `query ($where: ${type.name}!) { found: ${field.name}(first: 5, where: $where) { totalCount nodes { __typename } } }`;
    return paths.length === 0 ? [] : [{ list: field.name, source, paths }];
  });
}

function textsOf(of: GraphQLInputObjectType, depth: number): string[][] {
  return Object.values(of.getFields()).flatMap((each) => {
    const inner = getNamedType(each.type);
    if (inner.name === 'StringFilter') return [[each.name, 'contains']];
    if (depth === 0 || !isInputObjectType(inner)) return [];
    if (inner.name.endsWith('RelationFilter')) {
      const some = inner.getFields()['some'];
      const rows = some && getNamedType(some.type);
      return isInputObjectType(rows) ? textsOf(rows, 0).map((text) => [each.name, 'some', ...text]) : [];
    }
    const leads = inner.name.endsWith('Where') && !['and', 'or', 'not'].includes(each.name);
    return leads ? textsOf(inner, 0).map((text) => [each.name, ...text]) : [];
  });
}

/** The `where` that finds rows by any of some paths and any of some texts. */
export const whereAny = (paths: readonly (readonly string[])[], texts: readonly string[]): object => ({
  or: paths.flatMap((path) => texts.map((text) => path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), text))),
});
