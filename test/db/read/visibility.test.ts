import { type GraphQLObjectType, getNamedType, isObjectType, parse, validate } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeGlobalId } from '../../../src/rules/catalog/global-id.ts';
import { anonymous, type Viewer } from '../../../src/rules/viewer.ts';
import { schema } from '../../../src/schema/index.ts';
import { addCluster, type Cluster, hiddenMark } from '../../support/catalog-cluster.ts';
import { type NodeName, nodeNames } from '../../support/catalog-nouns.ts';
import { ask, system } from '../../support/catalog-query.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { plantOpenScope } from '../../support/planted-scope.ts';
import {
  along,
  below,
  isNodeField,
  nounType,
  otherRootFields,
  type Path,
  pathsFrom,
  rootFields,
  rowTypeOf,
} from '../../support/schema-paths.ts';

let database: TestDatabase;
let cluster: Cluster;

beforeAll(async () => {
  database = await testDatabase();
  cluster = await addCluster(database.pool);
});
afterAll(async () => await database.close());

/** A document that goes along a path, and what leads to its first row. */
interface Walk {
  readonly name: string;
  readonly noun: string;
  readonly path: Path;
  readonly source: string;
}

const hideable = nodeNames.filter((noun) => !['Domain', 'Sector', 'Organization'].includes(noun));

/** Every walk: from each root list, and by `node`, `nodes` and the look-ups from each noun, and so many steps on. */
function walks(steps: number): Walk[] {
  const nameOf = (start: string, path: Path): string => [start, ...path.map(({ name }) => name)].join(' > ');
  const lists = rootFields().filter((field) =>
    field.args.every((arg) => arg.name !== 'by' && !arg.name.startsWith('id')),
  );
  const fromLists = lists.flatMap((field) => {
    const noun = nounType(String(rowTypeOf(field)));
    return pathsFrom(noun, steps).map((path): Walk => {
      const source = `{ ${below(field, (row) => along(row, path))} }`;
      return { name: nameOf(field.name, path), noun: noun.name, path, source };
    });
  });
  const fromIds = nodeNames.flatMap((name) =>
    pathsFrom(nounType(name), steps).map((path): Walk => {
      const selection = `{ __typename ... on ${name} { ${along(nounType(name), path)} } }`;
      const source = `query ($ids: [ID!]!, $id: ID!) { nodes(ids: $ids) ${selection} node(id: $id) ${selection} }`;
      return { name: nameOf(`node(${name})`, path), noun: name, path, source };
    }),
  );
  const lookUps = rootFields().filter((field) => field.args.some((arg) => arg.name === 'by'));
  const fromLookUps = lookUps.flatMap((field) => {
    const type = getNamedType(field.type);
    if (!isObjectType(type)) throw new Error(`${field.name} is no look-up`);
    return pathsFrom(type, 1).map((path): Walk => {
      const source = `query ($id: ID!) { ${field.name}(by: { id: $id }) { ${along(type, path)} } }`;
      return { name: nameOf(`${field.name}(by:)`, path), noun: type.name, path, source };
    });
  });
  return [...fromLists, ...fromIds, ...fromLookUps];
}

interface Found {
  /** What the answer holds that it must not. */
  readonly leaks: string[];
  /** Connections whose count is not that of their rows. */
  readonly miscounts: string[];
  readonly rows: number;
}

const valid = new Set<string>();

/** Goes a way as a viewer. The document is parsed anew: plans are kept by document, and scopes change here. */
async function go({ source, noun }: Walk, viewer: Viewer): Promise<Found> {
  const document = parse(source);
  if (!valid.has(source)) expect(validate(schema, document)).toEqual([]);
  valid.add(source);
  const { visible, hidden } = cluster;
  const ids = [...visible[noun as NodeName], ...hidden[noun as NodeName]];
  const { data, errors } = await ask(database.pool, document, { ids, id: ids[0] }, { viewer });
  expect(errors).toBeUndefined();
  const text = JSON.stringify(data);
  const found: Found = { leaks: [], miscounts: [], rows: text.split('"id":').length - 1 };
  if (text.includes(hiddenMark)) found.leaks.push(hiddenMark);
  for (const id of Object.values(hidden).flat()) if (text.includes(id)) found.leaks.push(id);
  count(data, found.miscounts);
  return found;
}

function count(value: unknown, miscounts: string[]): void {
  if (value === null || typeof value !== 'object') return;
  if ('totalCount' in value && 'nodes' in value && 'pageInfo' in value) {
    const nodes = (value.nodes as unknown[]).length;
    const { hasNextPage } = value.pageInfo as { hasNextPage: boolean };
    if (nodes !== value.totalCount || hasNextPage) miscounts.push(`${value.totalCount} for ${nodes}`);
  }
  for (const each of Object.values(value)) count(each, miscounts);
}

