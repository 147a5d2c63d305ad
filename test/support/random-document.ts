import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isObjectType,
} from 'graphql';
import { schema } from '../../src/schema/index.ts';
import { isCatalogType, nodeNames } from './catalog-nouns.ts';
import { rootFields } from './schema-paths.ts';

/** Variables that every random document declares. */
export const randomVariables = '$yes: Boolean!, $no: Boolean!, $size: Int, $ids: [ID!]!, $id: ID!';

const connection = (type: GraphQLNamedType): boolean => isObjectType(type) && type.name.endsWith('Connection');

/** What rules say of a row, which no row holds: tested with the rules. Facets have a second opinion of their own. */
const ofRules = new Set(['availableActions', 'withdrawalImpact', 'freshness', 'facets']);

/** Names that nouns give to fields of different types; below an interface they need an alias to stand side by side. */
const ambiguous = new Set(
  nodeNames
    .flatMap((noun) => {
      const type = schema.getType(noun);
      return isObjectType(type)
        ? Object.values(type.getFields()).map(({ name, type: own }) => `${name} ${String(own)}`)
        : [];
    })
    .sort()
    .filter(
      (each, index, sorted) =>
        each !== sorted[index - 1] &&
        sorted.some((other) => other !== each && other.split(' ')[0] === each.split(' ')[0]),
    )
    .map((each) => each.split(' ')[0]),
);

/**
 * Writes valid documents at random, as odd as they may be: aliases with other arguments, fields said twice, fragments in
 * fragments, on interfaces and unions, directives on everything. Cursors are left out.
 */
export class RandomDocument {
  readonly #random: () => number;
  readonly #fragments: string[] = [];
  #names = 0;

