import {
  GraphQLEnumType,
  GraphQLError,
  type GraphQLFieldConfigMap,
  GraphQLID,
  GraphQLInputObjectType,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  type GraphQLOutputType,
  GraphQLScalarType,
  GraphQLSchema,
  GraphQLString,
} from 'graphql';

/** What the resolvers of the test schema have done; "no resolver ran" is `calls === 0`. */
export interface SchemaActivity {
  calls: number;
  flips: number;
  /** Requests that have begun to wait. */
  waits: number;
}

/** What the tests see of the context: who the server takes the caller for, and the headers it passed on. */
export interface TestContext {
  readonly actor: string | null;
  readonly headers: Readonly<Record<string, unknown>>;
}

type Fields = GraphQLFieldConfigMap<unknown, TestContext>;

const PageInfo = new GraphQLObjectType({ name: 'PageInfo', fields: { endCursor: { type: GraphQLString } } });
const Colour = new GraphQLEnumType({ name: 'Colour', values: { VERMILION: {}, CERULEAN: {} } });
const Filter = new GraphQLInputObjectType({
  name: 'SecretFilter',
  fields: { hiddenOwner: { type: GraphQLString }, colour: { type: Colour } },
});
const Instant = new GraphQLScalarType({
  name: 'Instant',
  serialize: (value) => (value as Date).toISOString(),
});
const pageArguments = { first: { type: GraphQLInt, defaultValue: 20 }, last: { type: GraphQLInt } };

/**
 * Builds a schema with every shape the limits know: cycles, connections, bounded and unbounded lists, look-ups by ids,
 * and fields that fail in each way a resolver can.
 *
 * Returns the schema and the record of what its resolvers did.
 */
export function buildLimitsSchema(): { schema: GraphQLSchema; activity: SchemaActivity } {
  const activity: SchemaActivity = { calls: 0, flips: 0, waits: 0 };
  const counted =
    <T>(answer: T) =>
    (): T => {
      activity.calls += 1;
      return answer;
    };
  const connection = (name: string, node: GraphQLOutputType) =>
    new GraphQLObjectType({
      name: `${name}Connection`,
      fields: () => ({
        edges: {
          type: new GraphQLList(
            new GraphQLObjectType({
              name: `${name}Edge`,
              fields: () => ({ cursor: { type: GraphQLString }, node: { type: node } }),
            }),
          ),
        },
        nodes: { type: new GraphQLList(node) },
        pageInfo: { type: PageInfo },
        totalCount: { type: GraphQLInt },
      }),
    });
  const Provider: GraphQLObjectType = new GraphQLObjectType({
    name: 'Provider',
    fields: () => ({
      name: { type: GraphQLString, resolve: counted('City Data Bureau') },
      datasets: { type: DatasetConnection, args: pageArguments, resolve: counted({ nodes: [] }) },
    }),
  });
  const Dataset: GraphQLObjectType = new GraphQLObjectType({
    name: 'Dataset',
    fields: () => ({
      id: { type: GraphQLID },
      title: { type: GraphQLString, args: { width: { type: GraphQLInt } }, resolve: counted('Bus stops') },
      provider: { type: Provider, resolve: counted({}) },
      related: { type: DatasetConnection, args: pageArguments, resolve: counted({ nodes: [] }) },
      labels: { type: new GraphQLList(Dataset), extensions: { maxItems: 5 }, resolve: counted([]) },
      copies: { type: new GraphQLList(Dataset), resolve: counted([]) },
    }),
  });
  const DatasetConnection = connection('Dataset', Dataset);

  const query: Fields = {
    hello: { type: GraphQLString, resolve: counted('world') },
    dataset: { type: Dataset, args: { id: { type: GraphQLID } }, resolve: counted({ id: '1' }) },
    datasets: {
      type: DatasetConnection,
      args: pageArguments,
      resolve: counted({ nodes: [{ id: '1' }], totalCount: 1 }),
    },
    nodes: {
      type: new GraphQLList(Dataset),
      args: { ids: { type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(GraphQLID))) } },
      resolve: counted([]),
    },
    find: { type: GraphQLString, args: { where: { type: Filter }, limit: { type: GraphQLInt } }, resolve: counted('') },
    page: { type: GraphQLString, args: { size: { type: new GraphQLNonNull(GraphQLInt), defaultValue: 5 } } },
    actor: { type: GraphQLString, resolve: (_source, _arguments, context) => context.actor },
    headers: { type: GraphQLString, resolve: (_source, _arguments, context) => JSON.stringify(context.headers) },
    wait: {
      type: GraphQLString,
      args: { ms: { type: new GraphQLNonNull(GraphQLInt) } },
      resolve: (_source, { ms }) => {
        activity.waits += 1;
        return new Promise((resolve) => setTimeout(() => resolve('done'), ms));
      },
    },
    ...failingFields,
  };
  const schema = new GraphQLSchema({
    query: new GraphQLObjectType({ name: 'Query', fields: query }),
    mutation: new GraphQLObjectType({
      name: 'Mutation',
      fields: {
        flip: {
          type: GraphQLInt,
          resolve: () => {
            activity.calls += 1;
            activity.flips += 1;
            return activity.flips;
          },
        },
      },
    }),
    subscription: new GraphQLObjectType({
      name: 'Subscription',
      fields: { ticks: { type: GraphQLInt, resolve: counted(1) } },
    }),
  });
  return { schema, activity };
}

/** A password in an address, as drivers like to put into their messages. */
export const LEAKY_ADDRESS = 'postgres://catalog:hunter2@db.internal/catalog';

const withCode = (message: string, code: string): Error => Object.assign(new Error(message), { code });
const failing = (error: () => unknown) => ({
  type: GraphQLString,
  resolve: () => {
    throw error();
  },
});

const failingFields: Fields = {
  throws: failing(() => new Error(`cannot connect to ${LEAKY_ADDRESS}`)),
  throwsText: failing(() => 'relation "applications" does not exist'),
  throwsDriverError: failing(() =>
    Object.assign(withCode('duplicate key value violates "one_notice"', '23505'), { extensions: { code: 'UNIQUE' } }),
  ),
  throwsUnreachable: failing(() => new Error('query failed', { cause: withCode(LEAKY_ADDRESS, 'ECONNREFUSED') })),
  throwsFull: failing(() => withCode('sorry, too many clients already', '53300')),
  throwsCancelled: failing(
    () => new Error('query failed', { cause: withCode('canceling statement due to statement timeout', '57014') }),
  ),
  refuses: failing(() => new GraphQLError('the notice is closed', { extensions: { code: 'NOTICE_CLOSED' } })),
  manyFailures: {
    type: new GraphQLList(
      new GraphQLObjectType({ name: 'Broken', fields: { field: failing(() => new Error('row')) } }),
    ),
    resolve: () => Array.from({ length: 40 }, () => ({})),
  },
  invalidDate: { type: Instant, resolve: () => new Date(Number.NaN) },
  strays: {
    type: GraphQLString,
    resolve: () => {
      void Promise.reject(new Error('nobody waits for this'));
      return 'ok';
    },
  },
};