describe('every way through the schema, four rows deep', () => {
  const all = walks(2);

  it('begins at every root field that leads to rows, and passes every relation', () => {
    // The caller alone (test/http/identity.test.ts), policy, which hides nothing but its conflicts (test/http/policy.test.ts),
    // figures, whose rows are those of the pages that open them (test/resolvers/analysis), and what is searched by text
    // (test/resolvers/search).
    const figures = ['coverage', 'coverageGaps', 'coverageTrend', 'scenarioCandidates'];
    const searched = ['search', 'searchSuggestions'];
    // What is told of one's own file and of what waits (test/resolvers/application, demands, products, registration,
    // review, notifications).
    const checks = ['checkApplication', 'checkDataDemand', 'checkProduct', 'checkRegistration'];
    const waiting = ['unreadNotificationCount', 'unreadNotificationCounts', 'waitingStatistics'];
    // What an exchange alone is told, and what the authority is about to disclose (test/resolvers/exchange, test/http/disclosures.test.ts).
    const told = ['exchangeFeed', 'feedDigest', 'listingsInRange', 'disclosureDraft'];
    const own = [...checks, ...waiting, ...told];
    const others = ['calendar', ...figures, 'me', 'policy', 'policyConflicts', ...searched, ...own, 'workingDays'];
    expect(otherRootFields().sort()).toEqual(others.sort());
    const starts = new Set(all.map(({ name }) => name.split(' ')[0]?.replace(/\(.*/, '')));
    expect([...starts].sort()).toEqual(
      rootFields()
        .filter((field) => !isNodeField(field))
        .map(({ name }) => name)
        .concat('node')
        .sort(),
    );
    const steps = new Set(all.flatMap(({ path }) => path));
    const types = nodeNames
      .map(nounType)
      .concat(['OpenAccess', 'ApplyAccess', 'AuthorisedOperationAccess'].map(nounType));
    const relations = types.flatMap((type: GraphQLObjectType) => pathsFrom(type, 1).flat());
    expect(relations.filter((field) => !steps.has(field)).map(({ name }) => name)).toEqual([]);
    expect(all.length).toBeGreaterThan(300);
  });

  const startOf = ({ name }: Walk): string => name.split(' > ')[0] ?? '';
  const groups = [...new Set(all.map(startOf))].map(
    (start) => [start, all.filter((walk) => startOf(walk) === start)] as const,
  );

  it.each(groups)('%s: the public meets no hidden row', async (_start, own) => {
    let rows = 0;
    for (const walk of own) {
      const seen = await go(walk, anonymous);
      expect({ way: walk.name, ...seen }).toEqual({ way: walk.name, leaks: [], miscounts: [], rows: seen.rows });
      rows += seen.rows;
    }
    expect(rows).toBeGreaterThan(own.length);
  });
});

describe('the same ways, two rows shorter, taken by a part of the service', () => {
  it('all meet hidden rows, so each of them can go red', async () => {
    const blind: string[] = [];
    // A look-up of a visible row need not lead to a hidden one.
    for (const walk of walks(1).filter(({ name }) => !name.includes('(by:)'))) {
      const { leaks } = await go(walk, system);
      if (leaks.length === 0) blind.push(walk.name);
    }
    expect(blind).toEqual([]);
  });
});

describe('a scope that lets everything through', () => {
  it.each(hideable)('of %s is found', async (noun) => {
    plantOpenScope(noun);
    const ways = walks(1).filter(
      (walk) => walk.noun === noun || walk.path.some((field) => String(rowTypeOf(field)) === noun),
    );
    const found = await Promise.all(ways.map(async (walk) => ({ way: walk.name, ...(await go(walk, anonymous)) })));
    const red = found.filter(({ leaks }) => leaks.length > 0).map(({ way }) => way);
    const starts = new Set(red.map((way) => way.split(' > ')[0]));
    expect(starts.has(`node(${noun})`)).toBe(true);
  });
});

describe('a hidden row', () => {
  const unknown = '00000000-0000-7000-8000-000000000000';

  it.each(nodeNames)('%s: its id answers as an unknown id does', async (noun) => {
    const document = parse('query ($id: ID!) { node(id: $id) { id } nodes(ids: [$id]) { __typename id } }');
    const nothing = await ask(database.pool, document, { id: encodeGlobalId(noun, unknown) });
    expect(nothing).toEqual({ data: { node: null, nodes: [null] } });
    for (const id of cluster.hidden[noun]) expect(await ask(database.pool, document, { id })).toEqual(nothing);
    for (const id of cluster.visible[noun])
      expect((await ask(database.pool, document, { id })).data).toMatchObject({ node: { id } });
    expect(cluster.hidden[noun].length > 0).toBe(hideable.includes(noun));
  });

  it.each(['Resource', 'Scenario', 'Product'] as const)(
    '%s: its code answers as an unknown code does',
    async (noun) => {
      const field = noun.toLowerCase();
      const document = parse(`query ($by: ${noun}By!) { ${field}(by: $by) { id code } }`);
      const nothing = await ask(database.pool, document, { by: { code: 'nobody' } });
      expect(nothing).toEqual({ data: { [field]: null } });
      expect(cluster.codes[noun].length).toBeGreaterThan(2);
      for (const code of cluster.codes[noun])
        expect(await ask(database.pool, document, { by: { code } })).toEqual(nothing);
      for (const id of cluster.hidden[noun])
        expect(await ask(database.pool, document, { by: { id } })).toEqual(nothing);
    },
  );

  it('does not make a need met', async () => {
    const document = parse('{ scenarios { nodes { needs { nodes { importance isMet matches { totalCount } } } } } }');
    for (const viewer of [anonymous, system]) {
      const text = JSON.stringify(await ask(database.pool, document, {}, { viewer }));
      expect(text).toContain('"importance":"SUBSTITUTE","isMet":false');
      expect(text).not.toContain('"importance":"SUBSTITUTE","isMet":true');
      expect(text).toContain('"importance":"REQUIRED","isMet":true');
    }
  });
});
