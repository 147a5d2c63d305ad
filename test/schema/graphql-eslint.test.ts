import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ESLint } from 'eslint';
import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const eslint = new ESLint({ cwd: root, overrideConfigFile: 'graphql.eslint.config.mjs' });
const contract = readFileSync(path.join(root, 'schema.graphql'), 'utf8');

/** What the rules say of a text, as if it stood in that file. */
async function said(file: string, text: string): Promise<(string | null)[]> {
  const results = await eslint.lintText(text, { filePath: path.join(root, file) });
  return results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId));
}

it('the contract and every operation are clean', async () => {
  const results = await eslint.lintFiles(['schema.graphql', 'operations/**/*.graphql']);
  expect(results.length).toBeGreaterThan(8);
  expect(results.flatMap(({ filePath, messages }) => messages.map(({ message }) => `${filePath}: ${message}`))).toEqual(
    [],
  );
});

it.each([
  ['a type without a description', 'require-description', '\ntype Planted { id: ID! }\n'],
  [
    'a type without an id',
    'strict-id-in-types',
    '\n"""Planted."""\ntype Planted {\n  """Planted."""\n  name: String!\n}\n',
  ],
  [
    'a connection without pageInfo',
    'relay-connection-types',
    '\n"""Planted."""\ntype PlantedConnection {\n  """Planted."""\n  edges: [ResourceEdge!]!\n}\n',
  ],
])('%s in the contract is found', async (_name, rule, text) => {
  expect(await said('schema.graphql', contract)).toEqual([]);
  expect(await said('schema.graphql', contract + text)).toContain(`@graphql-eslint/${rule}`);
});

it.each([
  ['without a name', 'no-anonymous-operations', 'query {\n  domains {\n    id\n  }\n}\n'],
  ['with a field that is not there', 'fields-on-correct-type', 'query Planted {\n  domains {\n    planted\n  }\n}\n'],
  [
    'with a variable that is not used',
    'no-unused-variables',
    'query Planted($x: Int) {\n  domains {\n    id\n  }\n}\n',
  ],
])('an operation %s is found', async (_name, rule, text) => {
  expect(await said('operations/portal/Planted.graphql', text)).toContain(`@graphql-eslint/${rule}`);
});