  constructor(seed: number) {
    let state = seed >>> 0;
    this.#random = () => {
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
    };
  }

  write(operations = 1): string {
    const query = schema.getQueryType();
    if (!query) throw new Error('no query type');
    const written = Array.from(
      { length: operations },
      (_, index) => `query Q${index}(${randomVariables}) { ...Shared ... ${this.#set(query, 3)} }`,
    );
    // Uses every variable, and is shared by all operations.
    const shared = `fragment Shared on Query {
      s1: resources(first: $size) @include(if: $yes) @skip(if: $no) { totalCount nodes { code } }
      s2: nodes(ids: $ids) { id } s3: node(id: $id) { id } }`;
    return [...written, shared, ...this.#fragments].join('\n');
  }

  #chance(odds: number): boolean {
    return this.#random() < odds;
  }

  #pick<T>(from: readonly T[]): T {
    const picked = from[Math.floor(this.#random() * from.length)];
    if (picked === undefined) throw new Error('nothing to pick from');
    return picked;
  }

  #set(type: GraphQLObjectType, depth: number): string {
    const parts = Array.from({ length: 1 + Math.floor(this.#random() * 3) }, () => this.#selection(type, depth));
    return `{ ${this.#leaf(type)} ${parts.join(' ')} }`;
  }

  /** Something that is always there, so that no set is empty. */
  #leaf(type: GraphQLObjectType): string {
    return this.#chance(0.5) || type.getFields()['id'] === undefined ? '__typename' : `id ${this.#directive()}`;
  }

  #directive(): string {
    if (this.#chance(0.75)) return '';
    const [name, value] = this.#pick([
      ...[
        ['include', '$yes'],
        ['include', '$no'],
        ['skip', '$yes'],
        ['skip', '$no'],
        ['include', 'true'],
        ['skip', 'false'],
      ],
    ]) as [string, string];
    return `@${name}(if: ${value})`;
  }

  #selection(type: GraphQLObjectType, depth: number): string {
    const kind = this.#random();
    if (kind < 0.12 && depth > 0) {
      const inner = this.#set(type, depth - 0.5);
      if (this.#chance(0.5) && nodeNames.some((name) => name === type.name))
        return `... on Node ${this.#directive()} { id ... on ${type.name} ${inner} }`;
      return `... ${this.#pick(['', `on ${type.name}`])} ${this.#directive()} ${inner}`;
    }
    if (kind < 0.24 && depth > 0) {
      this.#names += 1;
      const name = `F${this.#names}`;
      this.#fragments.push(`fragment ${name} on ${type.name} ${this.#set(type, depth - 0.5)}`);
      return `...${name} ${this.#directive()} ${this.#chance(0.3) ? `...${name}` : ''}`;
    }
    const own = type === schema.getQueryType() ? rootFields() : Object.values(type.getFields());
    const fields = own.filter(
      (field) =>
        isCatalogType(getNamedType(field.type).name) &&
        !ofRules.has(field.name) &&
        field.name !== 'cursor' &&
        !field.name.endsWith('Cursor') &&
        isCatalogType(getNamedType(field.type).name) &&
        (depth > 0 || isLeafType(getNamedType(field.type))),
    );
    return fields.length === 0 ? '__typename' : this.#field(type, this.#pick(fields), depth);
  }

  /** Without an alias a field always has the arguments of its name, so that the same field twice can be merged. */
  #field(parent: GraphQLObjectType, field: GraphQLField<unknown, unknown>, depth: number): string {
    const type = getNamedType(field.type);
    const plain = this.#chance(0.35);
    const hasArguments = field.args.length > 0;
    this.#names += 1;
    const own = ambiguous.has(field.name) ? `${field.name}Of${parent.name}: ` : '';
    const alias = hasArguments && !plain ? `a${this.#names}: ` : this.#chance(0.2) ? `b${this.#names}: ` : own;
    const args = hasArguments ? this.#arguments(field, alias === own) : '';
    return `${alias}${field.name}${args} ${this.#directive()} ${this.#below(type, depth)}`;
  }

  #below(type: GraphQLNamedType, depth: number): string {
    if (isLeafType(type)) return '';
    if (isObjectType(type)) {
      const parts = connection(type) || type.name.endsWith('Edge') ? 0.25 : 1;
      return this.#set(type, Math.max(0, depth - parts));
    }
    if (!isAbstractType(type)) throw new Error(`${type.name} has no selection`);
    const members = [...schema.getPossibleTypes(type)].filter(({ name }) => isCatalogType(name));
    const some = [this.#pick(members), this.#pick(members), this.#pick(members)];
    return `{ __typename ${some.map((member) => `... on ${member.name} ${this.#directive()} ${this.#set(member, depth - 1)}`).join(' ')} }`;
  }

  #arguments(field: GraphQLField<unknown, unknown>, plain: boolean): string {
    if (field.name === 'node') return '(id: $id)';
    if (field.name === 'nodes') return '(ids: $ids)';
    if (field.args.some(({ name }) => name === 'by'))
      return field.name === 'domain' ? '(by: { code: HEALTH })' : '(by: { id: $id })';
    if (plain) return '(first: 2)';
    const args = [
      this.#pick([
        'first: 1',
        'first: 3',
        'first: $size',
        'last: 2',
        'last: $size',
        'first: 0',
        'last: 100',
        'first: 7',
      ]),
    ];
    const order = getNamedType(field.args.find(({ name }) => name === 'orderBy')?.type);
    const sort = isInputObjectType(order) ? getNamedType(order.getFields()['field']?.type) : undefined;
    if (isEnumType(sort) && this.#chance(0.5)) {
      const value = this.#pick(sort.getValues().filter(({ name }) => name !== 'RELEVANCE')).name;
      args.push(`orderBy: [{ field: ${value}, direction: ${this.#pick(['ASC', 'DESC'])} }]`);
    }
    const where = getNamedType(field.args.find(({ name }) => name === 'where')?.type);
    if (isInputObjectType(where) && this.#chance(0.4)) {
      const named = ['name', 'title'].find((name) => where.getFields()[name]);
      args.push(
        `where: ${this.#pick(['{}', '{ or: [] }', `{ ${named}: { contains: "${this.#pick(['市', '数', '信息', 'x'])}" } }`, `{ not: { ${named}: { contains: "信" } } }`])}`,
      );
    }
    return `(${args.sort(() => (this.#chance(0.5) ? 1 : -1)).join(', ')})`;
  }
}
