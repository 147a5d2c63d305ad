import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

const compiler = path.resolve('node_modules/relay-compiler/cli.js');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'relay-'));
  mkdirSync(path.join(folder, 'src'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Components as a Relay client writes them: pages that go on in both directions, fragments that are read again. */
const components = `
import { graphql } from 'relay-runtime';
graphql\`query pageQuery($id: ID!) { node(id: $id) { ...page_resources @alias ...page_items @alias } ...page_list domains { ...page_domain } }\`;
graphql\`
  fragment page_list on Query
  @argumentDefinitions(count: { type: "Int", defaultValue: 10 }, cursor: { type: "String" }, where: { type: "ResourceWhere" })
  @refetchable(queryName: "pageListQuery") {
    resources(first: $count, after: $cursor, where: $where, orderBy: [{ field: TITLE }]) @connection(key: "page__resources", filters: ["where"]) {
      totalCount
      edges { node { id code ...page_card } }
    }
  }\`;
graphql\`
  fragment page_items on Resource
  @argumentDefinitions(count: { type: "Int", defaultValue: 10 }, cursor: { type: "String" })
  @refetchable(queryName: "pageItemsQuery") {
    items(last: $count, before: $cursor) @connection(key: "page__items") { edges { node { name grade } } }
  }\`;
graphql\`
  fragment page_resources on Organization
  @argumentDefinitions(count: { type: "Int", defaultValue: 10 }, cursor: { type: "String" })
  @refetchable(queryName: "pageResourcesQuery") {
    resources(first: $count, after: $cursor) @connection(key: "provided__resources") { edges { node { ...page_card } } }
  }\`;
graphql\`fragment page_domain on Domain @refetchable(queryName: "pageDomainQuery") { code name scenarios(first: 3) { nodes { title } } }\`;
graphql\`fragment page_card on Resource { title accessRoute { __typename ... on OpenAccess { url } } }\`;
`;

/** Compiles the components against a schema; returns what was made, or what the compiler says. */
function compile(schema: string): { made: string[]; said: string } {
  writeFileSync(path.join(folder, 'schema.graphql'), schema);
  writeFileSync(path.join(folder, 'src', 'page.js'), components);
  const config = { src: './src', schema: './schema.graphql', language: 'javascript', eagerEsModules: true };
  writeFileSync(path.join(folder, 'relay.config.json'), JSON.stringify(config));
  const ran = spawnSync(process.execPath, [compiler, 'relay.config.json'], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 100_000,
  });
  const said = `${ran.stdout}${ran.stderr}`;
  if (ran.status !== 0) return { made: [], said };
  return { made: readdirSync(path.join(folder, 'src', '__generated__')).sort(), said };
}

const contract = readFileSync('schema.graphql', 'utf8');

it('relay-compiler accepts connections and refetchable fragments', () => {
  copyFileSync('schema.graphql', path.join(folder, 'schema.graphql'));
  const { made, said } = compile(contract);
  expect(made, said).toEqual(
    ['pageDomainQuery', 'pageItemsQuery', 'pageListQuery', 'pageQuery', 'pageResourcesQuery']
      .concat(['page_card', 'page_domain', 'page_items', 'page_list', 'page_resources'])
      .map((name) => `${name}.graphql.js`),
  );
});

it.each([
  ['without pageInfo', /pageInfo/, (text: string) => text.replaceAll('  pageInfo: PageInfo!\n', '')],
  ['without node(id:)', /node|refetchable/, (text: string) => text.replace(/^ {2}node\([^)]*\): Node\n/m, '')],
  ['where an edge has no cursor', /cursor/, (text: string) => text.replaceAll('  cursor: String!\n', '')],
])('and refuses a schema %s', (_name, reason, plant) => {
  const planted = plant(contract);
  expect(planted).not.toBe(contract);
  const { made, said } = compile(planted);
  expect(made).toEqual([]);
  expect(said).toMatch(reason);
});
