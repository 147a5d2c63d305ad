import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

/** Names that are there and that no test text holds. */
const untested = (names: readonly string[], text: string): string[] =>
  names.filter((name) => !new RegExp(`\\b${name}\\b`).test(text));

it('every document of operations/ is named by a test that sends it and counts its statements', () => {
  const documents = readdirSync('operations', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.graphql'))
    .map((file) => readFileSync(path.join('operations', file), 'utf8'))
    .flatMap((text) => [...text.matchAll(/^(?:query|mutation|subscription) (\w+)/gm)].map(([, name = '']) => name));
  expect(documents.length).toBeGreaterThan(25);
  const tests = readdirSync('test/operations')
    .map((file) => readFileSync(path.join('test/operations', file), 'utf8'))
    .filter((text) => text.includes('statementsOf('));
  expect(untested(documents, tests.join('\n'))).toEqual([]);
  expect(untested(['Home', 'Planted'], 'Home: { statements: 3 }')).toEqual(['Planted']);
});
